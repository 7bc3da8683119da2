package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"gemba/assessment"
	"gemba/checklist"
)

// supplierRow is one supplier beside others, in JSON: its latest visit.
type supplierRow struct {
	visitName
	Group int `json:"group"` // those of one group may be compared
	*assessment.Record
	// Alike are the suppliers of the group whose ranges do not tell them apart
	// from this one.
	Alike []string `json:"not_distinguishable_from"`
}

func compareAll(cmd *cobra.Command, folder string, asJSON bool) error {
	found, lists, _, err := visitedIn(cmd, everything, folder)
	if err != nil {
		return err
	}
	paths := map[string]string{}
	for _, f := range found {
		paths[f.visit.ID] = f.path
	}
	rows := []supplierRow{}
	for g, group := range assessment.SideBySide(lists) {
		for _, s := range group {
			rows = append(rows, supplierRow{nameOf(paths[s.Visit.ID], s.Visit), g + 1, s.Record, s.Alike})
		}
	}
	if asJSON {
		return printJSON(cmd, rows)
	}
	var b strings.Builder
	for i := 0; i < len(rows); {
		group := rows[i].Group
		if i > 0 {
			b.WriteString("\n")
		}
		fmt.Fprintf(&b, "scope %s, checklist %s, %s\n", checklist.Line(rows[i].Scope), beginning(rows[i].Checklist, 12), rows[i].Model)
		var lines [][]string
		for ; i < len(rows) && rows[i].Group == group; i++ {
			r := rows[i]
			lines = append(lines, []string{
				r.Supplier, r.Date, r.Status, assessment.Points(r.Practice.Score), rangeWords(assessment.Range{Lo: r.Practice.Lo, Hi: r.Practice.Hi}),
				strings.Join(r.Alike, ", "),
			})
		}
		b.WriteString(tableText([]column{{"supplier", 30, false}, {"date", 10, false}, {"grade", 5, false}, {"practice", 8, true}, {"range", 13, false}, {"not distinguishable from", 60, false}}, lines))
	}
	_, err = fmt.Fprint(cmd.OutOrStdout(), b.String())
	return err
}
