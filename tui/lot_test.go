package tui

import "testing"

func TestLot(t *testing.T) {
	l, doc := receipts()
	d := drive(t, l, 80, 24).keys("L").expect("Type how many items the lot has").typeText("240")
	d.expect("Inspect n = 32 of 240", "Ac 2, Re 3: accept up to 2 nonconforming, reject from 3 on", "Code letter G. From ISO 2859-1 table 2-A").golden("lot")
	d.keys("tab backspace backspace backspace").typeText("0,65").expect("n = 20", "lead to the plan of letter F", "Ac 0, Re 1")
	d.keys("backspace backspace").expect("is not one of 0.010").keys("backspace backspace").typeText("2.5")
	d.keys("tab tab r").expect("Z1.4 / MIL-STD-105E", "reduced inspection ends")
	d.keys("up up up").keys("backspace backspace backspace").typeText("1").expect("plans start at a lot of 2").typeText("x").expect("a whole number").keys("backspace").typeText("0").keys("down").keys("backspace backspace backspace").typeText("0.10").keys("down down").keys("n").expect("Inspect all 10")
	d.keys("enter esc").expect("Northline").keys("enter L").expect("Type how many items", "PO 4500123").keys("f1 esc esc").expect("Visit frame")
	if len(doc.saved) > 0 || len(doc.drafts) > 0 {
		t.Errorf("recorded %+v", doc.saved)
	}
	// One key leads to it from an instrument, another from where letters are text.
	d.show("IP-05").keys("w").typeText("L").keys("f2").expect("Type how many items").keys("esc").expect("L").keys("ctrl+g esc")
	drive(t, l, 80, 24).keys("enter").show("IN-01").keys("o").typeText("L").keys("f2").expect("Type how many items", "PO 4500123").keys("f2 esc").expect("L")
	for _, size := range [][2]int{{1, 1}, {24, 8}, {40, 20}, {120, 36}} {
		drive(t, l, size[0], size[1]).keys("L").typeText("240").keys("tab tab tab f1 esc")
	}
}
