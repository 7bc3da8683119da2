package tui

import (
	"strings"
	"testing"
)

func TestDigits(t *testing.T) {
	for r, g := range glyphs {
		for _, row := range g {
			if len(row) != 3 || strings.Trim(row, "# ") != "" {
				t.Errorf("%c: %q", r, row)
			}
		}
	}
	for _, z := range []digits{asText, halfCell, twoCells} {
		lines := z.lines("187/4")
		if len(lines) != z.height() {
			t.Errorf("%d lines", len(lines))
		}
		for _, l := range lines {
			if n := (measure{}).width(l); n != z.width("187/4") {
				t.Errorf("size %d: %d cells, not %d: %q", z, n, z.width("187/4"), l)
			}
		}
	}
	// Large where all fit, smaller where they do not, as text where one is wider
	// than the screen.
	for want, c := range map[int]struct{ w, h int }{5: {80, 20}, 3: {80, 4}, 1: {10, 20}} {
		if got := len(grid([]string{"1234"}, c.w, c.h)); got != want {
			t.Errorf("%d lines in %dx%d, not %d", got, c.w, c.h, want)
		}
	}
	if got := asText.lines("187")[0]; got != "1 8 7" {
		t.Errorf("%q", got)
	}
}

// A visitor who reads Chinese has a host who is shown English.
func TestSlipHasTheVisitorsOwnLanguage(t *testing.T) {
	l, _ := receipts()
	d := drawn(t, l, 120, 36)
	d.app.sh.lang, d.app.sh.own = "en", "zh"
	d.keys("p").expect("Please show", "请提供以下编号的记录原件")
}

// TestSlipScrolls: everything on the slip can be brought into sight at 40x20.
func TestSlipScrolls(t *testing.T) {
	l, _ := receipts()
	d := drawn(t, l, 40, 20).keys("p").expect("请提供以下编号的记录原件", "▼").refuse("Please show")
	d.keys("space").expect("Please show").keys("G").expect("N 240 · n 12 · 4711").refuse("▼").keys("k").expect("▼").keys("g").expect("请提供以下编号的记录原件")
	d.keys("t").expect("Please show").refuse("请提供").keys("esc 1 1 p").expect("▄").keys("u esc").expect("2 of 12 done")
	// One's own language first, and only what is still out.
	l, _ = receipts()
	d = drawn(t, l, 120, 36).keys("1 1 p").expect("随机", "They were drawn at random", "Prices and other customers' names may be covered.")
	slip := d.app.top().(*slip)
	if got := strings.Join(slip.labels(), " "); got != "73 78 103 116 127 131 153 211 214 219" {
		t.Errorf("on the slip: %s", got)
	}
}
