package assessment_test

import (
	"testing"

	"gemba/assessment"
	"gemba/checklist"
	"gemba/sampling"
)

// TestStagedDraw: a second stage that was declared is paid for with wider
// limits, those of sampling.TwoStage, whether it was drawn or not.
func TestStagedDraw(t *testing.T) {
	c := checklist.Builtin()
	it := c.Item("IP-02")
	rangeOf := func(s checklist.Sample) assessment.Range {
		v := checklist.NewVisit("v")
		v.Scope = "two-days"
		v.Answers[it.ID] = checklist.Answer{State: checklist.Answered, Sample: s}
		r, fault := assessment.ItemRange(c, drawn(v), it)
		if fault != "" {
			t.Fatal(fault)
		}
		return r
	}
	s := checklist.Sample{Population: 240, Drawn: 29, Fine: 27, Pick: "random", Source: "erp-live"}
	once := rangeOf(s)
	s.Staged = true
	twice := rangeOf(s)
	if twice.Lo >= once.Lo || twice.Hi < once.Hi {
		t.Errorf("declared twice %v, once %v", twice, once)
	}
	limits, err := sampling.TwoStage(240, false, sampling.Stage{Drawn: 13, Fine: 13}, sampling.Stage{Drawn: 16, Fine: 14}, 0.90)
	if err != nil {
		t.Fatal(err)
	}
	// The counts that would give the same range if they were certain.
	if lo := rangeOf(checklist.Sample{Population: 240, Drawn: 240, Fine: limits.LowerCount}).Lo; lo != twice.Lo {
		t.Errorf("low end %d, want %d", twice.Lo, lo)
	}
	if hi := rangeOf(checklist.Sample{Population: 240, Drawn: 240, Fine: limits.UpperCount}).Hi; hi != twice.Hi {
		t.Errorf("high end %d, want %d", twice.Hi, hi)
	}
}
