//go:build linux || darwin

package main

import (
	"testing"

	"gemba/checklist"
)

// day is a session that finds its way around the walk.
type day struct{ *session }

// step is what is typed, and what the screen then shows.
type step struct{ keys, shows string }

// at goes to an item of the walk, from wherever in the walk the cursor is, and
// opens it.
func (d day) at(id string) {
	d.Helper()
	d.keys("/", "go to an item")
	d.keys(id+"\r", "")
	d.keys("\r", id+" ")
}

// work opens an item, takes the steps there, and goes back to the walk.
func (d day) work(id string, steps ...step) {
	d.Helper()
	d.at(id)
	for _, s := range steps {
		d.keys(s.keys, s.shows)
	}
	d.keys("\x1b", "sections")
}

// fill opens an item that is a form, and records what is typed into it, which
// ends in the walk.
func (d day) fill(id, keys string) {
	d.Helper()
	d.at(id)
	d.keys(keys+"\x13", "sections")
}

// arrived starts the program on an empty library, says who works, and begins a
// visit in its form, whose scope is to be the one wanted.
func arrived(t *testing.T, who, form, scope string) day {
	t.Helper()
	d := day{newSession(t)}
	d.start()
	d.expect("who is working")
	d.keys(who+"\rrep\r", "No visit here yet")
	d.keys("n", "a new visit")
	d.keys(form+"\x13", "Visit frame")
	if got := d.visit(); got.Scope != scope {
		t.Fatalf("scope %q, not %q", got.Scope, scope)
	}
	return d
}

// holds waits until the visible file has something.
func (d day) holds(what string, ok func(*checklist.Visit) bool) {
	d.Helper()
	d.until(what+" in the file", func() bool { return ok(d.visit()) })
}

// pasted is a text that comes at once, as from a clipboard: what the screen says
// of its first characters alone is never drawn.
func pasted(text string) string { return "\x1b[200~" + text + "\x1b[201~" }
