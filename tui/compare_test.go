package tui

import (
	"fmt"
	"testing"

	"gemba/checklist"
)

// twice is a supplier that was visited twice, beside others.
func twice() *fakeLibrary {
	l := threeVisits()
	d := aVisit(l, "v0", "宏远阀门 Hongyuan Valve", "2025-04-02", map[string]checklist.Answer{
		"IN-01": {Level: 40, Basis: "seen"}, "FN-02": {Level: 40, Basis: "seen"}, "QA-07": {Level: 80, Basis: "told"},
	})
	d.visit.Commitments = []checklist.Commitment{{ID: "1", Item: "FN-02", What: "bench log for every lot", State: "kept"}}
	a := checklist.Answer{State: checklist.Answered, Level: 40, Basis: "seen", Entered: noon}
	l.docs[0].visit.Answers["FN-02"] = a
	return l
}

// c sets the visits of a supplier side by side, and then the suppliers.
func TestCompare(t *testing.T) {
	for _, size := range sizes {
		d := drive(t, twice(), size[0], size[1]).keys("c").golden("compare")
		d.expect("2 visits of this supplier").keys("j j").expect("found again", "bench log for every lot").keys("g c")
		d.golden("suppliers").expect("side by side", "not")
		d.keys("c G k enter").keys("esc")
	}
}

// From inside a visit nothing else is opened, and a supplier that was visited
// once has nothing beside it.
func TestCompareAlone(t *testing.T) {
	d := drive(t, twice(), 80, 24).keys("enter c").expect("found again").keys("j j enter").expect("a visit is open")
	d.keys("esc esc j c").expect("no other visit of this supplier").keys("c").expect("side by side")
	l := twice()
	d = drive(t, l, 80, 24)
	l.broken = errDisk
	d.keys("c").expect("the visits cannot be read")
}

// The comparison of a supplier reads the visits of that supplier and no others,
// each once; side by side it reads the latest visit of each.
func TestCompareReads(t *testing.T) {
	l := twice()
	for i := range 40 {
		l.others = append(l.others, Entry{Path: "x", Visit: fmt.Sprint("x", i), Supplier: fmt.Sprint("other ", i/2), Date: fmt.Sprintf("2025-01-%02d", i%2+1)})
	}
	d := drive(t, l, 80, 24).keys("c").expect("2 visits of this supplier")
	if len(l.loads) != 2 {
		t.Errorf("read %v", l.loads)
	}
	d.keys("c").expect("side by side")
	if n := len(l.loads); n != 2+2+20 { // the two other suppliers, and of the strangers each latest one
		t.Errorf("read %d: %v", n, l.loads)
	}
	for _, id := range l.loads[4:] {
		if id == "x0" {
			t.Error("an earlier visit was read")
		}
	}
	d.expect("20 visits cannot be read").keys("c").expect("2 visits of this supplier")
	if n := len(l.loads); n != 2+2+20 {
		t.Errorf("read again: %d", n)
	}
}
