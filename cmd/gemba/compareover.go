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
