package tui

import (
	"testing"

	tea "charm.land/bubbletea/v2"

	"gemba/checklist"
)

func init() {
	shownKeys["staffing"] = func(d *driver) { d.keys("1 2 tab 1 2 tab 9 b e esc") }
	shownKeys["load-test"] = func(d *driver) {
		d.keys("enter").measured("140", "12", "25", "450").keys("tab e enter esc")
	}
	shownKeys["ratio"] = func(d *driver) { d.keys("enter").measured("7", "80").keys("esc esc") }
}

// TestStaffSums is the table as a table: who counts, and who is left out.
func TestStaffSums(t *testing.T) {
	rows := []staffRow{{"day", ""}, {"night", ""}, {"night", "line 2"}}
	for _, test := range []struct {
		name                    string
		counts                  map[string]int
		told, seen, rostered, n int
		fewer, short, unseen    int
	}{
		{"nothing", nil, 0, 0, 0, 0, 0, 0, 0},
		{"told only", map[string]int{"told/day/": 12}, 0, 0, 0, 0, 0, 0, 1},
		{"one shift", map[string]int{"told/day/": 12, "seen/day/": 9, "rostered/day/": 11}, 12, 9, 11, 1, 1, 1, 0},
		{"night not looked at", map[string]int{"told/day/": 12, "seen/day/": 12, "told/night/": 3}, 12, 12, 0, 1, 0, 0, 1},
		{"nobody at night", map[string]int{"told/day/": 12, "seen/day/": 12, "told/night/": 3, "seen/night/": 0}, 15, 12, 0, 2, 1, 0, 0},
		{"stations", map[string]int{"told/night/": 3, "seen/night/": 3, "told/night/line 2": 1, "seen/night/line 2": 2}, 4, 5, 0, 2, 0, 0, 0},
		{"seen and not told of", map[string]int{"seen/day/": 4}, 0, 0, 0, 0, 0, 0, 0},
	} {
		sum := sumStaff(rows, test.counts)
		if sum.told != test.told || sum.seen != test.seen || sum.rostered != test.rostered || sum.compared != test.n ||
			len(sum.fewer) != test.fewer || len(sum.short) != test.short || len(sum.unseen) != test.unseen {
			t.Errorf("%s: %+v", test.name, sum)
		}
	}
}

func TestStaffing(t *testing.T) {
	l := &fakeLibrary{name: "Ana"}
	doc := aVisit(l, "v1", "Northline", "2026-02-17", nil)
	d := drive(t, l, 120, 36).keys("enter").show("QA-01").keys("1 2").expect("not looked at, and left out of both numbers: day")
	if a := doc.visit.Answers["QA-01"]; a.State != checklist.NotSeen || a.Counts["told/day/"] != 12 {
		t.Fatalf("answer %+v", a)
	}
	d.keys("tab 1 1 tab 9").expect("9 seen of 12 told of: 75 %", "fewer seen than told of: day", "fewer on the roster than told of: day", "how do you know? b says it")
	d.keys("b e").expect("known by: seen", "worth 72.0–80.0")
	// The next row follows the last number of this one.
	d.keys("tab 3 tab tab 0").expect("9 seen of 15 told of: 60 %")
	if a := doc.visit.Answers["QA-01"]; a.Fields["seen"] != "9" || a.Fields["told"] != "15" || a.Fields["rostered"] != "11" || a.State != checklist.Answered {
		t.Errorf("answer %+v", a)
	}
	if n := len(doc.saved); n != 8 {
		t.Errorf("%d facts, not one for each key", n)
	}
	d.keys("+ tab").typeText("line/2").keys("tab").typeText("2").keys("enter").expect("night · line-2")
	d.keys("tab 1").expect("10 seen of 17 told of")
	// It resumes; a number is taken back; the plain form stays.
	d = drive(t, l, 80, 24).keys("enter").show("QA-01").expect("night · line-2").keys("tab tab backspace").expect("1 seen of 5 told of")
	d.keys("f").expect("Seen or proven on", "shift (people)").keys("esc T").expect("按班次").keys("?").expect("add a shift or a station")
	d.send(tea.WindowSizeMsg{Width: 24, Height: 8}).send(tea.WindowSizeMsg{Width: 300, Height: 90})
}

func TestLoadTest(t *testing.T) {
	l := &fakeLibrary{name: "Ana"}
	doc := aVisit(l, "v1", "Northline", "2026-02-17", nil)
	d := drive(t, l, 120, 36).keys("enter").show("QA-09").keys("enter").measured("140", "12", "25").expect("140 sheets × 12 readings × 25 s = 700 min")
	d.typeText("450").expect("450 against 700: 64.29 for each 100", "about 1.6 shifts of signed checks in one").send(tickMsg{1})
	d = drive(t, l, 120, 36).keys("enter").show("QA-09").expect("enter continues it").keys("enter").expect("700").keys("ctrl+s")
	if a := doc.visit.Answers["QA-09"]; a.Fields["needed"] != "700" || a.Fields["shift"] != "450" || a.State != checklist.Answered || len(doc.drafts) != 0 {
		t.Fatalf("answer %+v, drafts %v", a, doc.drafts)
	}
	d.keys("b e").expect("known by: seen")
	// What follows keeps following, until something else is typed there.
	d.keys("enter backspace backspace backspace").typeText("70").expect("= 350 min", "450 against 350").keys("tab tab tab tab").typeText("5").expect("450 against 3505")
	d.keys("up up up up").typeText("1").expect("= 3505 min", "450 against 3505")
	d.keys("up ctrl+g").expect("450 against 700").keys("f").expect("Minutes of the shift available").keys("esc")
}

// TestRatioFeeds offers the heads counted on the floor.
func TestRatioFeeds(t *testing.T) {
	l := &fakeLibrary{name: "Ana"}
	doc := aVisit(l, "v1", "Northline", "2026-02-17", map[string]checklist.Answer{"VF-05": {Fields: map[string]string{"production": "80", "quality": "7", "other": "13"}}})
	d := drive(t, l, 120, 36).keys("enter").show("QA-10").expect("VF-05 counted 80: Production people", "VF-05 counted 7: Quality people")
	d.keys("m b e").expect("7 against 80: 8.75 for each 100", "worth").refuse("m takes it")
	if a := doc.visit.Answers["QA-10"]; a.Fields["quality"] != "7" || a.State != checklist.Answered || a.Basis != "seen" {
		t.Errorf("answer %+v", a)
	}
	d.keys("m").expect("taken already").keys("esc").show("CE-07").expect("VF-05 counted 100: People counted").keys("m")
	if a := doc.visit.Answers["CE-07"]; a.Fields["counted"] != "100" || a.State != checklist.NotSeen {
		t.Errorf("answer %+v", a)
	}
	d.keys("enter").typeText("50").keys("ctrl+s").expect("50 against 100: 50 for each 100")
	d = drive(t, &fakeLibrary{name: "Ana", docs: l.docs}, 40, 20).keys("enter").show("QA-10").keys("T ? esc T j k")
	delete(doc.visit.Answers, "VF-05")
	d.keys("m").expect("no other item has counted")
	d.send(tea.WindowSizeMsg{Width: 24, Height: 8})
}

func TestStaffingGolden(t *testing.T) {
	anyway(t, map[string]checklist.Answer{"VF-05": {Fields: map[string]string{"production": "80", "quality": "7"}}}, func(d *driver) {
		d.show("QA-01").keys("1 2 tab 1 1 tab 9 tab 3 tab 2 tab +").typeText(" B").keys("tab").typeText("进料").keys("tab").typeText("1").keys("enter").golden("staffing")
		d.keys("esc").show("QA-09").keys("enter").measured("140", "12", "25").typeText("450").golden("load-numbers")
		d.keys("ctrl+s").golden("load")
		d.keys("esc").show("QA-10").golden("ratio")
	})
}
