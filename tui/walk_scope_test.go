package tui

import (
	"testing"

	"gemba/checklist"
)

// TestBesideScope shows what is recorded about an item that the scope does not ask,
// and goes to such an item by its id: what somebody noted there is found, and what
// the scope asks is counted as before.
func TestBesideScope(t *testing.T) {
	for _, size := range sizes {
		l := &fakeLibrary{name: "Ana"}
		doc := aVisit(l, "v1", "Northline", "2026-02-17", nil)
		doc.visit.Scope = "door-test"
		if checklist.Builtin().Item("IN-01").InScope(doc.visit.Scope) || checklist.Builtin().Item("IN-05").InScope(doc.visit.Scope) {
			t.Fatal("the scope asks both")
		}
		doc.visit.Observations = []checklist.Observation{{ID: "o1", Item: "IN-01", Text: "no drawing at the bench", By: "Ana", Entered: noon}}
		d := drive(t, l, size[0], size[1]).keys("enter")
		w := d.app.top().(*walk)
		done, asked := w.v.Progress(w.c, "IN")
		if !w.listed("IN-01") || w.listed("IN-05") {
			t.Fatal("the item with a note is not among those that are shown, or one without is")
		}
		d.on("IN-01").expect("IN-01", "the scope of this visit")
		d.keys("/").typeText("in-05").keys("enter")
		if at := d.cursorAt(); at != "IN-05" {
			t.Errorf("%dx%d: at %s", size[0], size[1], at)
		}
		if again, of := w.v.Progress(w.c, "IN"); again != done || of != asked {
			t.Errorf("%d/%d became %d/%d", done, asked, again, of)
		}
	}
}
