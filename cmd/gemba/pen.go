package main

import (
	"strings"

	"github.com/spf13/cobra"

	"gemba/checklist"
)

func newPen() *cobra.Command {
	var flags recordFlags
	cmd := &cobra.Command{
		Use:   "pen VISIT",
		Short: "Take the pen to a closed visit, with a reason",
		Long: `Takes the pen to a closed visit: from then on it can be changed again, under the
name of whoever changes it. What the assessment was when the visit was closed
stays with it and is shown beside that of today. gemba close closes it again.

` + visitHelp,
		Example: "  gemba pen hongyuan --reason 'the mill certificates came by mail'",
		Args:    cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			visit, _, err := flags.take(cmd, args, 0, 0)
			if err != nil {
				return err
			}
			if strings.TrimSpace(flags.reason) == "" {
				return usage("say why with --reason TEXT", "taking the pen needs a reason")
			}
			return flags.review(cmd, visit, func(r *recording) ([]checklist.Change, reviewResult, error) {
				if !r.v.ReadOnly() {
					return nil, reviewResult{}, usage("nothing needs to be done", "the visit is open: everybody has the pen")
				}
				p := checklist.Pen{ID: newUUID(), Closing: r.v.Closed.ID, Reason: flags.reason}
				return []checklist.Change{p.Change()}, reviewResult{ID: p.ID, Words: "the pen is yours"}, nil
			})
		},
	}
	flags.register(cmd)
	return cmd
}
