package tui

import (
	"fmt"
	"testing"

	"gemba/checklist"
)

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
	for _, size := range []struct{ w, h int }{{120, 36}, {80, 24}, {40, 20}} {
		name := func(s string) string { return fmt.Sprintf("%s-%dx%d", s, size.w, size.h) }
		t.Run(name("frames"), func(t *testing.T) {
			d := drive(t, threeVisits(), size.w, size.h).golden(name("library"))
			d.keys("n").typeText("宏远阀门 Hongyuan Valve").keys("tab").typeText("温州").golden(name("new-visit"))
			d.keys("esc enter").keys("l l l l").golden(name("walk-level"))
			d.keys("h h h h").keys("enter").golden(name("fields"))
			d.keys("esc l l l l")
			if w := d.app.top().(*walk); !w.show("IN-03") {
				t.Fatal("IN-03 is not asked")
			}
			d.keys("k").golden(name("walk"))
			d.keys("j enter f").golden(name("share"))
			d.keys("esc T").golden(name("walk-zh"))
			d.keys("T o").typeText("记录 144/240，其余没有。").golden(name("note"))
			d.keys("ctrl+g ctrl+g a").golden(name("assessment"))
			d.keys("esc ?").golden(name("help"))
		})
		t.Run(name("Chinese"), func(t *testing.T) {
			d := drive(t, threeVisits(), size.w, size.h).inChinese().keys("j k").golden(name("chinese-library"))
			d.keys("enter").on("IN-03").golden(name("chinese-walk"))
			d.keys("?").golden(name("chinese-help"))
			d.keys("esc enter f").golden(name("chinese-form"))
		})
	}
}
