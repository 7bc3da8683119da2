package tui

import (
	"gemba/checklist"
)

func (t *timer) view(w, h int) []string {
	b := t.benchFor(t.it, w, h)
	d := &b.text
	t.clockLines(d)
	d.gap()
	t.levels(d, t.it, t.proposal(), t.tell("fits the clock, if the list was complete"))
	if s := t.answerLine(t.it); s != "" {
		d.gap()
		d.add(t.sh.th.good, s)
	}
	t.unfinished(d, t.it, map[string]string{checklist.FieldValue: "f"})
	b.from = t.from
	return t.bench(b, w, h)
}

// clockLines says how the clock stands.
func (t *timer) clockLines(d *text) {
	th := t.sh.th
	started, stopped := t.times()
	switch {
	case started.IsZero():
		d.add(th.text, d.sh.tell("The clock stands still: space starts it when you have asked."))
	case stopped.IsZero():
		d.raw(th.bold.Render(elapsed(t.took())) + th.warn.Render(t.tell(" the clock runs")))
		d.add(th.faint, t.tell("Started at %s. Space stops it; it runs on while you are elsewhere.", clock(started)))
	default:
		minutes := checklist.Line(t.v.Answers[t.it.ID].Fields[timerMinutes])
		d.raw(th.bold.Render(elapsed(t.took())) + th.good.Render(t.tell(" stopped")))
		d.add(th.faint, t.tell("Started at %s, stopped at %s: %s minutes.", clock(started), clock(stopped), minutes))
	}
}
