package tui

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"gemba/checklist"
)

// TestFoundRiding: what is found about records that are used once more is said of
// them, and not of the list that they were drawn from.
func TestFoundRiding(t *testing.T) {
	l := &fakeLibrary{name: "Ana"}
	aVisit(l, "v1", "Northline", "2026-02-17", map[string]checklist.Answer{
		"IN-06": {Sample: checklist.Sample{Population: 240, Drawn: 13, Fine: 3, Pick: "visitor"}},
	})
	drive(t, l, 120, 36).keys("enter").show("IN-10").expect("IN-06: 10 of 13 records found for IN-03 not fine")
}

// gapAnswers are answers that show gaps, and some that do not.
func gapAnswers() map[string]checklist.Answer {
	return map[string]checklist.Answer{
		"IN-03": {Sample: checklist.Sample{Population: 240, Drawn: 240, Fine: 144, Late: 3}},
		"IN-06": {Sample: checklist.Sample{Population: 240, Drawn: 13, Fine: 13, Pick: "visitor"}},
		"QA-03": {Level: 40, Basis: "seen"},
		"QA-04": {Level: 60, Basis: "seen"},
		"QA-09": {Fields: map[string]string{"shift": "450", "needed": "700"}, Basis: "seen"},
	}
}

func TestDetection(t *testing.T) {
	l := &fakeLibrary{name: "Ana"}
	doc := aVisit(l, "v1", "Northline", "2026-02-17", gapAnswers())
	d := drive(t, l, 120, 36).keys("enter").show("IN-10")
	d.expect("found in this visit", "IN-03: 96 of 240 receipts of the last three months not fine: 3 appeared later", "QA-03:", "QA-09:", "Minutes of the shift available 450")
	d.refuse("IN-06:").refuse("QA-04:")
	// Nothing is taken over by itself, and a mark needs a gap.
	d.keys("n").expect("takes this over as a gap first").keys("enter").expect("worth 0.0–100.0")
	a := doc.visit.Answers["IN-10"]
	if len(a.Gaps) != 1 || !strings.HasPrefix(a.Gaps[0].What, "IN-03: 96 of 240") {
		t.Fatalf("gaps %+v", a.Gaps)
	}
	d.expect("dated before the visit was announced", "QA-03:")
	// What was not logged was not acted upon: the key goes on to the audit.
	d.keys("n").expect("log no  acted –").keys("n").expect("worth 0.0–30.0").keys("n").expect("K3", "worth 0.0")
	want := checklist.Gap{ID: a.Gaps[0].ID, What: a.Gaps[0].What, CAPA: "no", InternalAudit: "no", External: "no"}
	if got := doc.visit.Answers["IN-10"].Gaps[0]; got != want {
		t.Errorf("gap %+v", got)
	}
	if n := len(doc.saved); n != 4 {
		t.Errorf("%d facts, not one for each key", n)
	}
	// A mark is corrected, a second gap typed.
	d.keys("h h h y").expect("log yes").refuse("K3")
	d.keys("+").typeText("标签没有批号").keys("enter").expect("2 标签没有批号", "the worst of the gaps decides")
	d.keys("y y u u").keys("enter").typeText(" on the rack").keys("enter").expect("批号 on the rack")
	if got := doc.visit.Answers["IN-10"].Gaps[1]; got.Acted != checklist.Yes || got.External != checklist.Unknown {
		t.Errorf("gap %+v", got)
	}
	d.keys("d").refuse("批号").keys("f").expect("What you found").keys("esc esc")
	// It goes on where it was left.
	d = drive(t, l, 80, 24).keys("enter").show("IN-10").expect("log yes").keys("k d")
	if _, ok := doc.visit.Answers["IN-10"]; ok {
		t.Error("an item without a gap is still answered")
	}
	d.keys("T").expect("出示您发现的缺口")
}

// TestDetectionDraft cuts the program off in the middle of a gap.
func TestDetectionDraft(t *testing.T) {
	l := &fakeLibrary{name: "Ana"}
	doc := aVisit(l, "v1", "Northline", "2026-02-17", nil)
	drive(t, l, 80, 24).keys("enter").show("IN-10").expect("no gap yet").keys("+").typeText("half a ga").send(tickMsg{1})
	d := drive(t, l, 80, 24).keys("enter").show("IN-10").expect("unfinished text is kept here: + continues it")
	d.keys("+").expect("taken up again", "half a ga").typeText("p").keys("ctrl+s").expect("1 half a gap")
	if len(doc.drafts) != 0 {
		t.Errorf("drafts %v", doc.drafts)
	}
	d.send(tea.WindowSizeMsg{Width: 24, Height: 8}).send(tea.WindowSizeMsg{Width: 300, Height: 90})
}

func TestDetectionGolden(t *testing.T) {
	anyway(t, gapAnswers(), func(d *driver) {
		d.show("IN-10").golden("detection-offered")
		d.keys("enter y n u").golden("detection")
	})
}

// TestNotLogged: what turns out not to be logged was not acted upon either, whatever was
// said of that before.
func TestNotLogged(t *testing.T) {
	d, doc := aDay(t, "IN-10", 80, 24)
	d.keys("enter +").typeText("no label").keys("enter y y")
	if g := doc.visit.Answers["IN-10"].Gaps[0]; g.CAPA != checklist.Yes || g.Acted != checklist.Yes {
		t.Fatalf("gap %+v", g)
	}
	d.keys("h h h n")
	if g := doc.visit.Answers["IN-10"].Gaps[0]; g.CAPA != checklist.No || g.Acted != "" {
		t.Errorf("gap %+v", g)
	}
	d.keys("h y").expect("it was not logged, so nobody acted upon it")
}
