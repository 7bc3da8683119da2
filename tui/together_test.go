package tui

import (
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"

	"gemba/checklist"
)

// together has two people work one item on two copies: what both had before,
// what each did, and the visit that their facts make, whoever's come first. No
// cell may be in both hands.
func together(t *testing.T, item, before, mine, yours string, typed ...string) *checklist.Visit {
	t.Helper()
	hand := func(common []checklist.Change, keys string) []checklist.Change {
		l := &fakeLibrary{name: "Ana"}
		doc := aVisit(l, "v1", "Northline", "2026-02-17", nil)
		for _, c := range common {
			doc.visit.Apply(c)
		}
		d := drive(t, l, 120, 36).keys("enter").show(item)
		for i, part := range strings.Split(keys, "%") {
			if i > 0 {
				d.typeText(typed[0])
				typed = typed[1:]
			}
			d.keys(part)
		}
		return doc.saved
	}
	common := hand(nil, before)
	a, b := hand(common, mine), hand(common, yours)
	value := func(c checklist.Change) string { return c.Value + fmt.Sprint(c.Cleared) }
	last := map[checklist.Cell]string{}
	for _, c := range a {
		last[c.Cell] = value(c)
	}
	for _, c := range b {
		if v, ok := last[c.Cell]; ok && v != value(c) {
			t.Errorf("%s: both have written %s: %q, %q", item, c.Field, v, value(c))
		}
	}
	merged := func(lists ...[]checklist.Change) *checklist.Visit {
		v := checklist.NewVisit("v1")
		v.Scope = "two-days"
		for _, c := range slices.Concat(lists...) {
			v.Apply(c)
		}
		return v
	}
	one, other := merged(common, a, b), merged(common, b, a)
	if !reflect.DeepEqual(one, other) {
		t.Errorf("%s: by the order\n%+v\n%+v", item, one, other)
	}
	return one
}

// TestTogether joins what two people entered with one instrument: lines of a
// tally add up, gaps and their layers, numbers of a table, quantities, values
// and marks stand beside each other.
func TestTogether(t *testing.T) {
	v := together(t, "IP-05", "esc p", "p p f [ s", "i f f")
	a := v.Answers["IP-05"]
	want := map[string]int{"incoming": 1, "in-process": 3, "subassembly": 1, "final": 3, "2026-02/subassembly": 1}
	if !maps.Equal(a.Counts, want) || a.Fields["early"] != "4" || a.Fields["late"] != "3" || a.Fields["incoming"] != "1" || a.State != checklist.Answered || a.Basis != "seen" {
		t.Errorf("tally %+v", a)
	}
	v = together(t, "IN-10", "+%enter", "y y", "l l n + %enter n", "No record of 3 receipts", "A gauge overdue")
	a = v.Answers["IN-10"]
	if len(a.Gaps) != 2 || a.Gaps[0].CAPA != "yes" || a.Gaps[0].Acted != "yes" || a.Gaps[0].InternalAudit != "no" || a.Gaps[1].What != "A gauge overdue" || a.Gaps[1].CAPA != "no" {
		t.Errorf("gaps %+v", a.Gaps)
	}
	v = together(t, "QA-01", "5 tab 5 tab 4", "j 3 tab tab 2", "+%tab tab%enter tab tab 1", "Sunday", "2")
	a = v.Answers["QA-01"]
	if a.Fields["told"] != "10" || a.Fields["seen"] != "7" || a.Fields["rostered"] != "5" || a.State != checklist.Answered {
		t.Errorf("staffing %+v", a)
	}
	v = together(t, "TR-02", "enter%ctrl+s", "enter tab%ctrl+s", "enter tab tab%tab%ctrl+s", "1000", "900", "60", "20")
	if f := v.Answers["TR-02"].Fields; f["received"] != "1000" || f["issued"] != "900" || f["scrap"] != "60" || f["rack"] != "20" {
		t.Errorf("quantities %v", f)
	}
	v = together(t, "RA-02", "enter%esc", "enter%esc", "enter%esc", "10.1 10.2", " 10.3 10.4", " 10.5")
	if got := strings.Join(v.Answers["RA-02"].Readings.Values, " "); got != "10.1 10.2 10.3 10.4 10.5" && got != "10.1 10.2 10.5 10.3 10.4" {
		t.Errorf("values %s", got)
	}
}

// TestTogetherGrades grades one record by two people, on two copies.
func TestTogetherGrades(t *testing.T) {
	v := together(t, "CA-01", "i 2%ctrl+s 3 d%enter", "2 2 2 j 5", "l l l 1 1 j j 4", "17", "4711")
	no := v.Draws["CA-01"].Lines[0]
	l := &fakeLibrary{name: "Ana"}
	doc := aVisit(l, "v1", "Northline", "2026-02-17", nil)
	doc.visit = v
	drive(t, l, 120, 36).keys("enter").show("CA-01").expect("2 2 2 1 1  8 of 10")
	if got := doc.visit.Lines["CA-01"][no]; got.Status != checklist.LineMatch || got.Marks["sum"] != "8" {
		t.Errorf("line %+v", got)
	}
	if s := doc.visit.Answers["CA-01"].Sample; s.Drawn != 2 || s.Fine != 1 || s.Exempt != 1 {
		t.Errorf("sample %+v", s)
	}
}

// TestTogetherTotals keeps totals that were typed a claim of their own: they do
// not add up to those of somebody else.
func TestTogetherTotals(t *testing.T) {
	d, doc := aDay(t, "IP-05", 120, 36)
	d.keys("enter esc p p =").typeText("\b").keys("backspace").typeText("40").keys("esc").expect("40 early")
	frame := checklist.NewVisit("v")
	for _, c := range doc.saved {
		if c.Kind == checklist.KindAnswer {
			frame.Apply(c)
		}
	}
	if f := frame.Answers["IP-05"].Fields; f["early"] != "38" {
		t.Errorf("typed besides what was counted: %v", f)
	}
	d.keys("f").expect("40 early : 1 late").keys("w").typeText("2026").keys("ctrl+s").expect("40 early : 1 late", "period 2026")
	// What was refused, and is worked on after all, has its lines and its period still.
	d.keys("esc x r tab").typeText("the log went away").keys("enter").expect("refused, worth 0.0")
	again := restarted(d, doc, "IP-05").expect("refused, worth 0.0")
	again.keys("enter p").expect("IP-05 counts again", "pppf", "3 early : 1 late", "period 2026")
}

// TestWorkedAfterRefused works items on that were refused: they count again, and
// what was worked before the refusal is there still.
func TestWorkedAfterRefused(t *testing.T) {
	d, doc := aDay(t, "IP-05", 120, 36)
	d.keys("enter esc p p f esc x r tab").typeText("the log went away").keys("enter")
	if a := doc.visit.Answers["IP-05"]; a.State != checklist.Refused || a.Counts["in-process"] != 2 || a.Reason == "" {
		t.Fatalf("refused %+v", a)
	}
	d.expect("refused, worth 0.0")
	d.keys("enter p").expect("IP-05 counts again")
	if a := doc.visit.Answers["IP-05"]; a.State != checklist.Answered || a.Counts["in-process"] != 3 || a.Counts["final"] != 1 || a.Reason != "" {
		t.Errorf("worked on %+v", a)
	}
	d, doc = aDay(t, "IN-07", 120, 36)
	d.keys("x r tab").typeText("not today").keys("enter enter i 1 tab").typeText("20").keys("ctrl+s d").typeText("7").keys("enter 1").expect("IN-07 counts again")
	if a := doc.visit.Answers["IN-07"]; a.State != checklist.Answered || a.Sample.Drawn != 1 {
		t.Errorf("drawn after all %+v", a)
	}
}
