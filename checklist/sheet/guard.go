package sheet

import "strings"

// formulaStarts are the characters with which a spreadsheet begins a formula,
// in the width of Latin text and in that of Chinese, and those that it drops
// before one.
const formulaStarts = "=+-@＝＋－＠\t\r"

// guard puts an apostrophe before what a spreadsheet would take for a formula,
// at the beginning of a cell and wherever a program that parts cells at another
// character would find one. Apostrophes that stand there already get one more,
// so that [unguard] gives back what there was.
func guard(cell string) string {
	return eachStart(cell, func(b *strings.Builder, apostrophes int) {
		b.WriteString(strings.Repeat("'", apostrophes+1))
	})
}

// unguard undoes [guard].
func unguard(cell string) string {
	return eachStart(cell, func(b *strings.Builder, apostrophes int) {
		b.WriteString(strings.Repeat("'", max(0, apostrophes-1)))
	})
}

// eachStart copies a cell; the apostrophes before each formula are written by a
// function that is told how many there are.
func eachStart(cell string, write func(b *strings.Builder, apostrophes int)) string {
	if !strings.ContainsAny(cell, formulaStarts) {
		return cell
	}
	var b strings.Builder
	first, apostrophes := true, 0 // whether a formula may begin here
	for _, r := range cell {
		if first && r == '\'' {
			apostrophes++
			continue
		}
		switch {
		case first && strings.ContainsRune(formulaStarts, r):
			write(&b, apostrophes)
			first = false
		default:
			b.WriteString(strings.Repeat("'", apostrophes))
			first = r == ';' || r == '|' || r == '\n' || apostrophes == 0 && first && isSpace(r)
		}
		apostrophes = 0
		b.WriteRune(r)
	}
	b.WriteString(strings.Repeat("'", apostrophes))
	return b.String()
}

// isSpace reports whether a spreadsheet may pass over a character before a
// formula.
func isSpace(r rune) bool { return r == ' ' || r == '"' || r == '\u00a0' || r == '\u3000' }
