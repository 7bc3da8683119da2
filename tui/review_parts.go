package tui

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"gemba/checklist"
)

// promised lists the promises with what became of them.
func (r *review) promised(t *trail) {
	if len(r.v.Commitments) == 0 {
		return
	}
	th := r.sh.th
	t.head("promised")
	for _, p := range r.v.Commitments {
		state, style := p.State, th.text
		switch {
		case p.Overdue(r.sh.now()):
			state, style = "overdue", th.warn
		case state == "":
			state = "open"
		case state == "broken":
			style = th.bad
		}
		t.stop("promise "+p.ID, func() tea.Cmd { return r.sh.open(promisesAt(r.visiting, p.ID)) }, r.sh.m.fit(checklist.Line(state), 8), 8, style, p.What)
		t.more(th.faint, promiseLine(&p))
	}
}

// promiseLine says who is to keep a promise by when, and on which day it was.
func promiseLine(p *checklist.Commitment) string {
	parts := []string{orDash(p.Role), "due " + orDash(p.Due)}
	if p.Done != "" {
		parts = append(parts, p.State+" on "+p.Done)
	}
	return strings.Join(append(parts, orDash(p.Item)), " · ")
}

// signatures lists who signed, and whether anything changed since.
func (r *review) signatures(t *trail) {
	if len(r.v.Signatures) == 0 {
		return
	}
	th := r.sh.th
	t.head("signed")
	for i := range r.v.Signatures {
		s := &r.v.Signatures[i]
		t.hang("  ", 2, th.bold, fmt.Sprintf("%s, as %s, %s, at %s", s.By, s.As, on(s.Entered), s.Status))
		if s.Words != "" {
			t.hang("  ", 2, th.text, s.Words)
		}
		if r.v.Stands(s) {
			t.hang("  ", 2, th.good, markDone+" nothing changed since; the hash is the one that was signed, "+s.Heads[:min(12, len(s.Heads))])
		} else {
			t.hang("  ", 2, th.bad, markWarn+" something changed since it was signed")
			r.laterPart(t, &s.Since, "signed", s.Entered)
		}
	}
}

// reviewed adds to an item what was said about it in review, and who lifted its
// cap.
func (vs *visiting) reviewed(d *text, it *checklist.Item) {
	th := vs.sh.th
	for _, l := range vs.v.Lifts {
		if l.Item == it.ID {
			d.add(th.warn, l.Rule+" "+liftLine(&l))
		}
	}
	for _, c := range vs.v.CommentsOn(it.ID) {
		style := th.text
		switch {
		case c.Open():
			style = th.warn
		case c.Settled != "":
			style = th.faint
		}
		words := commentWords(&c)
		if c.Type == checklist.TypeAnswer {
			words = "→ " + words
		}
		if c.Settled != "" {
			words += "; settled: " + c.Settled
		}
		d.add(style, words+" ("+c.By+", "+vs.sh.key(roomWalk, "v")+")")
	}
}

// reviewField names what a text of the review is, before the text.
func reviewField(c checklist.Cell) string {
	switch {
	case c.Kind == checklist.KindComment && c.Field == "text":
		return "said in review: "
	case c.Kind == checklist.KindComment && c.Field == "settled":
		return "settled: "
	case c.Kind == checklist.KindLift && c.Field == "reason":
		return "cap lifted: "
	case c.Kind == checklist.KindLift && c.Field == "withdrawn":
		return "lift taken back: "
	}
	return ""
}
