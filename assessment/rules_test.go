package assessment_test

import (
	"slices"
	"strings"
	"testing"

	"gemba/assessment"
	"gemba/checklist"
)

// alone returns the assessment of a visit with only the given answers.
func alone(scope string, answers map[string]checklist.Answer) *assessment.Result {
	v := checklist.NewVisit("alone")
	v.Date, v.Scope, v.Answers = "2026-03-11", scope, answers
	return assessment.Evaluate(checklist.Builtin(), v)
}

// fired lists the caps: "K4 C IN-03".
func fired(r *assessment.Result) []string {
	list := []string{}
	for _, c := range r.Caps {
		list = append(list, strings.TrimSpace(c.Rule+" "+string(c.Grade)+" "+c.Item))
	}
	return list
}

func confirmed(a checklist.Answer) checklist.Answer {
	a.Confirmed = true
	return a
}

// Every rule of §6, where it fires and just where it does not.
func TestCaps(t *testing.T) {
	refused := checklist.Answer{State: checklist.Refused}
	deflected := probe("deflection", "unchecked", "in-time")
	type answers = map[string]checklist.Answer
	for _, test := range []struct {
		name    string
		answers answers
		want    []string
	}{
		{"blank", answers{}, nil},
		{"R1", answers{"QA-07": level(0, "seen")}, []string{"R1 B QA-07"}},
		{"R1 not from 40", answers{"QA-07": level(40, "seen")}, nil},
		{"R2", answers{"QA-03": level(40, "told")}, []string{"R2 B QA-03"}},
		{"R2 not from 60", answers{"QA-03": level(60, "told")}, nil},
		{"R3", answers{"QA-03": level(0, "told")}, []string{"R3 C QA-03"}},
		{"R1 spares paper", answers{"CE-06": level(0, "seen")}, nil},
		{"K1", answers{"RA-01": confirmed(share(0, 12, 10, "random"))}, []string{"K1 D RA-01"}},
		{"K1 elsewhere", answers{"RA-09": confirmed(level(40, "seen"))}, []string{"K1 D RA-09"}},
		{"K2", answers{"CE-01": confirmed(certificate("valid", yes, yes, yes, no, ""))}, []string{"K2 D CE-01"}},
		{"K3", answers{"IN-10": gaps(checklist.Gap{CAPA: no, InternalAudit: no, External: no})}, []string{"K3 C IN-10"}},
		{"K3 needs all three layers", answers{"IN-10": gaps(checklist.Gap{CAPA: no, InternalAudit: no})}, []string{"R2 B IN-10"}},
		{"K4", answers{"IN-03": share(240, 240, 144, "")}, []string{"K4 C IN-03"}},
		{"K4 D", answers{"IN-03": share(240, 240, 100, "")}, []string{"K4 D IN-03"}},
		{"K4 not from 75 percent", answers{"IN-03": share(240, 240, 180, "")}, nil},
		{"K4 not while the best case is good", answers{"IN-03": share(240, 5, 3, "random")}, nil},
		{"K5", answers{"DI-07": refused}, []string{"K5 C DI-07"}},
		{"K5 before the worst answer's own", answers{"IN-10": refused}, []string{"K5 C IN-10"}},
		{"K5 with the worst answer's stricter cap", answers{"IN-03": refused}, []string{"K4 D IN-03"}},
		{"K5 before a confirmed fact that caps less", answers{"IN-05": {State: checklist.Refused, Confirmed: true}}, []string{"K5 C IN-05"}},
		{"K5 on access", answers{"VF-02": refused}, []string{"K5 C VF-02"}},
		{"K5 on paper", answers{"CE-06": refused}, []string{"K5 C CE-06"}},
		{"K5 by a declined probe", answers{"DI-01": probe("refusal", "", "")}, []string{"K5 C DI-01"}},
		{"K6", answers{"DI-01": deflected, "DI-06": deflected}, []string{"K6 C DI-01"}},
		{"K6 not from one", answers{"DI-01": deflected}, nil},
		{"K7 none", answers{"CE-01": certificate("none", "", "", "", "", "")}, []string{"K7 B CE-01"}},
		{"K7 expired", answers{"CE-01": certificate("expired", "", "", "", "", "")}, []string{"K7 B CE-01"}},
		{"K7 another site", answers{"CE-01": certificate("valid", no, "", "", "", "")}, []string{"K7 B CE-01"}},
		{"K8", answers{"IN-09": confirmed(share(10, 10, 9, ""))}, []string{"K8 C IN-09"}},
		{"K9", answers{"FN-05": confirmed(share(4, 4, 3, ""))}, []string{"K9 C FN-05"}},
		{"K10", answers{"RA-08": level(0, "seen")}, []string{"K10 C RA-08"}},
		{"K11", answers{"IN-05": confirmed(share(29, 29, 28, ""))}, []string{"K11 B IN-05"}},
		{"K12", answers{"IP-04": confirmed(share(20, 20, 19, ""))}, []string{"K12 B IP-04"}},
		{
			"strictest first, named rules before general ones",
			answers{"QA-03": level(0, "told"), "QA-07": level(0, "seen"), "IN-03": share(240, 240, 144, ""), "RA-01": confirmed(share(0, 6, 0, "visitor"))},
			[]string{"K1 D RA-01", "K4 C IN-03", "R3 C QA-03", "R1 B QA-07"},
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			r := alone("two-days", test.answers)
			if got := fired(r); !slices.Equal(got, test.want) {
				t.Errorf("%v, want %v", got, test.want)
			}
			for _, c := range r.Caps {
				if c.Text == "" || c.Words.In("en") == "" {
					t.Errorf("%s says nothing: %+v", c.Rule, c)
				}
			}
		})
	}
}

// The candour theme caps only where the scope asks five or more of its items,
// whatever was answered.
func TestThemeCap(t *testing.T) {
	partial := probe("partial", "contradicted", "in-time")
	twenty := level(0, "seen")
	answers := map[string]checklist.Answer{
		"DI-01": partial, "DI-02": partial, "DI-03": partial, "DI-04": partial,
		"DI-06": partial, "DI-07": twenty, "DI-09": partial,
	}
	day := alone("day", answers)
	if !slices.Contains(fired(day), "T1 C") {
		t.Errorf("day: %v", fired(day))
	}
	half := alone("half-day", answers)
	if slices.ContainsFunc(fired(half), func(s string) bool { return strings.HasPrefix(s, "T1") }) {
		t.Errorf("half a day: %v", fired(half))
	}
	delete(answers, "DI-02") // 8 of 39: best case 8/39, a fifth and a bit
	if day := alone("day", answers); !slices.Contains(fired(day), "T1 B") {
		t.Errorf("day without DI-02: %v", fired(day))
	}
}

// Out of scope, an answer can cap but earns nothing.
func TestOutOfScope(t *testing.T) {
	none := alone("half-day", nil)
	r := alone("half-day", map[string]checklist.Answer{"RA-08": level(100, "seen")})
	if r.Practice.Score != none.Practice.Score || r.Practice.Evidence != 0 {
		t.Errorf("an answer out of scope earned %s", assessment.Points(r.Practice.Score))
	}
	r = alone("half-day", map[string]checklist.Answer{"RA-08": level(0, "seen")})
	if got := fired(r); !slices.Equal(got, []string{"K10 C RA-08"}) || r.Practice.Score != none.Practice.Score {
		t.Errorf("caps %v, practice %s", got, assessment.Points(r.Practice.Score))
	}
}

// Not more than a third of an axis can be waived; the rest stays open.
func TestWaived(t *testing.T) {
	c := checklist.Builtin()
	v := full(c, "two-days")
	before := assessment.Evaluate(c, v)
	waived := 0
	for i := range c.Items {
		if it := &c.Items[i]; it.NA && it.Axis == checklist.Practice {
			v.Answers[it.ID] = checklist.Answer{State: checklist.NA, Reason: "as agreed"}
			waived += it.Weight
		}
	}
	r := assessment.Evaluate(c, v)
	if want := int64(400 - waived); r.Practice.Den != max(want, 267) || r.Practice.NAOpen != r.Practice.Den-want {
		t.Errorf("den %d, open %d, waived %d", r.Practice.Den, r.Practice.NAOpen, waived)
	}
	if before.Practice.Den != 400 {
		t.Errorf("den %d before", before.Practice.Den)
	}
	// Waive beyond what the checklist allows, by a checklist that allows all.
	loose := *c
	loose.Items = slices.Clone(c.Items)
	for i := range loose.Items {
		loose.Items[i].NA = true
		v.Answers[loose.Items[i].ID] = checklist.Answer{State: checklist.NA, Reason: "as agreed"}
	}
	r = assessment.Evaluate(&loose, v)
	if r.Practice.Den != 267 || r.Practice.NAOpen != 267 || r.Status != "NR" || r.Practice.Score != 50_000 {
		t.Errorf("all waived: %+v %s", r.Practice, r.Status)
	}
}

// A hold keeps the grade down while a starred item is not proven, and leaves
// the range alone.
func TestHolds(t *testing.T) {
	c := checklist.Builtin()
	v := full(c, "two-days")
	r := assessment.Evaluate(c, v)
	if len(r.Holds) != 0 || r.Grade != "B" {
		t.Fatalf("grade %s, holds %+v", r.Grade, r.Holds)
	}
	for _, test := range []struct {
		item   string
		answer checklist.Answer
		grade  checklist.Grade
	}{
		{"RA-01", checklist.Answer{}, "C"},
		{"RA-01", share(0, 6, 6, "visitor"), "B"},
		{"IN-03", share(240, 29, 29, "factory"), "C"},
		{"IP-05", split("0", "0", "seen"), "C"},
		{"CE-01", checklist.Answer{}, "B"},
		{"SU-05", checklist.Answer{State: checklist.NotSeen}, "C"},
	} {
		v := full(c, "two-days")
		v.Answers[test.item] = test.answer
		r := assessment.Evaluate(c, v)
		if len(r.Holds) != 1 || r.Holds[0].Item != test.item || r.Holds[0].Grade != test.grade {
			t.Errorf("%s: holds %+v", test.item, r.Holds)
		}
		if r.Grade < test.grade || r.Hi != r.Practice.Hi {
			t.Errorf("%s: grade %s, hi %d of %d", test.item, r.Grade, r.Hi, r.Practice.Hi)
		}
	}
	v.Answers["SU-05"] = checklist.Answer{State: checklist.NA, Reason: "nothing is done outside"}
	if r := assessment.Evaluate(c, v); len(r.Holds) != 0 {
		t.Errorf("a waived star holds: %+v", r.Holds)
	}
}

// Where two observers differ, any of them can establish a cap, and the
// observation says so.
func TestRivalCaps(t *testing.T) {
	c := checklist.Builtin()
	v := checklist.NewVisit("rivals")
	v.Scope = "two-days"
	v.Answers["IN-03"] = share(240, 240, 220, "")
	v.Rivals["IN-03"] = []checklist.Answer{share(240, 240, 144, "")}
	r := assessment.Evaluate(c, v)
	if got := fired(r); !slices.Equal(got, []string{"K4 C IN-03"}) {
		t.Fatal(got)
	}
	const want = "144 of 240 receipts of the last three months: 60.0 %, all counted; two observers, not reconciled"
	if r.Caps[0].Text != want {
		t.Error(r.Caps[0].Text)
	}
}
