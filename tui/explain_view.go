package tui

import (
	"strings"

	"gemba/assessment"
	"gemba/checklist"
)

// page is the explanation laid out: its lines, and those that lead to an item.
type page struct {
	text
	targets []target
}

// target is a line that leads to an item.
type target struct {
	line int
	item string
}

// lead adds a paragraph that leads to an item.
func (p *page) lead(item string, style ink, s string) {
	if item != "" {
		p.targets = append(p.targets, target{len(p.lines), item})
	}
	p.hang("  ", 2, style, s)
}

// columns lays the explanation out: the model on one screen and what follows
// from it, and the account of every point; side by side where there is room.
func (e *explain) columns(w int) []*page {
	const wide = 100
	first := &page{text: text{sh: e.sh, w: w}}
	if w < wide {
		e.model(first)
		e.words(first)
		e.toCome(first)
		e.holdsPart(first)
		e.themes(first)
		e.waterfall(first)
		e.unseen(first)
		return []*page{first}
	}
	first.w = (w - 3) / 2
	second := &page{text: text{sh: e.sh, w: w - 3 - first.w}}
	e.model(first)
	e.words(first)
	e.toCome(first)
	e.holdsPart(first)
	e.themes(second)
	e.waterfall(second)
	e.unseen(second)
	return []*page{first, second}
}

// targets are the items that the lines lead to, in the order of the cursor.
func (e *explain) targets() []target {
	var all []target
	for _, p := range e.columns(e.width) {
		all = append(all, p.targets...)
	}
	return all
}

// view draws the columns, each scrolled so that its line under the cursor is in
// sight.
func (e *explain) view(w, h int) []string {
	e.width = w - 4
	at, inner := e.at, h-3
	var blocks [][]string
	for i, p := range e.columns(w - 4) {
		line := 0
		if at >= 0 && at < len(p.targets) {
			n := p.targets[at].line
			p.lines[n] = e.sh.th.focus.Render(markCursor) + strings.TrimPrefix(p.lines[n], " ")
			if at > 0 {
				line = n
			}
		}
		at -= len(p.targets)
		top := max(0, min(line-inner/2, len(p.lines)-inner))
		if i > 0 {
			blocks = append(blocks, e.sh.m.fill(nil, 3, inner))
		}
		blocks = append(blocks, e.sh.m.fill(p.lines[top:], p.w, inner))
	}
	return e.sh.headed(e.header(w), e.assessmentTitle(), padded(beside(blocks...)), w, h)
}

// shortName is the room for the name of an index.
const shortName = 10

// model is the whole of it on one screen: the grade, the indices, what caps the
// grade and which observation did so, where the points are, what to ask next
// and what would move the grade.
func (e *explain) model(p *page) {
	r, th := e.res, e.sh.th
	p.hang(e.sh.gradeStyle(r.Status).Render(r.Status)+"  ", len(r.Status)+2, th.bold, e.statusWords(r))
	p.gap()
	e.wide(p, e.tell("practice"), shortName, &r.Practice, th.practice)
	e.wide(p, e.tell("paper"), shortName, &r.Paper, th.paper)
	g := e.tell("%s to %s", assessment.Signed(r.Gap.Lo), assessment.Signed(r.Gap.Hi))
	p.hang(e.sh.m.fit(e.tell("gap"), shortName)+th.bold.Render(e.sh.m.fitRight(assessment.Signed(r.Gap.Score), 5))+"  ", shortName+7, th.faint, g+"  "+e.gapWords(r))
	e.capsPart(p)
	e.account(p)
	if len(r.Next) > 0 {
		q := r.Next[0]
		p.lead(q.Item, th.text, e.tell("next %s, %d min: closes %s points; %s", q.Item, q.Minutes, assessment.Points(q.Gain), e.why(q)))
	}
	if s := e.noFlip(r); s != "" {
		p.hang("  ", 2, th.text, s)
	} else if len(r.Flips) > 0 {
		p.lead(r.Flips[0].Item, th.text, e.tell("would move the grade: ")+e.flipWords(r.Flips[0]))
	}
}

// capsPart is what is proven and binds the grade: each cap with the observation
// that fired it.
func (e *explain) capsPart(p *page) {
	r, th := e.res, e.sh.th
	p.gap()
	for _, f := range r.Faults {
		p.lead(f.Item, th.bad, markWarn+" "+f.Item+" "+e.tell("counts as not asked: %s", e.faultWords(f.Text)))
	}
	for _, c := range r.Caps {
		observed, rule := e.capWords(r, c)
		s := e.tell("%s caps at %s  %s  %s", c.Rule, c.Grade, c.Item, observed)
		if c.Without != r.Grade {
			s += e.tell(". Without it: %s", c.Without)
		}
		p.lead(c.Item, th.bad, s)
		if l := e.v.LiftOf(c.Rule, c.Item); l != nil {
			p.hang("    ", 4, th.warn, e.liftLine(l))
		}
		if rule != "" && rule != observed {
			p.hang("    ", 4, th.faint, rule)
		}
	}
	p.gap()
}

// words are the sentence that a report starts with, and how far to trust it.
func (e *explain) words(p *page) {
	r, th := e.res, e.sh.th
	p.head("in words")
	sentence, confidence, modifiers := r.Sentence, r.Confidence, r.Modifiers
	if !e.english() {
		s := e.speaker(r)
		sentence, confidence, modifiers = s.Sentence(), s.Confidence(), s.Modifiers()
	}
	p.add(th.text, sentence)
	p.add(th.text, confidence)
	for _, m := range modifiers {
		p.hang("  ", 2, th.warn, m)
	}
	if now := e.today(); now != nil {
		p.add(th.warn, e.tell("As of now, with the promises that were kept or broken since: %s, practice %s (%s).",
			now.Status, assessment.Points(now.Practice.Score), rangeText(now.Practice.Lo, now.Practice.Hi)))
	}
}

// today is the assessment as of now, where it is another one.
func (e *explain) today() *assessment.Result {
	now := assessment.Evaluate(e.c, assessment.AsOfNow(e.c, e.v))
	if now.Status == e.res.Status && now.Practice.Range == e.res.Practice.Range {
		return nil
	}
	return now
}

// themes are the subtotals.
func (e *explain) themes(p *page) {
	p.head("themes, each 0 to 100")
	nw := 29
	if p.w < nw+27 {
		nw = shortName
	}
	for i := range e.res.Themes {
		if t := &e.res.Themes[i]; t.Items > 0 && t.Weight > 0 {
			e.wide(p, e.themeTitle(t.ID), nw, &t.Axis, e.sh.th.practice)
		}
	}
}

func (e *explain) themeTitle(id string) string {
	for _, t := range e.c.Themes {
		if t.ID == id {
			return checklist.Line(t.Title.In(e.lang()))
		}
	}
	return id
}

// wide draws one axis on one line behind a name of nw cells; a name that is
// longer has a line of its own.
func (e *explain) wide(p *page, name string, nw int, a *assessment.Axis, style ink) {
	m := e.sh.m
	if m.width(name) >= nw {
		p.raw(m.cut(name, p.w))
		name = ""
	}
	right := "  " + m.fitRight(rangeText(a.Lo, a.Hi), 10)
	if p.w >= 70 {
		right += e.tell("  evidence %3d %%", assessment.Percent(a.Evidence))
	}
	left := m.fit(name, nw) + m.fitRight(assessment.Points(a.Score), 5) + "  "
	bar := max(0, p.w-m.width(left)-m.width(right))
	p.raw(left + e.sh.bar(a.Range, a.Score, bar, style) + e.sh.th.faint.Render(right))
}
