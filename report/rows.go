package report

import (
	"gemba/assessment"
	"gemba/checklist"
)

// section is one section of the checklist with its items.
type section struct {
	ID    string
	Title text
	Done  int
	Asked int
	Rows  []row
}

// row is one item with what the visit made of it.
type row struct {
	ID      string
	Prompt  text
	Star    bool
	InScope bool
	State   checklist.State
	Parts   []part // the answer
	Basis   text
	Range   *bar // nil for context, and where points are not for the audience
	Fault   text // why its numbers cannot be
	Beside  []text
	Rivals  []rival
	Notes   []note
	Remarks []remark // said in review
	By      text
	At      string
}

// rival is the answer of another observer, not reconciled.
type rival struct {
	By    text
	Parts []part
}

// note is an observation.
type note struct {
	At   string
	By   text
	Text text
}

// bar is a range of 0 to 100 points, printed and as parts of a thousand.
type bar struct {
	Lo, Hi  string
	X, W, M int64 // where it begins, how wide it is, where its middle is

	lo, hi int64
}

func barOf(r assessment.Range, score int64) *bar {
	mille := func(milli int64) int64 { return max(0, min(1000, milli*1000/assessment.Full)) }
	b := &bar{
		Lo: assessment.Points(r.Lo), Hi: assessment.Points(r.Hi),
		X: mille(r.Lo), M: mille(score), lo: r.Lo, hi: r.Hi,
	}
	b.W = mille(r.Hi) - b.X
	return b
}

// row puts an item together.
func (e *edition) row(it *checklist.Item) row {
	a := e.v.Answers[it.ID]
	r := row{
		ID: it.ID, Prompt: e.asked(it), Star: it.Star, InScope: it.InScope(e.v.Scope), State: a.State,
		Parts: e.flows(it, e.answer(it, a)), Basis: e.basis(it, a), By: e.typed(a.By), At: e.stamp(firstKnown(a.Observed, a.Entered)), Notes: e.notes(it.ID), Remarks: e.remarks(it.ID),
		Beside: e.beside(it.ID),
	}
	span := e.sheet.Range(it.ID)
	if fault := e.sheet.Fault(it.ID); fault != "" {
		r.Fault = e.fault(it, fault)
	}
	if e.candid() && it.Scored() && a.State != checklist.NA && (r.InScope || a.State != checklist.Blank) {
		r.Range = barOf(span, (span.Lo+span.Hi)/2)
	}
	for _, other := range e.v.Rivals[it.ID] {
		r.Rivals = append(r.Rivals, rival{e.typed(other.By), e.answer(it, other)})
	}
	return r
}

// beside is what is printed beside the answer to an item.
func (e *edition) beside(id string) []text {
	var list []text
	for _, said := range e.sheet.Beside(id) {
		list = append(list, e.say(said))
	}
	return list
}

// notes returns the observations on an item, or on the visit where the id is empty.
func (e *edition) notes(id string) []note {
	var list []note
	for i := range e.v.Observations {
		o := &e.v.Observations[i]
		if e.about(o.Item) == id {
			list = append(list, note{e.stamp(firstKnown(o.Observed, o.Entered)), e.typed(o.By), e.block(o.Text)})
		}
	}
	return list
}

// recorded reports whether there is something to show about an item.
func (r *row) recorded() bool {
	return r.State != checklist.Blank && r.State != checklist.NotSeen || len(r.Rivals) > 0 || len(r.Notes) > 0 || len(r.Remarks) > 0
}

// sections returns the sections with the items about which something was
// recorded.
func (e *edition) sections() []section {
	var list []section
	rows := map[string][]row{}
	for _, it := range e.items() {
		if r := e.row(it); r.recorded() {
			rows[it.Section] = append(rows[it.Section], r)
		}
	}
	for i := range e.c.Sections {
		s := &e.c.Sections[i]
		if len(rows[s.ID]) == 0 {
			continue
		}
		out := section{ID: s.ID, Title: e.listed(s.Title), Rows: rows[s.ID]}
		for _, it := range e.items() {
			if it.Section != s.ID || !it.InScope(e.v.Scope) {
				continue
			}
			out.Asked++
			if e.v.Answers[it.ID].Given() {
				out.Done++
			}
		}
		list = append(list, out)
	}
	return list
}

// unseen is what the visit did not bring to light, section by section.
type unseen struct {
	Title text
	Rows  []row
}

// notSeen returns what was asked in this scope and is still open; for the
// supplier, what there are words for to ask it with.
func (e *edition) notSeen() []unseen {
	var list []unseen
	for i := range e.c.Sections {
		s := &e.c.Sections[i]
		u := unseen{Title: e.listed(s.Title)}
		for _, it := range e.items() {
			if it.Section == s.ID && it.InScope(e.v.Scope) && !e.v.Answers[it.ID].Given() && (e.candid() || it.Ask.In(english) != "") {
				u.Rows = append(u.Rows, e.row(it))
			}
		}
		if len(u.Rows) > 0 {
			list = append(list, u)
		}
	}
	return list
}
