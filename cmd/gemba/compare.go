package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"gemba/assessment"
	"gemba/checklist"
	"gemba/store"
)

func newCompare() *cobra.Command {
	var which visitFlags
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "compare [VISIT [LATER]]",
		Short: "Compare two visits of a supplier, its visits over time, or suppliers",
		Long: `With two visits, prints item by item what is better, worse, newly seen and no
longer seen, what was said to be fixed and was found again, and from which items
the difference of the scores comes; the shares add up to it. With one visit,
prints all visits of its supplier over time. Without any, prints the suppliers
of the library side by side, those with the same checklist, scope and model
together, and says which of them their ranges do not tell apart.

` + visitHelp,
		Example: "  gemba compare northline-2025 northline-2026\n  gemba compare northline\n  gemba compare --library ~/visits --json",
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) > 2 {
				return usage("usage: gemba "+cmd.Use, "%s takes two visits at most, not %d", cmd.CommandPath(), len(args))
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			switch len(args) {
			case 2:
				return comparePair(cmd, &which, args[0], args[1], asJSON)
			case 1:
				return compareOver(cmd, &which, args[0], asJSON)
			}
			return compareAll(cmd, which.folder(), asJSON)
		},
	}
	which.register(cmd)
	registerJSON(cmd, &asJSON)
	return cmd
}

// comparedJSON is what "gemba compare A B --json" prints.
type comparedJSON struct {
	Before visitName `json:"before_visit"`
	After  visitName `json:"after_visit"`
	*assessment.Comparison
}

type visitName struct {
	ID       string `json:"id"`
	Supplier string `json:"supplier"`
	Site     string `json:"site,omitempty"`
	Date     string `json:"date"`
	Path     string `json:"path"`
}

func nameOf(path string, v *checklist.Visit) visitName {
	return visitName{v.ID, v.Supplier, v.Site, v.Date, path}
}

func comparePair(cmd *cobra.Command, which *visitFlags, first, second string, asJSON bool) error {
	pathA, a, listA, err := findVisit(cmd, first, which.folder(), "")
	if err != nil {
		return err
	}
	pathB, b, listB, err := findVisit(cmd, second, which.folder(), "")
	if err != nil {
		return err
	}
	if a.ID == b.ID {
		return usage("name another visit", "both are the same visit")
	}
	sayWaiting(cmd, pathA, a.ID)
	sayWaiting(cmd, pathB, b.ID)
	c := assessment.Compare(assessment.Visited{List: listA, Visit: a}, assessment.Visited{List: listB, Visit: b})
	if asJSON {
		return printJSON(cmd, comparedJSON{nameOf(pathA, a), nameOf(pathB, b), c})
	}
	if !assessment.SameSupplier(a, b) {
		fmt.Fprintln(cmd.ErrOrStderr(), "note: these are visits of two suppliers")
	}
	_, err = fmt.Fprint(cmd.OutOrStdout(), pairText(a, b, listB, c))
	return err
}

// changeTitles head the kinds of changes.
var changeTitles = map[assessment.ChangeKind]string{
	assessment.FoundAgain: "said fixed, found again", assessment.Worse: "worse", assessment.Better: "better",
	assessment.LessProven: "as before, on weaker evidence", assessment.BetterProven: "as before, on better evidence",
	assessment.NewlySeen: "newly seen", assessment.NotSeenAgain: "no longer seen",
}

func pairText(a, b *checklist.Visit, list *checklist.Checklist, c *assessment.Comparison) string {
	var p page
	p.line("BEFORE", fmt.Sprintf("%s %s  %s", a.Supplier, a.Date, resultText(c.Before)))
	p.line("AFTER", fmt.Sprintf("%s %s  %s", b.Supplier, b.Date, resultText(c.After)))
	for _, u := range c.Unlike {
		p.line("BUT", u+": read the numbers with that in mind")
	}
	p.line("DIFFERENCE", assessment.Signed(c.Difference)+" points of practice; the shares below add up to it")
	last := assessment.ChangeKind("")
	parts := make([]int64, 0, len(c.Items)+1)
	for i := range c.Items {
		parts = append(parts, c.Items[i].Share)
	}
	shown := assessment.Shares(c.Difference, append(parts, c.Rest))
	for i := range c.Items {
		ch := &c.Items[i]
		if ch.Kind != last {
			last = ch.Kind
			p.b.WriteString("\n" + changeTitles[ch.Kind] + "\n")
		}
		p.indented(ch.Item, itemWidth, list.Item(ch.Item).Prompt.In("en"))
		text := rangeWords(ch.Before) + " → " + rangeWords(ch.After)
		if shown[i] != 0 {
			text += "; " + assessment.Signed(shown[i]*100) + " of the score"
		}
		if ch.Said != "" {
			text += "; " + ch.Said
		}
		p.indented("", itemWidth, text)
	}
	if rest := shown[len(shown)-1]; rest != 0 {
		p.b.WriteString("\n")
		p.indented("the rest", itemWidth+2, assessment.Signed(rest*100)+": questions that only one visit asked, that did not apply, and what others weigh by that")
	}
	return p.b.String()
}

func resultText(r *assessment.Result) string {
	return fmt.Sprintf("%s  practice %s (%s)  paper %s", r.Status, assessment.Points(r.Practice.Score), rangeWords(r.Practice.Range), assessment.Points(r.Paper.Score))
}

func rangeWords(r assessment.Range) string {
	if r.Lo == r.Hi {
		return assessment.Points(r.Lo)
	}
	return assessment.Points(r.Lo) + "–" + assessment.Points(r.Hi)
}

// visitedIn reads the visits of a library that are wanted and can be read, the
// earliest first. Files that cannot be read are named in a note.
func visitedIn(cmd *cobra.Command, want wanted, folder string) (found []foundVisit, lists []assessment.Visited, unread []string, err error) {
	var notes []string
	err = during(cmd, "reading "+folder, func() error {
		all, err := visitsWanted(cmd.Context(), want, folder)
		found, lists = readable(cmd.Context(), all, func(path string, err error) {
			notes = append(notes, fmt.Sprintf("%s is left out: %v", path, err))
			unread = append(unread, filepath.Base(path))
		})
		return err
	})
	if err != nil {
		return nil, nil, nil, err
	}
	for _, note := range notes {
		fmt.Fprintln(cmd.ErrOrStderr(), "note: "+checklist.Line(note))
	}
	if len(found) == 0 {
		return nil, nil, nil, hinted{fmt.Errorf("visits in %s: %w", folder, checklist.ErrNotFound), "name a library with --library"}
	}
	return found, lists, unread, nil
}

// readable keeps the visits that can be read together with their checklists, by
// supplier and date.
func readable(ctx context.Context, all []foundVisit, skip func(path string, err error)) ([]foundVisit, []assessment.Visited) {
	checklist.Arrange(all, func(x, y foundVisit) int {
		if x.visit == nil || y.visit == nil {
			return 0
		}
		return strings.Compare(x.visit.Date, y.visit.Date)
	})
	var found []foundVisit
	var lists []assessment.Visited
	for _, f := range all {
		err := f.err
		var c *checklist.Checklist
		if err == nil {
			c, err = store.PeekChecklist(ctx, f.path, f.visit.Checklist)
		}
		if err != nil {
			skip(f.path, err)
			continue
		}
		found, lists = append(found, f), append(lists, assessment.Visited{List: c, Visit: f.visit})
	}
	return found, lists
}

// trendRow is one visit of a supplier over time, in JSON.
type trendRow struct {
	visitName
	*assessment.Record
	Unlike []string `json:"unlike"` // in what it differs from the visit before
}

func compareOver(cmd *cobra.Command, which *visitFlags, arg string, asJSON bool) error {
	all, _, err := visitsOf(cmd.Context(), arg, which.folder())
	if err != nil {
		return err
	}
	meant := slices.DeleteFunc(all, func(f foundVisit) bool { return f.visit == nil })
	if len(meant) == 0 {
		return hinted{fmt.Errorf("visit %q: %w", arg, checklist.ErrNotFound), "give the path of a .gemba file, or a part of a supplier's name"}
	}
	first := meant[0].visit
	for _, f := range meant {
		if !assessment.SameSupplier(f.visit, first) {
			return usage("name one of them in full", "%q means several suppliers", arg)
		}
	}
	found, lists, _, err := visitedIn(cmd, ofSupplier(first), which.folder())
	if err != nil && !errors.Is(err, checklist.ErrNotFound) {
		return err
	}
	if err != nil { // a file that lies in no library
		found, lists = readable(cmd.Context(), meant, func(string, error) {})
	}
	var rows []trendRow
	var last *assessment.Result
	for i, f := range found {
		s := assessment.NewSheet(lists[i].List, f.visit)
		r := s.Result()
		row := trendRow{visitName: nameOf(f.path, f.visit), Record: s.Record(r), Unlike: []string{}}
		if last != nil {
			row.Unlike = assessment.Unlike(last, r)
		}
		rows, last = append(rows, row), r
	}
	if asJSON {
		return printJSON(cmd, rows)
	}
	lines := make([][]string, len(rows))
	for i, r := range rows {
		lines[i] = []string{r.Date, r.Status, assessment.Points(r.Practice.Score), rangeWords(assessment.Range{Lo: r.Practice.Lo, Hi: r.Practice.Hi}), assessment.Points(r.Paper.Score), assessment.Signed(r.Gap.Score), strings.Join(r.Unlike, ", ")}
	}
	_, err = fmt.Fprintf(cmd.OutOrStdout(), "%s\n%s", checklist.Line(first.Supplier), tableText([]column{{"date", 10, false}, {"grade", 5, false}, {"practice", 8, true}, {"range", 13, false}, {"paper", 6, true}, {"gap", 6, true}, {"unlike the one before", 60, false}}, lines))
	return err
}
