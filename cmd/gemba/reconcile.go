package main

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"gemba/assessment"
	"gemba/checklist"
)

func newReconcile() *cobra.Command {
	var flags recordFlags
	cmd := &cobra.Command{
		Use:   "reconcile VISIT NAME N|VALUE...",
		Short: "Settle a conflict by choosing or joining values",
		Long: `Records what holds where observers disagree. NAME is that of a conflict as gemba
conflicts prints it: an item, or such as visit.site. The item is enough where it has
one conflict. N chooses the value of that
number. Anything else is a joined value: for an item the words of gemba answer,
which change the first value, for a text the text itself. All values stay in the
history; the reason stands beside the one that holds.

` + visitHelp,
		Example: "  gemba reconcile hongyuan IN-03 2 --reason 'counted again together'\n  gemba reconcile hongyuan IN-03 fine=146 --reason 'two records came late'\n  gemba reconcile hongyuan visit.site 'Longwan, Wenzhou' --reason 'the gate is there'",
		Args:    cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			visit, rest, err := flags.take(cmd, args, 2, -1)
			if err != nil {
				return err
			}
			if strings.TrimSpace(flags.reason) == "" {
				return usage("add --reason TEXT: it stays in the history", "to settle a conflict, say why")
			}
			return flags.reconcile(cmd, visit, rest[0], rest[1:])
		},
	}
	flags.register(cmd)
	return cmd
}

// reconciled is what "gemba reconcile --json" prints.
type reconciled struct {
	Name   string `json:"name"`
	Words  string `json:"words"`
	Left   int    `json:"left"` // conflicts of the visit
	Status string `json:"status"`
	Saved  string `json:"saved"`
}

func (f *recordFlags) reconcile(cmd *cobra.Command, visit, name string, words []string) error {
	ctx := cmd.Context()
	r, err := f.open(cmd, visit)
	if err != nil {
		return err
	}
	list, err := r.conflicts(ctx)
	if err != nil {
		return r.abandon(ctx, err)
	}
	k, err := findConflict(list, name)
	if err != nil {
		return r.abandon(ctx, err)
	}
	c, more, err := r.settle(cmd, k, words)
	if err != nil {
		return r.abandon(ctx, err)
	}
	c.Reason = f.reason
	before := assessment.Evaluate(r.c, r.v)
	if err := r.v.Allowed(c); err != nil {
		return r.abandon(ctx, hinted{err, penHint})
	}
	_, err = r.f.Resolve(ctx, r.v.ID, c, k.ids)
	if err == nil && len(more) > 0 {
		_, err = r.f.Save(ctx, r.v.ID, more...)
	}
	if err != nil {
		return r.abandon(ctx, err)
	}
	left, err := r.reload(ctx)
	if err != nil {
		return r.abandon(ctx, err)
	}
	after := assessment.Evaluate(r.c, r.v)
	saved, err := finish(ctx, r.f)
	if err != nil {
		return err
	}
	text := k.Name + ": settled"
	if d := assessment.Delta(before, after); d != "" {
		text += ", " + d
	}
	if left > 0 {
		text += "; " + count(left, "conflict") + " left"
	}
	out := reconciled{k.Name, cellText(r.c, c.Cell, c.Value, c.Cleared), left, after.Status, savedWord(saved)}
	return sayRecorded(cmd, f.asJSON, out, text, saved, r.f.Path())
}

// reload reads the visit again and returns how many conflicts it has.
func (r *recording) reload(ctx context.Context) (int, error) {
	list, err := r.f.Conflicts(ctx, r.v.ID)
	if err != nil {
		return 0, err
	}
	r.v, err = r.f.Visit(ctx, r.v.ID)
	return len(list), err
}

// settle reads what holds instead of the values of a conflict, and what the words
// say besides about entries of the answer.
func (r *recording) settle(cmd *cobra.Command, k *conflict, words []string) (checklist.Change, []checklist.Change, error) {
	cell := checklist.Cell{Kind: k.Kind, Key: k.Key, Field: k.Field}
	if n, err := strconv.Atoi(words[0]); err == nil && len(words) == 1 {
		c, err := k.chosen(n, cell)
		return c, nil, err
	}
	it := r.c.Item(k.Key)
	switch {
	case k.Field == checklist.FieldDeleted:
		return checklist.Change{}, nil, usage("1 or 2, as gemba conflicts numbers them", "a removal can be confirmed or undone, not joined")
	case k.Kind == checklist.KindEntry && it != nil && !r.c.Joinable(cell):
		return r.entryValue(k, it, cell, words)
	case k.Kind != checklist.KindAnswer && k.Kind != checklist.KindVisit && !r.c.Joinable(cell):
		return checklist.Change{}, nil, k.onlyChoice()
	case k.Kind != checklist.KindAnswer:
		text, err := textOf(cmd, words)
		if err == nil && k.Kind == checklist.KindVisit {
			err = checkHeader(k.Field, text)
		}
		return checklist.Change{Cell: cell, Value: text}, nil, err
	case it == nil:
		return checklist.Change{}, nil, usage("choose one of the values by its number", "%s is not in the checklist", k.Key)
	}
	return r.join(k, it, words)
}

// entryValue reads a third value of a field of an item: what the field takes. Any
// other entry, such as a mark or a row, is one of those that stand.
func (r *recording) entryValue(k *conflict, it *checklist.Item, cell checklist.Cell, words []string) (checklist.Change, []checklist.Change, error) {
	f := it.Field(strings.TrimPrefix(cell.Field, "field/"))
	if f == nil || len(words) != 1 {
		return checklist.Change{}, nil, k.onlyChoice()
	}
	takes, reads := fieldTakes(r.c, f)
	value, ok := reads(words[0])
	if !ok {
		return checklist.Change{}, nil, usage(fmt.Sprintf("choose 1 to %d; or %s takes %s", k.most(), f.Name, takes), "%q is not a value of %s at %s", words[0], f.Name, it.ID)
	}
	return checklist.Change{Cell: cell, Value: value}, nil, nil
}

// most is the number of the last value.
func (k *conflict) most() int { return k.Choices[len(k.Choices)-1].N }

// onlyChoice is the error about a text where one of the values is to be chosen.
func (k *conflict) onlyChoice() error {
	return usage(fmt.Sprintf("choose 1 to %d, as gemba conflicts numbers them", k.most()), "%s is no text: one of its values holds", k.Name)
}

// chosen is the value of that number.
func (k *conflict) chosen(n int, cell checklist.Cell) (checklist.Change, error) {
	for _, ch := range k.Choices {
		switch {
		case ch.N == n && ch.keep:
			return checklist.Change{Cell: cell, Cleared: true}, nil
		case ch.N == n:
			return checklist.Change{Cell: cell, Value: ch.To, Cleared: ch.Cleared}, nil
		}
	}
	return checklist.Change{}, usage(fmt.Sprintf("choose 1 to %d, or join the values", k.most()), "%s has no value %d", k.Name, n)
}

// join reads an answer that takes the place of those in conflict: the first of
// them, with its entries, changed by some words.
func (r *recording) join(k *conflict, it *checklist.Item, words []string) (checklist.Change, []checklist.Change, error) {
	var base checklist.Answer
	if first := k.Choices[0]; !first.Cleared {
		var err error
		if base, err = checklist.DecodeAnswer(first.To); err != nil {
			return checklist.Change{}, nil, err
		}
	}
	a, err := parseAnswer(r.c, it, r.v.Joined(it.ID, base), words, "")
	if err != nil {
		return checklist.Change{}, nil, err
	}
	if why := fault(r.c, r.v, it, a); why != "" {
		return checklist.Change{}, nil, usage(lacksHint(r.c, it, a), "%s: %s", it.ID, why)
	}
	frame := checklist.AnswerChange(it.ID, base, "")
	var more []checklist.Change
	for _, c := range r.v.Split(it, checklist.AnswerChange(it.ID, a, ""), checklist.NewSession(), checklist.NewSession) {
		if c.Kind == checklist.KindAnswer {
			frame = c
		} else {
			more = append(more, c)
		}
	}
	return frame, more, nil
}
