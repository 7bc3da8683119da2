package main

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"gemba/assessment"
	"gemba/checklist"
)

// The columns of a table of answers. The first two are needed.
const (
	columnItem     = "item"
	columnValue    = "value"
	columnReason   = "reason"
	columnNote     = "note"
	columnObserved = "observed"
)

// maxTable is the largest table of answers, in bytes.
const maxTable = 16_000_000

var fillColumns = []string{columnItem, columnValue, columnReason, columnNote, columnObserved}

func newFill() *cobra.Command {
	var flags recordFlags
	var dry bool
	cmd := &cobra.Command{
		Use:   "fill VISIT FILE",
		Short: "Take the answers of a CSV table into a visit",
		Long: `Takes the answers of a CSV table into a visit. The first line names the columns:
item and value and, where wanted, reason, note and observed. A value is what
gemba answer takes, such as 80 basis=seen. FILE may be - for standard input.

Either all lines are taken or none: each that is refused is named with its line.
With --dry-run it prints what would change, and writes nothing.

` + visitHelp,
		Example: "  gemba fill hongyuan answers.csv --dry-run\n  gemba fill hongyuan answers.csv --as 'Ana Ruiz'\n  gemba fill hongyuan - --json < answers.csv",
		Args:    cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			visit, rest, err := flags.take(cmd, args, 1, 1)
			if err != nil {
				return err
			}
			return flags.fill(cmd, visit, rest[0], dry)
		},
	}
	flags.callFlags.register(cmd)
	registerAs(cmd, &flags.as)
	cmd.Flags().BoolVar(&dry, "dry-run", false, "print what would change, and write nothing")
	return cmd
}

// filled is what "gemba fill --json" prints.
type filled struct {
	DryRun bool         `json:"dry_run"`
	Rows   []filledLine `json:"rows"`
	Status string       `json:"status"` // of the visit, with them
	Saved  string       `json:"saved,omitempty"`
}

type filledLine struct {
	Line int    `json:"line"`
	Item string `json:"item"`
	Says string `json:"says"` // what it changes, in words
}

func (f *recordFlags) fill(cmd *cobra.Command, visit, file string, dry bool) error {
	ctx := cmd.Context()
	rows, err := readFill(cmd, file)
	if err != nil {
		return err
	}
	who, err := whoRecords(f.as)
	if err != nil {
		return err
	}
	r, err := openVisit(cmd, &f.visitFlags, visit, who)
	if err != nil {
		return err
	}
	out := &filled{DryRun: dry, Rows: []filledLine{}}
	var all []checklist.Change
	var refused []error
	for _, row := range rows {
		says, changes, err := r.fillRow(row)
		if err != nil {
			refused = append(refused, fmt.Errorf("line %d: %w", row.line, err))
			continue
		}
		out.Rows = append(out.Rows, filledLine{row.line, row.cells[columnItem], says})
		all = append(all, changes...)
	}
	out.Status = assessment.Evaluate(r.c, r.v).Status
	if len(refused) > 0 {
		for _, err := range refused[:len(refused)-1] {
			complain(cmd.ErrOrStderr(), err)
		}
		return r.abandon(ctx, refused[len(refused)-1])
	}
	if dry {
		return errors.Join(out.say(cmd, f.asJSON), closeReader(ctx, r.f))
	}
	saved, err := r.save(ctx, all...)
	if err != nil {
		return err
	}
	out.Saved = savedWord(saved)
	if !f.asJSON {
		if err := out.say(cmd, false); err != nil {
			return err
		}
	}
	return sayRecorded(cmd, f.asJSON, out, count(len(out.Rows), "answer")+" taken; "+out.Status, saved, r.f.Path())
}

func (o *filled) say(cmd *cobra.Command, asJSON bool) error {
	if asJSON {
		return printJSON(cmd, o)
	}
	if quiet(cmd) && !o.DryRun {
		return nil
	}
	for _, row := range o.Rows {
		if _, err := fmt.Fprintln(cmd.OutOrStdout(), checklist.Line(row.Item+": "+row.Says)); err != nil {
			return err
		}
	}
	return nil
}

// fillRow is one line of the table, with the cells by the names of their columns.
type fillRow struct {
	line  int
	cells map[string]string
}

// fillRow makes the changes of a line on the visit in memory.
func (r *recording) fillRow(row fillRow) (string, []checklist.Change, error) {
	words, err := splitWords(row.cells[columnValue])
	if err != nil {
		return "", nil, err
	}
	at, err := observedAt(row.cells[columnObserved], time.Now())
	if err != nil {
		return "", nil, err
	}
	changes, it, err := r.prepare(row.cells[columnItem], words, row.cells[columnReason], row.cells[columnNote], at)
	if err != nil {
		return "", nil, err
	}
	says, _ := r.apply(it, changes)
	return says, changes, nil
}

// readFill reads a table of answers. An empty line, and one without a value, is
// left out.
func readFill(cmd *cobra.Command, file string) ([]fillRow, error) {
	const hint = "the first line names the columns: item,value and, where wanted, reason, note, observed"
	in := cmd.InOrStdin()
	if file != "-" {
		if _, err := visitFile(file); err != nil {
			return nil, err
		}
		f, err := os.Open(file)
		if err != nil {
			return nil, err
		}
		defer f.Close() //nolint:errcheck // it was only read
		in = f
	}
	text, err := io.ReadAll(io.LimitReader(in, maxTable+1))
	if err != nil {
		return nil, err
	}
	if len(text) > maxTable {
		return nil, usage("part it", "%s is larger than 16 million bytes", file)
	}
	table := csv.NewReader(bytes.NewReader(text))
	head, err := table.Read()
	if err != nil {
		return nil, usage(hint, "%s is not a table of answers: %v", file, err)
	}
	for i, name := range head {
		head[i] = strings.ToLower(strings.TrimSpace(strings.TrimPrefix(name, "\uFEFF")))
		if !slices.Contains(fillColumns, head[i]) || slices.Contains(head[:i], head[i]) {
			return nil, usage(hint, "%s: the column %q is not one of a table of answers, or is there twice", file, name)
		}
	}
	if !slices.Contains(head, columnItem) || !slices.Contains(head, columnValue) {
		return nil, usage(hint, "%s has no column item, or none called value", file)
	}
	var rows []fillRow
	for {
		cells, err := table.Read()
		if errors.Is(err, io.EOF) {
			return rows, nil
		}
		if err != nil {
			return nil, usage("each line has as many cells as the first", "%s: %v", file, err)
		}
		row := fillRow{cells: map[string]string{}}
		row.line, _ = table.FieldPos(0)
		for i, cell := range cells {
			row.cells[head[i]] = strings.TrimSpace(cell)
		}
		if row.cells[columnValue] != "" {
			rows = append(rows, row)
		}
	}
}
