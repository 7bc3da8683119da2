package checklist

import (
	"testing"
	"unicode"
	"unicode/utf8"
)

// TestStays holds the short way of cleaning to the long one: no character that
// is hidden, a mark or not a character passes unseen.
func TestStays(t *testing.T) {
	for r := rune(0); r <= utf8.MaxRune; r++ {
		if stays(string(r), false) && (hidden(r) || unicode.In(r, unicode.Mn, unicode.Me) || r == utf8.RuneError) {
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
