package main

import (
	"cmp"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"gemba/assessment"
	"gemba/checklist"
)

func newFill() *cobra.Command {
	var flags recordFlags
	var dry bool
	var mapping string
	cmd := &cobra.Command{
		Use:   "fill VISIT FILE",
		Short: "Take the answers of a table, or of an export of forms, into a visit",
		Long: `Takes the answers of a CSV table into a visit. The first line names the columns:
item and value and, where wanted, reason, note and observed. A value is what
gemba answer takes, such as 80 basis=seen. FILE may be - for standard input.

With --map it takes an export of forms, CSV or JSON as ODK Central and
KoboToolbox write it. The map is a small TOML file that says which column is
which answer; docs/forms.md has one that works.

Either all lines are taken or none: each that is refused is named with its line.
What the visit says already is not recorded again, so the same table or export can
be taken once more with what was added to it. With --dry-run it prints what would change, and writes nothing.

` + visitHelp,
		Example: "  gemba fill hongyuan answers.csv --dry-run\n  gemba fill hongyuan answers.csv --as 'Ana Ruiz'\n  gemba fill hongyuan - --json < answers.csv\n  gemba fill hongyuan visit.json --map kobo.toml --dry-run",
		Args:    cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			visit, rest, err := flags.take(cmd, args, 1, 1)
			if err != nil {
				return err
			}
			return flags.fill(cmd, visit, rest[0], mapping, dry)
		},
	}
	flags.callFlags.register(cmd)
	registerAs(cmd, &flags.as)
	cmd.Flags().StringVar(&mapping, "map", "", "a TOML file that says which column of an export is which answer")
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
	Line int    `json:"line,omitempty"` // of a table
	Form int    `json:"form,omitempty"` // of an export
	Item string `json:"item"`
	Says string `json:"says"` // what it changes, in words
	New  bool   `json:"new"`  // the visit did not say it yet
}

func (f *recordFlags) fill(cmd *cobra.Command, visit, file, mapping string, dry bool) error {
	ctx := cmd.Context()
	rows, name, err := f.fillRows(cmd, file, mapping)
	if err != nil {
		return err
	}
	f.as = name
	r, err := f.open(cmd, visit)
	if err != nil {
		return err
	}
	if r.said, err = r.standing(ctx); err != nil {
		return r.abandon(ctx, err)
	}
	out := &filled{DryRun: dry, Rows: []filledLine{}}
	var all []checklist.Change
	var refused []error
	for _, row := range rows {
		says, changes, err := r.fillRow(row)
		if err != nil {
			refused = append(refused, fmt.Errorf("%s: %w", row.where, err))
			continue
		}
		out.Rows = append(out.Rows, filledLine{row.line, row.form, cmp.Or(row.item, headerItem), says, len(changes) > 0})
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
	return sayRecorded(cmd, f.asJSON, out, out.taken()+"; "+out.Status, saved, r.f.Path())
}

// taken says how many rows said something new.
func (o *filled) taken() string {
	n := 0
	for _, row := range o.Rows {
		if row.New {
			n++
		}
	}
	text := count(n, "answer") + " taken"
	if old := len(o.Rows) - n; old > 0 {
		text += fmt.Sprintf(", %d as they were", old)
	}
	return text
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
