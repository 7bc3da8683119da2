package main

import (
	"maps"
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"gemba/checklist"
)

// column is one column of a table.
type column struct {
	title string
	most  int  // cells; longer texts are cut
	right bool // numbers stand at the right edge
}

// tableText sets rows in columns that are as wide as terminals show them. Text
// from files reaches a table only through here, so it is cleaned here.
func tableText(columns []column, rows [][]string) string {
	widths := make([]int, len(columns))
	lines := make([][]string, 0, len(rows)+1)
	titles := make([]string, len(columns))
	for i, c := range columns {
		titles[i] = c.title
	}
	for _, row := range append([][]string{titles}, rows...) {
		line := make([]string, len(columns))
		for i := range columns {
			line[i] = ansi.Truncate(checklist.Line(row[i]), columns[i].most, "…")
			widths[i] = max(widths[i], ansi.StringWidth(line[i]))
		}
		lines = append(lines, line)
	}
	var b strings.Builder
	for _, line := range lines {
		var text strings.Builder
		for i, cell := range line {
			space := strings.Repeat(" ", widths[i]-ansi.StringWidth(cell))
			if columns[i].right {
				text.WriteString(space + cell + "  ")
			} else {
				text.WriteString(cell + space + "  ")
			}
		}
		b.WriteString(strings.TrimRight(text.String(), " ") + "\n")
	}
	return b.String()
}

// sortedKeys returns the keys of a map in their order.
func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
