package sheet

import (
	"fmt"
	"slices"
	"strings"

	"gemba/checklist"
)

// Difference is one way in which a checklist differs from another: an entry
// that is gone or new, or a value of an entry that changed.
type Difference struct {
	Sheet string `json:"sheet"`
	Entry string `json:"entry"` // such as the id of an item; empty for the settings
	What  string `json:"what"`  // gone, new, changed or moved
	Key   string `json:"key,omitempty"`
	From  string `json:"from,omitempty"`
	To    string `json:"to,omitempty"`
}

// What can be different.
const (
	Gone    = "gone"
	New     = "new"
	Changed = "changed"
	Moved   = "moved" // entries that both have stand in another order
)

// Compare lists how the second checklist differs from the first, sheet by sheet
// in the order of a book.
func Compare(from, to *checklist.Checklist) []Difference {
	list := []Difference{}
	a, b := FromChecklist("", from), FromChecklist("", to)
	for _, name := range sheetNames() {
		was, is := indexed(a, name), indexed(b, name)
		list = append(list, compareSheets(name, was, is)...)
	}
	return list
}

// indexOf is a sheet by the names of its entries.
type indexOf struct {
	names  []string
	values map[string]map[string]string // entry, column: cell
}

// keys is how many columns name an entry of a sheet; one is usual. Entries of
// the same name are told apart by their order.
var keys = map[string]int{settingsSheet: 0, fieldsSheet: 2, optionsSheet: 3, capsSheet: 2, choicesSheet: 2}

func indexed(b *Book, name string) indexOf {
	n, ok := keys[name]
	if !ok {
		n = 1
	}
	x := indexOf{values: map[string]map[string]string{}}
	for _, s := range b.Sheets {
		if s.Name != name {
			continue
		}
		for _, row := range s.Rows[1:] {
			var parts []string
			for _, cell := range row.Cells[:n] {
				if cell != "" {
					parts = append(parts, cell)
				}
			}
			entry := strings.Join(parts, " ")
			for i := 2; x.values[entry] != nil; i++ {
				entry = fmt.Sprintf("%s (%d)", strings.Join(parts, " "), i)
			}
			values := map[string]string{}
			for i, cell := range row.Cells[n:] {
				values[s.Rows[0].Cells[n+i]] = cell
			}
			x.names, x.values[entry] = append(x.names, entry), values
		}
	}
	return x
}

func compareSheets(sheet string, was, is indexOf) []Difference {
	var list []Difference
	for _, entry := range was.names {
		if is.values[entry] == nil {
			list = append(list, Difference{Sheet: sheet, Entry: entry, What: Gone})
		}
	}
	for _, entry := range is.names {
		before := was.values[entry]
		if before == nil {
			list = append(list, Difference{Sheet: sheet, Entry: entry, What: New})
			continue
		}
		after := is.values[entry]
		for _, key := range keysOf(before, after) {
			if before[key] != after[key] {
				list = append(list, Difference{Sheet: sheet, Entry: entry, What: Changed, Key: key, From: before[key], To: after[key]})
			}
		}
	}
	both := func(x, other indexOf) []string {
		return slices.DeleteFunc(slices.Clone(x.names), func(e string) bool { return other.values[e] == nil })
	}
	if !slices.Equal(both(was, is), both(is, was)) {
		list = append(list, Difference{Sheet: sheet, What: Moved})
	}
	return list
}

// keysOf returns the columns of two entries, in the order of their names.
func keysOf(a, b map[string]string) []string {
	var list []string
	for _, m := range []map[string]string{a, b} {
		for key := range m {
			if !slices.Contains(list, key) {
				list = append(list, key)
			}
		}
	}
	slices.Sort(list)
	return list
}
