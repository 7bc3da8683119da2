package tui

import (
	"fmt"

	"gemba/checklist"
)

func (t *timer) view(w, h int) []string {
	d := &text{sh: t.sh, w: benchWidth(w)}
	t.clockLines(d)
	d.gap()
	t.levelLines(d)
	if s := t.answerLine(t.it); s != "" {
		d.gap()
		d.add(t.sh.th.good, s)
	}
	t.unfinished(d, t.it, map[string]string{checklist.FieldValue: "f"})
	return t.bench(bench{title: t.itemTitle(t.it), head: t.benchHead(t.it, w, h), rows: d.lines, from: t.from}, w, h)
}

// clockLines says how the clock stands.
func (t *timer) clockLines(d *text) {
	th := t.sh.th
	started, stopped := t.times()
	switch {
	case started.IsZero():
		d.add(th.text, "The clock stands still: space starts it when you have asked.")
	case stopped.IsZero():
		d.raw(th.bold.Render(elapsed(t.took())) + th.warn.Render(" the clock runs"))
		d.add(th.faint, "Started at "+clock(started)+". Space stops it; it runs on while you are elsewhere.")
	default:
		minutes := checklist.Line(t.v.Answers[t.it.ID].Fields[timerMinutes])
		d.raw(th.bold.Render(elapsed(t.took())) + th.good.Render(" stopped"))
		d.add(th.faint, fmt.Sprintf("Started at %s, stopped at %s: %s minutes.", clock(started), clock(stopped), minutes))
	}
}

// levelLines are the levels with their keys; the one whose words fit the clock
// is marked.
func (t *timer) levelLines(d *text) {
	a, th := t.v.Answers[t.it.ID], t.sh.th
	proposed := t.proposal()
	for i, l := range t.it.Set.Levels {
		style, mark := th.text, " "
		if a.State == checklist.Answered && a.Level == l.Score {
			style, mark = th.bold, markDone
		}
		words := l.Text.In(t.lang())
		if i == proposed {
			words += "  " + markForward + " fits the clock, if the list was complete"
		}
		d.hang(th.key.Render(l.Key)+" "+style.Render(mark)+" ", 4, style, words)
	}
}
