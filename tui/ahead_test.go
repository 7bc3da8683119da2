package tui

import (
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"gemba/checklist"
	"gemba/report"
	"gemba/tui/loop/looptest"
)

// slow presses a key whose outcome takes a while: the command that it started
// is returned instead of run.
func (d *driver) slow(name string) tea.Cmd {
	d.Helper()
	_, cmd := d.app.Update(looptest.Key(name))
	d.check()
	return cmd
}

// TestTypedAhead types while a visit opens: what is typed is for the visit, in
// order, and not for the library that is still shown.
func TestTypedAhead(t *testing.T) {
	l, doc := hongyuan()
	d := drive(t, l, 80, 24)
	opening := d.slow("enter")
	d.keys("l l l 1 s o").typeText("n q").send(tea.PasteMsg{Content: " paste"}).expect("2026-03-11")
	if d.quit || len(doc.saved) > 0 {
		t.Fatal("keys acted on the library")
	}
	d.follow(opening)
	d.expect("new observation", "n q paste").keys("esc")
	if a := doc.visit.Answers["IN-01"]; a.Level != 100 || a.Basis != "shown" {
		t.Errorf("answer %+v", a)
	}
	if len(doc.visit.Observations) != 1 || doc.visit.Observations[0].Text != "n q paste" {
		t.Errorf("observations %+v", doc.visit.Observations)
	}
}

// TestTypedAheadOfNothing drops what was typed for a visit that did not open,
// and never keeps anybody from leaving.
func TestTypedAheadOfNothing(t *testing.T) {
	l, doc := hongyuan()
	d := drive(t, l, 80, 24)
	doc.visit.ID = "moved away"
	opening := d.slow("enter")
	d.keys("q").follow(opening)
	d.expect("cannot be opened")
	if d.quit {
		t.Error("a key that was meant for the visit quit the program")
	}
	d.keys("esc").refuse("cannot be opened")
	d.slow("enter")
	d.keys("ctrl+c")
	if d.quit {
		t.Error("ctrl+c overtook what was typed before it")
	}
	if d.keys("ctrl+c"); !d.quit {
		t.Error("the second ctrl+c waits too")
	}
}

// TestSearchAhead presses enter before the places are found.
func TestSearchAhead(t *testing.T) {
	l, doc := hongyuan()
	doc.visit.Observations = []checklist.Observation{{ID: "1", Item: "IN-02", Text: "bound book"}}
	d := drive(t, l, 80, 24).keys("/")
	finding := d.slow("b")
	d.keys("enter").refuse("nothing is found").keys("1").follow(finding)
	d.expect("IN-02 · ", "this item is not answered by a level")
	// Nothing is found: nothing happens, and the search stays.
	d.keys("esc esc /")
	finding = d.slow("z")
	d.keys("enter j").follow(finding)
	d.expect("nothing found", "search: z")
	d.keys("enter").expect("nothing is found yet")
}

// TestHistoryAhead types while a history is read.
func TestHistoryAhead(t *testing.T) {
	l, doc := hongyuan()
	doc.conflicts = []Conflict{{Cell: checklist.Cell{Kind: checklist.KindVisit, Field: "site"}, Versions: []Version{{ID: "1", To: "Wenzhou"}, {ID: "2", To: "温州"}}}}
	d := drive(t, l, 80, 24).keys("enter")
	reading := d.slow("C")
	d.keys("enter").follow(reading)
	d.expect("what holds?")
	// A write that goes wrong holds nothing.
	d.keys("esc esc")
	l.broken = errDisk
	d.keys("l l l 1 s C esc").expect("IN-0")
}

// TestEditorAhead types between ctrl+e and the editor.
func TestEditorAhead(t *testing.T) {
	l, _ := hongyuan()
	d := drive(t, l, 80, 24).keys("enter o").typeText("before ")
	d.slow("ctrl+e")
	d.typeText("after").refuse("after").send(editedMsg{text: "edited "}).expect("edited after")
}

// TestOneFile opens the only visit of a file at once, after asking who works
// where that is not known; esc leads to the list, which stays then.
func TestOneFile(t *testing.T) {
	start := func(l *fakeLibrary) *driver {
		first, _ := l.Page(t.Context(), NewestFirst, 0, PageRows)
		d := &driver{T: t, lib: l, time: noon}
		d.app = New(t.Context(), l, first, Options{Now: func() time.Time { return d.time }, One: true})
		d.send(tea.WindowSizeMsg{Width: 80, Height: 24})
		d.follow(d.app.Init())
		return d
	}
	l, _ := hongyuan()
	start(l).expect("enter open", "VF-01").keys("esc").expect("new visit").keys("k").expect("1 visit").keys("enter").expect("VF-01")
	l, _ = hongyuan()
	l.name = ""
	start(l).expect("who is working?", "esc quit").typeText("Ana").keys("ctrl+s").expect("VF-01")
	start(threeVisits()).expect("3 visits")
}

// TestUnknownKeys: a key that has no meaning here says so, and where it has one.
func TestUnknownKeys(t *testing.T) {
	l, _ := hongyuan()
	d := drive(t, l, 80, 24).keys("Z").expect("Z does nothing here", "? shows all keys")
	d.keys("enter C").expect("Nobody disagrees").refuse("settle").keys("V").expect("V (visit) belongs to the walk", "esc goes back there")
	d.keys("enter").expect("nobody disagrees about anything here").keys("down").refuse("nothing here")
}

// The word that a screen is on its way goes when the screen is there.
func TestOpeningGoes(t *testing.T) {
	for _, own := range []string{"en", "zh"} {
		l, _ := hongyuan()
		d := drive(t, l, 80, 24)
		d.app.sh.own = own
		word, hint := report.OnScreen(own, "opening"), report.OnScreen(own, openingHint)
		opening := d.slow("enter")
		d.send(tickMsg{1}).expect(word, hint).follow(opening)
		d.refuse(word).refuse(hint)
	}
}
