package report

import (
	"encoding/json"
	"time"

	"gemba/checklist"
)

// Review is what was said, lifted and signed after the visit was made.
type Review struct {
	Closed     *Closing    `json:"closed,omitempty"`
	Pens       []Pen       `json:"pens"`
	Comments   []Comment   `json:"comments"`
	Lifts      []Lift      `json:"lifts"`
	Signatures []Signature `json:"signatures"`
}

// Closing is the end of a visit, with the result that was kept then.
type Closing struct {
	checklist.Closing
	By      string    `json:"by"`
	Entered time.Time `json:"entered,omitzero"`
	Since   Since     `json:"since"`
}

// Pen is a closed visit that somebody took up again.
type Pen struct {
	ID      string    `json:"id"`
	Closing string    `json:"closing"` // the id of the closing that it opened
	Reason  string    `json:"reason"`
	Entered time.Time `json:"entered,omitzero"`
	By      string    `json:"by"`
}

// Cell names a part of a visit.
type Cell struct {
	Kind  string `json:"kind"`
	Key   string `json:"key"`
	Field string `json:"field"`
}

// Comment is a comment, a challenge, an objection of the supplier or an answer.
type Comment struct {
	ID        string    `json:"id"`
	Item      string    `json:"item,omitempty"`
	Type      string    `json:"type"`
	To        string    `json:"to,omitempty"` // the id of what it answers
	Text      string    `json:"text"`
	Role      string    `json:"role,omitempty"`
	Settled   string    `json:"settled,omitempty"`
	SettledBy string    `json:"settled_by,omitempty"`
	SettledAt time.Time `json:"settled_at,omitzero"`
	Entered   time.Time `json:"entered,omitzero"`
	By        string    `json:"by,omitempty"`
}

// Lift is a cap that somebody lifted.
type Lift struct {
	ID          string    `json:"id"`
	Rule        string    `json:"rule"`
	Item        string    `json:"item,omitempty"`
	Reason      string    `json:"reason"`
	Withdrawn   string    `json:"withdrawn,omitempty"`
	WithdrawnBy string    `json:"withdrawn_by,omitempty"`
	Entered     time.Time `json:"entered,omitzero"`
	By          string    `json:"by"`
}

// Signature is a name under the visit as it stood.
type Signature struct {
	checklist.Signature
	ID      string    `json:"id"`
	By      string    `json:"by"`
	Entered time.Time `json:"entered,omitzero"`
	Stands  bool      `json:"stands"` // nothing changed since
	Since   Since     `json:"since"`
}

func reviewOf(v *checklist.Visit, at clock) Review {
	r := Review{Pens: []Pen{}, Comments: []Comment{}, Lifts: []Lift{}, Signatures: []Signature{}}
	if v.Closed != nil {
		r.Closed = &Closing{*v.Closed, v.Closed.By, at(v.Closed.Entered), sinceOf(&v.Closed.Since)}
		if len(v.Closed.Result) == 0 {
			r.Closed.Result = json.RawMessage("null")
		}
	}
	for _, p := range v.Pens {
		p.Entered = at(p.Entered)
		r.Pens = append(r.Pens, Pen(p))
	}
	for _, c := range v.Comments {
		c.SettledAt, c.Entered = at(c.SettledAt), at(c.Entered)
		r.Comments = append(r.Comments, Comment(c))
	}
	for _, l := range v.Lifts {
		l.Entered = at(l.Entered)
		r.Lifts = append(r.Lifts, Lift(l))
	}
	for _, s := range v.Signatures {
		r.Signatures = append(r.Signatures, Signature{s, s.ID, s.By, at(s.Entered), v.Stands(&s), sinceOf(&s.Since)})
	}
	return r
}

// Since is what of a visit is another than when it was closed or signed.
type Since struct {
	Known   bool    `json:"hash_found"` // what stood then is in the file, and its hash is the one that was kept
	Missing int     `json:"missing"`    // values of it that are not in the file
	Changes []Later `json:"changes"`
}

// Later is one version that stands and did not then.
type Later struct {
	Kind    string    `json:"kind"`
	Key     string    `json:"key"`
	Field   string    `json:"field"`
	Before  []string  `json:"before"` // as stored; none where there was nothing
	After   string    `json:"after"`
	Cleared bool      `json:"cleared"`
	Beside  bool      `json:"beside"` // what stood then stands still
	By      string    `json:"by"`
	Reason  string    `json:"reason,omitempty"`
	Entered time.Time `json:"entered"`
	Arrived time.Time `json:"arrived"` // since when this file has it
}

func sinceOf(s *checklist.Since) Since {
	out := Since{Known: s.Known, Missing: s.Missing, Changes: []Later{}}
	for i := range s.Later {
		l := &s.Later[i]
		before := []string{}
		for _, b := range l.Before {
			before = append(before, b.Value)
		}
		out.Changes = append(out.Changes, Later{l.Kind, l.Key, l.Field, before, l.Value, l.Cleared, l.Beside, l.By, l.Reason, utc(l.Entered), utc(l.Arrived)})
	}
	return out
}
