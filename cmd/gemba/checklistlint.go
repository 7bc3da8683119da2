package main

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"gemba/checklist"
)

func newChecklistLint() *cobra.Command {
	var strict bool
	cmd := &cobra.Command{
		Use:   "lint CHECKLIST",
		Short: "Check a checklist, and say what is worth a second look",
		Long: `Checks a checklist: what is wrong, such as weights that do not add up, a missing
translation, or a scope whose items take longer than its hours, and what is
allowed and worth a second look, such as a star that weighs nothing or a branch
that can open nothing. Each line says where, and what to do. What is wrong ends
with exit code 1; with --strict, so does a warning.

` + checklistHelp,
		Example: "  gemba checklist lint valves.xlsx\n  gemba checklist lint valves --strict --json",
		Args:    exactly(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			c, warnings, err := lint(args[0])
			var wrong checklist.Problems
			if err != nil && !errors.As(err, &wrong) {
				return err
			}
			if err := sayProblems(cmd, c, wrong, warnings); err != nil {
				return err
			}
			return lintVerdict(len(wrong), len(warnings), strict)
		},
	}
	cmd.Flags().BoolVar(&strict, "strict", false, "end with exit code 1 on warnings too")
	return cmd
}

// lint reads a checklist and returns what is worth a second look in it; what is
// wrong is the error.
func lint(arg string) (*checklist.Checklist, checklist.Problems, error) {
	if !isChecklistPath(arg) {
		c, err := findChecklist(arg)
		if err != nil {
			return nil, nil, err
		}
		return c, checklist.Lint(c), nil
	}
	b, c, err := readForm(arg)
	if err == nil && b != nil {
		c, err = b.Checklist()
	}
	if err != nil {
		return nil, nil, err
	}
	warnings := checklist.Lint(c)
	if b != nil {
		return c, b.Locate(warnings), nil
	}
	for i := range warnings {
		warnings[i].File = filepath.Base(arg)
	}
	return c, warnings, nil
}

// problemJSON is one thing that a check of a checklist found.
type problemJSON struct {
	Level  string `json:"level"` // error or warning
	File   string `json:"file"`
	Line   int    `json:"line,omitempty"`
	Sheet  string `json:"sheet,omitempty"`
	Row    int    `json:"row,omitempty"`
	Column string `json:"column,omitempty"`
	What   string `json:"what"`
	Hint   string `json:"hint"`
}

func sayProblems(cmd *cobra.Command, c *checklist.Checklist, wrong, warnings checklist.Problems) error {
	if flagged(cmd, flagJSON) {
		list := []problemJSON{}
		for level, ps := range map[string]checklist.Problems{"error": wrong, "warning": warnings} { // one of them is empty
			for _, p := range ps {
				list = append(list, problemJSON{level, p.File, p.Line, p.Sheet, p.Row, p.Column, p.What, p.Hint})
			}
		}
		return printJSON(cmd, list)
	}
	var b strings.Builder
	for _, p := range wrong {
		b.WriteString(problemText("error", p))
	}
	for _, p := range warnings {
		b.WriteString(problemText("warning", p))
	}
	if b.Len() == 0 && !quiet(cmd) {
		fmt.Fprintf(&b, "%s %s: %s, nothing to mend\n", checklist.Line(c.ID), checklist.Line(c.Version), count(len(c.Items), "item"))
	}
	return printText(cmd, b.String())
}

func problemText(level string, p checklist.Problem) string {
	return fmt.Sprintf("%s, %s: %s: %s\n    %s\n", checklist.Line(p.File), checklist.Line(p.Place()), level, checklist.Line(p.What), checklist.Line(p.Hint))
}

func lintVerdict(wrong, warnings int, strict bool) error {
	switch {
	case wrong > 0:
		return hinted{fmt.Errorf("%s to mend", count(wrong, "error")), "mend what is listed and check again"}
	case warnings > 0 && strict:
		return hinted{fmt.Errorf("%s with --strict", count(warnings, "warning")), "mend what is listed, or leave --strict out"}
	}
	return nil
}
