package tui

import (
	"cmp"
	"fmt"
	"slices"
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

func (p *page) head(s string) {
	p.gap()
	p.raw(p.sh.rule(s, p.w))
}

// lead adds a paragraph that leads to an item.
func (p *page) lead(item string, style ink, s string) {
	if item != "" {
		p.targets = append(p.targets, target{len(p.lines), item})
	}
	p.hang("  ", 2, style, s)
}

func (e *explain) page(w int) *page {
	p := &page{text: text{sh: e.sh, w: w}}
	e.summary(p)
	e.rulesPart(p)
	e.waterfall(p)
	e.unseen(p)
	e.toCome(p)
	return p
}

// summary is the grade, the axes, the themes and how far to trust them.
func (e *explain) summary(p *page) {
	r, th := e.res, e.sh.th
	p.hang(e.sh.gradeStyle(r.Status).Render(r.Status)+"  ", len(r.Status)+2, th.bold, r.StatusWords())
	p.add(th.text, r.Sentence)
	p.gap()
	e.wide(p, "practice", &r.Practice, th.practice)
	e.wide(p, "paper", &r.Paper, th.paper)
	p.raw(e.sh.m.fit("gap", 12) + th.bold.Render(assessment.Signed(r.Gap.Score)) + th.faint.Render("  "+assessment.Signed(r.Gap.Lo)+" to "+assessment.Signed(r.Gap.Hi)+"  "+r.Gap.Words()))
	if now := e.today(); now != nil {
		p.add(th.warn, fmt.Sprintf("As of now, with the promises that were kept or broken since: %s, practice %s (%s).",
			now.Status, assessment.Points(now.Practice.Score), rangeText(now.Practice.Lo, now.Practice.Hi)))
	}
	p.gap()
	p.add(th.text, r.Confidence)
	for _, m := range r.Modifiers {
		p.hang("  ", 2, th.warn, m)
	}
	for _, f := range r.Faults {
		p.lead(f.Item, th.bad, markWarn+" "+f.Item+" counts as not asked: "+f.Text)
	}
	p.head("themes, each 0 to 100")
	for i := range r.Themes {
		if t := &r.Themes[i]; t.Items > 0 && t.Weight > 0 {
			e.wide(p, e.themeTitle(t.ID), &t.Axis, th.practice)
		}
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

func (e *explain) themeTitle(id string) string {
	for _, t := range e.c.Themes {
		if t.ID == id {
			return checklist.Line(t.Title.In(e.lang()))
		}
	}
	return id
}

// wide draws one axis on one line.
func (e *explain) wide(p *page, name string, a *assessment.Axis, style ink) {
	m := e.sh.m
	nw := min(26, p.w/3)
	left := m.fit(name, nw) + m.fitRight(assessment.Points(a.Score), 6) + "  "
	right := "  " + m.fitRight(rangeText(a.Lo, a.Hi), 11)
	if p.w >= 70 {
		right += fmt.Sprintf("  evidence %3d %%", assessment.Percent(a.Evidence))
	}
	bar := max(0, p.w-m.width(left)-m.width(right))
	p.raw(left + e.sh.bar(a.Range, a.Score, bar, style) + e.sh.th.faint.Render(right))
}

// rulesPart is what binds the grade: caps, which are proven, and holds, which
// go when a starred item is proven good.
func (e *explain) rulesPart(p *page) {
	r, th := e.res, e.sh.th
	if len(r.Caps) > 0 {
		p.head("caps: proven, and binding")
		for _, c := range r.Caps {
			s := fmt.Sprintf("%s caps at %s  %s  %s", c.Rule, c.Grade, c.Item, c.Text)
			if c.Without != r.Grade {
				s += ". Without it: " + string(c.Without)
			}
			p.lead(c.Item, th.bad, s)
			if l := e.v.LiftOf(c.Rule, c.Item); l != nil {
				p.hang("      ", 6, th.warn, liftLine(l))
			}
			if c.Words != "" && c.Words != c.Text {
				p.hang("      ", 6, th.faint, c.Words)
			}
		}
	}
	if len(r.Holds) > 0 {
		p.head("holds: starred items not yet proven good")
		for _, h := range r.Holds {
			p.lead(h.Item, th.warn, fmt.Sprintf("at %s  %s  %s", h.Grade, h.Item, h.Text))
		}
	}
}

// waterfall is the score explained to the last tenth of a point. The tenths
// are shared out so that they add up as they are printed.
func (e *explain) waterfall(p *page) {
	r, th := e.res, e.sh.th
	var milli []int64
	for _, c := range r.Contributions {
		milli = append(milli, c.Proven, c.Open)
	}
	shown := assessment.Shares(assessment.Full-r.Practice.Score, milli)
	var parts []loss
	var all loss
	for i, c := range r.Contributions {
		l := loss{c.Item, shown[2*i], shown[2*i+1]}
		all.proven, all.open = all.proven+l.proven, all.open+l.open
		if l.proven+l.open > 0 {
			parts = append(parts, l)
		}
	}
	p.head("where the points are")
	line := fmt.Sprintf("100 − %s proven lost − %s not yet proven = %s practice", tenths(all.proven), tenths(all.open), assessment.Points(r.Practice.Score))
	if r.CapAdjust > 0 {
		line += fmt.Sprintf("; the cap takes %s: %s", assessment.Points(r.CapAdjust), assessment.Points(r.Score))
	}
	p.add(th.bold, line)
	slices.SortStableFunc(parts, func(a, b loss) int {
		return cmp.Or(cmp.Compare(b.proven, a.proven), cmp.Compare(b.open, a.open))
	})
	for _, l := range parts {
		p.lead(l.item, th.text, e.lossLine(l, p.w))
	}
}

// loss is what an item costs practice, in tenths of a point.
type loss struct {
	item         string
	proven, open int64
}

// tenths prints a number of tenths.
func tenths(n int64) string { return assessment.Points(n * 100) }

func (e *explain) lossLine(l loss, w int) string {
	m := e.sh.m
	name := "beyond a small scope, or not applicable: stays open"
	if it := e.c.Item(l.item); it != nil {
		name = l.item + "  " + checklist.Line(it.Prompt.In(e.lang()))
	}
	lost, open := "", ""
	if l.proven > 0 {
		lost = "lost " + tenths(l.proven)
	}
	if l.open > 0 {
		open = "open " + tenths(l.open)
	}
	right := m.fitRight(lost, 11) + m.fitRight(open, 11)
	return m.sides(m.cut(name, w-2-m.width(right)-1), right, w-2)
}

// unseen counts what nobody has looked at, by place, in the order of the walk.
func (e *explain) unseen(p *page) {
	p.head("not seen")
	nothing := true
	for _, pl := range e.c.Places {
		var ids []string
		for i := range e.c.Items {
			it := &e.c.Items[i]
			if it.Place == pl.ID && it.Scored() && it.InScope(e.v.Scope) && !e.v.Answers[it.ID].Given() {
				ids = append(ids, it.ID)
			}
		}
		if len(ids) > 0 {
			nothing = false
			p.hang("  ", 2, e.sh.th.text, checklist.Line(pl.Title.In(e.lang()))+": "+strings.Join(ids, " "))
		}
	}
	if nothing {
		p.add(e.sh.th.good, "  everything that the scope asks was dealt with")
	}
}

// toCome is what to do next and what it could change.
func (e *explain) toCome(p *page) {
	r, th := e.res, e.sh.th
	if len(r.Next) > 0 {
		p.head("next: what can still change most")
		for _, q := range r.Next[:min(7, len(r.Next))] {
			p.lead(q.Item, th.text, fmt.Sprintf("%s  closes %s points, %d min: %s", q.Item, assessment.Points(q.Gain), q.Minutes, q.Reason))
		}
	}
	p.head("what single answer would move the grade")
	if s := r.FlipWords(); s != "" {
		p.add(th.text, "  "+s)
	} else if len(r.Flips) == 0 {
		p.add(th.faint, "  no single answer would")
	}
	for _, f := range r.Flips[:min(7, len(r.Flips))] {
		way := "at its worst"
		if f.To > 0 {
			way = "at its best"
		}
		p.lead(f.Item, th.text, fmt.Sprintf("%s %s: %s (from %s points on)", f.Item, way, f.Grade, assessment.Points(f.Need)))
	}
	if r.Target != "" {
		s := fmt.Sprintf("To %s: %s points short", r.Target, assessment.Points(r.PointsShort))
		if len(r.BlockedBy) > 0 {
			s += "; in the way: " + strings.Join(r.BlockedBy, ", ")
		}
		p.gap()
		p.add(th.bold, s+".")
	}
}

func (e *explain) view(w, h int) []string {
	p := e.page(w - 4)
	at := min(e.at, max(0, len(p.targets)-1))
	line := 0
	if e.at > 0 && len(p.targets) > 0 {
		line = p.targets[at].line
	}
	if len(p.targets) > 0 {
		i := p.targets[at].line
		p.lines[i] = e.sh.th.focus.Render(markCursor) + strings.TrimPrefix(p.lines[i], " ")
	}
	inner := h - 3
	top := max(0, min(line-inner/2, len(p.lines)-inner))
	lines := []string{e.header(w)}
	lines = append(lines, e.sh.box(e.assessmentTitle(), padded(p.lines[top:]), w, h-1, true)...)
	return e.sh.m.fill(lines, w, h)
}
