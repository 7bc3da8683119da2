package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"gemba/assessment"
	"gemba/checklist"
	"gemba/store"
)

func newVisits() *cobra.Command {
	var which visitFlags
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "visits",
		Short: "List the visits of the library",
		Long: `Lists the visits of the library, the latest first: how much of the walk is done,
the grade, the gap between paper and practice, and about how many things the
observers disagree. A file that cannot be read is listed with the reason. With
--json, scores are in milli-points, and null where a visit is not rated (NR).`,
		Example: "  gemba visits\n  gemba visits --library ~/visits\n  gemba visits --json",
		Args:    noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			var rows []listed
			err := during(cmd, "reading "+which.folder(), func() error {
				var err error
				rows, err = libraryRows(cmd.Context(), which.folder())
				return err
			})
			if err != nil {
				return err
			}
			said := map[string]bool{} // a file may hold several visits
			for i := range rows {
				if path := rows[i].Path; !said[path] && rows[i].Error == "" {
					said[path] = true
					sayWaiting(cmd, path, "")
				}
			}
			if asJSON {
				return printJSON(cmd, rows)
			}
			return printText(cmd, visitsText(rows))
		},
	}
	cmd.Flags().StringVar(&which.library, flagLibrary, "", libraryAbout)
	registerJSON(cmd, &asJSON)
	return cmd
}

// libraryRows reads the visits of a library, the latest first and files that
// cannot be read last. A library that was never made is empty.
func libraryRows(ctx context.Context, folder string) ([]listed, error) {
	names, err := visitFiles(folder)
	if errors.Is(err, fs.ErrNotExist) && folder == dataFolder() {
		return []listed{}, nil
	}
	if err != nil {
		return nil, hinted{err, "name the folder of the library with --library"}
	}
	paths := make([]string, len(names))
	for i, name := range names {
		paths[i] = filepath.Join(folder, name)
	}
	paths, copies := store.CopiesAmong(paths)
	rows := []listed{}
	for _, path := range paths {
		for _, row := range rowsOf(ctx, path) {
			row.Copies = copies[path]
			rows = append(rows, row)
		}
	}
	checklist.Arrange(rows, func(a, b listed) int {
		return cmp.Or(strings.Compare(a.Error, b.Error), cmp.Compare(b.Date, a.Date), cmp.Compare(a.Supplier, b.Supplier), cmp.Compare(a.Path, b.Path))
	})
	return rows, ctx.Err()
}

// visitFiles returns the names of the visit files in a folder.
func visitFiles(folder string) ([]string, error) {
	entries, err := os.ReadDir(folder)
	var names []string
	for _, e := range entries {
		if !e.IsDir() && isVisitFile(e.Name()) {
			names = append(names, e.Name())
		}
	}
	return names, err
}

// rowsOf reads the visits of one file without opening it for work.
func rowsOf(ctx context.Context, path string) []listed {
	visits, err := store.Peek(ctx, path)
	if err != nil && sealed(path) {
		return []listed{{Path: path, Error: "it is encrypted; the program opens it, or gemba copy"}}
	}
	if err != nil {
		return []listed{{Path: path, Error: err.Error()}}
	}
	condition, err := store.PeekCondition(ctx, path)
	if err != nil {
		return []listed{{Path: path, Error: err.Error()}}
	}
	rows := make([]listed, len(visits))
	for i, v := range visits {
		rows[i] = listedOf(v)
		rows[i].Path, rows[i].Damaged = path, condition.Damaged
		c, err := store.PeekChecklist(ctx, path, v.Checklist)
		if err != nil {
			rows[i].Error = err.Error()
			continue
		}
		rows[i].numbers = numbersOf(c, v)
		rows[i].Conflicts = condition.Conflicts[v.ID]
	}
	return rows
}

// listed is one line of "gemba visits --json". Scores are in milli-points.
type listed struct {
	Path     string     `json:"path"`
	Error    string     `json:"error,omitempty"`
	Damaged  bool       `json:"damaged,omitempty"` // what is shown is what is left of the file
	Copies   []string   `json:"copies,omitempty"`  // that a sync program left beside the file
	ID       string     `json:"id,omitempty"`
	Supplier string     `json:"supplier,omitempty"`
	Site     string     `json:"site,omitempty"`
	Date     string     `json:"date,omitempty"`
	Order    string     `json:"order,omitempty"`
	Scope    string     `json:"scope,omitempty"`
	Changed  *time.Time `json:"changed,omitempty"`
	*numbers            // of a visit that can be read
}

// numbers are what a visit in a list amounts to. The scores of a visit that is
// not rated are null: too little was seen for them to be set beside others.
type numbers struct {
	Walked    int    `json:"walked"` // percent of the items that the scope asks
	Grade     string `json:"grade"`
	Practice  *int64 `json:"practice"`
	Paper     *int64 `json:"paper"`
	Gap       *int64 `json:"gap"`
	Conflicts int    `json:"conflicts"` // about which observers disagree: answers, lines, texts, the header
}

func listedOf(v *checklist.Visit) listed {
	return listed{ID: v.ID, Supplier: v.Supplier, Site: v.Site, Date: v.Date, Order: v.Order, Scope: v.Scope, Changed: &v.Changed}
}

func numbersOf(c *checklist.Checklist, v *checklist.Visit) *numbers {
	r := assessment.Evaluate(c, v)
	n := &numbers{Walked: v.Walked(c), Grade: r.Status}
	if !assessment.NotRated(r.Status) {
		n.Practice, n.Paper, n.Gap = &r.Practice.Score, &r.Paper.Score, &r.Gap.Score
	}
	return n
}

// visitsText sets a list of visits in columns, and the files that cannot be read
// below it.
func visitsText(rows []listed) string {
	columns := []column{
		{"supplier", 30, false},
		{"site", 16, false},
		{"date", 10, false},
		{"order", 20, false},
		{"walked", 6, true},
		{"grade", 5, false},
		{"gap", 4, true},
		{"conflicts", 9, true},
	}
	var cells [][]string
	last := len(columns) - 1 // without it, where nobody disagrees
	var below strings.Builder
	for i := range rows {
		r := &rows[i]
		for _, c := range r.Copies {
			fmt.Fprintf(&below, "a copy to merge: %s, beside %s\n", checklist.Line(filepath.Base(c)), checklist.Line(filepath.Base(r.Path)))
		}
		if r.numbers == nil {
			fmt.Fprintf(&below, "cannot be read: %s: %s\n", checklist.Line(filepath.Base(r.Path)), checklist.Line(r.Error))
			continue
		}
		if r.Damaged {
			fmt.Fprintf(&below, "damaged, and shown is what is left of it: %s; gemba salvage may find more\n", checklist.Line(filepath.Base(r.Path)))
		}
		conflicts := ""
		if r.Conflicts > 0 {
			last = len(columns)
			conflicts = fmt.Sprint(r.Conflicts)
		}
		cells = append(cells, []string{r.Supplier, r.Site, r.Date, r.Order, fmt.Sprintf("%d %%", r.Walked), r.Grade, r.gapText(), conflicts})
	}
	if len(rows) == 0 {
		return "no visits here yet; gemba new makes one\n"
	}
	if len(cells) == 0 {
		return below.String()
	}
	return tableText(columns[:last], cells) + below.String()
}

// gapText is the gap of a visit, where enough is seen for one.
func (n *numbers) gapText() string {
	var gap int64
	if n.Gap != nil {
		gap = *n.Gap
	}
	return assessment.RatedGap(n.Grade, gap)
}
