package tui

import (
	"strings"
	"testing"
)

// TestPagesEnd scrolls pages far beyond their ends: one key leads back from there.
func TestPagesEnd(t *testing.T) {
	broken := &fakeLibrary{name: "Ana", others: []Entry{{Path: "/visits/a.gemba", Problem: strings.Repeat("torn ", 200)}}}
	copied, _ := hongyuan()
	for _, page := range []struct {
		screen string
		on     *driver
		keys   string
	}{
		{"*tui.helpPage", drive(t, threeVisits(), 40, 10), "enter ?"},
		{"*tui.trouble", drive(t, broken, 40, 10), "enter"},
		{"*tui.mergePage", drive(t, copied, 24, 8), "m / c enter"},
	} {
		t.Run(page.screen, func(t *testing.T) {
			d := page.on.keys(page.keys).topIs(page.screen)
			begin := d.frame()
			end := d.keys(strings.Repeat("j ", 80)).frame()
			if end == begin {
				t.Fatalf("the page is no longer than the window:\n%s", end)
			}
			if d.keys("k").frame() == end {
				t.Errorf("k does not lead up from the end:\n%s", end)
			}
			if d.keys(strings.Repeat("k ", 80)).frame() != begin {
				t.Errorf("k does not lead to the begin:\n%s", d.frame())
			}
		})
	}
}

// TestHelpPages reads the whole page of keys in a small window.
func TestHelpPages(t *testing.T) {
	l, _ := hongyuan()
	d := drive(t, l, 40, 20).keys("enter ?")
	top := d.frame()
	d.keys("space").refuse(strings.Split(top, "\n")[2]).keys("G").expect("unfinished").keys("g")
	if d.frame() != top {
		t.Error("g does not lead to the top")
	}
}
