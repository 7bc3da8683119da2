package tui

import (
	"math/big"

	"gemba/assessment"
	"gemba/checklist"
)

func (s *pairing) view(w, h int) []string {
	th, m := s.sh.th, s.sh.m
	b := s.benchFor(s.it, w, h)
	d := &b.text
	a := s.v.Answers[s.it.ID]
	for _, f := range s.inOrder() {
		value := s.measured(f, a.Fields[f.Name])
		room := max(1, min(36, d.w-14))
		d.raw(m.cut(th.text.Render(m.fit(checklist.Line(f.Label.In(s.lang())), room))+" "+th.bold.Render(m.fitRight(value, 12)), d.w))
	}
	d.gap()
	s.says(d, func(name string) string { return a.Fields[name] })
	for _, o := range s.fresh() {
		d.add(th.key, s.tell("%s counted %s: %s. m takes it", o.from, o.value, o.field.Label.In(s.lang())))
	}
	s.basisLine(d, a)
	s.unfinished(d, s.it, s.kept())
	b.from = s.from
	return s.bench(b, w, h)
}

// basisLine says how the numbers of an answer are known, or that nobody said so yet.
func (vs *visiting) basisLine(d *text, a checklist.Answer) {
	switch {
	case a.State != checklist.Answered:
	case a.Basis == "":
		d.add(vs.sh.th.warn, vs.tell("how do you know? b says it; until then it counts as told"))
	default:
		d.add(vs.sh.th.faint, vs.tell("known by: %s", vs.tell(basisName(a.Basis))))
	}
}

// says is what the two numbers come to, and what the second one follows from.
func (s *pairing) says(d *text, value func(string) string) {
	th := s.sh.th
	if l, ok := s.load(value); ok {
		d.add(th.text, s.tell("%s sheets × %s readings × %s s = %s min", checklist.DecimalText(l.sheets), checklist.DecimalText(l.readings), checklist.DecimalText(l.seconds), l.minutes()))
	}
	num, den := s.it.FieldOf("num"), s.it.FieldOf("den")
	if num == nil || den == nil {
		return
	}
	x, okX := checklist.Decimal(value(num.Name))
	y, okY := checklist.Decimal(value(den.Name))
	if !okX || !okY || y.Sign() <= 0 {
		d.add(th.faint, d.sh.tell("enter takes the numbers"))
		return
	}
	share := new(big.Rat).Quo(x, y)
	per := new(big.Rat).Mul(share, big.NewRat(100, 1))
	d.add(th.bold, s.tell("%s against %s: %s for each 100", checklist.DecimalText(x), checklist.DecimalText(y), assessment.PercentText(per)))
	if s.loads() && share.Sign() > 0 && share.Cmp(big.NewRat(1, 1)) < 0 {
		shifts := new(big.Rat).Inv(share)
		d.add(th.warn, s.tell("%s about %s shifts of signed checks in one. Helpers and automatic gauges are the innocent cause: ask.", markWarn, shifts.FloatString(1)))
	}
}
