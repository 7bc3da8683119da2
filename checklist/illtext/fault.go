package illtext

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// mostMarks is how many characters without a place of their own may stand behind
// one that has it.
const mostMarks = 6

// Fault says what in a text is anything else than characters that are seen, and
// what stands around it; nothing where all is well. It is said here once more,
// apart from the code that cleans, what may come out: valid UTF-8, no controls, no
// separators of lines, nothing that turns the direction of writing, nothing without
// a width but what letters and pictures are joined with, and of that no storm. A few
// characters may be allowed besides, such as a line feed.
func Fault(s string, allowed ...rune) string {
	marks := 0
	for i, r := range s {
		what := ""
		switch {
		case r >= ' ' && r <= '~':
			marks = 0
		case r == utf8.RuneError && !strings.HasPrefix(s[i:], "\uFFFD"):
			what = "no UTF-8"
		case slices.Contains(allowed, r):
			marks = 0
		case r == 0x200C || r == 0x200D || unicode.In(r, unicode.Mn, unicode.Me):
			if marks++; marks > mostMarks {
				what = "a storm of marks"
			}
		case unicode.In(r, unicode.Cc, unicode.Cf, unicode.Co, unicode.Zl, unicode.Zp, unicode.Other_Default_Ignorable_Code_Point, unicode.Noncharacter_Code_Point):
			what = fmt.Sprintf("%U", r)
		default:
			marks = 0
		}
		if what != "" {
			return fmt.Sprintf("%s in %q", what, s[max(0, i-40):min(len(s), i+20)])
		}
	}
	return ""
}
