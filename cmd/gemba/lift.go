package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"gemba/assessment"
	"gemba/checklist"
)

func newLift() *cobra.Command {
	var flags recordFlags
	var withdraw string
	cmd := &cobra.Command{
		Use:   "lift VISIT RULE [ITEM]",
		Short: "Lift a cap under your own name, with a reason",
		Long: `Lifts a cap of the grade: you answer for it with your name and a reason. The
computed grade stays what it is and stays printed; what it would be without the
cap stands beside it. A lift is visible for ever. --withdraw ID takes it back,
and both stay in the record.

` + visitHelp,
		Example: "  gemba lift hongyuan K4 IN-03 --reason 'we inspect all of it at our own gate'\n  gemba lift hongyuan --withdraw dec9b148 --reason 'our gate closes in May'",
		Args:    cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			least := 1
			if withdraw != "" {
				least = 0
			}
			visit, words, err := flags.take(cmd, args, least, 2)
			if err != nil {
				return err
			}
			if strings.TrimSpace(flags.reason) == "" {
				return usage("say why with --reason TEXT", "a cap is lifted or a lift withdrawn only with a reason")
			}
			return flags.review(cmd, visit, func(r *recording) ([]checklist.Change, reviewResult, error) {
				if withdraw != "" {
					return r.withdraw(withdraw, flags.reason)
				}
				return r.lift(words, flags.reason)
			})
		},
	}
	flags.register(cmd)
	cmd.Flags().StringVar(&withdraw, "withdraw", "", "id of the lift that is taken back")
	return cmd
}

// lift lifts a cap that stands: by its rule, and by its item where the rule fired
// at several.
func (r *recording) lift(words []string, reason string) ([]checklist.Change, reviewResult, error) {
	res := assessment.Evaluate(r.c, r.v)
	var found []assessment.Cap
	var names []string
	for _, k := range res.Caps {
		names = append(names, strings.TrimSpace(k.Rule+" "+k.Item))
		if strings.EqualFold(k.Rule, words[0]) && (len(words) == 1 || strings.EqualFold(k.Item, words[1])) {
			found = append(found, k)
		}
	}
	hint := "no cap stands"
	if len(names) > 0 {
		hint = "name one of " + strings.Join(names, ", ")
	}
	switch {
	case len(found) == 0:
		return nil, reviewResult{}, hinted{fmt.Errorf("the cap %s: %w", strings.Join(words, " "), checklist.ErrNotFound), hint}
	case len(found) > 1:
		return nil, reviewResult{}, usage(hint, "%s caps at %d items", words[0], len(found))
	case r.v.LiftOf(found[0].Rule, found[0].Item) != nil:
		return nil, reviewResult{}, usage("gemba show VISIT says by whom", "this cap is lifted already")
	}
	l := checklist.Lift{ID: newUUID(), Rule: found[0].Rule, Item: found[0].Item, Reason: reason}
	changes := l.Changes()
	with := *r.v
	with.Lifts = append(slices.Clone(with.Lifts), l)
	status, _ := assessment.NewSheet(r.c, &with).Lifted(res)
	said := fmt.Sprintf("%s lifted; computed %s, with what is lifted %s", l.Rule, res.Status, status)
	return changes, reviewResult{ID: l.ID, Item: l.Item, Words: said}, nil
}

func (r *recording) withdraw(part, why string) ([]checklist.Change, reviewResult, error) {
	l, err := oneOf(r.v.Lifts, func(l *checklist.Lift) string { return l.ID }, part, "lift")
	if err != nil {
		return nil, reviewResult{}, err
	}
	if l.Withdrawn != "" {
		return nil, reviewResult{}, usage("nothing needs to be done", "this lift was withdrawn already")
	}
	return []checklist.Change{l.Withdraw(why)}, reviewResult{ID: l.ID, Item: l.Item, Words: "lift of " + l.Rule + " withdrawn"}, nil
}
