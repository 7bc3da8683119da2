package tui

import (
	"gemba/assessment"
	"gemba/checklist"
)

func (s *balance) view(w, h int) []string {
	th, m := s.sh.th, s.sh.m
	b := s.benchFor(s.it, w, h)
	d := &b.text
	fields := s.v.Answers[s.it.ID].Fields
	for i, f := range s.quantities() {
		sign := "−"
		if i == 0 {
			sign = "+"
		}
		value := s.measured(&f, fields[f.Name])
		room := max(1, min(30, d.w-14))
		d.raw(m.cut(th.faint.Render(sign)+" "+th.text.Render(m.fit(checklist.Line(f.Label.In(s.lang())), room))+" "+th.bold.Render(m.fitRight(value, 10)), d.w))
	}
	recorded := func(name string) string { return fields[name] }
	s.closingLine(d, recorded)
	s.answered(d) // before the levels: a small window shows it
	d.gap()
	proposed := -1
	if sum, ok := s.sum(recorded); ok {
		proposed = proposedLevel(sum, s.it.Set.Levels)
	}
	s.levels(d, s.it, proposed, s.tell("fits the quantities"))
	s.unfinished(d, s.it, s.kept())
	b.from = s.from
	return s.bench(b, w, h)
}

// closingLine says what quantities come to.
func (s *balance) closingLine(d *text, value func(name string) string) {
	th := s.sh.th
	b, ok := s.sum(value)
	if !ok {
		d.add(th.faint, d.sh.tell("enter the quantities: what came in must be accounted for"))
		return
	}
	style := th.text
	switch i := proposedLevel(b, s.it.Set.Levels); {
	case i < 0:
	case s.it.Set.Levels[i].Score >= 80:
		style = th.good
	case s.it.Set.Levels[i].Score <= assessment.FindingLevel:
		style = th.bad
	}
	format, args := b.Says()
	d.add(style, s.tell(format, args...))
}

// measured is the value of a field with its unit, or a dash.
func (vs *visiting) measured(f *checklist.Field, value string) string {
	return orDash(checklist.Line(vs.fieldText(f, front(value, quotedCells))))
}
