package checklist

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// TestStays holds the short way of cleaning to the long one: no character that
// is hidden, a mark or not a character passes unseen.
func TestStays(t *testing.T) {
	for r := rune(0); r <= utf8.MaxRune; r++ {
		if stays(string(r), false) && (hidden(r) || joins(r) || r == utf8.RuneError) {
			t.Errorf("%U is taken for a plain character", r)
		}
	}
	for _, s := range []string{"\xff", "a\xc3", "\xed\xa0\x80", "a\x1b[31m", "a\u200b", "e\u0301"} {
		if stays(s, false) {
			t.Errorf("%q is taken for a plain text", s)
		}
	}
	if stays("a\nb", false) || !stays("a\nb", true) || stays("a\tb", true) {
		t.Error("line feeds stay in a block alone, tabs nowhere")
	}
}

// TestLineStorms gives a character more marks than any script has, also with
// what is not seen between them.
func TestLineStorms(t *testing.T) {
	for _, between := range []string{"", "\u200b", "\u202e", "\x1b", "\u200d", "\ufe0f", "\u034f", "\u2065"} {
		got := Line("a" + strings.Repeat(strings.Repeat("\u0301", maxMarks)+between, 100) + "b")
		if n := utf8.RuneCountInString(got); n != len("a")+maxMarks+len("b") {
			t.Errorf("with %q between them %d characters are left", between, n)
		}
	}
	for _, s := range []string{"\u0915\u094d\u200d\u0937", "👨\u200d👩\u200d👧\u200d👦", "葛\U000e0100城", "❤\ufe0f\u200d🔥", "a\u0301\u0323"} {
		if got := Line(s); got != s {
			t.Errorf("%q became %q", s, got)
		}
	}
}
