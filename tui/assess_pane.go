package tui

import (
	"fmt"
	"slices"
	"strings"

	"gemba/assessment"
	"gemba/checklist"
)

// pane is the live assessment being laid out.
type pane struct {
	text
	vs    *visiting
	r     *assessment.Result
	tight tightness
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
	if len(p.vs.moved) > 0 {
		p.part()
		last := p.vs.tell("last") + " "
		p.hang(th.key.Render(last), p.sh.m.width(last), th.text, p.vs.delta())
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
		p.raw(th.bad.Render(p.sh.m.cutWords(head+p.vs.colon()+strings.Join(capItems(r), " "), p.w)))
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
		p.raw(lead + p.sh.m.cutWords(c.Item+" "+checklist.Line(front(observed, p.w)), p.w-len(c.Rule)-2))
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
