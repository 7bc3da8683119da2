package tui

import (
	"fmt"
	"strings"

	"gemba/checklist"
	"gemba/report"
	"gemba/sampling"
)

func (t *tally) view(w, h int) []string {
	b := t.benchFor(t.it, w, h)
	if h < 26 {
		b.head = t.shortHead(w)
	}
	d := &b.text
	t.counting(d)
	t.stageLines(d)
	t.ratioLines(d)
	t.raisedLine(d)
	t.monthLines(d)
	t.unfinished(d, t.it, t.kept())
	b.from = t.from
	return t.bench(b, w, h)
}

// shortHead is the first line of the question, to leave room for the counts.
func (t *tally) shortHead(w int) []string {
	d := &text{sh: t.sh, w: benchWidth(w)}
	d.raw(t.sh.th.bold.Render(t.sh.m.cut(checklist.Line(t.it.Prompt.In(t.lang())), d.w)))
	t.benchWorth(d, t.it)
	return d.lines
}

// counting says what the next key counts: the period, the month, the raiser.
func (t *tally) counting(d *text) {
	th, a := t.sh.th, t.v.Answers[t.it.ID]
	period := checklist.Line(front(a.Fields["period"], d.w))
	if n := t.orders(); n > 0 {
		period += t.tell(", %d work orders", n)
	}
	d.raw(th.faint.Render(t.sh.m.cut(t.tell("period %s", orDash(strings.TrimPrefix(period, ", "))), d.w)))
	d.add(th.text, t.tell("month %s, raised by %s", orDash(t.month), orDash(t.raiserName(t.raiser))))
}

// stageLines are the stages with their keys and counts, and the whole log as
// one bar in which each stage is drawn with its own letter.
func (t *tally) stageLines(d *text) {
	th, m := t.sh.th, t.sh.m
	counts := t.v.Answers[t.it.ID].Counts
	total := 0
	for _, s := range t.stages {
		total += counts[s.ID]
	}
	for _, s := range t.stages {
		words := checklist.Line(s.Text.In(t.lang()))
		if side := map[string]string{"early": ", early", "late": ", late"}[s.Side]; side != "" {
			words += t.tell(side)
		}
		number := m.fitRight(fmt.Sprint(counts[s.ID]), 5)
		d.raw(" " + th.key.Render(s.key) + " " + th.text.Render(m.fit(words, max(1, min(32, d.w-9)))) + th.bold.Render(number))
	}
	if total > 0 {
		d.raw(" " + t.stack(counts, total, min(60, d.w-2)))
	}
}

// stack draws the log into at most w cells, one letter a line while there is
// room.
func (t *tally) stack(counts map[string]int, total, w int) string {
	var b strings.Builder
	cells := min(total, max(0, w))
	done, drawn := 0, 0
	for i, s := range t.stages {
		done += counts[s.ID]
		n := done*cells/total - drawn
		drawn += n
		style := []ink{t.sh.th.practice, t.sh.th.paper}[i%2]
		b.WriteString(style.Render(strings.Repeat(s.key, n)))
	}
	return b.String()
}

// raisedLine says who raised the entries, as far as that was noted.
func (t *tally) raisedLine(d *text) {
	counts := t.v.Answers[t.it.ID].Counts
	var parts []string
	for _, r := range raisers[1:] {
		if n := counts[raisedBy+r]; n > 0 {
			parts = append(parts, fmt.Sprintf("%s %d", t.raiserName(r), n))
		}
	}
	if len(parts) > 0 {
		d.add(t.sh.th.text, t.tell("raised by: %s", strings.Join(parts, ", ")))
	}
}

// raiserName is who raised an entry, in words: a line is one of production here, and
// no line of a list.
func (t *tally) raiserName(id string) string { return report.Words(t.lang(), id) }

// fewLines is how many lines of a log are too few to read a ratio from.
const fewLines = 5

// ratioLines compare what was found before final inspection with what was found
// there, with the limits that so few lines leave.
func (t *tally) ratioLines(d *text) {
	th, a := t.sh.th, t.v.Answers[t.it.ID]
	early, late, others := t.totals()
	if a.State == checklist.Answered && early+late+others == 0 {
		t.silence(d)
		return
	}
	if n := early + late; n > 0 {
		lo, hi := sampling.LowerShare(n, early, sampling.Alpha), sampling.UpperShare(n, early, sampling.Alpha)
		d.add(th.bold, t.tell("%d early : %d late, %d %% (%d to %d %%), %s", early, late, 100*early/n, int(100*lo), int(100*hi), t.tell(basisName(a.Basis))))
	}
	if n := early + late + others; n > 0 && n < fewLines {
		d.add(th.warn, t.tell("%s %d in all: too few to read", markWarn, n))
	}
	if e, l := t.tallied("early"), t.tallied("late"); e != early || l != late {
		d.add(th.warn, t.tell("typed totals count: %d early, %d late; the keys counted %d and %d", early, late, e, l))
	}
}

// tallied is how many lines of a side were counted by keys.
func (t *tally) tallied(side string) int {
	n := 0
	for _, s := range t.stages {
		if s.Side == side {
			n += t.v.Answers[t.it.ID].Counts[s.ID]
		}
	}
	return n
}

// silentFrom is the number of work orders from which a log without an entry
// means fewer than one nonconformance in a hundred orders, which is improbable:
// with no entry in n orders the upper 95 % rate is 1.92/n (half the 95 %
// quantile of chi-square with one degree of freedom).
const silentFrom = 193

// silence says what a log without an entry means.
func (t *tally) silence(d *text) {
	th, n := t.sh.th, t.orders()
	switch {
	case n >= silentFrom:
		d.add(th.bad, t.tell("%s log improbably silent: no entry in %d work orders, fewer than %.1f in 100. Look for defects that never reached it.", markWarn, n, 192/float64(n)))
	case n > 0:
		d.add(th.warn, t.tell("no entry in %d work orders: up to %.0f in 100 are possible; from %d orders on it would be improbably silent", n, 192/float64(n), silentFrom))
	default:
		d.add(th.warn, d.sh.tell("no entry: neither a good sign nor a bad one. w takes how many work orders there were"))
	}
}

// monthLines are the months in a row with their counts, and where they bunch.
func (t *tally) monthLines(d *text) {
	list := t.months()
	if len(list) == 0 {
		return
	}
	th := t.sh.th
	var parts []string
	year, total, most := "", 0, list[0]
	for _, m := range list {
		if m.month[:4] != year {
			year = m.month[:4]
			parts = append(parts, year)
		}
		mark := ""
		if m.month == t.month {
			mark = "▸"
		}
		parts = append(parts, fmt.Sprintf("%s%s:%d", mark, m.month[5:], m.n))
		total += m.n
		if m.n >= most.n {
			most = m
		}
	}
	d.add(th.text, t.tell("months %s", strings.Join(parts, "  ")))
	last := list[len(list)-1]
	if total == 0 {
		return
	}
	d.add(th.text, t.tell("%d of %d in the last month, %s", last.n, total, last.month))
	if total >= fewLines && len(list) > 1 && 2*most.n >= total {
		d.add(th.warn, t.tell("%s %d of %d in %s: which audit was near?", markWarn, most.n, total, most.month))
	}
}
