package sheet

import _ "embed"

//go:embed starter.csv
var starter []byte

// Starter returns a small book to begin one's own checklist from: a few items of
// different kinds, and only the sheets that everybody writes. The id is that of
// the new checklist.
func Starter(id string) *Book {
	b, err := ReadCSV("starter.csv", starter)
	if err != nil {
		panic("the starter cannot be read: " + err.Error()) // a test reads it
	}
	b.Sheets[0].Rows[1].Cells[0] = id
	return b
}
