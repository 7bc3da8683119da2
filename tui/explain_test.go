package tui

import (
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"gemba/assessment"
	"gemba/checklist"
	"gemba/tui/loop/looptest"
)

// TestExplainBack jumps from the explanation to what fired a cap, answers it
// anew and comes back to the explanation, and from there to the walk.
func TestExplainBack(t *testing.T) {
	l, doc := hongyuan()
	d := drive(t, l, 80, 24).keys("enter a").expect("K4 caps at C  IN-03", "144 of 240")
	d.keys("enter")
	if at := d.cursorAt(); at != "IN-03" {
		t.Fatalf("the first line leads to %s, not to what fired the cap", at)
	}
	d.expect("esc explanation").keys("enter").send(looptest.Key("esc")).keys("esc").expect("caps at C", "proven lost")
	d.keys("esc").expect("enter open")
	if at := d.cursorAt(); at != "IN-03" {
		t.Errorf("back in the walk at %s", at)
	}
	if d.keys("esc").expect("new visit"); !doc.closed {
		t.Error("the visit is still open")
	}
}

// manyCaps is a visit in which everything that can be proven bad is.
func manyCaps() *fakeLibrary {
	l := &fakeLibrary{name: "Ana"}
	no := checklist.Gap{What: "no record for 96 of 240 receipts", CAPA: checklist.No, InternalAudit: checklist.No, External: checklist.No, Acted: checklist.No}
	aVisit(l, "v1", "宏远阀门 Hongyuan Valve", "2026-03-11", map[string]checklist.Answer{
		"IN-03": {Sample: checklist.Sample{Population: 240, Drawn: 240, Fine: 144}},
		"IN-10": {Gaps: []checklist.Gap{no}},
		"QA-03": {Level: 0, Basis: "corroborated"},
		"IP-05": {Fields: map[string]string{"early": "0", "late": "31"}},
	})
	return l
}

// TestPaneKeeps checks what the pane beside the walk never gives up: the caps,
// the next question and what the last answer changed, with every number whole.
func TestPaneKeeps(t *testing.T) {
	for _, size := range sizes {
		t.Run(fmt.Sprintf("%dx%d", size[0], size[1]), func(t *testing.T) {
			d := drive(t, manyCaps(), size[0], size[1]).keys("enter").on("IP-01").keys("0 c")
			w := d.app.top().(*walk)
			r := w.res
			if len(r.Caps) < 2 || !strings.Contains(w.delta(), "practice") {
				t.Fatalf("%d caps, %q", len(r.Caps), w.delta())
			}
			text := strings.Join(strings.Fields(d.frame()), " ")
			d.expect("last", assessment.Points(r.Practice.Score), rangeText(r.Practice.Lo, r.Practice.Hi),
				assessment.Points(r.Paper.Score), assessment.Signed(r.Gap.Score), "next "+r.Next[0].Item)
			if !strings.Contains(text, "cap "+string(r.Caps[0].Grade)) && !strings.Contains(text, "capped at "+string(r.Caps[0].Grade)) {
				t.Errorf("no cap:\n%s", d.frame())
			}
			if got := pressed(w, size[0]); got != w.delta() {
				t.Errorf("the last change reads %q, not %q:\n%s", got, w.delta(), d.frame())
			}
			d.golden("walk-capped")
		})
	}
}

// pressed reads the sentence about the last change off the lines that show it.
func pressed(w *walk, width int) string {
	lines := w.lastLines(width)
	switch {
	case width >= 110:
		lines = w.assessmentLines(30, 33)
	case width >= 64:
		lines = w.assessmentLines(25, 21)
	}
	text := strings.Join(strings.Fields(ansi.Strip(strings.Join(lines, " "))), " ")
	_, last, _ := strings.Cut(text, "last ")
	return last
}

// TestPaneWhole draws the pane in every width and height: no range and no score
// is ever cut.
func TestPaneWhole(t *testing.T) {
	d := drive(t, manyCaps(), 80, 24).keys("enter")
	w := d.app.top().(*walk)
	whole := map[string]bool{}
	for _, r := range []assessment.Range{w.res.Practice.Range, w.res.Paper.Range} {
		for _, s := range ranges(r.Lo, r.Hi) {
			whole[s] = true
		}
	}
	for width := 21; width < 40; width++ {
		for h := 5; h < 40; h += 3 {
			for _, l := range w.assessmentLines(width, h) {
				for _, word := range strings.Fields(ansi.Strip(l)) {
					if strings.Contains(word, "–") && !whole[word] && strings.ContainsAny(word, "0123456789") {
						t.Fatalf("%dx%d: %q in %q", width, h, word, ansi.Strip(l))
					}
				}
			}
			if n := len(w.assessmentLines(width, h)); h >= 18 && n > h {
				t.Errorf("%d lines where there are %d", n, h)
			}
		}
	}
}
