package tui

import (
	"maps"
	"testing"

	"gemba/checklist"
	"gemba/checklist/demo"
)

// TestWenzhou keys in the two answers that decide the visit to the valve maker
// and reads its figures off the screen.
func TestWenzhou(t *testing.T) {
	l := &fakeLibrary{name: "Ana"}
	var answers map[string]checklist.Answer
	for _, v := range demo.Visits() {
		if v.Fields[checklist.FieldSite] != "" && v.Answers["IN-03"].Sample.Fine == 144 {
			answers = maps.Clone(v.Answers)
		}
	}
	if answers == nil {
		t.Fatal("the demonstration has no valve maker")
	}
	delete(answers, "IN-03")
	delete(answers, "IN-10")
	doc := aVisit(l, "v1", "宏远阀门", "2026-03-11", answers)
	d := drive(t, l, 120, 36).keys("enter").refuse("capped at")
	w := d.app.top().(*walk)
	w.show("IN-03")
	d.keys("enter f").typeText("240").keys("tab a").typeText("144").keys("esc")
	d.expect("capped at C", "K4 IN-03", "next IN-10", "last practice", "cap C")
	w.show("IN-10")
	d.keys("enter enter n n n esc")
	d.expect("<=C", "practice 46.7", "5.9–87.5", "18 %", "paper    95.3", "90.6–100.0", "gap +48.6", "+3.1 to +94.1",
		"paper is ahead of practice", "K4 IN-03", "K3 IN-10", "next IP-05, 10 min")
	if n := len(doc.saved); n != 5 { // the counts, the gap, and one for each layer
		t.Errorf("%d changes saved, not 5", n)
	}
	d.keys("a space space").expect("100 − 12.5 proven lost − 40.8 not yet proven = 46.7")
}
