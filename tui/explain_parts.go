package tui

import (
	"cmp"
	"strings"

	"gemba/assessment"
	"gemba/checklist"
)

// loss is what an item costs practice, in tenths of a point.
type loss struct {
	item         string
	proven, open int64
}

// losses are what the items cost, the dearest first.
func losses(r *assessment.Result) []loss {
	a := r.Account()
	var parts []loss
	for i, c := range r.Contributions {
		if l := (loss{c.Item, a.Proven.Parts[i], a.Open.Parts[i]}); l.proven+l.open > 0 {
			parts = append(parts, l)
		}
	}
	checklist.Arrange(parts, func(a, b loss) int {
		return cmp.Or(cmp.Compare(b.proven, a.proven), cmp.Compare(b.open, a.open))
	})
	return parts
}

// tenths prints a number of tenths.
func tenths(n int64) string { return assessment.Points(n * 100) }

// account is the score on one line: what there could be, less what is lost.
func (e *explain) account(p *page) {
	r := e.res
	a := r.Account()
	line := e.tell("100 − %s proven lost − %s not yet proven = %s", tenths(a.Proven.Total), tenths(a.Open.Total), tenths(a.Score))
	if r.CapAdjust > 0 {
		line += e.tell("; the cap takes %s: %s", assessment.Points(r.CapAdjust), assessment.Points(r.Score))
	}
	p.hang("  ", 2, e.sh.th.bold, line)
}

// waterfall is the score explained to the last tenth of a point, item by item.
func (e *explain) waterfall(p *page) {
	parts := losses(e.res)
	p.head("where the points are")
	if p.w >= lossBeside {
		m := e.sh.m
		p.raw(e.sh.th.faint.Render(m.fitRight(m.fitRight(e.tell("lost"), 6)+m.fitRight(e.tell("open"), 6)+m.fit("", lossBar+1), p.w)))
	}
	most := int64(1)
	for _, l := range parts {
		most = max(most, l.proven+l.open)
	}
	for _, l := range parts {
		name, prompt := "", e.tell("beyond a small scope, or not applicable: stays open")
		if it := e.c.Item(l.item); it != nil {
			name, prompt = l.item, checklist.Line(it.Prompt.In(e.lang()))
		}
		if p.w >= lossBeside {
			e.lossLine(p, l, most, strings.TrimSpace(name+"  "+prompt))
			continue
		}
		p.lead(l.item, e.sh.th.bold, e.sh.m.fit(name, 7)+e.lossWords(l)) // the numbers, and the prompt under them
		p.hang("    ", 4, e.sh.th.text, prompt)
	}
	if len(parts) == 0 {
		p.add(e.sh.th.good, p.sh.tell("  nothing is lost and nothing is open"))
	}
}

// lossBeside is how wide a page must be for prompt, numbers and bar to stand on
// one line, and lossBar how long the bar is.
const lossBeside, lossBar = 50, 10

// lossWords print what is lost and what is open.
func (e *explain) lossWords(l loss) string {
	var parts []string
	if l.proven > 0 {
		parts = append(parts, e.tell("lost")+" "+tenths(l.proven))
	}
	if l.open > 0 {
		parts = append(parts, e.tell("open")+" "+tenths(l.open))
	}
	return strings.Join(parts, "  ")
}

// lossLine draws what one item costs: the proven part of its bar is thick, the
// open part thin.
func (e *explain) lossLine(p *page, l loss, most int64, name string) {
	m, th := e.sh.m, e.sh.th
	number := func(n int64) string {
		if n == 0 {
			return m.fit("", 6)
		}
		return m.fitRight(tenths(n), 6)
	}
	cells := func(part int64) int { return int((part*lossBar + most - 1) / most) }
	thick := cells(l.proven)
	thin := min(lossBar-thick, cells(l.open))
	w := p.w - 2 - 6 - 6 - 1 - lossBar
	if l.item != "" {
		p.targets = append(p.targets, target{len(p.lines), l.item})
	}
	p.raw("  " + m.fit(m.cut(name, w-1), w) + th.bad.Render(number(l.proven)) + th.faint.Render(number(l.open)) + " " +
		th.bad.Render(strings.Repeat(markBar, thick)) + th.open.Render(strings.Repeat(markThin, thin)))
}

// holdsPart is what keeps the grade down until it is proven good.
func (e *explain) holdsPart(p *page) {
	if len(e.res.Holds) == 0 {
		return
	}
	p.head("holds: starred items not yet proven good")
	for _, h := range e.res.Holds {
		p.lead(h.Item, e.sh.th.warn, e.tell("at %s  %s  %s", h.Grade, h.Item, e.holdWords(h)))
	}
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
			p.hang("  ", 2, e.sh.th.text, checklist.Line(pl.Title.In(e.lang()))+e.colon()+strings.Join(ids, " "))
		}
	}
	if nothing {
		p.add(e.sh.th.good, p.sh.tell("  everything that the scope asks was dealt with"))
	}
}

// toCome is what to do next and what it could change.
func (e *explain) toCome(p *page) {
	r, th := e.res, e.sh.th
	if len(r.Next) > 1 {
		p.head("next: what can still change most")
		for _, q := range r.Next[1:min(6, len(r.Next))] {
			p.lead(q.Item, th.text, e.tell("%s  closes %s points, %d min: %s", q.Item, assessment.Points(q.Gain), q.Minutes, e.why(q)))
		}
	}
	p.head("what single answer would move the grade")
	if len(r.Flips) == 0 {
		p.add(th.faint, p.sh.tell("  no single answer would"))
	}
	for _, f := range r.Flips[:min(6, len(r.Flips))] {
		p.lead(f.Item, th.text, e.flipWords(f))
	}
	if r.Target != "" {
		s := e.tell("To %s: %s points short", r.Target, assessment.Points(r.PointsShort))
		if len(r.BlockedBy) > 0 {
			s += e.tell("; in the way: %s", strings.Join(r.BlockedBy, ", "))
		}
		p.add(th.bold, s+e.tell("."))
	}
}

func (e *explain) flipWords(f assessment.Flip) string {
	way := e.tell("at its worst")
	if f.To > 0 {
		way = e.tell("at its best")
	}
	return e.tell("%s %s: %s (from %s points on)", f.Item, way, f.Grade, assessment.Points(f.Need))
}
