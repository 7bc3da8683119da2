package tui

import (
	"fmt"
	"slices"
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
	if s := vs.c.Scope(vs.v.Scope); s != nil {
		return vs.tell("assessment") + " · " + checklist.Line(s.Title.In(vs.lang()))
	}
	return vs.tell("assessment")
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

// tightness is how far the pane gives up words for room.
type tightness int

const (
	loose      tightness = iota
	capLines             // each cap on one line
	nextLine             // the reason of the next question on one line
	noGaps               // no empty lines
	noGapWords           // what the gap means is left out
	noThemes             // no subtotal of candour, no reason of the next question
	tightest             // all caps on one line
)

// pane is the live assessment being laid out.
type pane struct {
	text
	vs    *visiting
	r     *assessment.Result
	tight tightness
}

func (p *pane) draw() {
	th, r := p.sh.th, p.r
	p.closedLines()
	p.hang(p.sh.gradeStyle(r.Status).Render(r.Status)+"  ", len(r.Status)+2, th.faint, p.vs.shortStatus(r))
	p.part()
	p.axis(p.vs.tell("practice"), &r.Practice, th.practice)
	p.axis(p.vs.tell("paper"), &r.Paper, th.paper)
	for i := range r.Themes {
		if r.Themes[i].ID == checklist.ThemeCandour && r.Themes[i].Items > 0 && p.tight < noThemes {
			p.axis(p.vs.tell("candour"), &r.Themes[i].Axis, th.practice)
		}
	}
	p.gapLine()
	if n := len(p.vs.v.Rivals); n > 0 {
		p.part()
		p.add(th.bad, p.vs.tell("%s %s in conflict: the lower range counts", markWarn, p.vs.counted(n, "item")))
	}
	p.binding()
	p.next()
	if p.vs.delta != "" {
		p.part()
		last := p.vs.tell("last") + " "
		p.hang(th.key.Render(last), p.sh.m.width(last), th.text, p.vs.delta)
	}
}

// part leaves an empty line before what follows, where there is room.
func (p *pane) part() {
	if p.tight < noGaps {
		p.gap()
	}
}

// axis draws one axis in two lines: its score and range, and the range as a bar
// with the share of evidence behind it.
func (p *pane) axis(name string, a *assessment.Axis, style ink) {
	th := p.sh.th
	left := p.sh.m.fit(name, 9) + th.bold.Render(assessment.Points(a.Score))
	p.raw(p.sh.either(left, ranges(a.Lo, a.Hi), p.w))
	evidence := fmt.Sprintf("%4d %%", assessment.Percent(a.Evidence))
	p.raw(p.sh.bar(a.Range, a.Score, p.w-len(evidence), style) + th.faint.Render(evidence))
}

func (p *pane) gapLine() {
	g := &p.r.Gap
	score, ends := p.sh.th.bold.Render(assessment.Signed(g.Score)), p.vs.tell("%s to %s", assessment.Signed(g.Lo), assessment.Signed(g.Hi))
	p.raw(p.sh.either(p.vs.tell("gap")+" "+score, []string{ends, p.vs.tell("%s to %s", assessment.WholeGap(g.Lo), assessment.WholeGap(g.Hi))}, p.w))
	if p.tight < noGapWords {
		p.add(p.sh.th.faint, p.vs.gapWords(p.r))
	}
}

// binding is what caps or holds the grade.
func (p *pane) binding() {
	th, r := p.sh.th, p.r
	switch {
	case len(r.Caps) == 0 && (len(r.Holds) == 0 || !r.Rated):
		return
	case len(r.Caps) == 0:
		p.part()
		p.add(th.warn, p.vs.tell("held at %s: %s not yet proven", r.Holds[0].Grade, r.Holds[0].Item))
		return
	}
	p.part()
	head := p.vs.tell("capped at %s", r.Caps[0].Grade)
	if p.tight == tightest {
		p.raw(th.bad.Render(p.sh.m.cutWords(head+": "+strings.Join(capItems(r), " "), p.w)))
		return
	}
	p.add(th.bad, head)
	for _, c := range r.Caps {
		observed, _ := p.vs.capWords(r, c)
		lead := " " + th.bold.Render(c.Rule) + " "
		if p.tight < capLines {
			p.hang(lead, len(c.Rule)+2, th.text, c.Item+" "+observed)
			continue
		}
		p.raw(lead + p.sh.m.cutWords(c.Item+" "+checklist.Line(observed), p.w-len(c.Rule)-2))
	}
}

// capItems are the items that cap the grade, each once.
func capItems(r *assessment.Result) []string {
	var ids []string
	for _, c := range r.Caps {
		if c.Item != "" && !slices.Contains(ids, c.Item) {
			ids = append(ids, c.Item)
		}
	}
	return ids
}

// next is the question that can change most.
func (p *pane) next() {
	if len(p.r.Next) == 0 {
		return
	}
	th, q := p.sh.th, p.r.Next[0]
	p.part()
	if p.vs.english() {
		p.raw(th.key.Render("next ") + th.bold.Render(q.Item) + th.faint.Render(fmt.Sprintf(", %d min", q.Minutes)))
	} else {
		p.raw(th.key.Render(p.vs.tell("next %s, %d min", q.Item, q.Minutes)))
	}
	switch {
	case p.tight < nextLine:
		p.add(th.faint, p.vs.why(q))
	case p.tight < noThemes:
		p.raw(th.faint.Render(p.sh.m.cutWords(p.vs.why(q), p.w)))
	}
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
	if vs.delta == "" {
		return nil
	}
	d := text{sh: vs.sh, w: w}
	last := vs.tell("last")
	d.hang(" "+vs.sh.th.key.Render(last)+" ", vs.sh.m.width(last)+2, vs.sh.th.text, vs.delta)
	return d.lines
}
