package tui

import (
	"fmt"
	"testing"

	tea "charm.land/bubbletea/v2"

	"gemba/checklist"
)

// sizes are the three that must look right.
var sizes = [][2]int{{120, 36}, {80, 24}, {40, 20}}

// anyway opens a visit in each of the sizes, for frames.
func anyway(t *testing.T, answers map[string]checklist.Answer, look func(d *driver)) {
	for _, size := range sizes {
		t.Run(fmt.Sprint(size), func(t *testing.T) {
			l := &fakeLibrary{name: "Ana"}
			aVisit(l, "v1", "宏远阀门 Hongyuan Valve", "2026-03-11", answers)
			look(drive(t, l, size[0], size[1]).keys("enter"))
		})
	}
}

// inSizes opens an item of a visit in windows that are small, of a middling size and
// large, and makes each another one in the end.
func inSizes(t *testing.T, item string, work func(d *driver)) {
	for _, size := range [][2]int{{24, 8}, {40, 12}, {64, 20}, {300, 100}} {
		t.Run(fmt.Sprintf("%dx%d", size[0], size[1]), func(t *testing.T) {
			l := &fakeLibrary{name: "Ana"}
			aVisit(l, "v1", "Northline", "2026-02-17", nil)
			d := drive(t, l, size[0], size[1]).keys("enter").show(item)
			open := fmt.Sprintf("%T", d.app.top())
			work(d)
			d.send(tea.WindowSizeMsg{Width: 200, Height: 50}).topIs(open)
		})
	}
}

// threeVisits is a library of three suppliers in three scripts.
func threeVisits() *fakeLibrary {
	l, _ := hongyuan()
	d := aVisit(l, "v2", "Sorrento Castings", "2026-03-02", map[string]checklist.Answer{
		"IN-01": {Level: 80, Basis: "seen"}, "QA-03": {Level: 100, Basis: "corroborated"},
	})
	d.visit.Site, d.visit.Order = "Napoli", "RFQ pump housing"
	d.visit.Commitments = []checklist.Commitment{{ID: "1", What: "NCR log of May", Due: "2026-03-09"}}
	d = aVisit(l, "v3", "कावेरी पंप Kaveri Pumps", "2026-02-17", nil)
	d.visit.Site, d.visit.Order, d.visit.Scope = "कोयंबटूर", "PO 88120", "half-day"
	return l
}

// TestGolden compares the frames that a visitor meets on a day, in the three
// sizes that must look right, and some of them for one who reads Chinese: what the
// keys are called is Chinese too.
func TestGolden(t *testing.T) {
	for _, size := range sizes {
		t.Run(fmt.Sprint(size), func(t *testing.T) {
			d := drive(t, threeVisits(), size[0], size[1]).golden("library")
			d.keys("n").typeText("宏远阀门 Hongyuan Valve").keys("tab").typeText("温州").golden("new-visit")
			d.keys("esc enter").keys("l l l l").golden("walk-level")
			d.keys("h h h h").keys("enter").golden("fields")
			d.keys("esc l l l l")
			if w := d.app.top().(*walk); !w.show("IN-03") {
				t.Fatal("IN-03 is not asked")
			}
			d.keys("k").golden("walk")
			d.keys("j enter f").golden("share")
			d.keys("esc T").golden("walk-zh")
			d.keys("T o").typeText("记录 144/240，其余没有。").golden("note")
			d.keys("ctrl+g ctrl+g a").golden("assessment")
			d.keys("esc ?").golden("help")
		})
		t.Run(fmt.Sprint("Chinese ", size), func(t *testing.T) {
			d := drive(t, threeVisits(), size[0], size[1]).inChinese().keys("j k").golden("chinese-library")
			d.keys("enter").on("IN-03").golden("chinese-walk")
			d.keys("?").golden("chinese-help")
			d.keys("esc enter f").golden("chinese-form")
		})
	}
}
