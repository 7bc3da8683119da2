package tui

import (
	"slices"
	"strings"

	"gemba/checklist"
)

func (q *requests) view(w, h int) []string {
	b := &bench{listing: listing{text: text{sh: q.sh, w: q.width(w)}}, title: "records asked for", alone: true}
	if q.it != nil {
		b = q.benchFor(q.it, w, h)
	}
	d := &b.text
	list := q.queue()
	at := q.index(list)
	for i, r := range list {
		if i == 0 || r.Out() != list[i-1].Out() {
			d.gap()
			d.raw(q.sh.th.faint.Render(q.caption(list, r.Out())))
		}
		b.row(i == at, func() { q.row(d, r, i == at) })
	}
	if at == 0 { // its caption is in sight too
		b.start = 0
	}
	if len(list) == 0 {
		d.add(q.sh.th.faint, q.tell("No record was asked for yet. In the walk, %s asks for one: its clock starts at once, and you go on.", q.sh.key(roomWalk, "e")))
	}
	b.foot = q.amountLines(w)
	return q.bench(b, w, h)
}

// width is the room for the lines of the queue. By itself it has the screen; as
// the answer to an item it has the assessment beside it.
func (q *requests) width(w int) int {
	if q.it == nil {
		return max(1, w-4)
	}
	return benchWidth(w)
}

// caption heads the requests that are out, and those that are not.
func (q *requests) caption(list []checklist.Request, out bool) string {
	n := 0
	for _, r := range list {
		if r.Out() == out {
			n++
		}
	}
	if out {
		return q.tell("out: %d", n)
	}
	return q.tell("in hand or given up: %d", n)
}

// row draws one request in two lines: its clock and what became of it, and
// where it belongs.
func (q *requests) row(d *text, r checklist.Request, here bool) {
	th, m := q.sh.th, q.sh.m
	state, mark, style := q.state(r)
	took := q.wholeMinutes(r.Waiting(q.sh.now()))
	if !r.Out() && r.InHand.IsZero() {
		took = "–"
	}
	head := q.sh.pointer(here) + style.Render(mark+" "+m.fitRight(took, 7)) + "  "
	parts := []string{orDash(checklist.Line(r.Item)), q.classText(r), q.tell("asked %s", clock(r.Asked))}
	if !r.Answered.IsZero() {
		parts = append(parts, q.tell("answered %s", clock(r.Answered)))
	}
	if room := d.w - 12 - m.width(state) - 2; room >= 20 {
		d.raw(head + th.bold.Render(m.fit(orDash(m.line(r.What, room)), room)) + "  " + style.Render(state))
		d.hang("            ", 12, th.faint, strings.Join(parts, " · "))
		return
	}
	d.raw(head + th.bold.Render(orDash(m.line(r.What, d.w-12))))
	d.hang("    ", 4, style, strings.Join(slices.Concat([]string{state, parts[0]}, parts[2:]), " · "))
}

// classText is where a record is, and how long it may take.
func (q *requests) classText(r checklist.Request) string {
	expected := q.tell("expected within %s", q.wholeMinutes(r.Expected(q.c, q.v.Interpreted(q.c))))
	if c := checklist.Pick(q.c.Classes, r.Class); c != nil {
		return c.Text.In(q.lang()) + q.tell(", ") + expected
	}
	return expected
}

// state says in words and a mark how a request stands.
func (q *requests) state(r checklist.Request) (string, string, ink) {
	th, late := q.sh.th, q.overdue(r)
	view := map[string]string{"in": q.tell(", in view"), "out": q.tell(", out of view")}[r.View]
	switch {
	case r.GivenUp && r.InHand.IsZero():
		return q.tell("given up"), "-", th.faint
	case r.Out() && late:
		return q.tell("overdue by %s", q.wholeMinutes(r.Waiting(q.sh.now())-r.Expected(q.c, q.v.Interpreted(q.c)))), markWarn, th.bad
	case r.Out():
		return q.tell("out"), markOpen, th.text
	case !r.Same():
		return q.tell("another came: %s", q.sh.m.line(r.Shown, quotedCells)) + view, markWarn, th.warn
	case late:
		return q.tell("late") + view, markPart, th.warn
	}
	return q.tell("in time") + view, markDone, th.good
}

// amountLines are what the queue comes to, and for the item that it answers
// how to take it.
func (q *requests) amountLines(w int) []string {
	th, n := q.sh.th, q.amounts()
	d := &text{sh: q.sh, w: q.width(w)}
	if n.counted+n.waiting > 0 {
		s := q.tell("%d of %d in hand in the expected time", n.fine, n.counted)
		if n.waiting > 0 {
			s += q.tell("; %d out with time left", n.waiting)
		}
		d.add(th.bold, s)
	}
	if q.it == nil {
		return d.lines
	}
	q.unfinished(d, q.it, q.kept())
	if n.counted == 0 {
		return d.lines
	}
	if q.stale() {
		d.add(th.key, q.tell("m takes these numbers as the answer"))
	} else {
		d.add(th.good, markDone+" "+q.tell("the answer says so"))
	}
	return d.lines
}

// outTexts say how many records are out, for the header: the longest wording
// first. A record that is overdue is marked and counted in words.
func (vs *visiting) outTexts() (texts []string, overdue bool) {
	n, late := 0, 0
	var oldest checklist.Request
	for _, r := range vs.v.Requests {
		if !r.Out() {
			continue
		}
		if n == 0 || r.Asked.Before(oldest.Asked) {
			oldest = r
		}
		if n++; vs.overdue(r) {
			late++
		}
	}
	if n == 0 {
		return nil, false
	}
	mark, word := "", ""
	if late > 0 {
		mark, word = markWarn+" ", vs.tell("%d overdue, ", late)
	}
	since := vs.tell("oldest %s", elapsed(oldest.Waiting(vs.sh.now())))
	return []string{
		vs.tell("%s%s out, %s%s", mark, vs.counted(n, "request"), word, since),
		vs.tell("%s%d out, %s", mark, n, since),
		vs.tell("%s%d out", mark, n),
	}, late > 0
}

// outside is the longest wording of it for which there is room in a header of w
// cells, beside the beginning of a name and what else stands at its right, or
// else the shortest.
func (vs *visiting) outside(name, right, w int) string {
	texts, overdue := vs.outTexts()
	if len(texts) == 0 {
		return ""
	}
	style := vs.sh.th.faint
	if overdue {
		style = vs.sh.th.warn
	}
	const enough = 30 // cells of the name
	for _, s := range texts {
		if n := right + vs.sh.m.width(s) + 2; n <= w*2/3 && min(name, enough)+n+3 <= w {
			return style.Render(s)
		}
	}
	return style.Render(texts[len(texts)-1])
}

// timed adds what the clocks of an item say: its own, and those of the records
// that were asked for.
func (vs *visiting) timed(d *text, it *checklist.Item) {
	th := vs.sh.th
	if since := vs.running(it); !since.IsZero() {
		d.add(th.warn, vs.tell("the clock runs since %s: %s", clock(since), elapsed(vs.sh.now().Sub(since))))
	}
	if m := vs.v.Answers[it.ID].Fields[checklist.TimerMinutes]; it.Instrument == checklist.Timer && m != "" {
		d.add(th.text, vs.tell("%s minutes by the clock", m))
	}
	for _, r := range vs.asked(it.ID) {
		q := requests{visiting: vs}
		state, mark, style := q.state(r)
		if !r.InHand.IsZero() {
			state = vs.tell("in hand %s, %s", clock(r.InHand), state)
		}
		d.add(style, vs.tell("%s %s: asked %s, %s", mark, orDash(r.What), clock(r.Asked), state))
	}
}
