package tui

import (
	"cmp"
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
		state, style := cmp.Or(p.State, "open"), th.text
		switch {
		case p.Overdue(r.sh.now()):
			state, style = "overdue", th.warn
		case state == "broken":
			style = th.bad
		}
		t.stop("promise "+p.ID, func() tea.Cmd { return r.sh.open(promisesAt(r.visiting, p.ID)) }, r.sh.m.fit(checklist.Line(r.tell(state)), 8), 8, style, p.What)
		t.more(th.faint, r.promiseLine(&p))
	}
}

// promiseLine says who is to keep a promise by when, and on which day it was.
func (vs *visiting) promiseLine(p *checklist.Commitment) string {
	parts := []string{orDash(p.Role), vs.tell("due %s", orDash(p.Due))}
	if p.Done != "" {
		parts = append(parts, vs.tell("%s on %s", vs.tell(promiseState(p.State)), p.Done))
	}
	if p.Item != "" {
		parts = append(parts, p.Item)
	}
	return strings.Join(parts, " · ")
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
		t.hang("  ", 2, th.bold, r.tell("%s, as %s, %s, at %s", s.By, s.As, on(s.Entered), s.Status))
		if s.Words != "" {
			t.hang("  ", 2, th.text, s.Words)
		}
		if r.v.Stands(s) {
			t.hang("  ", 2, th.good, markDone+" "+r.tell("nothing changed since; the hash is the one that was signed, %s", s.Heads[:min(12, len(s.Heads))]))
		} else {
			t.hang("  ", 2, th.bad, markWarn+" "+r.tell("something changed since it was signed"))
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
			d.add(th.warn, l.Rule+" "+vs.liftLine(&l))
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
		words := vs.commentWords(&c)
		if c.Type == checklist.TypeAnswer {
			words = "→ " + words
		}
		if c.Settled != "" {
			words += vs.tell("; settled: %s", c.Settled)
		}
		d.add(style, words+vs.tell(" (%s)", c.By+vs.tell(", ")+vs.sh.key(roomWalk, "v")))
	}
}

// reviewField names what a text of the review is, before the text.
func (vs *visiting) reviewField(c checklist.Cell) string {
	switch {
	case c.Kind == checklist.KindComment && c.Field == "text":
		return vs.tell("said in review") + vs.colon()
	case c.Kind == checklist.KindComment && c.Field == "settled":
		return vs.tell("settled") + vs.colon()
	case c.Kind == checklist.KindLift && c.Field == "reason":
		return vs.tell("cap lifted") + vs.colon()
	case c.Kind == checklist.KindLift && c.Field == "withdrawn":
		return vs.tell("lift taken back") + vs.colon()
	}
	return ""
}
