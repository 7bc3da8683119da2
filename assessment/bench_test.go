package assessment_test

import (
	"cmp"
	"testing"

	"gemba/assessment"
	"gemba/checklist"
)

// A keystroke: one share answered again, with a draw from a list, and
// everything added up.
func BenchmarkKeystroke(b *testing.B) {
	c := checklist.Builtin()
	v := full(c, "two-days")
	s := assessment.NewSheet(c, v)
	b.ReportAllocs()
	fine := 0
	for b.Loop() {
		a := v.Answers["IN-03"]
		a.Sample = checklist.Sample{Population: 240, Drawn: 29, Fine: fine % 30, Pick: "random"}
		fine++
		v.Answers["IN-03"] = a
		s.Update("IN-03")
		s.Result()
	}
}

// The same on the visit of the source, where most is still open.
func BenchmarkKeystrokeOpen(b *testing.B) {
	c := checklist.Builtin()
	v := wenzhou("two-days")
	s := assessment.NewSheet(c, v)
	b.ReportAllocs()
	for b.Loop() {
		s.Update("IN-03")
		s.Result()
	}
}

func BenchmarkEvaluate(b *testing.B) {
	c := checklist.Builtin()
	v := full(c, "two-days")
	b.ReportAllocs()
	for b.Loop() {
		assessment.Evaluate(c, v)
	}
}

// full answers every item of a scope well: levels 80 seen, samples drawn by the
// program as long as the checklist recommends, with one line wanting.
func full(c *checklist.Checklist, scope string) *checklist.Visit {
	v := paperBlock(scope)
	for i := range c.Items {
		it := &c.Items[i]
		if _, done := v.Answers[it.ID]; !done && it.InScope(scope) {
			v.Answers[it.ID] = good(it)
		}
	}
	return drawn(v)
}

func good(it *checklist.Item) checklist.Answer {
	a := checklist.Answer{State: checklist.Answered, Basis: "seen"}
	switch it.Kind {
	case checklist.Level:
		a.Level = 80
	case checklist.Share:
		n := cmp.Or(it.Draw, 20)
		a.Sample = checklist.Sample{Population: 240, Drawn: n, Fine: n - 1, Pick: "random"}
		switch {
		case it.CountAll:
			a.Sample = checklist.Sample{Population: 20, Drawn: 20, Fine: 19}
		case it.Rides != "":
			a.Sample.Pick = "" // as the lines that it uses
		}
	case checklist.Probe:
		a.Disclosure = checklist.Disclosure{Given: "immediate", Outcome: "verified", Latency: "in-time"}
	case checklist.Gaps:
		a.Gaps = []checklist.Gap{{What: "a gap", CAPA: checklist.Yes, Acted: checklist.Yes}}
	case checklist.Split:
		a.Fields = map[string]string{"early": "40", "late": "10"}
	case checklist.Ratio:
		a.Fields = map[string]string{it.Fields[0].Name: "10", it.Fields[1].Name: "10"}
	default: // the other kinds record
	}
	return a
}
