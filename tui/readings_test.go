package tui

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"gemba/checklist"
)

func init() {
	shownKeys["readings"] = func(d *driver) { d.keys("enter").typeText("1 2 3 4 5 6 7 8 9 10").keys("esc 1 e esc") }
}

func TestParseReadings(t *testing.T) {
	for _, test := range []struct {
		text, want string
		passed     int
	}{
		{"20.02 20.03\n20.01", "20.02 20.03 20.01", 0},
		{"20,02; 20,03\t20,01", "20.02 20.03 20.01", 0},
		{"20.02,20.03,20.01", "20.02 20.03 20.01", 0},
		{"229,231,228", "229 231 228", 0},
		{"229, 231, 228", "229 231 228", 0},
		{"1：45HRC、46HRC / 47 HRC", "46 47", 2},
		{"-0.5 +0.25 −1", "-0.5 +0.25 -1", 0},
		{"no 1 lot A-7 20.5mm 3.", "1 20.5 3", 3},
		{"", "", 0},
		{"1e9 0x10", "", 2},
		{strings.Repeat("5 ", 301), strings.TrimSpace(strings.Repeat("5 ", 300)), 1},
	} {
		values, passed := parseReadings(test.text)
		if got := strings.Join(values, " "); got != test.want || passed != test.passed {
			t.Errorf("%q: %q, %d passed over", test.text, got, passed)
		}
	}
}

func TestStepOf(t *testing.T) {
	for _, test := range []struct {
		r    checklist.Readings
		want float64
	}{
		{checklist.Readings{Values: []string{"20", "20.5", "20.05"}}, 0.01},
		{checklist.Readings{Values: []string{"229", "231"}}, 1},
		{checklist.Readings{Values: []string{"20.5"}, Step: "0,5"}, 0.5},
		{checklist.Readings{Values: []string{"20.5"}, Step: "-1"}, 0.1},
	} {
		if got, _ := stepOf(test.r); got != test.want {
			t.Errorf("%+v: %v", test.r, got)
		}
	}
}

// finds returns the finding with a name.
func finds(t *testing.T, s *readings, name string) finding {
	t.Helper()
	list, _ := s.findings()
	i := slices.IndexFunc(list, func(f finding) bool { return f.name == name })
	if i < 0 {
		t.Fatalf("%q is not among %+v", name, list)
	}
	return list[i]
}

// honest are values as a gauge shows them, and half of them rounded to fives.
func honest(n int, rounded bool) string {
	r := rand.New(rand.NewPCG(7, 11))
	var words []string
	for i := range n {
		v := 2000 + int(40*r.NormFloat64())
		if rounded && i%2 == 0 {
			v -= v % 5
		}
		words = append(words, fmt.Sprintf("%d.%02d", v/100, v%100))
	}
	return strings.Join(words, " ")
}

func TestReadings(t *testing.T) {
	l := &fakeLibrary{name: "Ana"}
	doc := aVisit(l, "v1", "Northline", "2026-02-17", nil)
	d := drive(t, l, 120, 36).keys("enter").show("RA-02").expect("No values yet").keys("enter").send(tea.PasteMsg{Content: "229 229 229 229 229\n229 230 229 229 228"})
	d.send(tickMsg{1})
	d = drive(t, l, 120, 36).keys("enter").show("RA-02").expect("enter continues it").keys("enter esc").expect("10 values")
	s := d.app.top().(*readings)
	d.expect("look closer: 3 different values of 10; the commonest stands 8 times", "innocent: Coarse gauge", "settles it: Re-measure three parts", "not tested: 10 readings, and last digits need at least 50", "spread of the gauge is not known")
	if a := doc.visit.Answers["RA-02"]; a.Flagged || a.State != checklist.NotSeen || len(a.Readings.Values) != 10 || len(doc.drafts) != 0 {
		t.Fatalf("answer %+v, drafts %v", a, doc.drafts)
	}
	// The gauge and the limits take away refusals.
	d.keys("w").typeText("L-1").keys("tab").typeText("1").keys("tab").typeText("200").keys("tab").typeText("260").keys("tab").typeText("12").keys("ctrl+s")
	d.expect("lot L-1 · step 1 · 200 to 260 · gauge 12")
	if f := finds(t, s, "spread"); !f.closer || f.refused {
		t.Errorf("spread %+v", f)
	}
	if f := finds(t, s, "exactly at mid-limit"); f.closer || f.words != "1 of 10" {
		t.Errorf("mid-limit %+v", f)
	}
	// The flag is the visitor's, and counts with a level.
	d.keys("c").expect("no flag is raised").keys("u").expect("a flag is raised: RA-01 is not proven").keys("4 s").expect("40 shown")
	d.keys("c").typeText("the tester shows whole units").keys("enter").expect("flag explained: the tester shows")
	if a := doc.visit.Answers["RA-02"]; !a.Flagged || a.Explained == "" || a.Level != 40 || a.Basis != "shown" {
		t.Errorf("answer %+v", a)
	}
	d.keys("u").refuse("flag explained")
	if n := len(doc.saved); n != 16 { // ten values, gauge, flag, level, basis, why, flag
		t.Errorf("%d facts", n)
	}
}

// TestReadingsScreens holds the validity gates and the flags to their words.
func TestReadingsScreens(t *testing.T) {
	look := func(values string, step string) *readings {
		l := &fakeLibrary{name: "Ana"}
		v, _ := parseReadings(values)
		aVisit(l, "v1", "Northline", "2026-02-17", map[string]checklist.Answer{"RA-02": {Readings: checklist.Readings{Values: v, Step: step}}})
		return drive(t, l, 120, 36).keys("enter").show("RA-02").app.top().(*readings)
	}
	fine, rounded := look(honest(120, false), ""), look(honest(120, true), "")
	if f := finds(t, fine, "endings in 0 and 5"); f.closer || f.refused || !strings.Contains(f.words, "by chance about 24") {
		t.Errorf("honest endings %+v", f)
	}
	if f := finds(t, rounded, "endings in 0 and 5"); !f.closer || !strings.Contains(f.words, "less than once in 1000") {
		t.Errorf("rounded endings %+v", f)
	}
	if f := finds(t, rounded, "last digit"); !f.closer {
		t.Errorf("rounded digits %+v", f)
	}
	if f := finds(t, look(strings.Repeat("44 46 45 43 ", 20), ""), "last digit"); !f.refused || !strings.Contains(f.words, "last digits are even only from 5 on") {
		t.Errorf("hardness %+v", f)
	}
	if f := finds(t, look(strings.Repeat("10 20 ", 15), ""), "sequence"); !f.closer || f.tell != "" {
		t.Errorf("alternating %+v", f)
	}
	if f := finds(t, look("20.02 20.05 20.1 20 20 20 20 20 20 20", "0.05"), "decimals"); !f.closer || f.tell != "decimals" || !strings.Contains(f.words, "reading 1 is 20.02") {
		t.Errorf("decimals %+v", f)
	}
}

// TestReadingsLots compares lots of one visit, and goes round them.
func TestReadingsLots(t *testing.T) {
	row := "44 46.5 45 43 47.5 44.5 46 42.5 45.5 43.5 47 44"
	l := &fakeLibrary{name: "Ana"}
	doc := aVisit(l, "v1", "Northline", "2026-02-17", nil)
	d := drive(t, l, 120, 36).keys("enter").show("RA-02").keys("+").expect("there are no values yet").keys("enter").typeText(row).keys("esc +").expect("name the lot")
	d.keys("w").typeText("A").keys("tab").typeText("0.5").keys("ctrl+s").expect("no other lot of 12 values")
	d.keys("+").expect("kept as another lot", "other lots: A (12)", "No values yet").keys("enter").typeText(row).keys("esc w").typeText("A").keys("ctrl+s").expect("this lot is kept already")
	d.keys("backspace").typeText("B").keys("ctrl+s")
	s := d.app.top().(*readings)
	if f := finds(t, s, "same series elsewhere"); !f.closer || !strings.HasPrefix(f.words, "equal to A; 1 equal pairs among 2 lots") {
		t.Errorf("copied %+v", f)
	}
	d.expect("innocent: Same heat delivered as two lots", "Heat number on the metal")
	d.keys("m").expect("lot A", "other lots: B (12)").keys("m").expect("lot B", "other lots: A (12)")
	if a := doc.visit.Answers["RA-02"]; len(a.Fields) != 1 || a.Readings.Lot != "B" || a.Readings.Step != "0.5" {
		t.Errorf("answer %+v", a)
	}
	// The plain form leaves them alone.
	d.keys("f 1").keys("esc").expect("other lots: A (12)")
	d.keys("d").expect("No values yet").keys("T").expect("录入").keys("?").expect("never raised by itself")
}

func TestReadingsSizes(t *testing.T) {
	inSizes(t, "RA-02", func(d *driver) {
		d.keys("enter").typeText(honest(60, true)).keys("esc j j j j j j j j j j k 4 e u")
	})
}

func TestReadingsGolden(t *testing.T) {
	anyway(t, nil, func(d *driver) {
		d.show("RA-02").keys("enter").typeText("229 229 229 229 229 230 229 229 229 230 229 228 230 230 229 230 230 229 230 229").keys("esc w").typeText("证书 118").keys("tab").typeText("1").keys("tab")
		d.typeText("200").keys("tab").typeText("260").keys("ctrl+s j").golden("readings")
		d.keys("u 4 e G j j j j j j j j").golden("readings-flag")
	})
}
