package tui

import (
	"testing"

	"gemba/checklist"
)

// TestNewVisitChecklist chooses a checklist: the scopes follow it, and the visit
// is walked with it.
func TestNewVisitChecklist(t *testing.T) {
	l := &fakeLibrary{name: "Ana", lists: checklist.Builtins()}
	d := drive(t, l, 80, 24).keys("n").typeText("Acme")
	d.keys("down down down down down").expect("Checklist", "1 ✓ Factory floor", "2 ○ Before the first order")
	d.keys("down").expect("Door test", "4 ○ Two days").keys("up").keys("2").expect("1 ○ Half a day", "2 ✓ One day").refuse("Door test")
	d.golden("new-visit-checklist")
	d.keys("ctrl+s").expect("Visit frame", "PF-01")
	v := l.docs[0].visit
	if v.Checklist != checklist.Builtins()[1].Hash || v.Scope != checklist.ScopeDay {
		t.Errorf("visit %+v", v)
	}
}

// TestNewVisitThrownAway: what was typed for a new visit comes back with the
// next one until it is thrown away, which asks once.
func TestNewVisitThrownAway(t *testing.T) {
	l := &fakeLibrary{name: "Ana"}
	d := drive(t, l, 80, 24).keys("n").typeText("Acme").keys("f1").expect("what was typed is kept").keys("esc esc").expect("is kept", "ctrl+g")
	if l.unfinished[checklist.FieldSupplier] != "Acme" {
		t.Fatalf("kept %v", l.unfinished)
	}
	d.keys("n").expect("Acme", "Taken up again").keys("ctrl+g").expect("once more throws away", "Acme").keys("ctrl+g").expect("No visit here yet")
	if len(l.unfinished) != 0 {
		t.Errorf("still kept: %v", l.unfinished)
	}
	d.keys("n").refuse("Acme").refuse("Taken up again")
}

// TestNewVisitScope keeps a scope that the other checklist has as well, and
// takes its usual one in place of one that it lacks.
func TestNewVisitScope(t *testing.T) {
	l := &fakeLibrary{name: "Ana", lists: checklist.Builtins()}
	d := drive(t, l, 80, 24).keys("n").typeText("Acme").keys("down down down down down down 2 up up 2")
	d.expect("✓ Half a day")
	d.keys("up 1 4 up up 2").expect("✓ One day")
	drive(t, &fakeLibrary{name: "Ana"}, 80, 24).keys("n").refuse("Checklist")
}
