package checklist

import (
	"encoding/json"
	"time"
)

// The kinds of cells of the review: what was said about a visit after it was
// made. Their keys are UUIDv7. None of them alters what was seen.
const (
	KindComment   = "comment" // a comment, a challenge, an objection, or the answer to one
	KindLift      = "lift"    // a cap that somebody lifts under their own name
	KindPen       = "pen"     // somebody took the pen to a closed visit
	KindSignature = "signature"
)

// FieldClosed is the cell of a visit that says that it is closed, and with which
// result; see [Closing].
const FieldClosed = "closed"

// The types of a comment.
const (
	TypeComment   = "comment"
	TypeChallenge = "challenge" // "show the record": open until it is settled
	TypeObjection = "objection" // of the supplier; stands beside the finding
	TypeAnswer    = "answer"    // to another one
)

// Comment is something said about an item, or about the visit where Item is
// empty: in review, by the supplier, or in answer to that.
type Comment struct {
	ID        string
	Item      string
	Type      string // one of the types; what this version does not know is a comment
	To        string // the id of what it answers
	Text      string
	Role      string // of the supplier's side, for an objection
	Settled   string // how a challenge or an objection was settled; empty while it is open
	SettledBy string
	SettledAt time.Time
	Entered   time.Time
	By        string
}

// Open reports whether a challenge or an objection waits to be settled.
func (c *Comment) Open() bool {
	return (c.Type == TypeChallenge || c.Type == TypeObjection) && c.Settled == ""
}

// Lift is a cap that somebody lifts, with a reason. The computed grade stays; a
// lift is shown beside it for ever, also when it was withdrawn.
type Lift struct {
	ID          string
	Rule        string // id of the rule
	Item        string // empty for a rule over several items
	Reason      string
	Withdrawn   string // why it does not hold any more; empty while it does
	WithdrawnBy string
	Entered     time.Time
	By          string
}

// Closing is the end of a visit: from then on it is read-only until somebody
// takes the [Pen]. It keeps what the assessment was then.
type Closing struct {
	ID        string          `json:"id"`        // of this closing; a visit can be closed again
	Model     string          `json:"model"`     // of the arithmetic
	Checklist string          `json:"checklist"` // hash of its text
	Result    json.RawMessage `json:"result"`    // the numbers, as package assessment keeps them
	Heads     string          `json:"heads"`     // of the visit, see [Visit.Heads]

	Entered time.Time `json:"-"`
	By      string    `json:"-"`
	Since   Since     `json:"-"`
}

// Pen says that somebody began to change a closed visit.
type Pen struct {
	ID      string    `json:"-"`
	Closing string    `json:"closing"` // id of the closing that it opens
	Reason  string    `json:"reason"`
	Entered time.Time `json:"-"`
	By      string    `json:"-"`
}

// Signature is somebody's name under a visit as it stood.
type Signature struct {
	ID        string    `json:"-"`
	Heads     string    `json:"heads"` // of what was signed, see [Visit.Heads]
	As        string    `json:"as"`    // in which role
	Words     string    `json:"words,omitempty"`
	Model     string    `json:"model"`
	Checklist string    `json:"checklist"`
	Status    string    `json:"status"` // of the assessment that was signed
	Lo        int64     `json:"lo"`     // ends and middle of the practice range, in milli-points
	Hi        int64     `json:"hi"`
	Score     int64     `json:"score"`
	Entered   time.Time `json:"-"`
	By        string    `json:"-"`
	Since     Since     `json:"-"`
}

// ReadOnly reports whether the visit is closed and nobody took the pen since.
// While it is, only what [Reviewing] allows is recorded.
func (v *Visit) ReadOnly() bool {
	if v.Closed == nil {
		return false
	}
	for i := range v.Pens {
		if v.Pens[i].Closing == v.Closed.ID {
			return false
		}
	}
	return true
}

// Stands reports whether nothing of the visit changed since it was signed. A
// visit that was changed and not stored yet is taken for changed.
func (v *Visit) Stands(s *Signature) bool { return v.Heads != "" && v.Heads == s.Heads }

// Reviewing reports whether a cell belongs to the review of a visit, and so can
// be changed while the visit is closed: comments, lifts, signatures, the closing
// itself, and what became of a promise.
func Reviewing(c Cell) bool {
	switch c.Kind {
	case KindComment, KindLift, KindPen, KindSignature:
		return true
	case KindCommitment:
		return c.Field == "state" || c.Field == "done"
	}
	return c.Kind == KindVisit && c.Field == FieldClosed
}

// Signable reports whether a cell is part of what is signed. Signatures, closings
// and pens are not: signing does not change what is signed.
func Signable(c Cell) bool {
	return c.Kind != KindSignature && c.Kind != KindPen && (c.Kind != KindVisit || c.Field != FieldClosed)
}

// CommentsOn returns what was said about an item in the order of entry; about the
// visit where the item is empty.
func (v *Visit) CommentsOn(item string) []Comment {
	var list []Comment
	for _, c := range v.Comments {
		if c.Item == item {
			list = append(list, c)
		}
	}
	return list
}

// LiftOf returns the lift of a cap that holds, or nil.
func (v *Visit) LiftOf(rule, item string) *Lift {
	for i := range v.Lifts {
		if l := &v.Lifts[i]; l.Rule == rule && l.Item == item && l.Withdrawn == "" {
			return l
		}
	}
	return nil
}

// applyReview takes a change of the review.
func (v *Visit) applyReview(c Change) {
	switch c.Kind {
	case KindComment:
		v.Comments = applyTo(v.Comments, c, func(e *Comment) *string { return &e.ID }, applyComment)
	case KindLift:
		v.Lifts = applyTo(v.Lifts, c, func(e *Lift) *string { return &e.ID }, applyLift)
	case KindPen:
		v.Pens = applyTo(v.Pens, c, func(e *Pen) *string { return &e.ID }, applyPen)
	case KindSignature:
		v.Signatures = applyTo(v.Signatures, c, func(e *Signature) *string { return &e.ID }, applySignature)
	}
}

func (v *Visit) applyClosing(c Change) {
	var closing Closing
	if c.Cleared || json.Unmarshal([]byte(c.Value), &closing) != nil {
		v.Closed = nil
		return
	}
	closing.Entered, closing.By = c.Entered, c.By
	v.Closed = &closing
}

func applyComment(e *Comment, c Change) {
	switch c.Field {
	case "item":
		e.Item = c.Value
	case "type":
		e.Type = c.Value
	case "to":
		e.To = c.Value
	case "role":
		e.Role = c.Value
	case "text":
		e.Text, e.Entered, e.By = c.Value, c.Entered, c.By
	case "settled":
		e.Settled, e.SettledAt, e.SettledBy = c.Value, c.Entered, c.By
	}
}

func applyLift(e *Lift, c Change) {
	switch c.Field {
	case "rule":
		e.Rule = c.Value
	case "item":
		e.Item = c.Value
	case "reason":
		e.Reason, e.Entered, e.By = c.Value, c.Entered, c.By
	case "withdrawn":
		e.Withdrawn, e.WithdrawnBy = c.Value, c.By
	}
}

func applyPen(e *Pen, c Change) { applyWhole(e, &e.Entered, &e.By, c) }

func applySignature(e *Signature, c Change) { applyWhole(e, &e.Entered, &e.By, c) }

// applyWhole takes an entry whose parts stand in one cell.
func applyWhole(e any, entered *time.Time, by *string, c Change) {
	if c.Field == FieldValue && json.Unmarshal([]byte(c.Value), e) == nil {
		*entered, *by = c.Entered, c.By
	}
}

// Thread returns the answers to a comment, in the order of entry.
func (v *Visit) Thread(id string) []Comment {
	var list []Comment
	for _, c := range v.Comments {
		if c.To == id && c.ID != id {
			list = append(list, c)
		}
	}
	return list
}
