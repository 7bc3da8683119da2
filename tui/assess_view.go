package tui

import (
	"fmt"

	"gemba/assessment"
	"gemba/checklist"
)

// rangeText prints the two ends of a range, in whole points where they are.
func rangeText(lo, hi int64) string {
	if lo == hi {
		return assessment.Points(lo)
	}
	return assessment.Points(lo) + "–" + assessment.Points(hi)
}

// statusWords says what a status means.
func statusWords(r *assessment.Result) string {
	switch {
	case r.Firm:
		return "firm"
	case r.Rated:
		return "provisional"
	case len(r.Caps) > 0:
		return "no better than " + string(r.Best) + "; not rated yet"
	}
	return "not rated: not enough seen"
}

// assessmentTitle names the scope, without which a grade says little.
func (vs *visiting) assessmentTitle() string {
	if s := vs.c.Scope(vs.v.Scope); s != nil {
		return "assessment · " + checklist.Line(s.Title.In(vs.lang()))
	}
	return "assessment"
}

// assessmentLines is the live assessment as it stands.
func (vs *visiting) assessmentLines(w int) []string { return vs.assessmentOf(vs.res, w) }

// assessmentOf draws a result into lines of w cells, what matters first.
func (vs *visiting) assessmentOf(r *assessment.Result, w int) []string {
	th := vs.sh.th
	d := &text{sh: vs.sh, w: w}
	d.hang(vs.sh.gradeStyle(r.Status).Render(r.Status)+"  ", len(r.Status)+2, th.faint, statusWords(r))
	d.gap()
	vs.axis(d, "practice", &r.Practice, th.practice)
	vs.axis(d, "paper", &r.Paper, th.paper)
	for i := range r.Themes {
		if r.Themes[i].ID == checklist.ThemeCandour && r.Themes[i].Items > 0 {
			vs.axis(d, "candour", &r.Themes[i].Axis, th.practice)
		}
	}
	d.raw(vs.sh.m.sides("gap "+th.bold.Render(assessment.Signed(r.Gap.Score)), th.faint.Render(assessment.Signed(r.Gap.Lo)+" to "+assessment.Signed(r.Gap.Hi)), w))
	d.add(th.faint, r.Gap.Words())
	if n := len(vs.v.Rivals); n > 0 {
		d.gap()
		d.add(th.bad, fmt.Sprintf("%s %d %s in conflict: the lower range counts", markWarn, n, plural(n, "item")))
	}
	if len(r.Caps) > 0 {
		d.gap()
		d.add(th.bad, "capped at "+string(r.Caps[0].Grade))
		for _, c := range r.Caps {
			d.hang(" "+th.bold.Render(c.Rule)+" ", len(c.Rule)+2, th.text, c.Item+" "+c.Text)
		}
	} else if len(r.Holds) > 0 && r.Rated {
		d.gap()
		d.add(th.warn, fmt.Sprintf("held at %s: %s not yet proven", r.Holds[0].Grade, r.Holds[0].Item))
	}
	if len(r.Next) > 0 {
		q := r.Next[0]
		d.gap()
		d.raw(th.key.Render("next ") + th.bold.Render(q.Item) + th.faint.Render(fmt.Sprintf(", %d min", q.Minutes)))
		d.add(th.faint, q.Reason.String())
	}
	if vs.delta != "" {
		d.gap()
		d.add(th.good, "last: "+vs.delta)
	}
	return d.lines
}

// axis draws one axis in two lines: its score and range, and the range as a bar
// with the share of evidence behind it.
func (vs *visiting) axis(d *text, name string, a *assessment.Axis, style ink) {
	th := vs.sh.th
	left := vs.sh.m.fit(name, 9) + th.bold.Render(assessment.Points(a.Score))
	d.raw(vs.sh.m.sides(left, th.faint.Render(rangeText(a.Lo, a.Hi)), d.w))
	evidence := fmt.Sprintf("%4d %%", assessment.Percent(a.Evidence))
	d.raw(vs.sh.bar(a.Range, a.Score, d.w-len(evidence), style) + th.faint.Render(evidence))
}

// summaryLines is the assessment for where there is no room beside.
func (vs *visiting) summaryLines(w int) []string { return vs.summaryOf(vs.res, w) }

func (vs *visiting) summaryOf(r *assessment.Result, w int) []string {
	th, m := vs.sh.th, vs.sh.m
	status := vs.sh.gradeStyle(r.Status).Render(r.Status)
	line := " " + status + " practice " + th.bold.Render(assessment.Points(r.Practice.Score))
	n := m.width(line)
	second := " paper " + assessment.Points(r.Paper.Score) + " gap " + assessment.Signed(r.Gap.Score)
	if len(r.Caps) > 0 {
		second += th.bad.Render(" cap " + r.Caps[0].Item)
	}
	if len(r.Next) > 0 {
		second += th.faint.Render(" next " + r.Next[0].Item)
	}
	return []string{
		m.fit(line+" "+vs.sh.bar(r.Practice.Range, r.Practice.Score, max(0, min(40, w-n-2)), th.practice), w),
		m.fit(second, w),
	}
}
