package tui

import (
	"gemba/checklist"
)

func (t *timer) view(w, h int) []string {
	b := t.benchFor(t.it, w, h)
	d := &b.text
	t.clockLines(d)
	t.answered(d) // before the levels: a small window shows it
	d.gap()
	fits := -1
	if _, stopped := t.times(); !stopped.IsZero() {
		fits = t.proposal()
	}
	t.levels(d, t.it, fits, t.tell("fits the clock, if the list was complete"))
	t.unfinished(d, t.it, t.kept())
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
		d.add(th.text, t.soFar())
		d.add(th.faint, t.tell("Started at %s. Space stops it; it runs on while you are elsewhere.", clock(started)))
	default:
		minutes := checklist.Line(t.v.Answers[t.it.ID].Fields[checklist.TimerMinutes])
		d.raw(th.bold.Render(elapsed(t.took())) + th.good.Render(t.tell(" stopped")))
		d.add(th.faint, t.tell("Started at %s, stopped at %s: %s minutes.", clock(started), clock(stopped), minutes))
	}
}

// soFar says what a running clock would be judged as if it stopped now.
func (t *timer) soFar() string {
	i := t.proposal()
	if i < 0 {
		return t.tell("No level names so long a time any more.")
	}
	return t.tell("If it stopped now: %s.", t.it.Set.Levels[i].Text.In(t.lang()))
}
