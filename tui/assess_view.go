package tui

import (
	"fmt"
	"strings"

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

// ranges prints the two ends of a range in tenths, and in whole points for where
// there is less room.
func ranges(lo, hi int64) []string {
	return []string{rangeText(lo, hi), fmt.Sprintf("%d–%d", assessment.Whole(lo), assessment.Whole(hi))}
}

// shortStatus says what a status means, in a few words.
func (vs *visiting) shortStatus(r *assessment.Result) string {
	switch {
	case r.Firm:
		return vs.tell("firm")
	case r.Rated:
		return vs.tell("provisional")
	case len(r.Caps) > 0:
		return vs.tell("no better than %s; not rated yet", r.Best)
	}
	return vs.tell("not rated: not enough seen")
}

// assessmentTitle names the scope, without which a grade says little.
func (vs *visiting) assessmentTitle() string {
	if scope := vs.scopeTitle(); scope != "" {
		return vs.tell("assessment") + " · " + scope
	}
	return vs.tell("assessment")
}

// scopeTitle is what the scope of the visit is called, or nothing where the
// checklist does not have it.
func (vs *visiting) scopeTitle() string {
	if s := vs.c.Scope(vs.v.Scope); s != nil {
		return checklist.Line(s.Title.In(vs.lang()))
	}
	return ""
}

// assessmentLines is the live assessment as it stands, in h lines.
func (vs *visiting) assessmentLines(w, h int) []string { return vs.assessmentOf(vs.res, w, h) }

// assessmentOf draws a result into at most h lines of w cells. Where there is
// less room it says the same in fewer words: what caps the grade, what to ask
// next and what the last answer changed are always there.
func (vs *visiting) assessmentOf(r *assessment.Result, w, h int) []string {
	p := pane{text: text{sh: vs.sh, w: w}, vs: vs, r: r}
	for p.tight = loose; ; p.tight++ {
		p.lines = nil
		p.draw()
		if len(p.lines) <= h || p.tight == tightest {
			return p.lines
		}
	}
}

// mainBox is the size of the box that leaves room for the assessment on a screen
// of w cells and h lines.
func mainBox(w, h int) (bw, bh int) {
	side := sideWidth(w)
	if side == 0 {
		return w, h - 3
	}
	return w - side, h - 1
}

// inner is how many lines that box has inside, of a screen of h lines.
func (vs *visiting) inner(h int) int {
	_, bh := mainBox(vs.app.w, h)
	return bh - 2
}

// assessedBox is a screen of one box with the assessment beside it, or in two
// lines below it where there is no room beside.
func (vs *visiting) assessedBox(title string, body []string, r *assessment.Result, w, h int) []string {
	bw, bh := mainBox(w, h)
	block := vs.sh.box(title, body, bw, bh, true)
	if side := w - bw; side > 0 {
		block = beside(block, vs.sh.box(vs.assessmentTitle(), padded(vs.assessmentOf(r, side-4, bh-2)), side, bh, false))
	} else {
		block = append(block, vs.summaryOf(r, w)...)
	}
	return vs.sh.m.fill(append([]string{vs.header(w)}, block...), w, h)
}

// summaryLines is the assessment for where there is no room beside.
func (vs *visiting) summaryLines(w int) []string { return vs.summaryOf(vs.res, w) }

// summaryOf says on two lines what fits there whole.
func (vs *visiting) summaryOf(r *assessment.Result, w int) []string {
	th, m := vs.sh.th, vs.sh.m
	left := " " + vs.sh.gradeStyle(r.Status).Render(r.Status) + " " + vs.tell("practice") + " " + th.bold.Render(assessment.Points(r.Practice.Score)) + " "
	right := " " + rangeText(r.Practice.Lo, r.Practice.Hi)
	n := max(0, w-m.width(left)-m.width(right)-1)
	if n < 5 {
		right = ""
	}
	second := ""
	used := 0
	put := func(style ink, texts ...string) {
		for _, s := range texts {
			if n := m.width(s) + 1; s != "" && used+n <= w {
				second += " " + style.Render(s)
				used += n
				return
			}
		}
	}
	if k := vs.asClosed(); k != nil {
		put(th.warn, vs.tell("closed at %s %s", k.Status, assessment.Points(k.Practice.Score)), vs.tell("closed %s", k.Status))
	}
	put(th.text, vs.tell("paper")+" "+assessment.Points(r.Paper.Score))
	put(th.text, vs.tell("gap")+" "+assessment.Signed(r.Gap.Score))
	if len(r.Caps) > 0 {
		grade := vs.tell("cap %s", r.Caps[0].Grade)
		items := ""
		if w >= 50 {
			items = grade + " " + strings.Join(capItems(r), " ")
		}
		put(th.bad, items, grade)
	}
	if len(r.Next) > 0 {
		put(th.faint, vs.tell("next %s", r.Next[0].Item))
	}
	return []string{
		m.fit(left+vs.sh.bar(r.Practice.Range, r.Practice.Score, min(40, n), th.practice)+th.faint.Render(right), w),
		m.fit(second, w),
	}
}

// lastLines say what the last answer changed, for where there is no room
// beside.
func (vs *visiting) lastLines(w int) []string {
	if len(vs.moved) == 0 {
		return nil
	}
	d := text{sh: vs.sh, w: w}
	last := vs.tell("last")
	d.hang(" "+vs.sh.th.key.Render(last)+" ", vs.sh.m.width(last)+2, vs.sh.th.text, vs.delta())
	return d.lines
}
