package sheet

import (
	"fmt"
	"slices"
	"strings"

	"gemba/checklist"
)

// Book is a checklist as a spreadsheet holds it: text in cells.
type Book struct {
	Name   string // of the file, for messages
	Sheets []Sheet
}

// Sheet is one sheet: the row of headings, and those below it.
type Sheet struct {
	Name string
	Rows []Row

	faults checklist.Problems // cells that could not be read
}

// head returns the headings; of a sheet without rows, none.
func (s *Sheet) head() []string {
	if len(s.Rows) == 0 {
		return nil
	}
	return s.Rows[0].Cells
}

// Row is one row of a sheet. Its number is the one that the spreadsheet shows,
// from 1.
type Row struct {
	No    int
	Cells []string
}

// blank reports whether nothing stands in the row.
func (r Row) blank() bool {
	return !slices.ContainsFunc(r.Cells, func(c string) bool { return strings.TrimSpace(c) != "" })
}

// cell returns a cell of the row; "" where the row ends before it.
func (r Row) cell(i int) string {
	if i < 0 || i >= len(r.Cells) {
		return ""
	}
	return r.Cells[i]
}

// The most that is read of a book. The largest one that gemba ships with has
// 90 items and 5000 cells.
const (
	mostSheets  = 60
	mostRows    = 20_000
	mostColumns = 200
	mostText    = 8_000_000 // bytes in all cells of a book
)

// letters names a column as a spreadsheet does: 0 is A, 26 is AA.
func letters(i int) string {
	name := ""
	for i++; i > 0; i = (i - 1) / 26 {
		name = string(rune('A'+(i-1)%26)) + name
	}
	return name
}

// problem makes a problem of a cell.
func problem(file, sheet string, row int, column, hint, format string, args ...any) checklist.Problem {
	return checklist.Problem{
		File: file, Sheet: sheet, Row: row, Column: column, Hint: hint, What: checklist.Line(fmt.Sprintf(format, args...)),
	}
}

// unreadable is the error about a book as a whole.
func unreadable(name, hint, format string, args ...any) error {
	return &unreadableError{name: name, text: fmt.Sprintf(format, args...), hint: hint}
}

// unreadableError wraps [checklist.ErrInvalid].
type unreadableError struct{ name, text, hint string }

func (e *unreadableError) Error() string { return e.name + ": " + e.text }
func (e *unreadableError) Hint() string  { return e.hint }
func (e *unreadableError) Unwrap() error { return checklist.ErrInvalid }

// budget counts what is read of a book against the most that is.
type budget struct {
	name string
	left int
}

func newBudget(name string) *budget { return &budget{name: name, left: mostText} }

// take spends the bytes of one cell.
func (b *budget) take(n int) error {
	if b.left -= n; b.left < 0 {
		return unreadable(b.name, "a checklist has some hundred rows; is this the right file?", "the cells hold more than %d bytes", mostText)
	}
	return nil
}

// place checks where a cell stands.
func (b *budget) place(sheet string, rows, column int) error {
	switch {
	case rows > mostRows:
		return unreadable(b.name, "remove what is not part of the checklist", "sheet %s has more than %d rows", checklist.Line(sheet), mostRows)
	case column >= mostColumns:
		return unreadable(b.name, "remove what is not part of the checklist", "sheet %s has more than %d columns", checklist.Line(sheet), mostColumns)
	}
	return nil
}
