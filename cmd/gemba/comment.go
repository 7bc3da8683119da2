package main

import (
	"github.com/spf13/cobra"

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
	to, err := oneOf(r.v.Comments, func(c *checklist.Comment) string { return c.ID }, part, "comment")
	if err != nil {
		return nil, reviewResult{}, err
	}
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
