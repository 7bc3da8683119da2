package tui

import (
	"fmt"
	"testing"

	tea "charm.land/bubbletea/v2"

	"gemba/assessment"
	"gemba/checklist"
)

func init() {
	shownKeys["mass-balance"] = func(d *driver) { d.keys("enter").measured("100", "90", "5", "3").keys("ctrl+s 1 e esc") }
}

// TestClosing is the closing difference as a table, and the level that its words
// propose.
func TestClosing(t *testing.T) {
	levels := checklist.Builtin().Item("TR-02").Set.Levels
	for _, test := range []struct {
		values []string
		words  string
		score  int // -1 for none
	}{
		{[]string{"100", "90", "5", "5"}, "in 100, accounted for 100 kg: closes exactly", 100},
		{[]string{"1000", "900", "60", "20"}, "in 1000, accounted for 980 kg: 20 kg missing, 2 %", 100},
		{[]string{"1000", "900", "60", "19.9"}, "in 1000, accounted for 979.9 kg: 20.1 kg missing, 2.01 %", 80},
		{[]string{"1000", "900", "40", "10"}, "in 1000, accounted for 950 kg: 50 kg missing, 5 %", 80},
		{[]string{"1000", "800", "60", "40"}, "in 1000, accounted for 900 kg: 100 kg missing, 10 %", 60},
		{[]string{"1000", "800", "60", "39"}, "in 1000, accounted for 899 kg: 101 kg missing, 10.1 %", 40},
		{[]string{"1000", "1100", "60", "40"}, "in 1000, accounted for 1200 kg: 200 kg more than came in, 20 %; a lot that never runs out is a label, not a lot", 40},
		{[]string{"0", "1", "0", "0"}, "in 0, accounted for 1 kg: nothing came in", -1},
		{[]string{"10,5", "10,5", "0", "0"}, "in 10.5, accounted for 10.5 kg: closes exactly", 100},
	} {
		b, ok := assessment.BalanceOf("kg", test.values...)
		if !ok {
			t.Fatal(test.values)
		}
		score := -1
		if i := proposedLevel(b, levels); i >= 0 {
			score = levels[i].Score
		}
		format, args := b.Says()
		if words := fmt.Sprintf(format, args...); words != test.words || score != test.score {
			t.Errorf("%v: %q, %d", test.values, words, score)
		}
	}
	for _, values := range [][]string{{"100", "90", "5", ""}, {"-1", "1"}, {"x", "1"}, {"5"}, nil} {
		if _, ok := assessment.BalanceOf("kg", values...); ok {
			t.Errorf("%v closes", values)
		}
	}
}

func TestBalance(t *testing.T) {
	l := &fakeLibrary{name: "Ana"}
	doc := aVisit(l, "v1", "Northline", "2026-02-17", nil)
	d := drive(t, l, 120, 36).keys("enter").show("TR-02").expect("must be accounted for").keys("enter")
	d.measured("1000", "900", "60").typeText("19.9").expect("20.1 kg missing").send(tickMsg{1})
	// Cut off and taken up again; the quantities leave the item open.
	d = drive(t, l, 120, 36).keys("enter").show("TR-02").expect("enter continues it").keys("enter").expect("20.1 kg missing").keys("ctrl+s")
	if a := doc.visit.Answers["TR-02"]; a.State != checklist.NotSeen || a.Fields["rack"] != "19.9" || len(doc.drafts) != 0 {
		t.Fatalf("answer %+v, drafts %v", a, doc.drafts)
	}
	d.expect("Closes within 5 %  » fits the quantities").keys("8").expect("how do you know?").keys("e").expect("80 seen", "worth 72.0–80.0")
	if n := len(doc.saved); n != 6 {
		t.Errorf("%d facts, not one for each of four quantities, the level and its basis", n)
	}
	// Quantities are corrected; the level stays what the visitor chose.
	d.keys("enter backspace backspace backspace backspace").typeText("2000").expect("1020.1 kg missing, 51.01 %").keys("esc").expect("Worse than 10 %  » fits", "80 seen")
	d.keys("enter ctrl+t T esc").expect("收货量").typeText("x").keys("ctrl+g").expect("80 亲见").keys("ctrl+t T esc f").expect("Closes within 5 %").keys("esc ?").expect("type the quantities")
	d.send(tea.WindowSizeMsg{Width: 24, Height: 8})
}

func TestBalanceGolden(t *testing.T) {
	anyway(t, nil, func(d *driver) {
		d.show("TR-02").keys("enter").measured("1000", "900", "60").typeText("19.9").golden("balance-quantities")
		d.keys("ctrl+s 8 e").golden("balance")
	})
}
