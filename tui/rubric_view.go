package tui

import (
	"fmt"
	"strconv"
	"strings"

	"gemba/checklist"
)

// roomy is the height from which an instrument shows more than the part that is
// being worked on.
const roomy = 22

func (g *rubric) view(w, h int) []string {
	if g.step() != stepLines {
		return g.recordSample.view(w, h)
	}
	b := g.benchFor(g.it, w, h)
	for i, r := range g.rows() {
		b.row(i == g.at, func() {
			g.recordLine(&b.text, r, i == g.at)
			if i == g.at {
				g.elementLines(&b.text, g.graded(r.no), h < roomy)
			}
		})
	}
	b.foot = g.foot(w)
	if h < roomy {
		b.foot = b.foot[:min(1, len(b.foot))]
	}
	return g.bench(b, w, h)
}

// recordLine is one record: its number, its marks and their sum.
func (g *rubric) recordLine(d *text, r sampleRow, here bool) {
	th, m, l := g.sh.th, g.sh.m, g.graded(r.no)
	lead, style := g.sh.pointer(here), th.text
	if here {
		style = th.bold
	}
	mark, ink := lineMark(th, r.line.Status)
	if r.line.Status == "" && len(g.v.Marks(g.it.ID, r.no)) > 0 {
		mark, ink = markDraft, th.warn
	}
	right := g.marksText(l)
	if len(l.Marks) == 0 || l.Status == checklist.LineMissing || l.Status == checklist.LineExempt || l.Status == checklist.LineLate {
		right = statusText(g.c, l.Status, g.lang())
	}
	if here && g.untouched(r) {
		right, ink = g.outcomeKeys(), th.faint
	}
	name := g.label(r.no)
	if n := l.Marks[gradeRecord]; n != "" {
		name += "  " + checklist.Line(n)
	}
	right = m.cut(right, max(d.w*2/3, d.w-5-m.width(name)))
	d.raw(lead + ink.Render(mark) + " " + style.Render(m.fit(name, max(1, d.w-4-m.width(right)))) + " " + ink.Render(right))
}

// outcomeKeys are the keys for a file that cannot be graded.
func (g *rubric) outcomeKeys() string {
	var parts []string
	for _, st := range g.outcomes() {
		parts = append(parts, st.Key+" "+g.sh.named(st.ID))
	}
	return strings.Join(parts, "  ")
}

// marksText prints the marks of a record in a row, and what they add up to.
func (g *rubric) marksText(l checklist.SampleLine) string {
	var parts []string
	for _, e := range g.c.CapaElements {
		mark := "·"
		if n := points(l, e); n >= 0 {
			mark = strconv.Itoa(n)
		}
		parts = append(parts, mark)
	}
	sum, all := g.sum(l)
	s := strings.Join(parts, " ") + fmt.Sprintf("  %d", sum)
	if all {
		s += g.tell(" of %d", g.most())
	} else {
		s += g.tell(" so far")
	}
	if l.Marks[gradeOperator] != "" {
		s += "  " + g.tell("operator")
	}
	if v := l.Marks[gradeFloor]; v != "" {
		s += "  " + g.tell("floor") + " " + checklist.Line(g.tell(v))
	}
	return s
}

// elementLines are the elements of the record under the cursor, or only the one
// that is marked next, for which it is said what earns which mark.
func (g *rubric) elementLines(d *text, l checklist.SampleLine, tight bool) {
	th, m := g.sh.th, g.sh.m
	for i, e := range g.c.CapaElements {
		n := points(l, e)
		mark, words := "·", ""
		if n >= 0 {
			mark, words = strconv.Itoa(n), e.Marks[n].In(g.lang())
		}
		title := checklist.Line(e.Title.In(g.lang()))
		if i != g.element && tight {
			continue
		}
		if i != g.element {
			d.raw(m.cut("     "+th.bold.Render(mark)+" "+th.text.Render(title)+"  "+th.faint.Render(checklist.Line(words)), d.w))
			continue
		}
		d.raw(m.cut("   "+th.focus.Render("▸")+" "+th.bold.Render(mark+" "+title), d.w))
		for j, t := range e.Marks {
			dot, style := markOpen, th.text
			if j == n {
				dot, style = markDone, th.bold
			}
			d.hang("       "+th.key.Render(strconv.Itoa(j))+" "+style.Render(dot)+" ", 11, style, t.In(g.lang()))
		}
	}
	if why := l.Marks[gradeWhy]; why != "" {
		d.hang("     ", 5, th.faint, checklist.Line(why))
	}
}

// foot is the shares that the marks come to.
func (g *rubric) foot(w int) []string {
	th, d := g.sh.th, &text{sh: g.sh, w: benchWidth(w)}
	graded, fine, blamed, looked, there := 0, 0, 0, 0, 0
	for _, l := range g.v.Lines[g.it.ID] {
		if _, all := g.sum(l); !all || l.Status != checklist.LineMatch && l.Status != checklist.LineMismatch {
			continue
		}
		graded++
		if l.Status == checklist.LineMatch {
			fine++
		}
		if l.Marks[gradeOperator] != "" {
			blamed++
		}
		if v := l.Marks[gradeFloor]; v != "" {
			looked++
			if v == "yes" {
				there++
			}
		}
	}
	if graded > 0 {
		d.add(th.bold, g.tell("%d of %d graded reach %d of %d", fine, graded, g.it.Pass, g.most()))
		d.add(th.text, g.tell("stops at the operator: %d of %d, %d %%; fix on the floor: %d of %d looked at", blamed, graded, 100*blamed/graded, there, looked))
	}
	out, all := g.outstanding()
	if out > 0 {
		d.add(th.warn, g.tell("%d of %d still out", out, all))
	}
	g.provenLines(d, g.it)
	return d.lines
}
