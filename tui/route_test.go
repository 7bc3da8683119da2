package tui

import (
	"fmt"
	"strings"
	"testing"

	"gemba/assessment"
	"gemba/checklist"
)

// TestNextBest says in a few words what to ask now and why, from where one
// stands; once more is the one after it.
func TestNextBest(t *testing.T) {
	l := &fakeLibrary{name: "Ana"}
	doc := aVisit(l, "v1", "Northline", "2026-02-17", nil)
	d := drive(t, l, 120, 36).keys("enter").on("FN-02").keys("n")
	w := d.app.top().(*walk)
	list := w.res.Next
	d.expect("next best: "+list[0].Item+" closes ", fmt.Sprintf("%d min: %s", list[0].Minutes, list[0].Reason), "at: ", "p shows all places")
	if at := d.cursorAt(); at != list[0].Item {
		t.Fatalf("at %s", at)
	}
	d.keys("n").expect("then: " + list[1].Item)
	if at := d.cursorAt(); at != list[1].Item {
		t.Errorf("at %s", at)
	}
	// Away and back it begins anew; what waits for a record comes last.
	d.on("FN-02").keys("n").expect("next best: " + list[0].Item)
	doc.visit.Requests = []checklist.Request{{ID: "1", Item: list[0].Item, What: "log", Asked: noon}}
	d.on("FN-02").keys("n").expect("next best: " + list[1].Item)
	// N stays where one stands, also at an item that can be asked anywhere.
	d.on("IN-01").keys("N")
	if at := w.item(); at.Place != "receiving" && at.Place != checklist.PlaceAnywhere {
		t.Errorf("%s is at %s", at.ID, at.Place)
	}
	d.expect("next best: ")
	doc.visit.Scope = "nothing"
	d.keys("esc enter n").expect("nothing more to ask")
}

// TestRoute shows the rest of the day: best, waiting, place by place; each entry
// leads to where it is dealt with.
func TestRoute(t *testing.T) {
	for _, size := range sizes {
		d := drive(t, contested(), size[0], size[1]).keys("enter").on("IN-01").keys("p")
		d.golden("places")
		page := strings.Join(d.app.top().(*route).page(76).lines, "\n")
		for _, part := range []string{"NCR log of May, due 2026-03-09", "NCR-2026-014: out for 40:00", "you are here"} {
			if !strings.Contains(page, part) {
				t.Errorf("%q is not on the page:\n%s", part, page)
			}
		}
		d.keys("j j j enter").expect("NCR-2026-014").keys("esc").expect("the rest of the day").keys("j enter").expect("NCR log of May").keys("esc G enter")
		if _, ok := d.app.top().(*walk); !ok {
			t.Errorf("in %T", d.app.top())
		}
		d.keys("p T") // on a narrow screen the name is on two lines
		if page := strings.Join(d.app.top().(*route).page(200).lines, "\n"); !strings.Contains(page, "质量办公室") {
			t.Errorf("the places are not in the host's language:\n%s", page)
		}
		d.keys("T esc").expect("VF-03")
	}
}

// TestRouteEmpty: nothing open is said, not shown as an empty page.
func TestRouteEmpty(t *testing.T) {
	l, doc := hongyuan()
	d := drive(t, l, 80, 24).keys("enter")
	for _, it := range checklist.Builtin().Items {
		doc.visit.Answers[it.ID] = checklist.Answer{State: checklist.NA}
	}
	d.app.visit.res = &assessment.Result{}
	d.keys("p").expect("Nothing is open").keys("enter").expect("nothing is open")
}
