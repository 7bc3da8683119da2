package checklist

import (
	"errors"
	"fmt"
	"strings"
)

// The errors that callers tell apart with errors.Is.
var (
	// ErrInvalid is wrapped by every error about input that has no meaning.
	ErrInvalid = errors.New("invalid")
	// ErrNotFound is wrapped where a visit, an item or a file is not there.
	ErrNotFound = errors.New("not found")
	// ErrFuture is wrapped where something is said to have been observed later
	// than now.
	ErrFuture = errors.New("has not come yet")
)

// Problem is one thing that is wrong with a checklist, where it is, and what to
// do about it. A checklist that came as a text has a line; one that came as a
// spreadsheet has the row and the column of a sheet.
type Problem struct {
	File string
	Line int
	What string
	Hint string

	Sheet  string // of a spreadsheet; empty for a text
	Row    int    // from 1, as a spreadsheet counts; 0 where the whole sheet is meant
	Column string // its heading and letter; empty where the whole row is meant

	// Table and Key say which value is meant, such as "item[3]" and
	// "caps[0].grade": entries count from 0.
	Table, Key string
}

// Place names where the problem is, without its file.
func (p Problem) Place() string {
	if p.Sheet == "" {
		return fmt.Sprintf("line %d", p.Line)
	}
	place := "sheet " + p.Sheet
	if p.Row > 0 {
		place += fmt.Sprintf(", row %d", p.Row)
	}
	if p.Column != "" {
		place += ", column " + p.Column
	}
	return place
}

// String is the problem on one line: where it is, what is wrong, and the hint.
func (p Problem) String() string {
	if p.Sheet == "" {
		return fmt.Sprintf("%s:%d: %s (%s)", p.File, p.Line, p.What, p.Hint)
	}
	return fmt.Sprintf("%s, %s: %s (%s)", p.File, p.Place(), p.What, p.Hint)
}

// Problems is everything that is wrong with a checklist, in the order of its
// lines. It wraps [ErrInvalid].
type Problems []Problem

// Error is every problem, each on a line of its own.
func (ps Problems) Error() string {
	lines := make([]string, len(ps))
	for i, p := range ps {
		lines[i] = p.String()
	}
	return strings.Join(lines, "\n")
}

// Unwrap makes errors.Is(err, ErrInvalid) hold.
func (ps Problems) Unwrap() error { return ErrInvalid }

// HintOf returns the advice that goes with an error, or nothing.
func HintOf(err error) string {
	var h interface{ Hint() string }
	if errors.As(err, &h) {
		return h.Hint()
	}
	return ""
}
