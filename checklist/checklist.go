package checklist

import (
	"slices"
	"strings"
)

// Axis says what an item's points count for.
type Axis string

// The axes. Context items record and carry no points.
const (
	Practice Axis = "practice"
	Paper    Axis = "paper"
	Context  Axis = "context"
)

// Kind decides how an answer becomes a range of 0 to 100 points.
type Kind string

// The kinds. The last four record and carry no points.
const (
	Level       Kind = "level"
	Share       Kind = "share"
	Split       Kind = "split"
	Ratio       Kind = "ratio"
	Probe       Kind = "probe"
	Gaps        Kind = "gaps"
	Certificate Kind = "certificate"
	Fields      Kind = "fields"
	Count       Kind = "count"
	Words       Kind = "text"
	Promises    Kind = "commitments"
)

// Grade is a letter from A (best) to D. The zero value means "no letter".
type Grade string

// Header identifies a checklist and the assessment model it is written for.
type Header struct {
	ID            string   `toml:"id"`
	Version       string   `toml:"version,omitempty"`
	Model         string   `toml:"model,omitempty"`
	Title         Text     `toml:"title,inline,omitempty"`
	Note          string   `toml:"note,omitempty"`
	Languages     []string `toml:"languages,omitempty"`
	PracticeTotal int      `toml:"practice-total"`
	PaperTotal    int      `toml:"paper-total"`
}

// Scope is a size of visit. It is chosen before the visit and frozen with it.
type Scope struct {
	ID    string  `toml:"id"`
	Title Text    `toml:"title,inline,omitempty"`
	Hours float64 `toml:"hours"`
	Draw  int     `toml:"draw,omitempty"` // largest first draw of a sample
}

// Theme is a group of items whose points are printed as a subtotal.
type Theme struct {
	ID     string `toml:"id"`
	Title  Text   `toml:"title,inline,omitempty"`
	Weight int    `toml:"weight"`
	Caps   []Cap  `toml:"caps,inline,multiline,omitempty"`
}

// Place is where on the site an item is asked.
type Place struct {
	ID    string `toml:"id"`
	Title Text   `toml:"title,inline,omitempty"`
}

// Section is a group of items in the order of the walk.
type Section struct {
	ID    string `toml:"id"`
	Title Text   `toml:"title,inline,omitempty"`
	Note  Text   `toml:"note,inline,omitempty"`
}

// Choice is one entry of a table from which an answer is chosen: a basis, a
// disclosure, an outcome, a latency, a state, a tactic and so on. A table uses
// the numbers that belong to it and leaves the others zero.
type Choice struct {
	ID         string `toml:"id"`
	Key        string `toml:"key,omitempty"`
	Text       Text   `toml:"text,inline,omitempty"`
	Note       Text   `toml:"note,inline,omitempty"`
	Guarantees int    `toml:"guarantees,omitempty"`      // basis, outcome: percent of the points that is proven
	Points     int    `toml:"points,omitempty"`          // disclosure: points before the outcome is known
	Minus      int    `toml:"minus,omitempty"`           // latency: points it costs
	Minutes    int    `toml:"minutes,omitempty"`         // record class: expected minutes to have it in hand
	BestPick   string `toml:"best-pick,omitempty"`       // list source: the best a draw from it can count as
	Counts     string `toml:"counts,omitempty"`          // line status: fine, not-fine or leaves
	Side       string `toml:"side,omitempty"`            // NCR stage: early, late or none
	Innocent   Text   `toml:"innocent,inline,omitempty"` // tell: its innocent explanation
	Settles    Text   `toml:"settles,inline,omitempty"`  // tell: the test that settles it
}

// CapaElement is one of the elements on which a corrective action is graded.
type CapaElement struct {
	ID    string `toml:"id"`
	Title Text   `toml:"title,inline,omitempty"`
	Marks []Text `toml:"marks,inline,multiline,omitempty"` // what earns 0, 1 and 2
}

// ResponseSet is a set of anchored levels.
type ResponseSet struct {
	ID     string        `toml:"id"`
	Title  Text          `toml:"title,inline,omitempty"`
	Levels []AnchorLevel `toml:"levels,inline,multiline,omitempty"`
}

// AnchorLevel is one level of a response set: its points and what it means.
type AnchorLevel struct {
	Score int    `toml:"score"`
	Key   string `toml:"key,omitempty"`
	Text  Text   `toml:"text,inline,omitempty"`
}

// Anchors turns a percentage into points, in straight lines between its
// points of (percent, points).
type Anchors struct {
	ID     string      `toml:"id"`
	Note   string      `toml:"note,omitempty"`
	Points [][]float64 `toml:"points,omitempty"`
}

// Rule is one of the rules that can lower a grade, for printing.
type Rule struct {
	ID    string `toml:"id"`
	Grade Grade  `toml:"grade,omitempty"`
	By    string `toml:"by,omitempty"`
	Text  Text   `toml:"text,inline,omitempty"`
}

// Cap lowers the grade when the best case of an item (or a theme) is proven to
// be below a number of points.
type Cap struct {
	Below    int    `toml:"below"`
	Grade    Grade  `toml:"grade,omitempty"`
	ID       string `toml:"id"`
	Rule     Text   `toml:"rule,inline,omitempty"`
	MinItems int    `toml:"min-items,omitempty"` // themes: only where the scope asks so many of its items
}

// Knock is a fact that the visitor ticks as confirmed, with evidence: the item
// is worth nothing and the grade is bound.
type Knock struct {
	Grade Grade  `toml:"grade,omitempty"`
	ID    string `toml:"id"`
	Rule  Text   `toml:"rule,inline,omitempty"`
}

// Branch brings items forward when its condition holds.
type Branch struct {
	When  string   `toml:"when,omitempty"`
	Items []string `toml:"items,omitempty"`
	Why   Text     `toml:"why,inline,omitempty"`

	Condition Condition `toml:"-"`
}

// Field is one entry of an item that records several things.
type Field struct {
	Name    string              `toml:"name,omitempty"`
	Type    string              `toml:"type,omitempty"` // text, number, date, time, choice, tri, list-source or tells
	Unit    string              `toml:"unit,omitempty"`
	Role    string              `toml:"role,omitempty"` // what the arithmetic takes it for
	Label   Text                `toml:"label,inline,omitempty"`
	Options []map[string]string `toml:"options,inline,omitempty"`

	Choices []Choice `toml:"-"` // Options, resolved
}

// Measure returns the unit to stand behind a value of the field, or nothing
// where the label has it: quality people are 5, not 5 people.
func (f *Field) Measure() string {
	for word := range strings.FieldsSeq(f.Label.In("en")) {
		if strings.EqualFold(strings.Trim(word, ",;"), f.Unit) {
			return ""
		}
	}
	return f.Unit
}

// Item is one line of the walk.
type Item struct {
	ID          string   `toml:"id"`
	Section     string   `toml:"section,omitempty"`
	Axis        Axis     `toml:"axis,omitempty"`
	Theme       string   `toml:"theme,omitempty"`
	Kind        Kind     `toml:"kind,omitempty"`
	Instrument  string   `toml:"instrument,omitempty"`
	Weight      int      `toml:"weight"`
	Star        bool     `toml:"star,omitempty"`
	NA          bool     `toml:"na,omitempty"` // may be marked not applicable
	NAWhen      Text     `toml:"na-when,inline,omitempty"`
	Scopes      []string `toml:"scopes,omitempty"`
	Place       string   `toml:"place,omitempty"`
	Minutes     int      `toml:"minutes,omitempty"`
	Prompt      Text     `toml:"prompt,inline,omitempty"`
	Ask         Text     `toml:"ask,inline,omitempty"`
	Guidance    Text     `toml:"guidance,inline,omitempty"`
	Evidence    Text     `toml:"evidence,inline,omitempty"`
	ResponseSet string   `toml:"response-set,omitempty"`
	Anchors     string   `toml:"anchors,omitempty"`
	List        Text     `toml:"list,inline,omitempty"`
	Fine        Text     `toml:"fine,inline,omitempty"`
	Draw        int      `toml:"draw,omitempty"`
	CountAll    bool     `toml:"count-all,omitempty"`
	Open        bool     `toml:"open,omitempty"`
	Rides       string   `toml:"rides,omitempty"`
	ListFrom    string   `toml:"list-from,omitempty"`
	Pass        int      `toml:"pass,omitempty"`
	RecordClass string   `toml:"record-class,omitempty"`
	Fields      []Field  `toml:"fields,inline,multiline,omitempty"`
	Caps        []Cap    `toml:"caps,inline,multiline,omitempty"`
	Knock       *Knock   `toml:"knock,inline,omitempty"`
	Opens       []Branch `toml:"opens,inline,multiline,omitempty"`
	Feeds       []string `toml:"feeds,omitempty"`
	SetsPick    []string `toml:"sets-pick,omitempty"`
	Flags       string   `toml:"flags,omitempty"`

	Set   *ResponseSet `toml:"-"` // ResponseSet, resolved
	Curve *Anchors     `toml:"-"` // Anchors, resolved
	Index int          `toml:"-"` // position in Checklist.Items
}

// InScope reports whether the item is asked in a visit of the given scope.
func (it *Item) InScope(scope string) bool { return slices.Contains(it.Scopes, scope) }

// Scored reports whether the item carries points.
func (it *Item) Scored() bool { return it.Axis != Context }

// Field returns the item's field of that name, or nil.
func (it *Item) Field(name string) *Field {
	for i := range it.Fields {
		if it.Fields[i].Name == name {
			return &it.Fields[i]
		}
	}
	return nil
}

// Checklist is everything that a visit can ask, with the tables that its
// answers are chosen from. It is read-only once parsed.
type Checklist struct {
	Header       `toml:"checklist"`
	Scopes       []Scope       `toml:"scope,omitempty"`
	Themes       []Theme       `toml:"theme,omitempty"`
	Places       []Place       `toml:"place,omitempty"`
	Sections     []Section     `toml:"section,omitempty"`
	Bases        []Choice      `toml:"basis,omitempty"`
	States       []Choice      `toml:"state,omitempty"`
	ResponseSets []ResponseSet `toml:"response-set,omitempty"`
	AnchorSets   []Anchors     `toml:"anchors,omitempty"`
	Picks        []Choice      `toml:"pick,omitempty"`
	ListSources  []Choice      `toml:"list-source,omitempty"`
	LineStatuses []Choice      `toml:"line-status,omitempty"`
	Disclosures  []Choice      `toml:"disclosure,omitempty"`
	Outcomes     []Choice      `toml:"outcome,omitempty"`
	Latencies    []Choice      `toml:"latency,omitempty"`
	Classes      []Choice      `toml:"record-class,omitempty"`
	Tactics      []Choice      `toml:"tactic,omitempty"`
	GapLayers    []Choice      `toml:"gap-layer,omitempty"`
	NCRStages    []Choice      `toml:"ncr-stage,omitempty"`
	CapaElements []CapaElement `toml:"capa-element,omitempty"`
	ThreadLinks  []Choice      `toml:"thread-link,omitempty"`
	Tells        []Choice      `toml:"tell,omitempty"`
	Slips        []Choice      `toml:"slip,omitempty"`
	Rules        []Rule        `toml:"rule,omitempty"`
	Items        []Item        `toml:"item,omitempty"`

	// Source is the text that was parsed, and Hash the lower-case hexadecimal
	// SHA-256 of it: two checklists are the same when their hashes are.
	Source string `toml:"-"`
	Hash   string `toml:"-"`

	index map[string]int // item id to position in Items
}

// Item returns the item with the given id, or nil.
func (c *Checklist) Item(id string) *Item {
	if i, ok := c.index[id]; ok {
		return &c.Items[i]
	}
	return nil
}

// Section returns the section with the given id, or nil.
func (c *Checklist) Section(id string) *Section {
	for i := range c.Sections {
		if c.Sections[i].ID == id {
			return &c.Sections[i]
		}
	}
	return nil
}

// Scope returns the scope with the given id, or nil.
func (c *Checklist) Scope(id string) *Scope {
	for i := range c.Scopes {
		if c.Scopes[i].ID == id {
			return &c.Scopes[i]
		}
	}
	return nil
}

// Place returns the place with the given id, or nil.
func (c *Checklist) Place(id string) *Place {
	for i := range c.Places {
		if c.Places[i].ID == id {
			return &c.Places[i]
		}
	}
	return nil
}

// Asked returns the items of a section that a visit of the given scope asks,
// in the order of the walk.
func (c *Checklist) Asked(section, scope string) []*Item {
	var items []*Item
	for i := range c.Items {
		if it := &c.Items[i]; it.Section == section && it.InScope(scope) {
			items = append(items, it)
		}
	}
	return items
}

// Pick returns the entry of a table with the given id, or nil.
func Pick(table []Choice, id string) *Choice {
	for i := range table {
		if table[i].ID == id {
			return &table[i]
		}
	}
	return nil
}
