package tui

import (
	"testing"

	"gemba/checklist"
)

// measured types one value into the form.
func (d *driver) measured(values ...string) *driver {
	d.Helper()
	for _, v := range values {
		d.typeText(v).keys("tab")
	}
	return d
}

func init() {
	shownKeys["remeasure"] = func(d *driver) {
		d.keys("+ 2 ctrl+s").measured("12", "孔径", "20.02", "20.02", "19.95", "20.05").keys("esc esc")
	}
}

func TestRemeasure(t *testing.T) {
	l := &fakeLibrary{name: "Ana"}
	doc := aVisit(l, "v1", "Northline", "2026-02-17", nil)
	d := drive(t, l, 120, 36).keys("enter").show("RA-01").expect("No value yet")
	// Who chose is asked once, with what it proves.
	d.keys("+").expect("Who chose", "proves only what was shown").keys("2").typeText("rack 3").keys("ctrl+s")
	d.measured("body 12", "bore 20", "20.02", "20.01").expect("no rule without").measured("19.95", "20.05")
	d.expect("agrees: off by 0.01, within 0.01", "worth 0.4–100.0").keys("ctrl+s")
	d.expect("body 12  bore 20  20.02 → 20.01", "1 of 1 values agree", "Picked by the visitor: rack 3", "of 100 recorded values of parts on hand are fine")
	lines := doc.visit.Lines["RA-01"]
	if len(lines) != 1 || lines[143207].Status != checklist.LineMatch || lines[143207].Marks["upper"] != "20.05" {
		t.Fatalf("lines %+v", lines)
	}
	if n := len(doc.saved); n != 3 { // the list, who chose, the line
		t.Errorf("%d facts", n)
	}
	// The next value takes over what it shares; out of tolerance is measured again.
	d.keys("+").expect("19.95", "bore 20").refuse("body 12").measured("body 13", "", "20.02", "20.09")
	d.expect("does not agree", "measure again with another gauge; it may be the gauge").keys("tab tab tab tab").typeText("20.08").expect("out of tolerance twice")
	d.keys("ctrl+s").expect("may be confirmed with c", "1 of 2 values agree").refuse("K1 RA-01")
	if doc.visit.Answers["RA-01"].Confirmed {
		t.Fatal("the fact was confirmed by itself")
	}
	d.keys("c y ctrl+s").expect("K1 RA-01", "confirmed: Falsification").keys("c n ctrl+s").refuse("K1 RA-01")
	d.keys("j d").refuse("body 13").keys("d").expect("No value yet")
	if a := doc.visit.Answers["RA-01"]; a.State != checklist.Blank {
		t.Errorf("answer %+v", a)
	}
	d.keys("c").expect("offered when").keys("esc")
}

// TestRemeasureDrawn has the program draw the parts, and cuts it off in the
// middle of a value.
func TestRemeasureDrawn(t *testing.T) {
	l := &fakeLibrary{name: "Ana"}
	doc := aVisit(l, "v1", "Northline", "2026-02-17", nil)
	d := drive(t, l, 80, 24).keys("enter").show("RA-01").keys("+ 1").typeText("rack book").keys("tab").typeText("40").keys("tab backspace").typeText("50")
	d.keys("tab").typeText("4711").keys("ctrl+s").expect("more to draw than there are lines").keys("up").keys("backspace backspace backspace").typeText("3").keys("ctrl+s")
	if got := doc.visit.Draws["RA-01"]; got.Seed != "v1|RA-01|40|4711" || got.Pick != "random" {
		t.Errorf("draw %+v", got)
	}
	if got := doc.visit.Lists["RA-01"]; got.Name != "rack book, lines 10 18 28 of 40" || !got.Open {
		t.Errorf("list %+v", got)
	}
	d.measured("line 7", "bore").typeText("20.0").send(tickMsg{1})
	d = drive(t, l, 80, 24).keys("enter").show("RA-01").expect("+ continues it", "Drawn by the program: rack book, lines")
	d.keys("+").expect("taken up again", "line 7").typeText("2").keys("tab").typeText("20.02").keys("esc").expect("something is missing yet")
	d.keys("+ ctrl+t T esc").expect("line 7").keys("ctrl+t T esc tab tab tab").typeText("0.01").keys("ctrl+n").expect("value 2").keys("esc")
	if n := len(doc.visit.Lines["RA-01"]); n != 1 || len(doc.drafts) != 0 {
		t.Errorf("%d lines, drafts %v", n, doc.drafts)
	}
	d.keys("enter ctrl+g").expect("line 7").keys("?").expect("two values out of tolerance may confirm")
}

// TestRemeasureTwoPeople measures on two copies of a visit: no line of one takes
// the place of one of the other.
func TestRemeasureTwoPeople(t *testing.T) {
	l := &fakeLibrary{name: "Ana"}
	doc := aVisit(l, "v1", "Northline", "2026-02-17", nil)
	d := drive(t, l, 80, 24).keys("enter").show("RA-01").keys("+ 2 ctrl+s").measured("1", "bore", "5", "5", "4", "6").keys("ctrl+n")
	d.measured("2", "", "5", "5").keys("ctrl+s")
	if nos := d.app.top().(*remeasure).numbers(); len(nos) != 2 || nos[0] != 143207 || nos[1] != 143208 {
		t.Errorf("lines %v", nos)
	}
	if n := len(doc.visit.Lines["RA-01"]); n != 2 {
		t.Errorf("%d lines", n)
	}
}

func TestRemeasureSizes(t *testing.T) {
	inSizes(t, "RA-01", func(d *driver) {
		d.keys("+ 2 ctrl+s").measured("1", "bore", "5", "7", "4", "6").keys("ctrl+s ? esc ctrl+t esc")
	})
}

func TestRemeasureGolden(t *testing.T) {
	anyway(t, nil, func(d *driver) {
		d.show("RA-01").keys("+").golden("remeasure-pick")
		d.keys("2").typeText("rack 3").keys("ctrl+s").measured("阀体 12", "bore 20", "20.02", "20.01", "19.95", "20.05").keys("ctrl+n")
		d.measured("阀体 13", "", "20.02").typeText("20.09").golden("remeasure-value")
		d.keys("tab tab tab tab tab").typeText("20.08").keys("ctrl+s").golden("remeasure")
	})
}
