package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"gemba/assessment"
	"gemba/checklist"
)

func newClose() *cobra.Command {
	var flags recordFlags
	cmd := &cobra.Command{
		Use:   "close VISIT",
		Short: "Close a visit: from then on it is read-only",
		Long: `Closes a visit. What the assessment is at that moment is kept with it: the model,
the hash of the checklist and every number. From then on the visit is read-only
until somebody takes the pen; comments, signatures and what becomes of promises
can be recorded all the same.

` + visitHelp,
		Example: "  gemba close hongyuan\n  gemba close hongyuan --reason 'read back to the host, nothing open'",
		Args:    cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			visit, _, err := flags.take(cmd, args, 0, 0)
			if err != nil {
				return err
			}
			return flags.review(cmd, visit, (*recording).closing)
		},
	}
	flags.register(cmd)
	return cmd
}

// closing is the change that closes the visit with its result of now.
func (r *recording) closing() ([]checklist.Change, reviewResult, error) {
	if r.v.ReadOnly() {
		return nil, reviewResult{}, hinted{fmt.Errorf("the visit is closed already, by %s", r.v.Closed.By), "gemba show VISIT says since when"}
	}
	s := assessment.NewSheet(r.c, r.v)
	res := s.Result()
	closing := s.Close(res, newUUID())
	return []checklist.Change{closing.Change()}, reviewResult{ID: closing.ID, Words: "closed at " + res.Status}, nil
}
