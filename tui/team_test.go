package tui

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"gemba/checklist"
)

// disputed is a visit in which two observers answered IN-01 apart.
func disputed() (*fakeLibrary, *fakeDocument) {
	l, doc := hongyuan()
	mine := checklist.Answer{State: checklist.Answered, Level: 100, Basis: "seen"}
	theirs := checklist.Answer{State: checklist.Answered, Level: 40, Basis: "seen"}
	doc.visit.Rivals["IN-01"] = []checklist.Answer{theirs}
	doc.conflicts = []Conflict{{
		Cell: checklist.Cell{Kind: checklist.KindAnswer, Key: "IN-01", Field: checklist.FieldValue},
		Versions: []Version{
			{ID: "a", By: "Ana", To: mine.Encode(), Entered: noon, Arrived: noon},
			{ID: "b", By: "Bo", Role: "reviewer", To: theirs.Encode(), Entered: noon.Add(-time.Hour), Arrived: noon},
		},
	}}
	return l, doc
}

func TestConflict(t *testing.T) {
	l, doc := disputed()
	d := drive(t, l, 120, 36).expect("! 宏远阀门", "1 answer in conflict").keys("enter l l l").expect("2 answers disagree", "1 item in conflict", "worth 36.0–40.0")
	d.keys("C").expect("1 conflict", "100 seen", "40 seen", "Bo, reviewer").golden("conflicts")
	d.keys("enter ctrl+s").expect("is needed").keys("2").typeText("Bo stood at the bench").keys("ctrl+s")
	if len(doc.settled) != 1 || doc.settled[0].Reason != "Bo stood at the bench" {
		t.Fatalf("settled %+v", doc.settled)
	}
	d.expect("Nobody disagrees").keys("esc").refuse("disagree").refuse("in conflict").expect("40 seen")
	// Texts can be joined.
	doc.conflicts = []Conflict{{Cell: checklist.Cell{Kind: checklist.KindVisit, Field: checklist.FieldSite}, Versions: []Version{{ID: "a", To: "Wenzhou"}, {ID: "b", To: "Longwan"}}}}
	d.keys("C enter b").typeText("both").keys("ctrl+s")
	if last := doc.settled[len(doc.settled)-1]; last.Value != "Wenzhou / Longwan" || last.Reason != "both" {
		t.Errorf("settled %+v", last)
	}
}

func TestHistory(t *testing.T) {
	l, doc := hongyuan()
	old := checklist.Answer{State: checklist.Answered, Level: 80, Basis: "told"}
	now := checklist.Answer{State: checklist.Answered, Level: 100, Basis: "seen"}
	value := checklist.Cell{Kind: checklist.KindAnswer, Key: "IN-01", Field: checklist.FieldValue}
	doc.versions = []Version{
		{Cell: value, ID: "a", By: "Ana", Device: "laptop", To: old.Encode(), Entered: noon.Add(-time.Hour), Arrived: noon.Add(-time.Hour)},
		{Cell: value, ID: "b", By: "Bo", To: now.Encode(), From: []string{old.Encode()}, Entered: noon, Observed: noon.Add(-30 * time.Minute), Arrived: noon.Add(48 * time.Hour), Reason: "went to look", Stands: true, Suspect: true},
	}
	d := drive(t, l, 120, 36).keys("enter l l l H")
	d.expect("80 told", "100 seen", "instead of: 80 told", "because: went to look", "observed 2026-03-11 14:02:07", "came in 2026-03-13", "that clock was wrong").golden("history")
	l.broken = errDisk
	d.keys("esc H").expect("the history cannot be read")
}

// TestHistoryOfLines shows what is not an answer: the list, the draw, a line.
func TestHistoryOfLines(t *testing.T) {
	l, doc := hongyuan()
	cell := func(kind, field string) checklist.Cell { return checklist.Cell{Kind: kind, Key: "IN-03", Field: field} }
	doc.versions = []Version{
		{Cell: cell(checklist.KindSample, checklist.FieldList), To: checklist.EncodeCell(checklist.List{Lines: 240, Source: "erp-live"}), Entered: noon},
		{Cell: cell(checklist.KindSample, checklist.FieldDraw), To: checklist.EncodeCell(checklist.Draw{Pick: "random", Seed: "v|IN-03|240|4711", Lines: []int{3, 7}}), Entered: noon},
		{Cell: cell(checklist.KindLine, "7"), To: checklist.EncodeCell(checklist.SampleLine{Status: checklist.LineMissing, Place: "bench"}), From: []string{""}, Entered: noon},
	}
	d := drive(t, l, 120, 36).keys("enter")
	d.app.top().(*walk).show("IN-03")
	d.keys("H").expect("the list: 240 lines, Live system screen", "the draw: 2 lines, Drawn by the program, seed v|IN-03|240|4711", "line 7: Missing, bench", "instead of: line 7: no mark")
}

// TestPutBack takes an observation, a promise and a request off their lists, and
// puts each back with one key.
func TestPutBack(t *testing.T) {
	d, doc := aDay(t, "IN-03", 80, 24)
	d.keys("o").typeText("first").keys("esc o").typeText("second").keys("esc")
	was := slices.Clone(doc.visit.Observations)
	d.keys("O z").expect("nothing was taken off").keys("d").expect("taken off the list", "z puts it back").keys("d")
	if len(doc.visit.Observations) != 0 {
		t.Fatalf("%+v", doc.visit.Observations)
	}
	d.keys("esc O z z").expect("put back", "first", "second")
	if !slices.Equal(doc.visit.Observations, was) {
		t.Errorf("%+v, were %+v", doc.visit.Observations, was)
	}
	last := doc.saved[len(doc.saved)-1]
	if last.Field != checklist.FieldDeleted || !last.Cleared {
		t.Errorf("saved %+v", last)
	}
	d.keys("esc e").typeText("IQC 4711").keys("ctrl+s E d z").expect("IQC 4711").keys("esc")
	if r := doc.visit.Requests; len(r) != 1 || r[0].What != "IQC 4711" {
		t.Errorf("%+v", r)
	}
	d.at("CL-02").keys("+").typeText("records of 12 lots").keys("ctrl+s d").refuse("records of 12 lots").keys("z").expect("records of 12 lots")
}

// TestEntriesInHistory shows what became of the entries of an item's lists.
func TestEntriesInHistory(t *testing.T) {
	l, doc := hongyuan()
	note := checklist.Cell{Kind: checklist.KindObservation, Key: "o1", Field: "text"}
	about, gone := note, note
	about.Field, gone.Field = "item", checklist.FieldDeleted
	promise := checklist.Cell{Kind: checklist.KindCommitment, Key: "p1", Field: "due"}
	doc.versions = []Version{
		{Cell: about, To: "IN-03", Entered: noon, Stands: true},
		{Cell: note, To: "half of them", Entered: noon},
		{Cell: note, To: "all of them", From: []string{"half of them"}, Entered: noon, Stands: true},
		{Cell: gone, To: "1", Reason: "entered twice", Entered: noon, Stands: true},
		{Cell: promise, To: "2026-03-18", Entered: noon, Stands: true},
	}
	d := drive(t, l, 120, 36).keys("enter")
	d.app.top().(*walk).show("IN-03")
	d.keys("H").expect("observation: half of them", "observation: all of them", "instead of: half of them", "observation (all of them): taken off the list", "because: entered twice", "promise, by when: 2026-03-18")
}

func TestMerge(t *testing.T) {
	l, _ := hongyuan()
	l.copies = []string{"/sync/visit.sync-conflict-20260311-101010-ABC.gemba"}
	d := drive(t, l, 80, 24).expect("left 1 copy").keys("m").expect("Left beside the file", "sync-conflict").keys("1 ctrl+s")
	d.expect("3 changes would come in; 12 are here already", "1 conflict", "Bo on").golden("merge")
	if len(l.merged) != 0 {
		t.Fatal("merged before it was asked to")
	}
	d.keys("d").expect("take it in first")
	d.keys("enter").expect("came in", "merged").keys("enter").expect("taken in already").keys("d").expect("put away").refuse("left 1 copy").keys("m")
	if len(l.merged) != 1 {
		t.Errorf("merged %v", l.merged)
	}
	l.broken = errDisk
	d.typeText("/stick/x.gemba").keys("ctrl+s").expect("no space left").keys("enter").expect("cannot be merged")
}

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
	l.broken = nil
	// A file that went bad since it was listed.
	doc := l.docs[0]
	l.docs = nil
	d = drive(t, l, 80, 24)
	d.send(openedMsg{path: doc.visit.ID, err: errDisk}).expect("This visit cannot be opened", "no space left on device")
}

func TestSearch(t *testing.T) {
	l := threeVisits()
	l.docs[1].visit.Observations = []checklist.Observation{{ID: "1", Item: "QA-03", Text: "a hold tag from 3 May, 扣货单"}}
	d := drive(t, l, 80, 24).keys("/").expect("record numbers").typeText("扣货").expect("a hold tag from 3 May", "Sorrento Castings", "1 found").golden("search")
	if c := d.app.View().Cursor; c == nil || c.X != len(" search: ")+4 || c.Y != 0 {
		t.Errorf("cursor %+v", c)
	}
	d.typeText("x").expect("nothing found").keys("enter").expect("nothing is found yet").keys("backspace enter")
	w, ok := d.app.top().(*walk)
	if !ok || w.item().ID != "QA-03" {
		t.Fatalf("at %T", d.app.top())
	}
	d.keys("esc").expect("1 found").keys("esc").expect("3 visits")
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

// TestHelpPages reads the whole page of keys in a small window.
func TestHelpPages(t *testing.T) {
	l, _ := hongyuan()
	d := drive(t, l, 40, 20).keys("enter ?")
	top := d.frame()
	d.keys("space").refuse(strings.Split(top, "\n")[2]).keys("G").expect("unfinished").keys("g")
	if d.frame() != top {
		t.Error("g does not lead to the top")
	}
}

// TestSuspend hands the terminal back on ctrl+z, also from a note, whose text
// is kept first.
func TestSuspend(t *testing.T) {
	l, doc := hongyuan()
	d := drive(t, l, 80, 24).keys("enter o").typeText("half")
	var suspended bool
	var look func(cmd tea.Cmd)
	look = func(cmd tea.Cmd) {
		if cmd == nil {
			return
		}
		switch msg := d.immediate(cmd).(type) {
		case tea.BatchMsg:
			for _, c := range msg {
				look(c)
			}
		case tea.SuspendMsg:
			suspended = true
		}
	}
	_, cmd := d.app.Update(press("ctrl+z"))
	look(cmd)
	if !suspended || len(doc.drafts) != 1 {
		t.Errorf("suspended %t, drafts %v", suspended, doc.drafts)
	}
}
