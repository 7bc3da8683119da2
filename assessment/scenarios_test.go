package assessment_test

import (
	"slices"
	"testing"

	"gemba/assessment"
	"gemba/checklist"
)

// clean is a visit in which everything asked was good: levels of 100 on one
// basis, the recommended draws without a miss, whole windows counted.
func clean(scope, basis, pick string) *checklist.Visit {
	c := checklist.Builtin()
	v := paperBlock(scope)
	for i := range c.Items {
		it := &c.Items[i]
		if _, done := v.Answers[it.ID]; done || !it.InScope(scope) {
			continue
		}
		a := good(it)
		a.Basis = basis
		switch {
		case it.Kind == checklist.Level:
			a.Level = 100
		case it.Kind == checklist.Split:
			a.Basis = "seen"
		case it.Kind == checklist.Ratio:
			a.Fields = map[string]string{it.Fields[0].Name: "13", it.Fields[1].Name: "10"}
		case it.Kind == checklist.Share && it.CountAll:
			a.Sample = checklist.Sample{Population: 10, Drawn: 10, Fine: 10}
		case it.Kind == checklist.Share:
			n := min(it.Draw, c.Scope(scope).Draw)
			a.Sample = checklist.Sample{Population: 240, Open: it.Open, Drawn: n, Fine: n, Pick: pick}
			if it.ID == "IP-07" && pick == "random" {
				a.Sample.Pick = "visitor" // what lies about cannot be drawn from a list
			}
		}
		v.Answers[it.ID] = a
	}
	return drawn(v)
}

// counted is a clean visit in which the large lists were counted in full.
func counted(scope string) *checklist.Visit {
	v := clean(scope, "corroborated", "random")
	for _, id := range []string{"IN-03", "IN-05", "IN-06", "CA-01"} {
		v.Answers[id] = share(240, 240, 236, "")
	}
	return v
}

var largeScopes = []string{"half-day", "day", "two-days"}

// The scenarios by which the weights and rules were chosen, with the verdict
// that each must get in every scope of half a day and more.
func TestScenarios(t *testing.T) {
	for _, scope := range largeScopes {
		t.Run(scope, func(t *testing.T) {
			check := func(name string, v *checklist.Visit, status string, caps ...string) *assessment.Result {
				t.Helper()
				r := assessment.Evaluate(checklist.Builtin(), v)
				if r.Status != status {
					t.Errorf("%s: status %s %s %v, want %s", name, r.Status, assessment.Points(r.Practice.Score), r.Range, status)
				}
				if got := fired(r); !slices.Equal(got, caps) && caps != nil {
					t.Errorf("%s: caps %v, want %v", name, got, caps)
				}
				return r
			}
			gap := func(v *checklist.Visit) *checklist.Visit {
				source := wenzhou(scope)
				v.Answers["IN-03"], v.Answers["IN-10"] = source.Answers["IN-03"], source.Answers["IN-10"]
				return v
			}

			check("S1 the source visit", wenzhou(scope), "<=C", "K4 C IN-03", "K3 C IN-10")
			check("S1b the same gap in a good factory", gap(counted(scope)), "C", "K4 C IN-03", "K3 C IN-10")
			check("S1c the same gap in a poor factory", gap(poor(scope)), "D")

			s2 := counted(scope)
			s2.Answers["CE-01"] = certificate("none", "", "", "", "", "")
			check("S2 good practice, no certificate", s2, "B", "K7 B CE-01")

			s3 := checklist.NewVisit("S3")
			s3.Scope = scope
			for _, id := range []string{"IN-01", "IP-01", "FN-03"} {
				s3.Answers[id] = level(100, "seen")
			}
			r := check("S3 three tidy benches", s3, "NR")
			if points := assessment.Whole(r.Practice.Score); points < 51 || points > 52 {
				t.Errorf("S3: three tidy benches are worth %d", points)
			}
			s4 := clean(scope, "told", "factory")
			delete(s4.Answers, "IN-10")
			delete(s4.Answers, "IP-05")
			check("S4 everything told or chosen by the factory", onlyTold(s4), "NR")

			s5 := checklist.NewVisit("S5")
			s5.Scope = scope
			s5.Answers["DI-01"] = probe("deflection", "unchecked", "in-time")
			s5.Answers["DI-04"] = probe("deflection", "unchecked", "in-time")
			s5.Answers["RA-07"] = checklist.Answer{State: checklist.Refused, Reason: "not today"}
			check("S5 smooth talk and a refusal", s5, "<=C", "K5 C RA-07", "K6 C DI-01")

			s6 := counted(scope)
			s6.Answers["CE-01"] = certificate("expired", yes, yes, yes, yes, "")
			check("S6 good practice, certificate expired", s6, "B", "K7 B CE-01")

			s7 := checklist.NewVisit("S7")
			s7.Scope = scope
			s7.Answers["IN-03"] = share(240, 29, 29, "factory")
			check("S7 one sample, chosen by the factory", s7, "NR")
			s7.Answers["IN-03"] = share(240, 29, 29, "random")
			drawn(s7)
			check("S7r the same, drawn at random", s7, "NR")

			s8 := check("S8 clean, seen twice, counted", counted(scope), "A")
			s7b := check("S7b clean, samples chosen by the factory", clean(scope, "corroborated", "factory"), "C?")
			if s8.Practice.Score-s7b.Practice.Score < 10_000 {
				t.Errorf("S7b: the factory's choice costs %d only", s8.Practice.Score-s7b.Practice.Score)
			}

			s9 := counted(scope)
			s9.Answers["RA-01"] = confirmed(share(0, 12, 10, "visitor"))
			check("S9 falsification confirmed", s9, "D", "K1 D RA-01")
			s9 = counted(scope)
			a := s9.Answers["RA-02"]
			a.Flagged = true
			s9.Answers["RA-02"] = a
			check("S9 a flag only", s9, "C?", []string{}...)

			s10 := check("S10 paper only", paperBlock(scope), "NR", []string{}...)
			if s10.Gap.Established || s10.Gap.Words() != "no gap established yet" {
				t.Errorf("S10: gap %+v", s10.Gap)
			}

			s11 := counted(scope)
			delete(s11.Answers, "CE-01")
			check("S11 certificate not seen", s11, "B?", []string{}...)
		})
	}
}

// poor is a visit in which everything asked was bad, without being refused.
func poor(scope string) *checklist.Visit {
	v := clean(scope, "seen", "random")
	for id, a := range v.Answers {
		switch it := checklist.Builtin().Item(id); {
		case it.Axis != checklist.Practice:
		case it.Kind == checklist.Level:
			a.Level = 60
			v.Answers[id] = a
		case it.Kind == checklist.Share && it.CountAll:
			v.Answers[id] = share(10, 10, 6, "")
		case it.Kind == checklist.Share:
			a.Sample.Fine = a.Sample.Drawn * 6 / 10
			v.Answers[id] = a
		case it.Kind == checklist.Probe:
			v.Answers[id] = probe("partial", "verified", "in-time")
		}
	}
	return v
}

// onlyTold leaves the answers that rest on words and on the factory's choice.
func onlyTold(v *checklist.Visit) *checklist.Visit {
	for id, a := range v.Answers {
		if it := checklist.Builtin().Item(id); it.Axis == checklist.Practice && it.Kind != checklist.Level {
			delete(v.Answers, id)
		} else if it.Axis == checklist.Practice {
			a.Basis = "told"
			v.Answers[id] = a
		}
	}
	return v
}

// S12: the same clean records prove less, the more the factory chose them.
func TestScenarioPicks(t *testing.T) {
	score := func(a checklist.Answer) int64 {
		v := wenzhou("two-days")
		v.Answers["IN-03"] = a
		return assessment.Evaluate(checklist.Builtin(), drawn(v)).Practice.Score
	}
	random, visitor := score(share(240, 29, 29, "random")), score(share(240, 29, 29, "visitor"))
	factory, refused := score(share(240, 29, 29, "factory")), score(checklist.Answer{State: checklist.Refused})
	if random <= visitor || visitor <= factory || factory < refused {
		t.Errorf("random %d, visitor %d, factory %d, refused %d", random, visitor, factory, refused)
	}
}

// S13: to have noticed and acted is worth more than a log, that more than an
// audit, and that more than hearing it from outside.
func TestScenarioSelfDetection(t *testing.T) {
	score := func(g checklist.Gap) int64 {
		v := wenzhou("two-days")
		v.Answers["IN-10"] = gaps(g)
		return assessment.Evaluate(checklist.Builtin(), v).Practice.Score
	}
	logged := score(checklist.Gap{CAPA: yes, Acted: no})
	audit := score(checklist.Gap{CAPA: no, InternalAudit: yes})
	outside := score(checklist.Gap{CAPA: no, InternalAudit: no, External: yes})
	acted := score(checklist.Gap{CAPA: yes, Acted: yes})
	if acted <= logged || logged <= audit || audit <= outside {
		t.Errorf("acted %d, logged %d, audit %d, outside %d", acted, logged, audit, outside)
	}
}

// S14: what is kept later is worth more than a promise, a broken one less.
func TestScenarioPromise(t *testing.T) {
	c := checklist.Builtin()
	score := func(state string) int64 {
		v := wenzhou("two-days")
		v.Answers["DI-04"] = probe("prompted", "pending", "in-time")
		v.Commitments = []checklist.Commitment{{ID: "1", Item: "DI-04", What: "the record of lot 4411", State: state}}
		return assessment.Evaluate(c, assessment.AsOfNow(c, v)).Practice.Score
	}
	if kept, late, open, broken := score("kept"), score("late"), score("open"), score("broken"); kept <= late || kept <= open || late <= broken || open <= broken {
		t.Errorf("kept %d, late %d, open %d, broken %d", kept, late, open, broken)
	}
}

// A small scope cannot earn a large letter: a clean door test ends at a
// provisional B at most.
func TestDoorTest(t *testing.T) {
	r := assessment.Evaluate(checklist.Builtin(), clean("door-test", "corroborated", "random"))
	if r.Practice.Den != 252 || r.Practice.NAOpen != 252-181 {
		t.Errorf("den %d, open %d", r.Practice.Den, r.Practice.NAOpen)
	}
	if r.Status != "B?" {
		t.Errorf("status %s, practice %s", r.Status, assessment.Points(r.Practice.Score))
	}
	if last := r.Contributions[len(r.Contributions)-1]; last.Item != "" || last.Weight != 71 || last.Open == 0 {
		t.Errorf("the weight that is not asked: %+v", last)
	}
}

// The recommended draws and work that was seen make a provisional A; the same
// from documents a provisional B.
func TestCleanVisit(t *testing.T) {
	seen := assessment.Evaluate(checklist.Builtin(), clean("two-days", "seen", "random"))
	shown := assessment.Evaluate(checklist.Builtin(), clean("two-days", "shown", "random"))
	if seen.Status != "A?" || shown.Status != "B?" {
		t.Errorf("seen %s %d, shown %s %d", seen.Status, seen.Practice.Score, shown.Status, shown.Practice.Score)
	}
	if seen.Level != "high" || shown.Level != "moderate" {
		t.Errorf("confidence %s, %s", seen.Level, shown.Level)
	}
}
