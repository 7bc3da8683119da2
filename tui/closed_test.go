package tui

import (
	"testing"
	"time"

	"gemba/assessment"
	"gemba/checklist"
)

// shut is a visit that Bo closed, with what was worth then.
func shut(t *testing.T) (*fakeLibrary, *fakeDocument) {
	t.Helper()
	l, doc := hongyuan()
	doc.visit.Heads = "aa"
	s := assessment.NewSheet(checklist.Builtin(), doc.visit)
	c := s.Close(s.Result(), "c1").Change()
	c.By, c.Entered = "Bo", noon.Add(-time.Hour)
	doc.visit.Apply(c)
	doc.visit.Heads = "aa"
	return l, doc
}

// What was recorded in a closed visit can be looked at, whole, and nothing of it
// can be changed: the form of an item, a note, a line.
func TestLookAtClosed(t *testing.T) {
	for _, size := range sizes {
		l, doc := shut(t)
		doc.visit.Observations = []checklist.Observation{{ID: "1", Item: "IN-01", Text: "the reject cage was open", By: "Bo", Entered: noon}}
		d := drive(t, l, size[0], size[1]).keys("enter").expect("read-only")
		d.app.top().(*walk).show("IN-01")
		d.keys("enter").golden("closed-form").expect("take the pen")
		d.keys("0 backspace").typeText("worse").expect("nothing can be changed here").keys("j ctrl+t T T esc esc")
		d.keys("O enter").expect("cage", "take the pen").keys("ctrl+e").typeText("shut").keys("esc esc").expect("IN-01")
		if len(doc.saved) != 0 || len(doc.drafts) != 0 {
			t.Errorf("%+v %+v", doc.saved, doc.drafts)
		}
	}
}

// What was being typed when the visit was closed is not shown as if it counted.
func TestDraftInClosed(t *testing.T) {
	l, doc := shut(t)
	cell := checklist.Cell{Kind: checklist.KindAnswer, Key: "IN-01", Field: checklist.FieldValue}
	doc.drafts[cell] = checklist.Draft{Cell: cell, Text: `{"reason":"half a word"}`, At: noon}
	d := drive(t, l, 80, 24).keys("enter U").expect("IN-01", "read-only").refuse("half a word").keys("esc")
	if len(doc.drafts) != 1 {
		t.Error("the draft is gone")
	}
	d.expect("read-only")
}

// What came after a closing and a signature is listed: what it was, what it is, by
// whom; the walk says so at the item, and the assessment of then stands over that
// of today.
func TestLater(t *testing.T) {
	for _, size := range sizes {
		l, doc := shut(t)
		value := checklist.Cell{Kind: checklist.KindAnswer, Key: "IN-01", Field: checklist.FieldValue}
		was, now := doc.visit.Answers["IN-01"], checklist.Answer{State: checklist.Answered, Level: 0, Basis: "seen"}
		change := checklist.Change{Cell: value, Value: now.Encode(), By: "Cy", Entered: noon.Add(-2 * time.Hour), Reason: "looked again"}
		doc.visit.Apply(change)
		note := checklist.Change{Cell: checklist.Cell{Kind: checklist.KindObservation, Key: "o1", Field: "text"}, Value: "no tag on the cage", By: "Cy", Entered: noon}
		doc.visit.Apply(checklist.Change{Cell: checklist.Cell{Kind: checklist.KindObservation, Key: "o1", Field: "item"}, Value: "IN-01"})
		doc.visit.Apply(note)
		doc.visit.Heads = "bb"
		since := checklist.Since{Known: true, Later: []checklist.Later{
			{Change: change, Arrived: noon, Before: []checklist.Stood{{Value: was.Encode(), By: "Ana", Entered: noon.Add(-48 * time.Hour)}}},
			{Change: note, Arrived: noon},
		}}
		doc.visit.Closed.Since = since
		doc.visit.Signatures = []checklist.Signature{{ID: "s", Heads: "aa", As: "reviewer", Status: "C", By: "Bo", Entered: noon, Since: checklist.Since{Missing: 2, Later: since.Later[:1]}}}
		d := drive(t, l, size[0], size[1]).keys("enter")
		d.app.top().(*walk).show("IN-01")
		d.keys("T T").golden("closed-later")
		d.expect("after the closing: 100 seen → 0 seen", "came in")
		d.keys("v").expect("changed since").keys("j").golden("review-later")
		d.keys("G").expect("100 seen → 0 seen", "because: looked again", "hash of what was").keys("enter").expect("IN-01 · history")
	}
}

// An entry that one removed while another changed it stays if the change is chosen.
func TestKeepRemoved(t *testing.T) {
	l, doc := hongyuan()
	doc.visit.Commitments = []checklist.Commitment{{ID: "p1", What: "NCR log of May", Due: "2026-04-01"}}
	stone := checklist.Cell{Kind: checklist.KindCommitment, Key: "p1", Field: checklist.FieldDeleted}
	doc.visit.Disputed = []checklist.Cell{stone}
	doc.conflicts = []Conflict{{Cell: stone, Removed: true, Versions: []Version{
		{Cell: stone, ID: "a", To: "1", By: "Ana", Reason: "said in passing only"},
		{Cell: checklist.Cell{Kind: checklist.KindCommitment, Key: "p1", Field: "due"}, ID: "b", To: "2026-04-01", By: "Bo"},
	}}}
	d := drive(t, l, 120, 36).keys("enter !").expect("promise", "NCR log of May").keys("g enter")
	d.expect("taken off the list", "because: said in passing only", "stays, with by when: 2026-04-01")
	d.keys("enter").expect("1 because: said in passing only").keys("2").typeText("Bo heard the date").keys("ctrl+s")
	if len(doc.settled) != 1 || !doc.settled[0].Cleared || doc.settled[0].Value != "" || doc.settled[0].Cell != stone {
		t.Fatalf("%+v", doc.settled)
	}
}

// What was recorded under another checklist is put into words by that one.
func TestHistoryAfterMove(t *testing.T) {
	l, doc := hongyuan()
	source := *checklist.Builtin()
	moved := source
	moved.Items = append([]checklist.Item(nil), source.Items...)
	it := moved.Item("IN-01")
	moved.Items[it.Index].Kind = checklist.Words
	moved.Items[it.Index].Set = nil
	l.lists = []*checklist.Checklist{&moved}
	doc.list = &moved
	doc.past = []PastList{{Since: noon.Add(-48 * time.Hour), List: &source}, {Since: noon.Add(-time.Hour), List: &moved}}
	value := checklist.Cell{Kind: checklist.KindAnswer, Key: "IN-01", Field: checklist.FieldValue}
	old := checklist.Answer{State: checklist.Answered, Level: 80, Basis: "told"}
	now := checklist.Answer{State: checklist.Answered, Words: "the reject cage was open"}
	doc.versions = []Version{
		{Cell: value, ID: "a", By: "Ana", To: old.Encode(), Entered: noon.Add(-24 * time.Hour), Arrived: noon},
		{Cell: value, ID: "b", By: "Ana", To: now.Encode(), From: []string{old.Encode()}, Entered: noon, Arrived: noon, Stands: true},
	}
	d := drive(t, l, 120, 36).keys("enter")
	d.app.top().(*walk).show("IN-01")
	d.keys("H").expect("80 told", "instead of: 80 told", "the reject cage was open")
}

// A visit of which only a part can be read is in the list, and marked.
func TestDamagedInList(t *testing.T) {
	l, _ := hongyuan()
	l.others = []Entry{{Path: "d", Visit: "d", Supplier: "Northline", Date: "2026-03-12", Damaged: true, Digest: Digest{Status: "C?"}}}
	drive(t, l, 120, 36).keys("g").expect("! damaged: Northline", "the file is damaged, and this is what is left of it")
}
