package tui

import (
	"testing"

	"gemba/checklist"
)

// TestPromises marks what is overdue, takes what became of it with its date, and
// says so where nothing was promised.
func TestPromises(t *testing.T) {
	l := &fakeLibrary{name: "Ana"}
	doc := aVisit(l, "v1", "Northline", "2026-02-17", nil)
	d := drive(t, l, 80, 24).keys("enter").show("CL-02").expect("No promise yet").keys("0").expect("nothing was promised")
	d.keys("+").typeText("records of 12 lots").keys("tab tab").typeText("2026-03-01").keys("ctrl+s").expect("due 2026-03-01 · open, overdue")
	d.keys("enter tab tab tab tab l").typeText("2026-03-09").keys("ctrl+s").expect("late 2026-03-09").refuse("overdue")
	if c := doc.visit.Commitments[0]; c.State != "late" || c.Done != "2026-03-09" {
		t.Errorf("promise %+v", c)
	}
	d.keys("+").typeText("drawings").keys("tab tab").typeText("2026-02-01").keys("ctrl+s").expect("before the visit of 2026-02-17").keys("ctrl+g ctrl+g")
	if a := doc.visit.Answers["CL-02"]; a.State != checklist.Answered || len(doc.visit.Commitments) != 1 {
		t.Errorf("answer %+v, %d promises", a, len(doc.visit.Commitments))
	}
}

// TestPromiseKept says what became of a promise in a few keys.
func TestPromiseKept(t *testing.T) {
	d, doc := aDay(t, "CL-02", 80, 24)
	d.keys("enter +").typeText("certificates").keys("tab tab").typeText("2026-12-01").keys("ctrl+s").keys("s").expect("kept, but late").keys("l ctrl+s").expect("late")
	if c := doc.visit.Commitments; len(c) != 1 || c[0].State != "late" {
		t.Errorf("%+v", c)
	}
}

// TestPromiseInChinese keeps the state of a promise as the file has it, whatever
// language it is shown in.
func TestPromiseInChinese(t *testing.T) {
	d, doc := aDay(t, "CL-02", 80, 24)
	d.inChinese().keys("enter +").typeText("certificates").keys("ctrl+s")
	if c := doc.visit.Commitments; len(c) != 1 || c[0].State != "open" {
		t.Fatalf("new: %+v", c)
	}
	d.keys("s l ctrl+s").keys("enter").typeText(" of 12 lots").keys("ctrl+s")
	if c := doc.visit.Commitments[0]; c.State != "late" || c.What != "certificates of 12 lots" {
		t.Errorf("changed: %+v", c)
	}
}
