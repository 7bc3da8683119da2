package tui

import (
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"gemba/checklist"
)

func init() {
	shownKeys["thread"] = func(d *driver) { d.keys("1 2 ctrl+s 1 1 1 1 1 1 1 esc") }
}

func TestThread(t *testing.T) {
	l := &fakeLibrary{name: "Ana"}
	doc := aVisit(l, "v1", "Northline", "2026-02-17", nil)
	d := drive(t, l, 120, 36).keys("enter").show("TR-01").expect("0 of 0 links matched; 8 still out")
	// The first mark waits for who chose the serial.
	d.keys("1").expect("Who chose", "Take it from the pallet").keys("2").typeText("pallet 7").keys("ctrl+s")
	if got := doc.visit.Lists["TR-01"]; got.Lines != 8 || got.Name != "pallet 7" || doc.visit.Draws["TR-01"].Pick != "visitor" {
		t.Errorf("list %+v", got)
	}
	if got := doc.visit.Lines["TR-01"][1]; got.Status != "match" || got.Marks["link"] != "serial" || got.Marks["minutes"] != "" {
		t.Errorf("line %+v", got)
	}
	// The clock says how long the next link took.
	d.later(7*time.Minute).keys("1").expect("7 min", "2 of 2 links matched; 6 still out; 7 minutes")
	d.later(31*time.Minute).keys("enter 4").typeText("WO-118").keys("tab").expect("by the clock 31").keys("ctrl+s").expect("missing  WO-118  31 min", "the thread breaks at: In-process sheets")
	d.keys("j enter 3").typeText("T-9").keys("tab").typeText("5").keys("ctrl+n").expect("5 Material issue").keys("esc").expect("late  T-9  5 min")
	if n := len(doc.saved); n != 6 { // the list, who chose, and four links
		t.Errorf("%d facts", n)
	}
	for i, want := range []checklist.LineStatus{"match", "match", "missing", "late"} {
		if got := doc.visit.Lines["TR-01"][i+1].Status; got != want {
			t.Errorf("link %d is %s", i+1, got)
		}
	}
	// It goes on at the first link that is out; after a long pause the clock says
	// nothing.
	d = drive(t, l, 120, 36).later(5*time.Hour).keys("enter").show("TR-01").keys("1 1 1 1").expect("6 of 8 links matched", "All of the list was looked at", "Picked by the visitor: pallet 7")
	if got := doc.visit.Answers["TR-01"].Sample; !got.Counted() || got.Fine != 6 || got.Late != 1 || doc.visit.Lines["TR-01"][5].Marks["minutes"] != "" {
		t.Errorf("sample %+v, %+v", got, doc.visit.Lines["TR-01"][5])
	}
	d.keys("backspace").expect("1 still out").keys("backspace").expect("nothing is marked").keys("f").expect("How picked").keys("esc T").expect("材质证明书")
}

// TestThreadForward walks a heat towards the product: what comes in must go on or
// be left, in the form as it is typed and on the screen.
func TestThreadForward(t *testing.T) {
	l := &fakeLibrary{name: "Ana"}
	doc := aVisit(l, "v1", "Northline", "2026-02-17", nil)
	d := drive(t, l, 120, 40).keys("enter").show("TR-01").keys("w").expect("forward, from the material").keys("1 2 ctrl+s")
	if got := doc.visit.Lines["TR-01"]; got[8].Status != "match" || got[1].Status != "" {
		t.Fatalf("lines %+v", got)
	}
	d.keys("k enter").typeText("1").keys("tab tab tab").typeText("240").keys("tab").typeText("kg").keys("ctrl+n 1").keys("tab tab tab").typeText("250")
	d.expect("10 kg more than came in, 4.17 %").refuse("between").keys("backspace backspace backspace").typeText("240").keys("tab").expect("kg").keys("tab").typeText("12").expect("closes exactly").keys("ctrl+s")
	d.expect("accounted for 240 kg: closes exactly", "12 kg left or scrapped there")
	if got := doc.visit.Lines["TR-01"][7].Marks; got["quantity"] != "240" || got["unit"] != "kg" || got["left"] != "12" {
		t.Errorf("marks %v", got)
	}
	// It goes on forward where it was left.
	d = drive(t, l, 120, 40).keys("enter").show("TR-01").keys("enter 1 tab tab tab").typeText("220").keys("ctrl+s").expect("3.33 %", "8 kg are")
	d.keys("w").expect("links matched").keys("w")
}

func TestThreadDrawn(t *testing.T) {
	l := &fakeLibrary{name: "Ana"}
	doc := aVisit(l, "v1", "Northline", "2026-02-17", nil)
	d := drive(t, l, 80, 24).keys("enter").show("TR-01").keys("p 1").typeText("shipping log").keys("tab").typeText("380").keys("tab tab").typeText("*").keys("ctrl+s")
	if got := doc.visit.Draws["TR-01"]; len(got.Nonce) != 8 || got.Seed == "" {
		t.Errorf("draw %+v", got)
	}
	d.expect("Drawn by the program: shipping log, lines").keys("enter").typeText("1").typeText("SN 4").send(tickMsg{1})
	d = drive(t, l, 80, 24).keys("enter").show("TR-01").expect("kept at link 1").keys("enter").expect("SN 4").keys("ctrl+s")
	if got := doc.visit.Lines["TR-01"][1]; got.Marks["id"] != "SN 4" || len(doc.drafts) != 0 {
		t.Errorf("line %+v, drafts %v", got, doc.drafts)
	}
	d.send(tea.WindowSizeMsg{Width: 24, Height: 8}).send(tea.WindowSizeMsg{Width: 300, Height: 90}).keys("?")
}

func TestThreadGolden(t *testing.T) {
	anyway(t, nil, func(d *driver) {
		d.show("TR-01").keys("p 2").typeText("pallet 7").keys("ctrl+s enter 1").typeText("SN 2025-118").keys("ctrl+s j 1")
		d.later(31 * time.Minute).keys("4 enter 3").typeText("流转卡 9").golden("thread-link")
		d.keys("ctrl+s").golden("thread")
	})
}
