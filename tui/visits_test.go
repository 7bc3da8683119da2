package tui

import (
	"fmt"
	"strings"
	"testing"
)

// TestLibrary lists files that are still being read, and one that cannot be.
func TestLibrary(t *testing.T) {
	l, _ := hongyuan()
	l.others = []Entry{{Path: "/l/bad.gemba", Problem: "the file is damaged", Hint: "gemba salvage recovers what is left"}}
	l.unread = 1
	d := drive(t, l, 120, 36).expect("reading, 1 to go", "! bad.gemba", "the file is damaged")
	if l.updates != 0 {
		t.Errorf("%d updates before the first frame", l.updates)
	}
	d.follow(d.app.Init())
	if l.updates != 2 {
		t.Errorf("%d updates, not until there is no more", l.updates)
	}
	d.keys("G enter").expect("This visit cannot be opened", "the file is damaged", "gemba salvage recovers what is left", "/l/bad.gemba").keys("esc m").expect("cannot be read")
}

// TestLongLibrary moves through more visits than are at hand at once: every row
// is right wherever one goes, moves by a row fetch nothing, and the cursor stays
// on its visit when the list is sorted anew or another visit comes in.
func TestLongLibrary(t *testing.T) {
	l := &fakeLibrary{name: "Ana"}
	for i := range 1000 {
		aVisit(l, fmt.Sprintf("v%04d", i), fmt.Sprintf("Supplier %04d", i*7%1000), fmt.Sprintf("%04d-01-01", 3000-i), nil)
	}
	d := drive(t, l, 80, 24)
	for _, keys := range []string{"G", "k k k", "g", "pgdown pgdown pgdown pgdown pgdown pgdown", "G pgup pgup", "g j j"} {
		d.keys(keys)
		s := d.app.top().(*visits)
		if s.here() == nil || s.here().Path != fmt.Sprintf("v%04d", s.at) {
			t.Fatalf("after %s the cursor is on %+v at %d", keys, s.here(), s.at)
		}
		d.expect(s.here().Supplier).refuse("…\n")
	}
	before := l.pages
	d.keys("j j j j j j j j j j j j j j")
	if l.pages != before {
		t.Errorf("%d pages fetched for moves by a row", l.pages-before)
	}
	here := *d.app.top().(*visits).here()
	same := func(why string) {
		t.Helper()
		if got := d.app.top().(*visits).here(); got == nil || got.Path != here.Path {
			t.Errorf("after %s the cursor is on %+v, and was on %s", why, got, here.Path)
		}
	}
	d.keys("s").expect("by supplier")
	same("sorting")
	aVisit(l, "new", "Supplier 0000", "3001-01-01", nil)
	d.follow(d.app.top().enter())
	same("a visit came in")
}

// TestTrouble reads in full, however small the window, why a file cannot be
// opened and what helps.
func TestTrouble(t *testing.T) {
	l, _ := hongyuan()
	what := "the file is damaged: row not in PRIMARY KEY order for head; of 29 facts 26 can be read"
	const hint = "gemba salvage FILE DEST makes a new file of what can be recovered; FILE stays as it is"
	l.others = []Entry{{Path: "/l/2026-03-11 宏远阀门 Hongyuan Valve.gemba", Problem: what, Hint: hint}}
	for _, size := range sizes {
		d := drive(t, l, size[0], size[1]).keys("G enter").golden("trouble")
		shown := strings.Join(strings.Fields(strings.NewReplacer("│", " ").Replace(d.frame())), " ")
		for _, s := range []string{what, hint} {
			if !strings.Contains(shown, s) {
				t.Errorf("%v: not whole: %q", size, s)
			}
		}
	}
	d := drive(t, l, 24, 8).keys("G enter" + strings.Repeat(" j", 30)).expect("Hongyuan")
	d.keys("esc").refuse("cannot be opened")
	// A file that went bad since it was listed.
	doc := l.docs[0]
	l.docs = nil
	d = drive(t, l, 80, 24)
	d.send(openedMsg{path: doc.visit.ID, err: errDisk}).expect("This visit cannot be opened", "no space left on device")
}

// TestListStaysAtTheTop keeps a cursor that nobody moved on the newest visit,
// whatever comes in above it.
func TestListStaysAtTheTop(t *testing.T) {
	l, _ := hongyuan()
	d := drive(t, l, 80, 24)
	aVisit(l, "newer", "Northline", "2026-05-01", nil)
	d.follow(d.app.top().enter())
	if e := d.app.top().(*visits).here(); e.Path != "newer" {
		t.Errorf("the cursor is on %s", e.Path)
	}
	d.keys("j")
	aVisit(l, "newest", "Kovai", "2026-06-01", nil)
	d.follow(d.app.top().enter())
	if e := d.app.top().(*visits).here(); e.Path != "v1" {
		t.Errorf("a cursor that was moved is on %s", e.Path)
	}
}
