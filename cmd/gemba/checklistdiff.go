package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"gemba/checklist"
	"gemba/checklist/sheet"
)

func newChecklistDiff() *cobra.Command {
	return &cobra.Command{
		Use:   "diff CHECKLIST CHECKLIST",
		Short: "List how two checklists differ",
		Long: `Lists what the second checklist has that the first has not, what it lacks, and what
it says otherwise, entry by entry: items, fields, caps, branches, tables. Their
form does not matter: a workbook is compared with a text.

` + checklistHelp,
		Example: "  gemba checklist diff valves valves-new.xlsx\n  gemba checklist diff factory-floor pre-order --json",
		Args:    exactly(2),
		RunE: func(cmd *cobra.Command, args []string) error {
			from, err := findChecklist(args[0])
			if err != nil {
				return err
			}
			to, err := findChecklist(args[1])
			if err != nil {
				return err
			}
			list := sheet.Compare(from, to)
			if flagged(cmd, flagJSON) {
				return printJSON(cmd, list)
			}
			return printText(cmd, diffText(from, to, list))
		},
	}
}

func diffText(from, to *checklist.Checklist, list []sheet.Difference) string {
	if len(list) == 0 {
		if from.Hash == to.Hash {
			return "the same, to the letter\n"
		}
		return "they say the same; only comments or the order of words in the text differ\n"
	}
	var b strings.Builder
	group := ""
	for _, d := range list {
		if d.Sheet != group {
			group = d.Sheet
			fmt.Fprintf(&b, "%s\n", group)
		}
		entry := checklist.Line(d.Entry)
		switch d.What {
		case sheet.New:
			fmt.Fprintf(&b, "  + %s\n", entry)
		case sheet.Gone:
			fmt.Fprintf(&b, "  - %s\n", entry)
		case sheet.Moved:
			b.WriteString("    in another order\n")
		default:
			fmt.Fprintf(&b, "    %s\n", strings.TrimSpace(entry+" "+d.Key))
			for _, side := range []struct{ mark, text string }{{"-", d.From}, {"+", d.To}} {
				if side.text != "" {
					fmt.Fprintf(&b, "      %s %s\n", side.mark, wrap(checklist.Line(side.text), len("      + ")))
				}
			}
		}
	}
	return b.String()
}
