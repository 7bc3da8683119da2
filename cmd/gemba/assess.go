package main

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"gemba/assessment"
	"gemba/checklist"
)

func newAssess() *cobra.Command {
	var which visitFlags
	var asJSON, asOfNow bool
	var stored string
	cmd := &cobra.Command{
		Use:   "assess VISIT",
		Short: "Print the assessment of a visit, or verify a stored one",
		Long: `Computes the assessment of a visit from its answers and prints it with its
reasons. With --json, scores are whole numbers in milli-points (100 points are
100000) and evidence is in per mille.

` + visitHelp,
		Example: "  gemba assess hongyuan\n  gemba assess ~/visits/hongyuan.gemba --json > result.json\n  gemba assess hongyuan --verify result.json\n  gemba assess hongyuan --now",
		Args:    oneVisit,
		RunE: func(cmd *cobra.Command, args []string) error {
			path, v, c, err := findVisit(cmd, args[0], which.folder(), which.visit)
			if err != nil {
				return err
			}
			sayWaiting(cmd, path, v.ID)
			if asOfNow {
				v = assessment.AsOfNow(c, v)
			}
			r := assessment.Evaluate(c, v)
			switch {
			case stored != "":
				return verify(cmd, stored, r, asJSON)
			case asJSON:
				return printJSON(cmd, r)
			}
			return printText(cmd, assessText(c, v, r, asOfNow))
		},
	}
	which.register(cmd)
	registerJSON(cmd, &asJSON)
	cmd.Flags().BoolVar(&asOfNow, "now", false, "let promises that were kept or broken since the visit count")
	cmd.Flags().StringVar(&stored, "verify", "", "compare with a result that --json printed; exit 1 where they differ")
	return fileFirst(cmd)
}

// verify compares a stored result with one computed from the visit. Where they
// differ the error names the first place.
func verify(cmd *cobra.Command, path string, r *assessment.Result, asJSON bool) error {
	const hint = "--verify takes the file of what gemba assess --json printed"
	text, err := os.ReadFile(path)
	if err != nil {
		return hinted{err, hint}
	}
	name := filepath.Base(path)
	diffs, err := assessment.Verify(text, r)
	if err != nil {
		return hinted{fmt.Errorf("%s: %w", name, err), hint}
	}
	if asJSON {
		if err := printJSON(cmd, verdictOf(diffs)); err != nil {
			return err
		}
	}
	switch {
	case len(diffs) > 0:
		return differs(name, diffs)
	case asJSON:
		return nil
	}
	_, err = fmt.Fprintf(cmd.OutOrStdout(), "%s agrees: every number, letter and id is what the visit gives.\n", checklist.Line(name))
	return err
}

// verdict is what "gemba assess --verify --json" prints.
type verdict struct {
	Agrees      bool         `json:"agrees"`
	Differences []difference `json:"differences"`
}

type difference struct {
	Path     string `json:"path"`
	Stored   string `json:"stored"`
	Computed string `json:"computed"`
}

func verdictOf(diffs []assessment.Difference) verdict {
	v := verdict{Agrees: len(diffs) == 0, Differences: make([]difference, len(diffs))}
	for i, d := range diffs {
		v.Differences[i] = difference(d)
	}
	return v
}

// differs is the error about a stored result that is not what the visit gives.
// Another model, checklist or scope explains all other differences, so it is
// named before them.
func differs(name string, diffs []assessment.Difference) error {
	first, hint := diffs[0], "the visit has changed since, or the stored result has"
	for _, c := range []struct{ path, hint string }{
		{"scope", "the stored result is of another scope"},
		{"checklist", "the stored result was made with another checklist"},
		{"model", "results of different models are read side by side, never compared number by number"},
	} {
		for _, d := range diffs {
			if d.Path == c.path {
				first, hint = d, c.hint
			}
		}
	}
	err := fmt.Errorf("%s differs from the visit: %v", name, first)
	if n := len(diffs) - 1; n > 0 {
		err = fmt.Errorf("%w (and %d more)", err, n)
	}
	return hinted{err, hint}
}
