package tui

import (
	tea "charm.land/bubbletea/v2"

	"gemba/assessment"
	"gemba/checklist"
)

// page lays the review out: how the visit stands, its caps, what was said, what
// was promised, who signed.
func (r *review) page(w int) *trail {
	t := newTrail(r.sh, w)
	r.standingPart(t)
	if c := r.v.Closed; c != nil && r.v.Heads != c.Heads {
		t.head("changed since it was closed")
		r.laterPart(t, &c.Since, "closed", c.Entered)
	}
	r.capsPart(t)
	r.said(t)
	r.promised(t)
	r.signatures(t)
	return t
}

// scoreLine is a status with its axes.
func (vs *visiting) scoreLine(status string, practice, lo, hi, paper int64) string {
	return vs.tell("%s, practice %s (%s), paper %s", status, assessment.Points(practice), rangeText(lo, hi), assessment.Points(paper))
}

func (vs *visiting) resultLine(r *assessment.Result) string {
	return vs.scoreLine(r.Status, r.Practice.Score, r.Practice.Lo, r.Practice.Hi, r.Paper.Score)
}

// standingPart says whether the visit is closed, and what it was worth when; where
// today gives another result, both stand here with the reason.
func (r *review) standingPart(t *trail) {
	th := r.sh.th
	c := r.v.Closed
	switch {
	case c == nil:
		t.add(th.text, t.sh.tell("The visit is open: it was never closed."))
	case r.v.ReadOnly():
		t.add(th.bold, r.tell("Closed by %s on %s: read-only.", c.By, on(c.Entered)))
	default:
		t.add(th.warn, r.tell("Closed by %s on %s, and opened again:", c.By, on(c.Entered)))
		for _, p := range r.v.Pens {
			if p.Closing == c.ID {
				t.hang("  ", 2, th.warn, r.tell("%s took the pen on %s: %s", p.By, on(p.Entered), p.Reason))
			}
		}
	}
	then := r.then
	switch {
	case then == nil:
		t.labelled("now", th.text, r.resultLine(r.res))
	case then.Record == nil:
		t.add(th.bad, t.sh.tell("What was kept at the closing cannot be read."))
		t.labelled("today", th.text, r.resultLine(r.res))
	default:
		k := then.Record
		t.labelled("closed", th.text, r.scoreLine(k.Status, k.Practice.Score, k.Practice.Lo, k.Practice.Hi, k.Paper.Score))
		if len(then.Differences) > 0 {
			t.labelled("today", th.warn, r.resultLine(r.res)+r.tell("; ")+r.whyOther())
		}
	}
	if now := assessment.Evaluate(r.c, assessment.AsOfNow(r.c, r.v)); assessment.Delta(r.res, now) != "" {
		t.labelled("as of now", th.warn, r.tell("%s, with what became of the promises", r.resultLine(now)))
	}
	if g, lifted := r.sheet.Lifted(r.res); len(lifted) > 0 {
		t.labelled("lifted", th.warn, r.tell("%s without the caps that were lifted; computed %s", g, r.res.Status))
	}
}

// capsPart lists the caps; enter lifts one, or takes a lift back. Lifts of caps
// that do not stand any more, and those taken back, stay below.
func (r *review) capsPart(t *trail) {
	th := r.sh.th
	if len(r.res.Caps)+len(r.v.Lifts) == 0 {
		return
	}
	t.head("caps")
	shown := map[string]bool{}
	for _, k := range r.res.Caps {
		t.stop("cap "+k.Rule+k.Item, func() tea.Cmd { return r.lift(k) }, th.bold.Render(k.Rule)+" ", len(k.Rule)+1, th.bad,
			r.tell("at %s  %s  %s.%s", k.Grade, k.Item, r.observed(k), r.withoutWords(k)))
		if l := r.v.LiftOf(k.Rule, k.Item); l != nil {
			shown[l.ID] = true
			t.more(th.warn, r.liftLine(l))
		}
	}
	for i := range r.v.Lifts {
		if l := &r.v.Lifts[i]; !shown[l.ID] {
			t.hang("  ", 2, th.faint, l.Rule+" "+l.Item+r.colon()+r.liftLine(l))
		}
	}
}

// withoutWords says what the grade would be without a cap, where it would be
// another.
func (r *review) withoutWords(k assessment.Cap) string {
	if !r.res.Rated || k.Without == r.res.Grade {
		return ""
	}
	return r.tell(" Without it: %s.", k.Without)
}

func (vs *visiting) liftLine(l *checklist.Lift) string {
	s := vs.tell("lifted by %s on %s: %s", l.By, on(l.Entered), l.Reason)
	if l.Withdrawn != "" {
		s += vs.tell("; taken back by %s: %s", l.WithdrawnBy, l.Withdrawn)
	}
	return s
}

// said lists the threads: those that are open first.
func (r *review) said(t *trail) {
	t.head("said in review")
	n := 0
	for _, open := range []bool{true, false} {
		for i := range r.v.Comments {
			c := &r.v.Comments[i]
			if c.Open() == open && (c.Type != checklist.TypeAnswer || c.To == "") {
				r.thread(t, c)
				n++
			}
		}
	}
	if n == 0 {
		t.add(r.sh.th.faint, t.sh.tell("nothing yet: + says something"))
	}
}

func (r *review) thread(t *trail, c *checklist.Comment) {
	th := r.sh.th
	style := th.text
	if c.Open() {
		style = th.warn
	}
	name := c.Item
	if name == "" {
		name = r.tell("visit")
	}
	comment := *c
	t.stop(c.ID, func() tea.Cmd { return r.reply(comment) }, th.key.Render(r.sh.m.fit(checklist.Line(name), 7))+" ", 8, style, r.commentWords(c))
	t.more(th.faint, c.By+r.tell(", ")+on(c.Entered))
	for _, a := range r.v.Thread(c.ID) {
		t.more(th.text, "→ "+a.Text)
		t.more(th.faint, "  "+a.By+r.tell(", ")+on(a.Entered))
	}
	if c.Settled != "" {
		t.more(th.good, markDone+" "+r.tell("settled by %s, %s: %s", c.SettledBy, on(c.SettledAt), c.Settled))
	}
}

// commentWords says what was said, and as what.
func (vs *visiting) commentWords(c *checklist.Comment) string {
	switch c.Type {
	case checklist.TypeChallenge:
		return vs.tell("challenge: %s", c.Text)
	case checklist.TypeObjection:
		return vs.tell("objection of the %s: %s", orDash(c.Role), c.Text)
	}
	return c.Text
}

// observed is what fired a cap.
func (r *review) observed(k assessment.Cap) string {
	words, _ := r.capWords(r.res, k)
	return words
}
