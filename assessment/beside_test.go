package assessment_test

import (
	"slices"
	"testing"
	"time"

	"gemba/assessment"
	"gemba/checklist"
)

// What was answered on the floor while it stood still says so; what was answered
// elsewhere, on another day, or about nothing that scores does not.
func TestThinFloor(t *testing.T) {
	c := checklist.Builtin()
	day := time.Date(2026, 3, 11, 10, 0, 0, 0, time.FixedZone("", 8*3600))
	v := checklist.NewVisit("thin")
	observed := func(item string, a checklist.Answer, at time.Time) {
		a.Observed = at
		v.Answers[item] = a
	}
	observed("IP-01", level(80, "seen"), day.Add(3*time.Hour))
	observed("IP-03", level(80, "seen"), day.AddDate(0, 0, 1))
	observed("QA-02", level(80, "seen"), day)
	machines := "16"
	marked := func(running string) []string {
		observed("VF-04", fields("", "running", running, "machines", machines), day)
		var ids []string
		sheet := assessment.NewSheet(c, v)
		for i := range c.Items {
			if slices.Contains(sheet.Beside(c.Items[i].ID), assessment.ThinFloorText) {
				ids = append(ids, c.Items[i].ID)
			}
		}
		return ids
	}
	for _, id := range []string{"IP-01", "IP-03", "VF-04"} {
		if c.Item(id).Place != checklist.PlaceFloor {
			t.Fatalf("%s is not asked on the floor", id)
		}
	}
	if got := marked("5"); !slices.Equal(got, []string{"IP-01"}) {
		t.Errorf("5 of 16: %v are marked, want IP-01", got)
	}
	for _, running := range []string{"6", "", "many"} {
		if got := marked(running); len(got) > 0 {
			t.Errorf("%q of 16: %v are marked", running, got)
		}
	}
	machines = "15" // of which 5 are a third, and not fewer
	if got := marked("5"); len(got) > 0 {
		t.Errorf("5 of 15: %v are marked", got)
	}
}

// A finding that the read-back does not name was not put to the supplier. One
// that names no item is about all of them.
func TestNotPut(t *testing.T) {
	c := checklist.Builtin()
	v := checklist.NewVisit("put")
	v.Answers["IN-03"] = share(240, 29, 27, "visitor")
	v.Answers["QA-02"] = level(40, "seen")
	v.Answers["QA-03"] = level(80, "seen")
	v.Answers["IN-01"] = checklist.Answer{State: checklist.Refused, Reason: "not today"}
	for _, test := range []struct {
		words string
		want  []string
	}{
		{"", []string{"QA-02", "IN-03"}},
		{"  ", []string{"QA-02", "IN-03"}},
		{"they agreed to everything", nil},
		{"IN-03: 2 of 29 records not fine\n  host: agreed", []string{"QA-02"}},
		{"IN-03：29份中2份不符\n  对方：同意\nQA-02: reports to production", nil},
		{"QA-03: fine", []string{"QA-02", "IN-03"}},
	} {
		delete(v.Answers, "CL-01")
		if test.words != "" {
			v.Answers["CL-01"] = checklist.Answer{State: checklist.Answered, Words: test.words}
		}
		var got []string
		sheet := assessment.NewSheet(c, v)
		for i := range c.Items {
			if slices.Contains(sheet.Beside(c.Items[i].ID), assessment.NotPutText) {
				got = append(got, c.Items[i].ID)
			}
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%q: %v were not put, want %v", test.words, got, test.want)
		}
	}
}
