package loop

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

// Cells returns how many cells a text takes in a terminal that counts code
// points, as [ansi.StringWidthWc] does. That one fills a table of 2 MB at the
// first letter that is not ASCII; a list of names does not need it.
func Cells(s string) int {
	n := 0
	for i := 0; i < len(s); {
		switch c := s[i]; {
		case c == '\x1b':
			seq := sgr(s[i:])
			if seq == 0 {
				return ansi.StringWidthWc(s)
			}
			i += seq
		case c < utf8.RuneSelf:
			if c >= ' ' && c != '\x7f' {
				n++
			}
			i++
		default:
			r, size := utf8.DecodeRuneInString(s[i:])
			if r == utf8.RuneError {
				return ansi.StringWidthWc(s)
			}
			n += runeCells(r, s[i:i+size])
			i += size
		}
	}
	return n
}

// Agreed returns how many cells a text takes in a terminal of either kind,
// where it holds only colours and characters of which that is known: ASCII, the
// letters of Latin and East Asia, and the signs that frames are drawn with. Most
// lines are such, and the long way takes a hundred times as long.
func Agreed(s string) (cells int, ok bool) {
	for i := 0; i < len(s); {
		c := s[i]
		switch {
		case c >= ' ' && c < '\x7f':
			cells++
			i++
		case c == '\x1b':
			seq := sgr(s[i:])
			if seq == 0 {
				return 0, false
			}
			i += seq
		case c < utf8.RuneSelf:
			return 0, false
		default:
			r, size := utf8.DecodeRuneInString(s[i:])
			n := agreed(r)
			if n == 0 {
				return 0, false
			}
			cells += n
			i += size
		}
	}
	return cells, true
}

// agreed returns the cells of a character that never joins another, or 0 where
// it may or where terminals differ.
func agreed(r rune) int {
	switch {
	case between(r, han[2:]), between(r, wide):
		return 2
	case between(r, narrow):
		return 1
	}
	return 0
}

// sgr returns how many bytes of colour s begins with, or 0.
func sgr(s string) int {
	if !strings.HasPrefix(s, "\x1b[") {
		return 0
	}
	for i := 2; i < len(s); i++ {
		switch c := s[i]; {
		case c == 'm':
			return i + 1
		case (c < '0' || c > '9') && c != ';' && c != ':':
			return 0
		}
	}
	return 0
}

// runeCells returns the cells of a character, which text holds alone.
func runeCells(r rune, text string) int {
	switch {
	case r < 0xa0:
		return 0 // controls
	case r < 0x300 && r != '\u00ad', between(r, han):
		return ansi.StringWidth(text)
	case between(r, flags):
		return 1 // half of one
	case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf), between(r, marks):
		return 0
	}
	return ansi.StringWidth(text)
}

// Cut shortens a text to at most w such cells, the tail among them, and keeps
// colours and clusters whole.
func Cut(s string, w int, tail string) string {
	if Cells(s) <= w {
		return s
	}
	if n, ok := agreedPart(s, w-Cells(tail)); ok {
		return s[:n] + tail
	}
	var b strings.Builder
	left, full := w-Cells(tail), false
	for state := byte(0); s != ""; {
		seq, _, n, next := ansi.DecodeSequence(s, state, nil)
		s, state = s[n:], next
		cells := Cells(seq)
		switch {
		case seq[0] == '\x1b':
			b.WriteString(seq)
		case full:
		case cells <= left:
			left -= cells
			b.WriteString(seq)
		default:
			full = true
			b.WriteString(tail)
		}
	}
	return b.String()
}

// agreedPart returns how many bytes of a text without colours fit into so many
// cells, where [Agreed] knows it.
func agreedPart(s string, w int) (bytes int, ok bool) {
	cells := 0
	for i, r := range s {
		n := 1
		switch {
		case r < ' ' || r == '\x7f':
			return 0, false
		case r >= utf8.RuneSelf:
			n = agreed(r)
		}
		if n == 0 {
			return 0, false
		}
		if cells += n; cells <= w {
			bytes = i + utf8.RuneLen(r)
		}
	}
	return bytes, true
}

// Apart reports whether every character of a text is a cluster of its own, and as
// wide by itself: then terminals of both kinds agree about it. It knows the
// letters of Europe and East Asia and the signs that screens are drawn with.
func Apart(s string) bool {
	for _, r := range s {
		if r >= 0x300 && !between(r, alone) || r == '\u00ad' || r == utf8.RuneError {
			return false
		}
	}
	return true
}

// Ranges of characters, each from the first to the last.
var (
	narrow = []rune{
		0xa1, 0xa8, 0xaa, 0xac, 0xaf, 0x2ff, 0x2010, 0x2027, 0x2030, 0x203b, 0x2190, 0x2193, 0x2200, 0x22ff, 0x2500, 0x25a9, 0x25ac, 0x25b5, 0x25b7, 0x25bf,
		0x25c1, 0x25fa, 0x2713, 0x2713,
	}
	wide  = []rune{0x3001, 0x3029, 0x3041, 0x3096, 0x30a1, 0x30fa, 0xff01, 0xff60}
	flags = []rune{0x1f1e6, 0x1f1ff}
	han   = []rune{0x3400, 0x4dbf, 0x4e00, 0x9fff}
	marks = []rune{ // that Unicode has got since, or that go-runewidth counts as such
		0x897, 0x897, 0xcf3, 0xcf3, 0x1acf, 0x1add, 0x1ae0, 0x1aeb, 0x10d69, 0x10d6d, 0x10efa, 0x10efc, 0x113bb, 0x113c0,
		0x113ce, 0x113ce, 0x113d0, 0x113d0, 0x113d2, 0x113d2, 0x113e1, 0x113e2, 0x11b60, 0x11b60, 0x11b62, 0x11b64, 0x11b66, 0x11b66,
		0x11f5a, 0x11f5a, 0x1611e, 0x16129, 0x1612d, 0x1612f, 0x1d165, 0x1d166, 0x1d16d, 0x1d172, 0x1e5ee, 0x1e5ef, 0x1e6e3, 0x1e6e3,
		0x1e6e6, 0x1e6e6, 0x1e6ee, 0x1e6ef, 0x1e6f5, 0x1e6f5,
	}
	alone = []rune{
		0x2010, 0x2027, 0x2030, 0x205e, 0x20a0, 0x20bf, 0x2190, 0x22ff, 0x2460, 0x25ff, 0x2700, 0x27bf,
		0x3000, 0x3029, 0x3031, 0x303c, 0x3041, 0x3096, 0x309b, 0x30ff, 0x3400, 0x4dbf, 0x4e00, 0x9fff, 0xac00, 0xd7a3, 0xff01, 0xff9d,
	}
)

func between(r rune, ranges []rune) bool {
	for i := 0; i < len(ranges); i += 2 {
		if r >= ranges[i] && r <= ranges[i+1] {
			return true
		}
	}
	return false
}
