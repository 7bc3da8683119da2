package tui

import (
	"testing"
	"time"

	"gemba/checklist"
)

// cursorAt is the item under the cursor of the walk.
func (d *driver) cursorAt() string {
	d.Helper()
	w, ok := d.app.top().(*walk)
	if !ok {
		d.Fatalf("not in the walk but in %T", d.app.top())
	}
	return w.item().ID
}

// on puts the cursor of the walk on an item.
func (d *driver) on(item string) *driver {
	d.Helper()
	if w, ok := d.app.top().(*walk); !ok || !w.show(item) {
		d.Fatalf("%s is not in %T", item, d.app.top())
	}
	return d
}

// TestResume leaves a visit and comes back: to the item worked on last by the
// one who works here, and to nobody else's.
func TestResume(t *testing.T) {
	l := &fakeLibrary{name: "Ana"}
	doc := aVisit(l, "v1", "Northline", "2026-02-17", map[string]checklist.Answer{"FN-01": {Level: 80, Basis: "seen", By: "Bo"}})
	d := drive(t, l, 80, 24).keys("enter")
	if at := d.cursorAt(); at != "VF-01" {
		t.Errorf("somebody else's work: at %s", at)
	}
	d.on("IP-01").keys("8 e").later(time.Minute).on("IN-01").keys("6 s esc enter")
	if at := d.cursorAt(); at != "IN-01" {
		t.Errorf("after an answer: at %s", at)
	}
	d.later(time.Minute).on("IP-03").keys("o").typeText("seen").keys("esc esc enter")
	if at := d.cursorAt(); at != "IP-03" {
		t.Errorf("after an observation: at %s", at)
	}
	// What came in meanwhile was for another scope: what one wrote is still there.
	doc.visit.Scope = "door-test"
	d.keys("esc enter")
	if at := d.cursorAt(); at != "IP-03" {
		t.Errorf("an item that is not asked any more: at %s", at)
	}
}

// TestUnfinished finds texts of every sort that were cut off, by one key.
func TestUnfinished(t *testing.T) {
	type cut struct {
		item, keys string // to go there, and to begin
		words      string // how the text is named
	}
	for name, c := range map[string]cut{
		"observation": {"IN-02", "o", "at IN-02"},
		"other":       {"IN-02", "x r", "at IN-02"},
		"request":     {"IN-05", "e", "at IN-05"},
		"words":       {"CL-01", "enter", "at CL-01"},
		"fields":      {"VF-01", "enter", "at VF-01"},
		"visit":       {"IN-02", "V", "about the visit"},
		"counts":      {"IN-03", "enter f 2", "at IN-03"},
	} {
		t.Run(name, func(t *testing.T) {
			l := &fakeLibrary{name: "Ana"}
			doc := aVisit(l, "v1", "Northline", "2026-02-17", nil)
			drive(t, l, 120, 36).keys("enter").on(c.item).keys(c.keys).typeText("17").send(tickMsg{1})
			if len(doc.drafts) != 1 {
				t.Fatalf("drafts %v", doc.drafts)
			}
			d := drive(t, l, 120, 36).keys("enter").expect("unfinished text is kept "+c.words, "U goes there")
			d.keys("j k U").expect("17")
			if _, ok := d.app.top().(typist); !ok {
				t.Errorf("went on in %T", d.app.top())
			}
		})
	}
	l, _ := hongyuan()
	drive(t, l, 80, 24).keys("enter U").expect("there is no unfinished text here").refuse("U unfinished")
}
