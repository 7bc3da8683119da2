package assessment

import (
	"time"

	"gemba/checklist"
)

// MatterKind says why something is still open.
type MatterKind string

// The kinds of matters, in the order in which they are worth settling.
const (
	Conflicting MatterKind = "conflict"   // observers disagree
	Invalid     MatterKind = "invalid"    // numbers that cannot be
	Challenged  MatterKind = "challenged" // a challenge or an objection is not settled
	Overdue     MatterKind = "overdue"    // a promise was due before today
	Waiting     MatterKind = "waiting"    // a record is out
	Bare        MatterKind = "bare"       // an answer without evidence
	Unanswered  MatterKind = "unanswered"
)

// Matter is one thing about a visit that is still open.
type Matter struct {
	Kind  MatterKind
	Item  string  // empty where it is about the visit
	ID    string  // of the comment, the promise or the request that it is about
	Words Wording // may hold what somebody typed

	Cell checklist.Cell // of a conflict
}

// Matters returns everything about a visit that is still open: kind by kind, and
// within a kind in the order of the walk. What is overdue depends on the time.
func (s *Sheet) Matters(r *Result, now time.Time) []Matter {
	var list []Matter
	list = append(list, s.disputed()...)
	for _, f := range r.Faults {
		list = append(list, Matter{Kind: Invalid, Item: f.Item, Words: says("counts as not asked: %s", f.Text)})
	}
	list = append(list, s.challenged()...)
	list = append(list, s.promised(now)...)
	list = append(list, s.waiting(now)...)
	return append(list, s.unproven(r)...)
}

// disputed returns what observers disagree about: the answers, and then whatever
// else was recorded.
func (s *Sheet) disputed() []Matter {
	var list []Matter
	for i := range s.c.Items {
		id, n := s.c.Items[i].ID, 0
		for _, a := range s.v.Rivals[id] {
			if !a.Apart { // its entries are listed below
				n++
			}
		}
		if n > 0 {
			list = append(list, Matter{
				Kind: Conflicting, Item: id, Words: says("%d answers disagree; the lower range counts", n+1),
				Cell: checklist.Cell{Kind: checklist.KindAnswer, Key: id, Field: checklist.FieldValue},
			})
		}
	}
	for _, c := range s.v.Disputed {
		item, _ := s.v.About(c)
		list = append(list, Matter{Kind: Conflicting, Item: item, ID: c.Key + " " + c.Field, Words: says("observers disagree about the %s: %s", c.Kind, c.Field), Cell: c})
	}
	return list
}

func (s *Sheet) challenged() []Matter {
	var list []Matter
	for i := range s.v.Comments {
		if c := &s.v.Comments[i]; c.Open() {
			list = append(list, Matter{Kind: Challenged, Item: c.Item, ID: c.ID, Words: typed(c.Text)})
		}
	}
	return list
}

// promised returns the promises that were due before today.
func (s *Sheet) promised(now time.Time) []Matter {
	var list []Matter
	for i := range s.v.Commitments {
		p := &s.v.Commitments[i]
		if p.Overdue(now) {
			list = append(list, Matter{Kind: Overdue, Item: p.Item, ID: p.ID, Words: says("%s, due %s", p.What, p.Due)})
		}
	}
	return list
}

func (s *Sheet) waiting(now time.Time) []Matter {
	var list []Matter
	for i := range s.v.Requests {
		r := &s.v.Requests[i]
		if !r.Out() {
			continue
		}
		out, may := r.Waiting(now), r.Expected(s.c, s.v.Interpreted(s.c))
		words := says("%s: out for %s, %s expected", r.What, span(out), span(may))
		if out > may {
			words.Format = "overdue: %s: out for %s, %s expected"
		}
		list = append(list, Matter{Kind: Waiting, Item: r.Item, ID: r.ID, Words: words})
	}
	return append(list, s.undelivered()...)
}

// undelivered returns the draws of which records were not produced yet, in the
// order of the walk. One of which nothing is in has no answer, and stands there.
func (s *Sheet) undelivered() []Matter {
	var list []Matter
	for i := range s.c.Items {
		id := s.c.Items[i].ID
		draw, lines := s.v.Draws[id], s.v.Lines[id]
		all, out := len(draw.All()), 0
		for _, no := range draw.All() {
			if lines[no].Status == "" {
				out++
			}
		}
		if out > 0 && out < all && s.v.Answers[id].State == checklist.Answered {
			list = append(list, Matter{Kind: Waiting, Item: id, Words: says("%d of %d drawn records are still out", out, all)})
		}
	}
	return list
}

// span prints how long something takes, in the unit that says most.
func span(d time.Duration) Wording {
	switch {
	case d >= 48*time.Hour:
		return says("%d days", int(d.Hours()/24))
	case d >= 2*time.Hour:
		return says("%d h", int(d.Hours()))
	}
	return says("%d min", int(d.Minutes()))
}

// unproven returns the answers that rest on nothing, and then what was not
// answered.
func (s *Sheet) unproven(r *Result) []Matter {
	var bare, blank []Matter
	for i := range s.c.Items {
		it := &s.c.Items[i]
		a := s.v.Answers[it.ID]
		switch {
		case !it.InScope(s.scope.id):
		case !a.Given():
			words := typed(it.Prompt.In("en"))
			if a.State == checklist.NotSeen {
				words.Format = "not seen: %s"
			}
			blank = append(blank, Matter{Kind: Unanswered, Item: it.ID, Words: words})
		default:
			if why := s.bare(it, &a, r); why != "" {
				bare = append(bare, Matter{Kind: Bare, Item: it.ID, Words: says(why)})
			}
		}
	}
	return append(bare, blank...)
}

// bare says why an answer rests on nothing that a reader could look at: no note,
// no photograph, no paper, and either only words behind it or a weight that words
// cannot carry. Otherwise it is empty.
func (s *Sheet) bare(it *checklist.Item, a *checklist.Answer, r *Result) string {
	if !it.Scored() || a.State == checklist.NA || s.v.Notes(it.ID) > 0 || s.v.Attached(it.ID) > 0 {
		return ""
	}
	switch {
	case a.Confirmed:
		return "confirmed, with no note and no photograph"
	case r.capsBy(it.ID) && a.Words == "" && len(s.v.Lines[it.ID]) == 0:
		return "it caps the grade, with no note and no photograph"
	case it.Kind == checklist.Level && a.State == checklist.Answered && (a.Basis == "" || a.Basis == basisTold):
		return "told, with no note and no photograph"
	}
	return ""
}
