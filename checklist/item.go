package checklist

import (
	"slices"
	"strings"
)

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

// FieldOf returns the item's field with that role, or nil.
func (it *Item) FieldOf(role string) *Field {
	for i := range it.Fields {
		if it.Fields[i].Role == role {
			return &it.Fields[i]
		}
	}
	return nil
}

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

// KindNames returns the names of the kinds of items.
func KindNames() []string {
	var names []string
	for _, k := range []Kind{Level, Share, Split, Ratio, Probe, Gaps, Certificate, Fields, Count, Words, Promises} {
		names = append(names, string(k))
	}
	return names
}

// Usual returns the instrument that takes the answer to items of the kind
// unless the checklist names another.
func (k Kind) Usual() string {
	switch k {
	case Level:
		return "scale"
	case Share:
		return "record-sample"
	case Split:
		return "ncr-tally"
	case Gaps:
		return "self-detection"
	case Words:
		return "read-back"
	case Ratio, Probe, Certificate, Fields, Count, Promises: // the instrument has the name of the kind
	}
	return string(k)
}
