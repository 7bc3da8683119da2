package checklist

import (
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// rowOf reads the numbers of a row of a table by column; what cannot be read is
// no row.
func rowOf(value string) map[string]int {
	var row map[string]int
	if json.Unmarshal([]byte(value), &row) != nil {
		return nil
	}
	return row
}

// IsRow reports whether a cell is a row of a table.
func IsRow(c Cell) bool { return c.Kind == KindEntry && strings.HasPrefix(c.Field, entryRow+"/") }

// EntryText says in words, in a language, what an entry says: the numbers of a
// row, what came and what came of it at a probe; any other value as it is.
func (c *Checklist) EntryText(cell Cell, value, lang string) string {
	table := []Choice(nil)
	switch {
	case IsRow(cell):
		return rowText(value)
	case cell.Kind != KindEntry:
	case cell.Field == entryProbe+"/given":
		table = c.Disclosures
	case cell.Field == entryProbe+"/outcome":
		table = c.Outcomes
	}
	if row := Pick(table, value); row != nil {
		return row.Text.In(lang)
	}
	return value
}

// rowText says what the numbers of a row are: told 4, rostered 5, seen 4.
func rowText(value string) string {
	row := rowOf(value)
	order := func(column string) int { return slices.Index([]string{"told", "rostered", "seen"}, column) }
	columns := slices.SortedFunc(maps.Keys(row), func(a, b string) int { return cmp.Or(order(a)-order(b), cmp.Compare(a, b)) })
	for i, column := range columns {
		columns[i] = fmt.Sprintf("%s %d", column, row[column])
	}
	return strings.Join(columns, ", ")
}
