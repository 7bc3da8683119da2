package checklist

import (
	"cmp"
	"encoding/json"
	"slices"
	"time"
)

// The kinds of cells. A cell is (kind, key, field): what a change changes and
// what a merge compares.
const (
	KindVisit       = "visit"       // key empty
	KindAnswer      = "answer"      // key is the item id
	KindObservation = "observation" // key is a UUIDv7
	KindCommitment  = "commitment"  // key is a UUIDv7
)

// The fields of a visit cell.
const (
	FieldSupplier  = "supplier"
	FieldSite      = "site"
	FieldOrder     = "order"
	FieldDate      = "date"
	FieldVisitors  = "visitors"
	FieldScope     = "scope"
	FieldNotice    = "notice"
	FieldChecklist = "checklist"
)

// FieldValue is the one field of an answer; FieldDeleted, set to anything,
// takes an observation or a commitment off the list. Its facts stay.
const (
	FieldValue   = "value"
	FieldDeleted = "_deleted"
)

// Cell names one value of a visit.
type Cell struct{ Kind, Key, Field string }

// Change is one thing that somebody recorded: a new value of one cell, who
// entered it, when it was entered and, where that differs, when it was
// observed.
type Change struct {
	Cell
	Value    string
	Cleared  bool // the cell has no value any more
	Reason   string
	Observed time.Time
	Entered  time.Time
	By       string // name of the actor

	// Typed is where the text was kept while it was typed, where that is not
	// the cell itself: what is new has no key of its own yet. The draft there is
	// forgotten in the same step in which the change is stored.
	Typed Cell
}

// EncodeCell returns the text of a value that has parts, such as a [List], a [Draw]
// or a [Signature], as it stands in its cell.
func EncodeCell(v any) string {
	b, err := json.Marshal(v)
	if err != nil { // no part of a visit can fail to marshal
		panic(err)
	}
	return string(b)
}

// partChanges makes the changes of one entry of a list out of fields and values in
// turn; what is empty is left out.
func partChanges(kind, key string, pairs ...string) []Change {
	var list []Change
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i+1] != "" {
			list = append(list, Change{Cell: Cell{Kind: kind, Key: key, Field: pairs[i]}, Value: pairs[i+1]})
		}
	}
	return list
}

// Observation is a note in the visitor's own words about one item, or about
// the visit when Item is empty.
type Observation struct {
	ID       string
	Item     string
	Text     string
	Observed time.Time
	Entered  time.Time
	By       string
}

// Commitment is a promise: what, which role, by when, and what became of it.
type Commitment struct {
	ID    string
	Item  string
	What  string
	Role  string
	Due   string // YYYY-MM-DD
	State string // open, kept, late or broken; empty is open
	Done  string // YYYY-MM-DD on which it was kept or given up
}

// Open reports whether nothing has become of a promise yet.
func (p *Commitment) Open() bool { return p.State == "" || p.State == "open" }

// Overdue reports whether an open promise was due before the day of now.
func (p *Commitment) Overdue(now time.Time) bool {
	return p.Open() && p.Due != "" && p.Due < now.Format(time.DateOnly)
}

// Visit is one visit as it stands: the current value of each of its cells.
type Visit struct {
	ID        string // UUIDv7
	Supplier  string
	Site      string
	Order     string
	Date      string // YYYY-MM-DD
	Visitors  string
	Scope     string // frozen with the visit
	Notice    string // days the factory had, as typed
	Checklist string // hash of the checklist it was made with

	Answers      map[string]Answer
	Lists        map[string]List               // item id: what its sample is drawn from
	Draws        map[string]Draw               // item id: which lines were asked for
	Lines        map[string]map[int]SampleLine // item id, number of the line: what it turned out to be
	Entries      map[string]map[string]string  // item id, field of the entry: what was entered with an instrument
	Requests     []Request                     // records asked for, in the order of their ids
	Rivals       map[string][]Answer           // item id: answers of other observers, not yet reconciled
	Disputed     []Cell                        // other than answers: observers disagree, nobody settled it yet
	Observations []Observation                 // in the order of their ids, which is the order of entry
	Commitments  []Commitment
	Attachments  []Attachment // photographs and papers, in the order of their ids

	Comments   []Comment // of the review, in the order of their ids
	Lifts      []Lift    // of caps
	Pens       []Pen     // taken to the visit when it was closed
	Signatures []Signature
	Closed     *Closing // the last one; nil while the visit was never closed

	// Heads is the SHA-256, in lower-case hexadecimal, over the ids of the stored
	// versions that stand and can be signed. It is the same in every copy that
	// holds the same, whatever the version of the program. Only a visit that was
	// read from a file has it; a change takes it away.
	Heads string

	Changed time.Time // latest entry

	typed map[string]Answer // what was typed for items whose answer is derived from lines
}

// NewVisit returns an empty visit with the given id.
func NewVisit(id string) *Visit {
	return &Visit{
		ID: id, Answers: map[string]Answer{}, Rivals: map[string][]Answer{},
		Lists: map[string]List{}, Draws: map[string]Draw{}, Lines: map[string]map[int]SampleLine{}, typed: map[string]Answer{}, Entries: map[string]map[string]string{},
	}
}

// Apply alters the visit by one change. Cells that this version does not know
// are passed over, as are values that cannot be read: a file from a newer
// version must open.
func (v *Visit) Apply(c Change) {
	if c.Entered.After(v.Changed) {
		v.Changed = c.Entered
	}
	if Signable(c.Cell) {
		v.Heads = ""
	}
	switch c.Kind {
	case KindVisit:
		if p := v.field(c.Field); p != nil {
			*p = c.Value
		} else if c.Field == FieldClosed {
			v.applyClosing(c)
		}
	case KindAnswer:
		v.applyAnswer(c)
	case KindObservation:
		v.Observations = applyTo(v.Observations, c, func(o *Observation) *string { return &o.ID }, applyObservation)
	case KindSample:
		v.applySample(c)
	case KindLine:
		v.applyLine(c)
	case KindEntry:
		v.applyEntry(c)
	case KindRequest:
		v.Requests = applyTo(v.Requests, c, func(r *Request) *string { return &r.ID }, applyRequest)
	case KindCommitment:
		v.Commitments = applyTo(v.Commitments, c, func(p *Commitment) *string { return &p.ID }, applyCommitment)
	case KindPhoto:
		v.Attachments = applyTo(v.Attachments, c, func(a *Attachment) *string { return &a.ID }, applyAttachment)
	default:
		v.applyReview(c)
	}
}

func (v *Visit) field(name string) *string {
	switch name {
	case FieldSupplier:
		return &v.Supplier
	case FieldSite:
		return &v.Site
	case FieldOrder:
		return &v.Order
	case FieldDate:
		return &v.Date
	case FieldVisitors:
		return &v.Visitors
	case FieldScope:
		return &v.Scope
	case FieldNotice:
		return &v.Notice
	case FieldChecklist:
		return &v.Checklist
	}
	return nil
}

func (v *Visit) applyAnswer(c Change) {
	if c.Field != FieldValue {
		return
	}
	var a Answer
	if !c.Cleared {
		var err error
		if a, err = DecodeAnswer(c.Value); err != nil {
			return
		}
	}
	a.Observed, a.Entered, a.By = c.Observed, c.Entered, c.By
	if len(v.Lines[c.Key]) == 0 && !v.lined(c.Key) {
		v.setAnswer(c.Key, a)
		return
	}
	v.typed[c.Key] = a
	v.tally(c)
}

// applyTo alters the entry of a list that a change names, adding or removing
// it as needed, and keeps the list in the order of its ids.
func applyTo[T any](list []T, c Change, id func(*T) *string, apply func(*T, Change)) []T {
	i, found := slices.BinarySearchFunc(list, c.Key, func(e T, key string) int { return cmp.Compare(*id(&e), key) })
	if c.Field == FieldDeleted {
		if found && !c.Cleared {
			return slices.Delete(list, i, i+1)
		}
		return list
	}
	if !found {
		var e T
		*id(&e) = c.Key
		list = slices.Insert(list, i, e)
	}
	apply(&list[i], c)
	return list
}

func applyObservation(o *Observation, c Change) {
	switch c.Field {
	case "item":
		o.Item = c.Value
	case "text":
		o.Text = c.Value
		o.Observed, o.Entered, o.By = c.Observed, c.Entered, c.By
	}
}

func applyCommitment(p *Commitment, c Change) {
	switch c.Field {
	case "item":
		p.Item = c.Value
	case "what":
		p.What = c.Value
	case "role":
		p.Role = c.Value
	case "due":
		p.Due = c.Value
	case "state":
		p.State = c.Value
	case "done":
		p.Done = c.Value
	}
}

// Notes returns how many observations belong to an item.
func (v *Visit) Notes(item string) int {
	n := 0
	for i := range v.Observations {
		if v.Observations[i].Item == item {
			n++
		}
	}
	return n
}

// Progress counts the items of a section that the visit's scope asks, and how
// many of them were dealt with.
func (v *Visit) Progress(c *Checklist, section string) (done, asked int) {
	for _, it := range c.Asked(section, v.Scope) {
		asked++
		if v.Answers[it.ID].Given() {
			done++
		}
	}
	return done, asked
}

// Walked returns the share of the asked items that were dealt with, in percent.
func (v *Visit) Walked(c *Checklist) int {
	done, asked := 0, 0
	for i := range c.Sections {
		d, n := v.Progress(c, c.Sections[i].ID)
		done, asked = done+d, asked+n
	}
	if asked == 0 {
		return 0
	}
	return 100 * done / asked
}
