package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"gemba/assessment"
	"gemba/checklist"
)

func newSign() *cobra.Command {
	var flags recordFlags
	var role string
	cmd := &cobra.Command{
		Use:   "sign VISIT [WORDS...]",
		Short: "Sign a visit as it stands",
		Long: `Puts your name under a visit as it stands: the hash of everything that stands in
it, and the assessment. Anything that changes afterwards is said beside the
signature, on the screen, in the report and by gemba show.

This is a name in a file and no cryptographic signature: it shows what changed,
and does not prove who signed.

` + visitHelp,
		Example: "  gemba sign hongyuan --role reviewer\n  gemba sign hongyuan --role 'head of purchasing' 'agreed, with the hold points'",
		Args:    cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			visit, words, err := flags.take(cmd, args, 0, -1)
			if err != nil {
				return err
			}
			return flags.review(cmd, visit, func(r *recording) ([]checklist.Change, reviewResult, error) {
				return r.sign(cmd.Context(), role, strings.Join(words, " "))
			})
		},
	}
	flags.register(cmd)
	cmd.Flags().StringVar(&role, "role", "reviewer", "in which role you sign")
	return cmd
}

// sign signs a visit about which nobody disagrees any more.
func (r *recording) sign(ctx context.Context, role, words string) ([]checklist.Change, reviewResult, error) {
	found, err := r.f.Conflicts(ctx, r.v.ID)
	if err != nil {
		return nil, reviewResult{}, err
	}
	if len(found) > 0 {
		return nil, reviewResult{}, conflictsLeft(len(found))
	}
	s := assessment.NewSheet(r.c, r.v)
	res := s.Result()
	sig := s.Sign(res, newUUID(), role, words)
	if sig == nil {
		return nil, reviewResult{}, errors.New("the hash of what is signed is not known")
	}
	return []checklist.Change{sig.Change()}, reviewResult{ID: sig.ID, Words: fmt.Sprintf("signed as %s at %s, %s", role, res.Status, beginning(sig.Heads, 12))}, nil
}
