package loop

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

// TestCells compares every character, and texts of many, with what the library
// says of them.
func TestCells(t *testing.T) {
	for r := rune(0); r <= utf8.MaxRune; r++ {
		if !utf8.ValidRune(r) || r == 0x1b {
			continue
		}
		s := string(r)
		if got, want := Cells(s), ansi.StringWidthWc(s); got != want {
			t.Errorf("%U takes %d cells, not %d", r, got, want)
		}
		if Apart(s) && ansi.StringWidth(s) != ansi.StringWidthWc(s) {
			t.Errorf("terminals do not agree about %U", r)
		}
		agreedAbout(t, s)
		if agreed(r) > 0 {
			for _, other := range []string{"a", "现", "\u0301", "\ufe0f", "\u200d", "👩", "か"} {
				agreedAbout(t, s+other)
				agreedAbout(t, other+s)
			}
		}
	}
	parts := []string{
		"Hongyuan", "宏远阀门", "கோவை", "Obróbka", "\x1b[38;5;12m", "\x1b[0m", "👩‍🔧", "🇨🇳", "é̂", "\u200d", "स्ते", "한국", "か゚", "⚠️", "\t", "\x00",
		"▌│─…», ", "\x1b]0;x\x07", "\x1b[2J", "\xff", "\u00ad", "ﾊﾞ",
	}
	rnd := rand.New(rand.NewPCG(1, 2))
	for range 20_000 {
		var b strings.Builder
		for range 1 + rnd.IntN(6) {
			b.WriteString(parts[rnd.IntN(len(parts))])
		}
		s := b.String()
		if got, want := Cells(s), ansi.StringWidthWc(s); got != want {
			t.Fatalf("%q takes %d cells, not %d", s, got, want)
		}
		agreedAbout(t, s)
		if Apart(s) && ansi.StringWidth(s) != ansi.StringWidthWc(s) {
			t.Fatalf("terminals do not agree about %q", s)
		}
		w := rnd.IntN(12) + 1
		if got := Cut(s, w, "…"); Cells(got) > w || Cells(s) <= w && got != s || !utf8.ValidString(got) && utf8.ValidString(s) {
			t.Fatalf("%q cut to %d cells is %q", s, w, got)
		}
		if w < min(Cells(s), ansi.StringWidth(s)) && utf8.ValidString(s) && !strings.ContainsAny(s, "\t\x00") && Cut(s, w, "…") != ansi.TruncateWc(s, w, "…") {
			t.Errorf("%q cut to %d cells is %q, and elsewhere %q", s, w, Cut(s, w, "…"), ansi.TruncateWc(s, w, "…"))
		}
	}
}

// agreedAbout holds what is said of both kinds of terminals to what is said of
// each.
func agreedAbout(t *testing.T, s string) {
	t.Helper()
	if n, ok := Agreed(s); ok && (n != ansi.StringWidth(s) || n != ansi.StringWidthWc(s)) {
		t.Errorf("%q takes %d and %d cells, not %d", s, ansi.StringWidth(s), ansi.StringWidthWc(s), n)
	}
}
