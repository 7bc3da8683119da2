package tui

import (
	"maps"
	"strings"
	"testing"

	"gemba/checklist"
)

func TestTally(t *testing.T) {
	d, doc := aDay(t, "IP-05", 120, 36)
	d.keys("enter").expect("Period counted", "Work orders in the period").typeText("2025-10 to 2026-03").keys("tab").typeText("340").keys("ctrl+s")
	d.expect("period 2025-10 to 2026-03, 340 work orders", "i Incoming", "p In process, early", "s Subassembly, early", "f Final inspection and test, late", "c Customer")
	n := len(doc.saved)
	d.keys("p p s f").expect("4 in all: too few to read", "3 early : 1 late, 75 % (24 to 98 %), seen", "ppsf")
	d.keys("i c").refuse("too few").expect("ippsfc")
	if got := len(doc.saved) - n; got != 14 { // that it is an answer, the side without a line, and for each key a stage and its total
		t.Errorf("%d facts for 6 keys", got)
	}
	a := doc.visit.Answers["IP-05"]
	want := map[string]int{"incoming": 1, "in-process": 2, "subassembly": 1, "final": 1, "customer": 1}
	if !maps.Equal(a.Counts, want) || a.State != checklist.Answered || a.Basis != "seen" {
		t.Errorf("answer %+v", a)
	}
	if f := a.Fields; f["early"] != "3" || f["late"] != "1" || f["incoming"] != "1" || f["customer"] != "1" || f["orders"] != "340" {
		t.Errorf("fields %v", f)
	}
	// Each key stands in the file as it was pressed, and back again.
	twin := checklist.NewVisit("v")
	for _, c := range doc.saved[:n+4] {
		twin.Apply(c)
	}
	if first := twin.Answers["IP-05"]; first.Counts["in-process"] != 1 || first.Fields["early"] != "1" || first.Fields["late"] != "0" || first.State != checklist.Answered {
		t.Errorf("first key %+v", first)
	}
	d.keys("backspace backspace").expect("ppsf").keys("backspace backspace backspace backspace").expect("no entry in 340").keys("backspace").expect("a capital letter takes one away")
	d.keys("p esc").expect("1 : 0")
	restarted(d, doc, "IP-05").keys("enter").expect("340 work orders").keys("backspace").expect("a capital letter").keys("F").expect("nothing is counted there").keys("P")
	if a := doc.visit.Answers["IP-05"]; len(a.Counts) != 0 || a.Fields["early"] != "0" {
		t.Errorf("answer %+v", a)
	}
}

// TestTallyMonths counts by month and by who raised the entry.
func TestTallyMonths(t *testing.T) {
	d, doc := aDay(t, "IP-05", 120, 36)
	d.keys("enter esc").expect("month –, raised by –").keys("]").expect("no month is counted after").keys("[").expect("month 2026-03")
	d.keys("y p p f y f f").keys("left left y i ] p ] y p").expect("raised by: line 3, inspector 2, customer 2")
	d.expect("months 2026  01:1  02:1  ▸03:6", "6 of 8 in the last month, 2026-03", "! 6 of 8 in 2026-03: which audit was near?").keys("]").expect("month –")
	c := doc.visit.Answers["IP-05"].Counts
	if c["2026-03/in-process"] != 3 || c["2026-01/incoming"] != 1 || c["raised/line"] != 3 || c["final"] != 3 {
		t.Errorf("counts %v", c)
	}
	d.keys("backspace")
	if c := doc.visit.Answers["IP-05"].Counts; c["2026-03/in-process"] != 2 || c["in-process"] != 3 {
		t.Errorf("counts %v", c)
	}
}

// TestTallySilent says what no entry at all means.
func TestTallySilent(t *testing.T) {
	d, doc := aDay(t, "IP-05", 120, 36)
	d.keys("enter").typeText("half a year").keys("ctrl+s 0").expect("neither a good sign nor a bad one")
	d.keys("w tab").typeText("192").keys("ctrl+s").expect("up to 1 in 100 are possible").keys("w tab backspace").typeText("3").keys("ctrl+s")
	d.expect("log improbably silent: no entry in 193 work orders, fewer than 1.0 in 100", "worth 0.0–100.0")
	if a := doc.visit.Answers["IP-05"]; a.Fields["early"] != "0" || a.State != checklist.Answered {
		t.Errorf("answer %+v", a)
	}
	d.keys("esc").expect("» IP-06", "» IP-07")
}

// TestTallyPeriod keeps the months within the period that was typed, and shows all
// of them once one is counted.
func TestTallyPeriod(t *testing.T) {
	d, doc := aDay(t, "IP-05", 120, 36)
	d.keys("enter").typeText("2025-10 to 2025-12").keys("ctrl+s ]").expect("no month is counted after 2025-12").keys("[").expect("month 2025-12, raised", "months 2025  10:0  11:0  ▸12:0")
	d.keys("p p p p p").expect("5 of 5 in 2025-12: which audit was near?").keys("[ [ [").expect("month 2025-10, raised", "the period begins with 2025-10  w changes it")
	d.keys("w").keys("backspace backspace backspace backspace backspace backspace backspace backspace backspace backspace backspace backspace backspace backspace backspace backspace backspace backspace").typeText("2025-12-01 – 2026-12-31").keys("ctrl+s ]").expect("month 2025-12, raised").keys("] ] ] ]").expect("month –")
	if c := doc.visit.Answers["IP-05"].Counts; c["2025-12/in-process"] != 5 {
		t.Errorf("counts %v", c)
	}
}

func TestMonthsIn(t *testing.T) {
	for period, want := range map[string]string{
		"2025-10 to 2026-03": "2025-10 2026-03", "2025-10": "2025-10 0001-01", "since 1/2026": "2026-01 0001-01", "2025年10月至2026年3月": "2025-10 2026-03",
		"01.10.2025 - 31.03.2026": "2025-10 2026-03", "2025/9/1–2025/12/31": "2025-09 2025-12", "Oct 2025 – March 2026": "2025-10 2026-03", "2025": "2025-01 2025-12",
		"2024-2025": "2024-01 2025-12", "2025年": "2025-01 2025-12", "six months": "0001-01 0001-01", "Q3 2025": "0001-01 0001-01", "2026-03 to 2025-10": "0001-01 0001-01", "2025-13": "0001-01 0001-01", "": "0001-01 0001-01",
	} {
		first, last := monthsIn(period)
		if got := first.Format(yearMonth) + " " + last.Format(yearMonth); got != want {
			t.Errorf("%q: %s, want %s", period, got, want)
		}
	}
}

// TestTallyTotals types totals in the plain form and counts on from there.
func TestTallyTotals(t *testing.T) {
	d, doc := aDay(t, "IP-05", 120, 36)
	d.keys("enter esc =").expect("In process and subassembly").typeText("40").keys("tab").typeText("10").keys("esc").expect("40 early : 10 late, 80 % (68 to 88 %), told", "typed totals count: 40 early, 10 late; the keys counted 0 and 0")
	d.keys("p b").expect("Seen with own eyes").keys("e").expect("41 early : 10 late", "%), seen")
	if f := doc.visit.Answers["IP-05"].Fields; f["early"] != "41" {
		t.Errorf("fields %v", f)
	}
	d.keys("0").expect("there are lines in the tally")
	n := len(doc.saved)
	if d.keys("b e").expect("), seen"); len(doc.saved) != n {
		t.Errorf("the basis that stands is recorded once more: %+v", doc.saved[n:])
	}
}

// TestBasisFirst: how the counts are known may be said before there are any.
func TestBasisFirst(t *testing.T) {
	d, doc := aDay(t, "IP-05", 120, 36)
	d.keys("enter esc b t p").expect("%), told")
	if a := doc.visit.Answers["IP-05"]; a.Basis != "told" || a.State != checklist.Answered {
		t.Errorf("answer %+v", a)
	}
}

// TestTallyDerived moves the assessment with every key.
func TestTallyDerived(t *testing.T) {
	d, doc := aDay(t, "IP-05", 120, 36)
	d.keys("enter esc " + strings.Repeat("p ", 12) + strings.Repeat("f ", 4)).expect("worth 81.6–100.0")
	d.keys("esc").expect("12 : 4")
	if len(doc.saved) != 34 { // two for each key, that it is an answer, and the side without a line
		t.Errorf("%d facts", len(doc.saved))
	}
}

func TestKeyedStages(t *testing.T) {
	ids := func(ids ...string) (out string) {
		var table []checklist.Choice
		for _, id := range ids {
			table = append(table, checklist.Choice{ID: id})
		}
		for _, s := range keyedStages(table) {
			out += s.key
		}
		return out
	}
	if got := ids("incoming", "in-process", "subassembly", "final", "customer"); got != "ipsfc" {
		t.Errorf("keys %q", got)
	}
	if got := ids("bench", "be", "审核", "bench-x"); got != "n23x" {
		t.Errorf("keys %q", got)
	}
}

func TestTallyGolden(t *testing.T) {
	for _, size := range sizes {
		d, _ := aDay(t, "IP-05", size[0], size[1])
		d.keys("enter").typeText("2025-10 to 2026-03").keys("tab").typeText("340").keys("ctrl+s")
		d.keys("[ [ [ [ [ y p f ] ] i p ] y p f f ] s ] y " + strings.Repeat("p ", 5) + strings.Repeat("f ", 9) + "c")
		d.golden("tally")
	}
}
