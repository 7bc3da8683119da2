package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"gemba/assessment"
	"gemba/checklist"
)

// commentCall is one call of gemba comment.
type commentCall struct {
	recordFlags
	challenge bool
	objection string // the role that objects
	answer    string // id of what is answered
	settle    string // id of what is settled
}

func newComment() *cobra.Command {
	var call commentCall
	cmd := &cobra.Command{
		Use:   "comment VISIT [ITEM] TEXT...",
		Short: "Comment on a visit in review, challenge an answer, answer a challenge",
		Long: `Records what is said in review: on an item, or on the visit as a whole.
--challenge asks to be shown the record, and stays open until it is settled;
--objection ROLE records what the supplier objects to, beside the finding.
--answer ID answers one of them, --settle ID settles it, and TEXT says how. ID is
the beginning or the end of the id, as gemba show prints it. TEXT may be - to
read standard input. A closed visit can be commented on too.

` + visitHelp,
		Example: "  gemba comment hongyuan IN-03 'read again with the ERP export beside me'\n  gemba comment hongyuan IN-03 --challenge 'show the slip of the draw'\n  gemba comment hongyuan --answer dec9b148 'attached as slip.jpg'\n  gemba comment hongyuan --settle dec9b148 'seen'\n  gemba comment hongyuan IN-03 --objection 'quality manager' 'the samples were free-issue parts'",
		Args:    cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			visit, words, err := call.take(cmd, args, 1, -1)
			if err != nil {
				return err
			}
			if err := call.check(); err != nil {
				return err
			}
			return call.review(cmd, visit, func(r *recording) ([]checklist.Change, reviewResult, error) { return call.changes(cmd, r, words) })
		},
	}
	call.register(cmd)
	f := cmd.Flags()
	f.BoolVar(&call.challenge, "challenge", false, "ask to be shown the record; open until it is settled")
	f.StringVar(&call.objection, "objection", "", "role on the supplier's side that objects")
	f.StringVar(&call.answer, "answer", "", "id of what is answered")
	f.StringVar(&call.settle, "settle", "", "id of the challenge or objection that is settled")
	return cmd
}

// check refuses a call that wants several things at once.
func (c *commentCall) check() error {
	n := 0
	for _, wanted := range []bool{c.challenge, c.objection != "", c.answer != "", c.settle != ""} {
		if wanted {
			n++
		}
	}
	if n > 1 {
		return usage("one call does one thing", "--challenge, --objection, --answer and --settle do not go together")
	}
	return nil
}

func (c *commentCall) changes(cmd *cobra.Command, r *recording, words []string) ([]checklist.Change, reviewResult, error) {
	if part := c.answer + c.settle; part != "" {
		return c.reply(cmd, r, part, words)
	}
	item, words, err := r.about(words)
	if err != nil {
		return nil, reviewResult{}, err
	}
	text, err := textOf(cmd, words)
	if err != nil {
		return nil, reviewResult{}, err
	}
	e := checklist.Comment{ID: newUUID(), Item: item, Type: checklist.TypeComment, Text: text, Role: c.objection}
	switch {
	case c.challenge:
		e.Type = checklist.TypeChallenge
	case c.objection != "":
		e.Type = checklist.TypeObjection
	}
	return e.Changes(), reviewResult{ID: e.ID, Item: item, Words: e.Type + " " + tail(e.ID)}, nil
}

// reply answers or settles what another comment says.
func (c *commentCall) reply(cmd *cobra.Command, r *recording, part string, words []string) ([]checklist.Change, reviewResult, error) {
	ids := make([]string, len(r.v.Comments))
	for i := range r.v.Comments {
		ids[i] = r.v.Comments[i].ID
	}
	i, err := oneOf(ids, part, "comment")
	if err != nil {
		return nil, reviewResult{}, err
	}
	to := &r.v.Comments[i]
	text, err := textOf(cmd, words)
	if err != nil {
		return nil, reviewResult{}, err
	}
	if c.settle == "" {
		e := checklist.Comment{ID: newUUID(), Item: to.Item, Type: checklist.TypeAnswer, To: to.ID, Text: text}
		return e.Changes(), reviewResult{ID: e.ID, Item: e.Item, Words: "answer " + tail(e.ID)}, nil
	}
	switch {
	case to.Settled != "":
		return nil, reviewResult{}, usage("gemba show VISIT says how", "it is settled already")
	case !to.Open():
		return nil, reviewResult{}, usage("--answer answers it", "a comment needs no settling")
	}
	return []checklist.Change{to.Settle(text)}, reviewResult{ID: to.ID, Item: to.Item, Words: to.Type + " settled"}, nil
}

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
	ids := make([]string, len(r.v.Lifts))
	for i := range r.v.Lifts {
		ids[i] = r.v.Lifts[i].ID
	}
	i, err := oneOf(ids, part, "lift")
	if err != nil {
		return nil, reviewResult{}, err
	}
	l := &r.v.Lifts[i]
	if l.Withdrawn != "" {
		return nil, reviewResult{}, usage("nothing needs to be done", "this lift was withdrawn already")
	}
	return []checklist.Change{l.Withdraw(why)}, reviewResult{ID: l.ID, Item: l.Item, Words: "lift of " + l.Rule + " withdrawn"}, nil
}
