package assessment

import (
	"encoding/json"
	"slices"

	"gemba/checklist"
)

// Result is the assessment of one visit. All scores are milli-points. Its JSON
// is what "gemba assess --json" prints.
type Result struct {
	Model     string `json:"model"`
	Checklist string `json:"checklist"` // hash of the text, see checklist.Checklist.Hash
	Scope     string `json:"scope"`

	// Status is what stands on the first line: a letter when the grade is
	// firm, "C?" when provisional, "<=C" when not rated but capped, else "NR".
	Status string `json:"status"`
	// Grade is the letter of the score under every cap and hold, Best and
	// Worst are those of the ends of the range. They are the same when Firm.
	Grade checklist.Grade `json:"grade"`
	Best  checklist.Grade `json:"best"`
	Worst checklist.Grade `json:"worst"`
	Firm  bool            `json:"firm"`
	Rated bool            `json:"rated"` // a third of the practice evidence exists, or firm
	// Score and Range are those of practice under the strictest cap.
	Score int64 `json:"score"`
	Range

	Practice Axis    `json:"practice"`
	Paper    Axis    `json:"paper"`
	Themes   []Theme `json:"themes"`
	Gap      Gap     `json:"gap"`
	Caps     []Cap   `json:"caps"`  // strictest first
	Holds    []Hold  `json:"holds"` // strictest first

	// Next holds every item that is worth asking, best first. Flips holds
	// every item that alone could change the grade, upward changes first.
	Next  []Question `json:"next"`
	Flips []Flip     `json:"flips"`

	// Contributions are those of practice.
	Contributions []Contribution `json:"contributions"`

	// Confidence is a sentence of its own, never mixed with the grade (ICD
	// 203). Sentence is the one with which a report starts.
	Confidence string `json:"confidence"`
	Sentence   string `json:"sentence"`

	// Modifiers are facts about the visit that say how much the rest proves.
	// They are printed beside the confidence and never enter a number.
	Modifiers []string `json:"modifiers,omitempty"`
	// Faults are the answers whose numbers cannot be.
	Faults []Fault `json:"faults,omitempty"`

	// Level is the word of the confidence sentence: high, moderate, low or
	// none.
	Level string `json:"-"`
	// CapAdjust is what the strictest cap takes from the practice score.
	CapAdjust int64 `json:"-"`
	// Target is the next better grade, empty at A; PointsShort is how far the
	// practice score is from it, and BlockedBy names the items (or, for a rule
	// over several items, the rule) whose cap or hold stands in the way.
	Target      checklist.Grade `json:"-"`
	PointsShort int64           `json:"-"`
	BlockedBy   []string        `json:"-"`
}

// Theme is the subtotal of one theme.
type Theme struct {
	ID string `json:"id"`
	Axis

	Weight int64 `json:"weight"` // of its items in the scope
	Items  int   `json:"items"`  // that the scope asks

	index int // of the theme in Checklist.Themes
}

// Gap is paper less practice.
type Gap struct {
	Score       int64 `json:"score"`
	Lo          int64 `json:"lo"`
	Hi          int64 `json:"hi"`
	Established bool  `json:"established"` // one of the two is ahead whatever is not known
}

// Words says what the gap means.
func (g Gap) Words() string {
	switch {
	case g.Lo > 0:
		return "paper is ahead of practice: established"
	case g.Hi < 0:
		return "practice is ahead of paper: established"
	}
	return "no gap established yet"
}

// Cap is a rule that fired: something is proven bad.
type Cap struct {
	Rule  string          `json:"rule"`
	Grade checklist.Grade `json:"grade"`
	Item  string          `json:"item"` // the first one, where a rule looks at several; empty for a theme
	Text  string          `json:"text"` // the observation that fired it, in words

	Words   checklist.Text  `json:"-"` // the rule, in words
	Items   []string        `json:"-"` // all items concerned
	Without checklist.Grade `json:"-"` // the grade if this cap alone were not there
}

// capsBy reports whether one of the caps is the item's.
func (r *Result) capsBy(item string) bool {
	return slices.ContainsFunc(r.Caps, func(c Cap) bool { return c.Item == item })
}

// Hold keeps the grade down while a starred item is not yet proven good. Unlike
// a cap it leaves the range alone, and goes when the floor is proven.
type Hold struct {
	Item  string          `json:"item"`
	Grade checklist.Grade `json:"grade"`
	Text  string          `json:"text"`
}

// Fault is an answer whose numbers cannot be. It counts as not asked.
type Fault struct {
	Item string `json:"item"`
	Text string `json:"text"`
}

// Question is an item worth asking next.
type Question struct {
	Item    string
	Gain    int64 // milli-points of the range that it is expected to close
	Minutes int   // of the visitor's own attention
	Reason  Reason
}

// MarshalJSON writes the reason in words.
func (q Question) MarshalJSON() ([]byte, error) {
	return json.Marshal(struct {
		Item    string `json:"item"`
		Gain    int64  `json:"gain"`
		Minutes int    `json:"minutes"`
		Why     string `json:"why"`
	}{q.Item, q.Gain, q.Minutes, q.Reason.String()})
}

// Flip is one item that alone would change the grade.
type Flip struct {
	Item  string          `json:"item"`
	To    int64           `json:"to"`    // the score that the item is set to: 0 or Full
	Grade checklist.Grade `json:"grade"` // the grade it would give
	Need  int64           `json:"need"`  // the score of the item from which on the grade changes
}
