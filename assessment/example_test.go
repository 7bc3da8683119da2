package assessment_test

import (
	"fmt"

	"gemba/assessment"
	"gemba/checklist"
)

// A visit on which one list was counted: every number is in milli-points, and
// the helpers print them.
func ExampleEvaluate() {
	v := checklist.NewVisit("example")
	v.Scope = "two-days"
	v.Answers["IN-03"] = checklist.Answer{
		State:  checklist.Answered,
		Sample: checklist.Sample{Population: 240, Drawn: 240, Fine: 144},
	}
	r := assessment.Evaluate(checklist.Builtin(), v)
	fmt.Println(r.Status)
	fmt.Println(assessment.Points(r.Practice.Lo), "to", assessment.Points(r.Practice.Hi))
	fmt.Println(r.Caps[0].Rule, r.Caps[0].Text)
	fmt.Println(r.Next[0].Item, r.Next[0].Reason)
	// Output:
	// <=C
	// 5.0 to 94.5
	// K4 144 of 240 receipts of the last three months: 60.0 %, all counted
	// IN-10 a gap stands: had they noticed?
}

// While somebody types, a sheet re-ranges the one item that changed.
func ExampleSheet() {
	c := checklist.Builtin()
	v := checklist.NewVisit("example")
	v.Scope = "two-days"
	s := assessment.NewSheet(c, v)
	before := s.Result()

	v.Answers["QA-03"] = checklist.Answer{State: checklist.Answered, Level: 100, Basis: "corroborated"}
	s.Update("QA-03")
	fmt.Println(assessment.Delta(before, s.Result()))
	// Output:
	// practice 50.0 → 52.0, range 4 narrower
}
