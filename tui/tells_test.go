package tui

import (
	"slices"
	"strings"
	"testing"

	"gemba/checklist"
)

func init() {
	shownKeys["tells"] = func(d *driver) { d.keys("1 esc") }
}

// TestTells marks what is seen with single keys, each a fact of its own, takes
// marks back, and names the record that is tested.
func TestTells(t *testing.T) {
	l := &fakeLibrary{name: "Ana"}
	doc := aVisit(l, "v1", "Northline", "2026-02-17", nil)
	doc.visit.Scope = "two-days"
	marks := func() []string { return strings.Fields(doc.visit.Answers["RA-04"].Fields["tells"]) }
	d := drive(t, l, 120, 36).keys("enter").show("RA-04").expect("innocent: Coarse gauge", "settles it: Re-measure", "No points")
	d.keys("backspace").expect("nothing was marked since").keys("7").expect("look closer: 1 of 12 seen", "innocent: One clerk copies", "test, at RA-01, RA-06").keys("c")
	if got := marks(); !slices.Equal(got, []string{"ahead", "one-hand"}) && !slices.Equal(got, []string{"one-hand", "ahead"}) {
		t.Errorf("marks %v", got)
	}
	if n := len(doc.saved); n != 2 || doc.saved[1].Field != "tell/tells/ahead" {
		t.Errorf("saved %+v", doc.saved)
	}
	// The last mark is taken back; a mark that was taken off comes back.
	d.keys("backspace").expect("1 of 12 seen").keys("7").refuse("of 12 seen").keys("backspace").expect("1 of 12 seen").keys("0").expect("there are marks")
	d.keys("enter").typeText("IQC 4711").send(tickMsg{1})
	d = drive(t, l, 120, 36).keys("enter").show("RA-04").expect("enter continues it").keys("enter").expect("IQC 4711").keys("ctrl+s").expect("Record chosen for a test: IQC 4711")
	d.keys("j space").expect("2 of 12 seen").keys("space 7").refuse("of 12 seen").expect("IQC 4711")
	if a := doc.visit.Answers["RA-04"]; a.State != checklist.Answered || len(marks()) != 0 {
		t.Errorf("answer %+v", a)
	}
	d.keys("enter").keys("ctrl+u ctrl+s")
	if a := doc.visit.Answers["RA-04"]; a.State != checklist.Blank {
		t.Errorf("answer %+v", a)
	}
	d.keys("0").expect("looked at; nothing seen").keys("esc")
}

func TestTellsSizes(t *testing.T) {
	inSizes(t, "RA-04", func(d *driver) {
		d.keys("1 2 3")
		for range 12 {
			d.keys("j").expect("▌")
		}
		d.keys("? esc ctrl+t esc")
	})
}
