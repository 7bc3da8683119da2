package assessment_test

import (
	"testing"

	"gemba/assessment"
	"gemba/checklist"
	"gemba/checklist/demo"
)

// TestAccount: on paper, 100 less what is lost of both kinds is the score that stands
// beside it, and each kind is the sum of its parts. Rounding moves no part by a tenth.
func TestAccount(t *testing.T) {
	c := checklist.Builtin()
	for _, d := range demo.Visits() {
		v := checklist.NewVisit(d.Name)
		v.Scope, v.Date = d.Fields[checklist.FieldScope], d.Fields[checklist.FieldDate]
		for item, a := range d.Answers {
			v.Answers[item] = a
		}
		r := assessment.Evaluate(c, v)
		a := r.Account()
		if got := assessment.Points(100 * a.Score); got != assessment.Points(r.Practice.Score) {
			t.Errorf("%s: the score is %s, not %s", d.Name, got, assessment.Points(r.Practice.Score))
		}
		if sum := a.Score + a.Proven.Total + a.Open.Total; sum != 1000 {
			t.Errorf("%s: %d tenths in all", d.Name, sum)
		}
		for kind, lost := range map[string]assessment.Lost{"proven": a.Proven, "open": a.Open} {
			sum := int64(0)
			for i, part := range lost.Parts {
				exact := map[string]int64{"proven": r.Contributions[i].Proven, "open": r.Contributions[i].Open}[kind]
				if off := 100*part - exact; off <= -100 || off >= 100 {
					t.Errorf("%s: %s %s is %d tenths of %d", d.Name, r.Contributions[i].Item, kind, part, exact)
				}
				sum += part
			}
			if sum != lost.Total {
				t.Errorf("%s: the parts of %s are %d, and %d in all", d.Name, kind, sum, lost.Total)
			}
		}
	}
}
