package tui

import (
	"slices"
	"testing"
	"time"

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
	d.keys("esc O z").expect("put back", "second").refuse("first")
	d.keys("z").expect("put back", "first", "second")
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
