package report

import (
	"encoding/csv"
	"io"
	"slices"
	"strings"

	"gemba/checklist"
)

// formulaStarts are the characters with which a spreadsheet begins a formula, in
// the width of Latin text and in that of Chinese.
const formulaStarts = "=+-@＝＋－＠"

// writeRows writes a table whose cells came from anybody: UTF-8 with a byte order
// mark, so that spreadsheets read Chinese. The rows are made safe in place, but for
// the columns of numbers that come out of this program and may be negative.
func writeRows(w io.Writer, rows [][]string, numbers ...int) error {
	if _, err := io.WriteString(w, "\ufeff"); err != nil {
		return err
	}
	for _, row := range rows {
		for i := range row {
			if !slices.Contains(numbers, i) {
				row[i] = cell(row[i])
			}
		}
	}
	return csv.NewWriter(w).WriteAll(rows)
}

// cell makes text safe for a cell of a spreadsheet. Control characters go. An
// apostrophe before a formula makes it text; it also stands where a program that
// parts cells at another character than the comma would find a formula to begin.
func cell(s string) string {
	if strings.HasPrefix(s, "\t") || strings.HasPrefix(s, "\r") {
		s = "'" + s
	}
	s = checklist.Block(s)
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
