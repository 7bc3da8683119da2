package tui

import (
	"testing"

	"gemba/checklist"
)

func init() {
	shownKeys["capa-rubric"] = func(d *driver) {
		d.keys("i 2").typeText("3").keys("ctrl+s d") // all three
		for range 3 {
			d.keys("2 2 2 1 1 j")
		}
		d.keys("esc")
	}
}

// actionsDrawn is a visit with corrective actions drawn, three of them.
func actionsDrawn(d *driver) *driver {
	d.Helper()
	return d.show("CA-01").keys("i 2").typeText("17").keys("ctrl+s 3 d").typeText("4711").keys("enter")
}

// TestRubricSums is the pass mark as a table.
func TestRubricSums(t *testing.T) {
	for _, test := range []struct {
		marks  string
		sum    string
		status checklist.LineStatus
	}{
		{"22222", "10", "match"}, {"22211", "8", "match"}, {"22210", "7", "mismatch"}, {"00000", "0", "mismatch"}, {"02222", "8", "match"},
	} {
		t.Run(test.marks, func(t *testing.T) {
			l := &fakeLibrary{name: "Ana"}
			doc := aVisit(l, "v1", "Northline", "2026-02-17", nil)
			d := actionsDrawn(drive(t, l, 80, 24).keys("enter"))
			no := doc.visit.Draws["CA-01"].Lines[0]
			before := len(doc.saved)
			d.typeText(test.marks)
			got := doc.visit.Lines["CA-01"][no]
			if got.Status != test.status || got.Marks["sum"] != test.sum || len(doc.saved) != before+4+1+4 || len(doc.drafts) != 0 || len(doc.visit.Marks("CA-01", no)) != 0 {
				t.Errorf("%+v, %d facts", got, len(doc.saved)-before)
			}
		})
	}
}

func TestRubric(t *testing.T) {
	l := &fakeLibrary{name: "Ana"}
	doc := aVisit(l, "v1", "Northline", "2026-02-17", nil)
	d := actionsDrawn(drive(t, l, 120, 36).keys("enter")).expect("3 of 3 still out", "Restates the complaint", "Scope and containment")
	nos := doc.visit.Draws["CA-01"].Lines
	// A record is a fact with its last mark; until then each mark is one, which
	// outlives the program.
	d.keys("2 1 0").expect("2 1 0 · ·  3 so far")
	if len(doc.visit.Lines["CA-01"]) != 0 || len(doc.drafts) != 0 || len(doc.visit.Marks("CA-01", nos[0])) != 3 {
		t.Fatalf("lines %v, marks %v", doc.visit.Lines["CA-01"], doc.visit.Entries)
	}
	d = drive(t, l, 120, 36).keys("enter").show("CA-01").expect("2 1 0 · ·  3 so far", "Retrain, remind, fine")
	d.keys("0 1").expect("2 1 0 0 1  4 of 10", "0 of 1 graded reach 8 of 10")
	d.keys("m w w").expect("operator  floor no", "stops at the operator: 1 of 1, 100 %; fix on the floor: 0 of 1 looked at")
	d.keys("i").typeText("CA-2025-017").keys("tab").typeText("训练 as fix").keys("ctrl+s").expect("CA-2025-017", "训练 as fix")
	if got := doc.visit.Lines["CA-01"][nos[0]]; got.Status != "mismatch" || got.Marks["record"] != "CA-2025-017" || got.Marks["floor"] != "no" || got.Marks["made"] != "1" {
		t.Errorf("line %+v", got)
	}
	// A mark is corrected; a file that does not come is missing.
	d.keys("h h h h 2 2 2 2").expect("2 2 2 2 1  9 of 10", "1 of 1 graded").keys("j 4").expect("Missing", "1 of 3 still out")
	// One digit does not make a graded record a missing one.
	d.keys("k").expect("Missing").keys("k 4").expect("this record has marks; backspace takes them back first", "2 2 2 2 1  9 of 10").keys("j")
	if got := doc.visit.Lines["CA-01"][nos[0]].Status; got != checklist.LineMatch {
		t.Errorf("a graded record is %q", got)
	}
	if got := doc.visit.Answers["CA-01"].Sample; got.Drawn != 2 || got.Fine != 1 || got.Population != 17 || got.Pick != "random" {
		t.Errorf("sample %+v", got)
	}
	d.keys("backspace").refuse("Missing").keys("p").expect("N 17 · n 3 · 4711").keys("esc T").expect("范围与围堵").keys("T ?").expect("stops at the operator")
	d.keys("esc f").expect("How picked").keys("esc esc")
	if _, ok := d.app.top().(*walk); !ok {
		t.Errorf("still in %T", d.app.top())
	}
}

// TestRubricRest says what became of the records that nobody has marked, and
// leaves the one that is half graded.
func TestRubricRest(t *testing.T) {
	l := &fakeLibrary{name: "Ana"}
	doc := aVisit(l, "v1", "Northline", "2026-02-17", nil)
	d := actionsDrawn(drive(t, l, 80, 24).keys("enter")).expect("3 late  4 missing  5 exempt").keys("2 1").refuse("4 missing")
	nos := doc.visit.Draws["CA-01"].Lines
	d.keys("*").expect("what are the 2 lines", "with marks stay").refuse("Found and it matches").keys("j enter").expect("2 lines marked")
	if lines := doc.visit.Lines["CA-01"]; len(lines) != 2 || lines[nos[2]].Status != checklist.LineMissing || len(doc.visit.Marks("CA-01", nos[0])) != 2 {
		t.Errorf("lines %v", lines)
	}
	d.keys("*").expect("no record is out any more that has no marks")
}

// TestRubricCounts keeps the way of numbers alone.
func TestRubricCounts(t *testing.T) {
	l := &fakeLibrary{name: "Ana"}
	doc := aVisit(l, "v1", "Northline", "2026-02-17", nil)
	d := drive(t, l, 80, 24).keys("enter").show("CA-01").keys("f").typeText("8").keys("tab a").typeText("3").keys("esc")
	if got := doc.visit.Answers["CA-01"].Sample; got.Drawn != 8 || got.Fine != 3 {
		t.Errorf("sample %+v", got)
	}
	d.keys("enter").expect("Recorded by its counts")
}

func TestRubricSizes(t *testing.T) {
	inSizes(t, "CA-01", func(d *driver) {
		actionsDrawn(d.keys("esc")).keys("2 1 j 5 j 3 t esc ? esc")
	})
}

func TestRubricGolden(t *testing.T) {
	anyway(t, nil, func(d *driver) {
		actionsDrawn(d).keys("2 1 0 0 1 m w w i").typeText("CA-2025-017").keys("ctrl+s j 2 2 2").golden("rubric")
	})
}
