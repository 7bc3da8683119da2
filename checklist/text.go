package checklist

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Text is one wording in several languages, keyed by language code ("en",
// "zh").
type Text map[string]string

// In returns the wording in the given language; where there is none, the
// English one, since the visitor's side of a checklist is always in English.
func (t Text) In(lang string) string {
	if s := t[lang]; s != "" {
		return s
	}
	return t["en"]
}

// Has reports whether the wording exists in the given language.
func (t Text) Has(lang string) bool { return t[lang] != "" }

// Line returns s fit to be shown on one line of a terminal: control
// characters, escape sequences, line breaks, bidirectional controls and other
// invisible characters are removed or become a space, and invalid UTF-8
// becomes U+FFFD. Text from a file that somebody sent is shown through Line or
// [Block], never raw.
func Line(s string) string { return printable(s, false) }

// Block is [Line] for text of several lines: line feeds stay, a carriage
// return before one goes, and a tab becomes a space.
func Block(s string) string { return printable(s, true) }

// maxMarks is how many characters without a place of their own may follow one
// that has it: combining marks, variation selectors and joiners. Scripts in use
// need at most three or four; more of them is a defacement.
const maxMarks = 6

func printable(s string, keepBreaks bool) string {
	if stays(s, keepBreaks) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	marks := 0 // since the last character with a place of its own
	for i, r := range s {
		if r == utf8.RuneError && !strings.HasPrefix(s[i:], "\uFFFD") {
			b.WriteRune(utf8.RuneError)
			marks = 0
			continue
		}
		switch {
		case r == '\n' && keepBreaks:
			b.WriteByte('\n')
		case r == '\n' || r == '\t':
			b.WriteByte(' ')
		case hidden(r):
			continue // nobody sees that it was there: the marks go on
		case joins(r):
			if marks++; marks <= maxMarks {
				b.WriteRune(r)
			}
			continue
		default:
			b.WriteRune(r)
		}
		marks = 0
	}
	return b.String()
}

// joins reports whether a character is drawn on the one before it or joins it to
// the next.
func joins(r rune) bool {
	return r == 0x200C || r == 0x200D || unicode.In(r, unicode.Mn, unicode.Me)
}

// stays reports whether a text is fit as it is, as far as can be told without
// asking the tables of Unicode: nearly every text is, and a list asks about each
// of its cells at each key.
func stays(s string, keepBreaks bool) bool {
	for _, r := range s {
		switch {
		case r >= ' ' && r <= '~', r == '\n' && keepBreaks:
		case r >= 0xA1 && r <= 0x2FF && r != 0xAD: // letters of Latin
		case r >= 0x4E00 && r <= 0x9FFF: // of East Asia, with their punctuation
		case r >= 0x3001 && r <= 0x3029, r >= 0x3041 && r <= 0x3096, r >= 0x30A1 && r <= 0x30FA, r >= 0xFF01 && r <= 0xFF5E:
		case r >= 0x2010 && r <= 0x2027, r >= 0x2500 && r <= 0x257F: // dashes and quotes, lines
		default:
			return false
		}
	}
	return true
}

// hidden reports whether a character draws nothing or acts on its
// surroundings: controls, line and paragraph separators, bidirectional
// controls, zero-width characters, fillers, tags and private use, those that
// Unicode keeps free for more of them, and those that it says are none. Joiners
// (U+200C, U+200D) and variation selectors stay, since Indic scripts, Persian and
// emoji are written with them.
func hidden(r rune) bool {
	switch {
	case r == 0x200C || r == 0x200D:
		return false
	case unicode.In(r, unicode.Cc, unicode.Cf, unicode.Co, unicode.Cs, unicode.Zl, unicode.Zp):
		return true
	}
	return unicode.In(r, unicode.Other_Default_Ignorable_Code_Point, unicode.Noncharacter_Code_Point)
}
