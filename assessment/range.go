package assessment

import (
	"strings"

	"gemba/checklist"
)

// ItemRange returns the range of one item of a visit, in milli-points.
//
// The message is empty unless the answer holds numbers that cannot be (more
// found than drawn, a level that does not exist, no gap in a list of gaps);
// such an answer counts as not asked until it is corrected.
//
// Where several observers answered the item and have not been reconciled, the
// range is [least low, least high] of their answers: the highest risk decides,
// as for several findings on one question in VDA 6.3. An observer who did not
// see the item, or whose numbers cannot be, does not take part in this.
func ItemRange(c *checklist.Checklist, v *checklist.Visit, it *checklist.Item) (Range, string) {
	r := reader{c: c, v: v, links: linksOf(c)}
	m := r.mark(it.Index)
	return m.Range, m.fault
}

// ItemNote returns what must be said about how the answer to an item counts, in
// a sentence, or nothing: that a draw by the program, of which only somebody's
// word is there, counts as a choice of the visitor.
func ItemNote(c *checklist.Checklist, v *checklist.Visit, it *checklist.Item) string {
	r := reader{c: c, v: v, links: linksOf(c)}
	m := r.mark(it.Index)
	return noteOf(&m)
}

func noteOf(m *mark) string {
	if m.undrawn {
		return UndrawnText
	}
	return ""
}

// PlannedRange returns the range that an item would have with a sample, in
// milli-points. It is for planning: a pick that says "random" is believed.
func PlannedRange(c *checklist.Checklist, v *checklist.Visit, it *checklist.Item, s checklist.Sample) Range {
	r := reader{c: c, v: v, links: linksOf(c), planned: true}
	m := r.one(it, &checklist.Answer{State: checklist.Answered, Sample: s})
	if r.flagged(it.Index) {
		m.Lo = 0
	}
	return m.Range
}

// voice is how much the answers to an item say, from nothing to something.
type voice uint8

const (
	silent voice = iota // not asked
	waived              // not applicable
	open                // not seen, or numbers that cannot be
	spoken              // answered, refused, or confirmed as a fact
)

// mark is what the answers to one item come to.
type mark struct {
	Range
	voice   voice
	refused bool
	proven  bool   // the fact that the item's knock names is confirmed
	fault   string // why the numbers cannot be

	// Kept for the reasons of questions, so that adding up reads no answers.
	basis     string
	lines     int  // in the list of a share
	drawn     int  // of them, so far
	typedList bool // the list was typed for the visit
	undrawn   bool // no draw stands for lines that are said to be drawn by the program
}

// with joins the marks of two observers of one item.
func (m mark) with(o mark) mark {
	fault := m.fault
	if fault == "" {
		fault = o.fault
	}
	switch {
	case m.voice == spoken && o.voice == spoken:
		m.Lo, m.Hi = min(m.Lo, o.Lo), min(m.Hi, o.Hi)
		m.refused, m.proven = m.refused || o.refused, m.proven || o.proven
	case o.voice > m.voice:
		m = o
	}
	m.fault = fault
	return m
}

// reader reads marks off a visit.
type reader struct {
	c     *checklist.Checklist
	v     *checklist.Visit
	links *links

	repeats []repeated // what was found out about the draws, by item; nil remembers nothing
	planned bool       // the lines of a sample will be drawn as its pick says
}

// mark returns what the answers to the item at index i come to.
func (r *reader) mark(i int) mark {
	it := &r.c.Items[i]
	a := r.v.Answers[it.ID]
	m := r.one(it, &a)
	if len(r.v.Rivals) > 0 {
		rivals := r.v.Rivals[it.ID]
		for j := range rivals {
			m = m.with(r.one(it, &rivals[j]))
		}
	}
	if m.Lo > 0 && r.flagged(i) {
		m.Lo = 0 // a flag un-proves, it never condemns
	}
	m.basis, m.lines, m.drawn = a.Basis, a.Sample.Population, a.Sample.Drawn
	m.typedList = a.Sample.Source == checklist.SourceTyped
	if it.Kind == checklist.Share && m.voice == spoken && !m.refused {
		m.undrawn = r.undrawn(it, a.Sample)
		for _, o := range r.v.Rivals[it.ID] {
			m.undrawn = m.undrawn || o.State == checklist.Answered && r.undrawn(it, o.Sample)
		}
	}
	return m
}

// one returns what a single answer comes to.
func (r *reader) one(it *checklist.Item, a *checklist.Answer) mark {
	if a.Confirmed && it.Knock != nil {
		return mark{voice: spoken, proven: true, refused: a.State == checklist.Refused}
	}
	switch a.State {
	case checklist.Refused:
		return mark{voice: spoken, refused: true}
	case checklist.NA:
		return waive(it, a)
	case checklist.NotSeen:
		return mark{Range: unseen, voice: open}
	case checklist.Answered:
		if it.Kind == checklist.Probe && a.Disclosure.Given == givenRefusal {
			return mark{voice: spoken, refused: true}
		}
		rng, fault := r.answered(it, a)
		if fault != "" {
			return mark{Range: unseen, voice: open, fault: fault}
		}
		return mark{Range: rng, voice: spoken}
	default:
		return mark{Range: unseen, voice: silent}
	}
}

// waive returns the mark of "not applicable", which takes an item out of the
// sums. The item must allow it and the reason must be there, or nothing would
// stop a visit from waiving all that is awkward.
func waive(it *checklist.Item, a *checklist.Answer) mark {
	switch {
	case !it.NA:
		return mark{Range: unseen, voice: open, fault: "this item cannot be marked as not applicable"}
	case strings.TrimSpace(a.Reason) == "":
		return mark{Range: unseen, voice: open, fault: "give the reason why it is not applicable"}
	}
	return mark{Range: unseen, voice: waived}
}

// answered returns the range of an answer with a value, and why its numbers
// cannot be.
func (r *reader) answered(it *checklist.Item, a *checklist.Answer) (Range, string) {
	if fault := countsFault(a.Counts); fault != "" {
		return unseen, fault
	}
	switch it.Kind {
	case checklist.Level:
		return levelRange(r.c, it, a)
	case checklist.Share:
		return r.shareRange(it, a)
	case checklist.Split:
		return splitRange(r.c, it, a)
	case checklist.Ratio:
		return ratioRange(r.c, it, a)
	case checklist.Probe:
		return probeRange(r.c, a)
	case checklist.Gaps:
		return gapsRange(a)
	case checklist.Certificate:
		return certificateRange(r.v, it, a)
	default:
		return unseen, r.recordedFault(it, a) // the other kinds carry no points
	}
}

// flagged reports whether a flag stands against the item at index i: one
// raised by an item that flags it, or one of its own where it flags no other.
func (r *reader) flagged(i int) bool {
	if r.links.flags[i] < 0 && r.raises(i) {
		return true
	}
	for _, f := range r.links.flaggers {
		if r.links.flags[f] == i && r.raises(f) {
			return true
		}
	}
	return false
}

// raises reports whether an unexplained flag was raised at the item at index i.
func (r *reader) raises(i int) bool {
	id := r.c.Items[i].ID
	if a, ok := r.v.Answers[id]; ok && a.Flagged && a.Explained == "" {
		return true
	}
	if len(r.v.Rivals) == 0 {
		return false
	}
	for _, a := range r.v.Rivals[id] {
		if a.Flagged && a.Explained == "" {
			return true
		}
	}
	return false
}
