package report

import (
	"iter"
	"time"

	"gemba/assessment"
	"gemba/checklist"
)

// edition is a report for one audience in one language, before it takes a form.
// What the audience may not see has left the visit and the result when it is
// made, so no form of a report can show it.
type edition struct {
	tongue
	c     *checklist.Checklist
	v     *checklist.Visit // as the audience may see it
	r     *assessment.Result
	sheet *assessment.Sheet  // of the visit that is shown, for the ranges of its items
	now   *assessment.Result // as promises stand now; nil where that is the same, or not for the audience
	print string             // fingerprint of the whole visit
	o     Options
	left  []string // what was left out, in the words of the report

	interpreted bool // somebody interpreted during the visit
}

func newEdition(c *checklist.Checklist, v *checklist.Visit, o Options) (*edition, error) {
	o, err := o.checked()
	if err != nil {
		return nil, err
	}
	e := &edition{tongue: tongue(o.Lang), c: c, v: v, o: o, r: assessment.Evaluate(c, v), print: Fingerprint(v), interpreted: v.Interpreted(c)}
	if o.For == Supplier {
		e.v = supplierVisit(c, v)
		e.r = supplierResult(c, e.v, e.r)
	} else if now := assessment.Evaluate(c, assessment.AsOfNow(c, v)); assessment.Delta(e.r, now) != "" {
		e.now = now
	}
	e.sheet = assessment.NewSheet(c, e.v)
	e.leaveOut()
	return e, nil
}

// leaveOut collects what is not in the report.
func (e *edition) leaveOut() {
	out := func(key string) { e.left = append(e.left, e.w(key)) }
	switch e.o.For {
	case Supplier:
		out("Names of persons. Texts that were typed may still hold names that are recorded nowhere else.")
		out("Everything about candour: its questions, points, caps, probes and what was noted beside them.")
		out("Points of single questions and of themes, and where the points went.")
		out("Notes, comments and photographs of the visitors.")
		out("The questions to ask next, and what could change the grade.")
		out("What the buyer's policy permits.")
		out("The fact log.")
	case Internal:
		out("The fact log: who changed what, when and from what. It is in the copy for counsel.")
	default: // Counsel
		if len(e.o.Facts) == 0 {
			out("The fact log, which was not at hand when this report was made.")
		}
	}
	if e.o.For != Supplier && len(e.v.Attachments) > 0 {
		if e.o.Picture == nil {
			out("The files of photographs and papers. They stay in the visit file and are known here by their hash.")
		} else {
			out("The files of papers. They stay in the visit file and are known here by their hash.")
		}
	}
	if len(e.left) == 0 {
		out("Nothing.")
	}
}

// candid reports whether the report may speak about single points and candour.
func (e *edition) candid() bool { return e.o.For != Supplier }

// items returns the items that the report is about, in the order of the walk.
func (e *edition) items() []*checklist.Item {
	var list []*checklist.Item
	for i := range e.c.Items {
		if it := &e.c.Items[i]; e.candid() || !private(it) {
			list = append(list, it)
		}
	}
	return list
}

// answered returns those of a kind that have an answer, each with it.
func (e *edition) answered(kind checklist.Kind) iter.Seq2[*checklist.Item, checklist.Answer] {
	return func(yield func(*checklist.Item, checklist.Answer) bool) {
		for _, it := range e.items() {
			if a := e.v.Answers[it.ID]; it.Kind == kind && a.State == checklist.Answered && !yield(it, a) {
				return
			}
		}
	}
}

// about returns the id of the item that something belongs to. What belongs to an item
// that the checklist does not have belongs to the visit, and so to none.
func (e *edition) about(id string) string {
	if e.c.Item(id) == nil {
		return ""
	}
	return id
}

// asked returns what to call an item: what the visitor is to do and, for the
// supplier, the words that were said to the host.
func (e *edition) asked(it *checklist.Item) text {
	if !e.candid() && it.Ask.In(english) != "" {
		return e.listed(it.Ask)
	}
	return e.listed(it.Prompt)
}

// stamp prints when something was: the time alone on the day of the visit, as
// the clock stood where it was recorded.
func (e *edition) stamp(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	if t.Format(time.DateOnly) == e.v.Date {
		return t.Format("15:04")
	}
	return e.moment(t)
}

// moment prints a day and a time.
func (e *edition) moment(t time.Time) string { return t.Format("2006-01-02 15:04") }

// firstKnown returns the first of some times that was recorded.
func firstKnown(times ...time.Time) time.Time {
	for _, t := range times {
		if !t.IsZero() {
			return t
		}
	}
	return time.Time{}
}
