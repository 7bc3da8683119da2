package tui

import (
	"strings"
	"testing"

	"gemba/checklist"
)

// last returns the last value that was saved under a field of a kind.
func (d *fakeDocument) last(kind, field string) string {
	value := ""
	for _, c := range d.saved {
		if c.Kind == kind && c.Field == field {
			value = c.Value
		}
	}
	return value
}

// A visit is closed, cannot be changed, is opened with a reason, and shows what it
// was then beside what it is today.
func TestClosedVisit(t *testing.T) {
	l, doc := hongyuan()
	doc.visit.Heads = "aa"
	d := drive(t, l, 80, 24).keys("enter v").expect("never closed").keys("Z").expect("closed at <=C")
	if doc.visit.Closed == nil || !doc.visit.ReadOnly() {
		t.Fatal("it is not closed")
	}
	n := len(doc.saved)
	d.keys("p").expect("Why").keys("esc esc l l l")
	if w := d.app.top().(*walk); !w.show("IN-01") {
		t.Fatal("IN-01 is not asked")
	}
	for _, key := range []string{"0", "x", "o", "e", "b", "R"} {
		d.keys(key)
		if _, ok := d.app.top().(*walk); !ok {
			t.Errorf("%s opens something in a closed visit", key)
			d.keys("esc")
		}
	}
	d.keys("x").expect("read-only")
	if len(doc.saved) != n {
		t.Errorf("%+v was saved in a closed visit", doc.saved[n:])
	}
	d.keys("v p").typeText("certificates came").keys("enter").expect("opened again", "Ana took the pen", "certificates came")
	d.keys("esc 4 s").keys("v").expect("closed  <=C", "today").refuse("read-only.")
	if len(doc.saved) == n {
		t.Error("nothing can be saved with the pen")
	}
}

// The help line says what enter does where the cursor is, and nothing where there
// is nothing to enter.
func TestReviewEnterSaysWhat(t *testing.T) {
	l, doc := hongyuan()
	doc.visit.Commitments = []checklist.Commitment{{ID: "1", Item: "QA-03", What: "NCR log of May", Due: "2026-03-09"}}
	d := drive(t, l, 120, 36).keys("enter v")
	seen := map[string]bool{}
	for range 12 {
		lines := strings.Split(strings.TrimRight(d.frame(), "\n"), "\n")
		hint, _, _ := strings.Cut(strings.TrimSpace(lines[len(lines)-1]), "  ")
		seen[hint] = true
		d.keys("j")
	}
	for _, want := range []string{"enter lift", "enter go there"} {
		if !seen[want] {
			t.Errorf("nowhere %q, but %v", want, seen)
		}
	}
	if seen["enter answer"] {
		t.Errorf("answers what nobody said: %v", seen)
	}
	l = oneVisit()
	drive(t, l, 120, 36).keys("enter v").refuse("enter answer").refuse("enter go there")
}

// Said, answered, settled, lifted, taken back and signed, in the three sizes.
func TestReview(t *testing.T) {
	for _, size := range sizes {
		l, doc := hongyuan()
		doc.visit.Commitments = []checklist.Commitment{{ID: "1", Item: "QA-03", What: "NCR log of May", Due: "2026-03-09"}}
		d := drive(t, l, size[0], size[1]).keys("enter")
		if w := d.app.top().(*walk); !w.show("IN-03") {
			t.Fatal("IN-03 is not asked")
		}
		d.keys("v + s").typeText("Show the slip of the draw.").keys("ctrl+s")
		d.keys("+ o").typeText("Free-issue parts are not inspected, by contract.").keys("tab").typeText("quality manager").keys("ctrl+s")
		if c := doc.visit.Comments; len(c) != 2 || c[0].Item != "IN-03" || c[0].Type != checklist.TypeChallenge || c[1].Role != "quality manager" || !c[1].Open() {
			t.Fatalf("%+v", c)
		}
		d.keys("g enter").expect("lift K4 IN-03", "for ever").typeText("all of it is inspected at our gate").keys("enter")
		if doc.visit.LiftOf("K4", "IN-03") == nil {
			t.Fatal("the cap is not lifted")
		}
		d.keys("g").golden("review")
		d.keys("j enter").typeText("Slip attached.").keys("enter y").keys("ctrl+s")
		if c := doc.visit.Comments[0]; c.Open() || c.Settled != "Slip attached." || c.SettledBy != "Ana" {
			t.Errorf("%+v", c)
		}
		doc.visit.Heads = "0123456789abcdef"
		d.keys("S").typeText("reviewer").keys("tab").typeText("agreed").keys("enter").expect("signed at <=C, 0123456789ab")
		if s := doc.visit.Signatures; len(s) != 1 || !doc.visit.Stands(&s[0]) || s[0].As != "reviewer" {
			t.Fatalf("%+v", s)
		}
		d.keys("g enter").typeText("the gate closes").keys("enter")
		if len(doc.visit.Lifts) != 1 || doc.visit.Lifts[0].Withdrawn != "the gate closes" {
			t.Errorf("%+v", doc.visit.Lifts)
		}
		d.keys("G esc v").keys("esc").expect("IN-03")
		if !strings.Contains(doc.last(checklist.KindLift, "withdrawn"), "gate") {
			t.Error("taking it back was not saved")
		}
	}
}

// Nobody signs while observers disagree, and nothing is signed that is not in the
// file.
func TestNotSigned(t *testing.T) {
	l, doc := hongyuan()
	d := drive(t, l, 80, 24).keys("enter v S").typeText("reviewer").keys("ctrl+s").expect("not signed: the hash")
	doc.visit.Heads = "aa"
	doc.visit.Rivals["IN-01"] = []checklist.Answer{{State: checklist.Answered, Level: 40}}
	d.keys("S").typeText("reviewer").keys("ctrl+s").expect("not signed: observers still disagree")
	if len(doc.visit.Signatures) != 0 {
		t.Error("it was signed")
	}
}

// TestCloseAsks has a closing tell what it would leave loose, once.
func TestCloseAsks(t *testing.T) {
	d, doc := aDay(t, "IN-01", 80, 24)
	d.keys("e").typeText("receipts book").keys("ctrl+s v Z").expect("still open: 1 record out")
	if doc.visit.ReadOnly() {
		t.Fatal("closed at once")
	}
	d.keys("Z").expect("from now on it is read-only")
}
