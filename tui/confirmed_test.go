package tui

import "testing"

// A fact that proves a case by itself is recorded by a second key only, and is
// no answer yet when the form is left in another way.
func TestConfirmedFactIsAskedAbout(t *testing.T) {
	lib, doc := receipts()
	fact := func() bool { return doc.visit.Answers["CE-01"].Confirmed }
	d := drive(t, lib, 80, 24).at("CE-01")
	s := d.app.top().(*answering)
	for s.form.fields[s.form.at].name != fieldConfirmed {
		if !s.form.move(+1) {
			t.Fatal("CE-01 confirms nothing")
		}
	}
	d.keys("y ctrl+s").expect("this is recorded as confirmed")
	if fact() || d.app.top() != screen(s) {
		t.Fatal("one key confirmed the fact")
	}
	d.keys("backspace esc")
	if fact() {
		t.Fatal("what was taken back is recorded")
	}
	d.at("CE-01")
	s = d.app.top().(*answering)
	s.form.put(map[string]string{fieldConfirmed: "yes"})
	s.dirty = true
	d.keys("esc esc")
	if !fact() {
		t.Fatal("the second key does not record the fact")
	}
}
