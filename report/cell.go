package report

import (
	"strings"

	"gemba/checklist"
)

// formulaStarts are the characters with which a spreadsheet begins a formula, in
// the width of Latin text and in that of Chinese.
const formulaStarts = "=+-@＝＋－＠"

// cell makes text safe for a cell of a spreadsheet. Control characters go. An
// apostrophe before a formula makes it text; it also stands where a program that
// parts cells at another character than the comma would find a formula to begin.
func cell(s string) string {
	if strings.HasPrefix(s, "\t") || strings.HasPrefix(s, "\r") {
		s = "'" + s
	}
	s = clean(checklist.Block(s))
	if !strings.ContainsAny(s, formulaStarts) {
		return s
	}
	var b strings.Builder
	first := true // nothing but spaces stands before, in what may be a cell
	for _, r := range s {
		switch {
		case strings.ContainsRune(formulaStarts, r) && first:
			b.WriteByte('\'')
			first = false
		case r == ';' || r == '|' || r == '\n':
			first = true
		case r == ' ' || r == '"' || r == '\u00a0' || r == '\u3000':
		default:
			first = false
		}
		b.WriteRune(r)
	}
	return b.String()
}
