package report

import (
	"encoding/json"
	"strings"
	"time"

	"gemba/checklist"
)

// changed is one thing that is another since the visit was closed or signed.
type changed struct {
	ID   string // of the item, or empty
	What text   // which part of the visit
	Text text   // what it was and what it is
	By   text
}

// since lists what is another since a closing or a signature.
func (e *edition) since(s *checklist.Since, sealed time.Time) []changed {
	var list []changed
	told := s.Told()
	for i := range told {
		l := &told[i]
		item, _ := e.v.About(l.Cell)
		c := changed{ID: item, What: e.part(l.Cell), By: e.typed(l.By + ", " + e.moment(l.Entered))}
		if l.Entered.Before(sealed) || l.Arrived.Sub(l.Entered) > time.Minute {
			c.By = e.typed(e.w("%s, %s, came in %s", l.By, e.moment(l.Entered), e.moment(l.Arrived)))
		}
		var before []string
		for _, b := range l.Before {
			before = append(before, e.cell(l.Cell, b.Value, b.Cleared))
		}
		now := e.cell(l.Cell, l.Value, l.Cleared)
		switch {
		case len(before) == 0:
			c.Text = e.typed(e.w("new: %s", now))
		case l.Beside:
			c.Text = e.typed(e.w("%s, and beside it: %s", strings.Join(before, " | "), now))
		default:
			c.Text = e.typed(strings.Join(before, " | ") + " → " + now)
		}
		list = append(list, c)
	}
	return list
}

// part names the part of a visit that a cell is.
func (e *edition) part(c checklist.Cell) text {
	switch c.Kind {
	case checklist.KindAnswer, checklist.KindEntry:
		return e.say("answer")
	case checklist.KindSample, checklist.KindLine:
		return e.say("record sample")
	case checklist.KindObservation:
		return e.say("note")
	case checklist.KindCommitment:
		return e.say("promise")
	case checklist.KindRequest:
		return e.say("record asked for")
	case checklist.KindPhoto:
		return e.say("photograph or paper")
	case checklist.KindComment:
		return e.say("comment")
	case checklist.KindLift:
		return e.say("lifted cap")
	}
	return e.say("the visit: %s", c.Field)
}

// cell puts the value of a cell into words. What the checklist of today cannot
// read stands as it was stored.
func (e *edition) cell(c checklist.Cell, value string, cleared bool) string {
	it := e.c.Item(c.Key)
	switch {
	case c.Field == checklist.FieldDeleted && cleared:
		return e.w("on the list")
	case c.Field == checklist.FieldDeleted:
		return e.w("taken off the list")
	case cleared || value == "":
		return e.w("nothing")
	case c.Kind == checklist.KindAnswer && it != nil:
		if a, err := checklist.DecodeAnswer(value); err == nil {
			return e.flat(it, a)
		}
	case c.Kind == checklist.KindLine:
		var l checklist.SampleLine
		if json.Unmarshal([]byte(value), &l) == nil {
			return strings.Trim(e.w("line %s", c.Field)+": "+e.choice(e.c.LineStatuses, string(l.Status)).S+", "+l.Note, ", ")
		}
	}
	return value
}

// flat is an answer on one line.
func (e *edition) flat(it *checklist.Item, a checklist.Answer) string {
	var words []string
	for _, p := range e.answer(it, a) {
		s := p.Text.S
		if p.Label.S != "" {
			s = p.Label.S + ": " + s
		}
		words = append(words, s)
	}
	if a.Basis != "" {
		words = append(words, e.choice(e.c.Bases, a.Basis).S)
	}
	return strings.Join(words, "; ")
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
