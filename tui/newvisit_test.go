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

// TestNewVisitScope keeps a scope that the other checklist has as well, and
// takes its usual one in place of one that it lacks.
func TestNewVisitScope(t *testing.T) {
	l := &fakeLibrary{name: "Ana", lists: checklist.Builtins()}
	d := drive(t, l, 80, 24).keys("n").typeText("Acme").keys("down down down down down down 2 up up 2")
	d.expect("✓ Half a day")
	d.keys("up 1 4 up up 2").expect("✓ One day")
	if one := drive(t, &fakeLibrary{name: "Ana"}, 80, 24).keys("n"); one != nil {
		one.refuse("Checklist")
	}
}
