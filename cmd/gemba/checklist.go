package main

import (
	"fmt"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"gemba/checklist"
)

// checklistHelp is what commands that take a checklist say about it.
const checklistHelp = `CHECKLIST is the name of one that gemba ships with, of one of your own, or a path:
a .toml text, an .xlsx workbook, a .csv file or a folder of CSV files. Your own
lie as .toml in the folder checklists of your settings; gemba checklist list
says where.`

func newChecklist() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "checklist",
		Short: "Write, check and try checklists of your own",
		Long: `A checklist says what a visit asks and how answers become points. gemba ships with
two, and takes your own from a text or from a spreadsheet; docs/checklists.md
shows how to write one in ten minutes. A visit keeps the checklist it was made
with.`,
		Example: "  gemba checklist new valves.xlsx\n  gemba checklist lint valves.xlsx\n  gemba checklist try valves.xlsx\n  gemba checklist import valves.xlsx\n  gemba new 'Northline Forge' --checklist valves",
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return usage("see gemba checklist --help", "there is no command %q", args[0])
			}
			return cmd.Help()
		},
	}
	cmd.AddCommand(newChecklistList(), newChecklistShow(), newChecklistNew(), newChecklistLint(), newChecklistDiff(),
		newChecklistExport(), newChecklistImport(), newChecklistTry(), newChecklistMove())
	return cmd
}

// listedJSON is one checklist of a list.
type listedJSON struct {
	Name    string   `json:"name"`
	Title   string   `json:"title"`
	Version string   `json:"version"`
	Items   int      `json:"items"`
	Scopes  []string `json:"scopes"`
	Path    string   `json:"path,omitempty"` // empty where gemba ships with it
	Hash    string   `json:"hash,omitempty"`
	Problem string   `json:"problem,omitempty"`
}

func newChecklistList() *cobra.Command {
	return &cobra.Command{
		Use:   "list",
		Short: "List the checklists that a visit can be made with",
		Long: `Lists the checklists that gemba ships with and those in your folder of checklists,
whose path is printed below.`,
		Example: "  gemba checklist list\n  gemba checklist list --json",
		Args:    noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			all, err := allChecklists()
			if err != nil {
				return err
			}
			if flagged(cmd, flagJSON) {
				list := []listedJSON{}
				for i := range all {
					list = append(list, all[i].json())
				}
				return printJSON(cmd, list)
			}
			_, err = fmt.Fprint(cmd.OutOrStdout(), checklistsText(all))
			return err
		},
	}
}

func (n *namedList) json() listedJSON {
	l := listedJSON{Name: n.name, Path: n.path}
	if n.err != nil {
		l.Problem = n.err.Error()
		return l
	}
	l.Title, l.Version, l.Items, l.Hash, l.Scopes = n.list.Title.In("en"), n.list.Version, len(n.list.Items), n.list.Hash, scopeNames(n.list)
	return l
}

func checklistsText(all []namedList) string {
	var rows [][]string
	for i := range all {
		n := &all[i]
		if n.err != nil {
			rows = append(rows, []string{n.name, "", "", firstLine(n.err.Error()), ""})
			continue
		}
		where := "ships with gemba"
		if n.path != "" {
			where = filepath.Base(n.path)
		}
		rows = append(rows, []string{n.name, n.list.Version, strconv.Itoa(len(n.list.Items)), n.list.Title.In("en"), where})
	}
	return tableText([]column{{title: "NAME", most: 24}, {title: "VERSION", most: 12}, {title: "ITEMS", most: 6, right: true}, {title: "TITLE", most: 48}, {title: "WHERE", most: 60}}, rows) +
		"\nyour own: " + checklist.Line(checklistFolder()) + "\n"
}

func newChecklistShow() *cobra.Command {
	return &cobra.Command{
		Use:   "show CHECKLIST [ITEM]",
		Short: "Print what a checklist asks, or one item of it in full",
		Long: `Prints what a checklist asks in the order of the walk: the minutes and the weight
of each item, with a star where it has one, and what each size of visit adds up
to. With ITEM it prints everything about one item.

` + checklistHelp,
		Example: "  gemba checklist show pre-order\n  gemba checklist show pre-order PI-02\n  gemba checklist show valves.xlsx --json",
		Args:    between(1, 2),
		RunE: func(cmd *cobra.Command, args []string) error {
			c, err := findChecklist(args[0])
			if err != nil {
				return err
			}
			var it *checklist.Item
			if len(args) == 2 {
				if it, err = itemOf(c, args[1]); err != nil {
					return err
				}
			}
			switch {
			case flagged(cmd, flagJSON) && it != nil:
				return printJSON(cmd, it)
			case flagged(cmd, flagJSON):
				return printJSON(cmd, struct {
					*checklist.Checklist
					Hash string
				}{c, c.Hash})
			case it != nil:
				about := &showing{c: c, v: checklist.NewVisit("")}
				about.v.Scope = c.DefaultScope()
				about.item(it)
				return printText(cmd, about.b.String())
			}
			return printText(cmd, outline(c))
		},
	}
}

// outline is a checklist in one screen or two.
func outline(c *checklist.Checklist) string {
	var b strings.Builder
	lang := currentSettings().reportLanguage()
	fmt.Fprintf(&b, "%s %s  %s\n", checklist.Line(c.ID), checklist.Line(c.Version), checklist.Line(titles(c, c.Title)))
	if c.Note != "" {
		fmt.Fprintf(&b, "%s\n", wrap(checklist.Line(c.Note), 0))
	}
	fmt.Fprintf(&b, "model %s, fingerprint %.12s\n\n", checklist.Line(c.Model), c.Hash)
	rows := [][]string{}
	for _, s := range c.Scopes {
		n, minutes, weight := 0, 0, map[checklist.Axis]int{}
		for i := range c.Items {
			if it := &c.Items[i]; it.InScope(s.ID) {
				n, minutes = n+1, minutes+it.Minutes
				weight[it.Axis] += it.Weight
			}
		}
		rows = append(rows, []string{s.ID, strconv.FormatFloat(s.Hours, 'g', -1, 64), strconv.Itoa(n), strconv.Itoa(minutes), strconv.Itoa(weight[checklist.Practice]), strconv.Itoa(weight[checklist.Paper]), s.Title.In(lang)})
	}
	b.WriteString(tableText([]column{{title: "SCOPE", most: 24}, {title: "HOURS", most: 6, right: true}, {title: "ITEMS", most: 6, right: true}, {title: "MINUTES", most: 8, right: true}, {title: "PRACTICE", most: 8, right: true}, {title: "PAPER", most: 6, right: true}, {title: "", most: 40}}, rows))
	for _, s := range c.Sections {
		fmt.Fprintf(&b, "\n%s  %s\n", checklist.Line(s.ID), checklist.Line(titles(c, s.Title)))
		for i := range c.Items {
			if it := &c.Items[i]; it.Section == s.ID {
				b.WriteString(outlineItem(it, lang))
			}
		}
	}
	return b.String()
}

func outlineItem(it *checklist.Item, lang string) string {
	star, weight := " ", strconv.Itoa(it.Weight)
	if it.Star {
		star = "*"
	}
	if !it.Scored() {
		weight = "-"
	}
	lead := fmt.Sprintf("  %-8s %s %4s %3d min  ", checklist.Line(it.ID), star, weight, it.Minutes)
	return lead + wrap(checklist.Line(it.Prompt.In(lang)), len(lead)) + "\n"
}

// titles is a text in the languages of a checklist.
func titles(c *checklist.Checklist, t checklist.Text) string {
	var list []string
	for _, lang := range c.Languages {
		if t.Has(lang) {
			list = append(list, t[lang])
		}
	}
	return strings.Join(list, " · ")
}
