package tui

import (
	"strings"
	"testing"

	"gemba/checklist"
)

// TestReadBack begins with the findings of the visit and takes what the host
// says to each; left alone it records nothing.
func TestReadBack(t *testing.T) {
	l := &fakeLibrary{name: "Ana"}
	doc := aVisit(l, "v1", "Northline", "2026-02-17", map[string]checklist.Answer{
		"IN-03": {Sample: checklist.Sample{Population: 240, Drawn: 240, Fine: 144, Late: 3}},
	})
	d := drive(t, l, 80, 24).keys("enter").show("CL-01").expect("IN-03: 96 of 240 receipts", "host:").keys("esc")
	if a := doc.visit.Answers["CL-01"]; a.State != checklist.Blank {
		t.Errorf("left alone: %+v", a)
	}
	d.show("CL-01").typeText("agreed, the book was lost").keys("ctrl+s")
	if a := doc.visit.Answers["CL-01"]; !strings.Contains(a.Words, "3 appeared later\n  host: agreed, the book was lost") {
		t.Errorf("words %q", a.Words)
	}
	d.show("CL-01").expect("host: agreed, the book was lost")
}
