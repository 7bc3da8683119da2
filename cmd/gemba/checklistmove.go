package main

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"gemba/assessment"
	"gemba/checklist"
	"gemba/store"
)

func newChecklistMove() *cobra.Command {
	var flags recordFlags
	var scope string
	var dry, other bool
	cmd := &cobra.Command{
		Use:   "move VISIT CHECKLIST",
		Short: "Move a visit to a newer checklist",
		Long: `Moves a visit to another version of its checklist, and says what that changes:
items that are gone, new or written anew, answers that no longer fit, and the
grade before and after. --dry-run says it and changes nothing.

Nothing is lost: answers of items that are gone stay in the file and in the
history, an answer that does not fit is set aside and stays in the history, and
moving the visit back to the checklist that it left brings both back.

` + visitHelp + "\n\n" + checklistHelp,
		Example: "  gemba checklist move hongyuan valves-new.xlsx --dry-run\n  gemba checklist move hongyuan valves --reason 'asks for the gauges too'",
		Args:    cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			visit, rest, err := flags.take(cmd, args, 1, 1)
			if err != nil {
				return err
			}
			to, err := findChecklist(rest[0])
			if err != nil {
				return err
			}
			r, err := flags.open(cmd, visit)
			if err != nil {
				return err
			}
			mv := &moving{recording: r, to: to, scope: cmp.Or(scope, r.v.Scope), reason: flags.reason}
			if err := mv.plan(cmd.Context(), other); err != nil {
				return r.abandon(cmd.Context(), err)
			}
			if dry {
				if err := closeReader(cmd.Context(), r.f); err != nil {
					return err
				}
				return mv.say(cmd, flags.asJSON, nil)
			}
			return mv.do(cmd, flags.asJSON)
		},
	}
	flags.register(cmd)
	cmd.Flags().StringVar(&scope, "scope", "", "size of the visit in the new checklist (default the same)")
	cmd.Flags().BoolVarP(&dry, "dry-run", "n", false, "say what would change, and change nothing")
	cmd.Flags().BoolVar(&other, "other", false, "also to another checklist, not only to another version")
	return cmd
}

// moving is the move of one visit to another checklist.
type moving struct {
	*recording
	to            *checklist.Checklist
	scope, reason string

	move     checklist.Move
	returned []string // items whose answers come back
	changes  []checklist.Change
	before   *assessment.Result
	after    *assessment.Result
}

// plan looks at what the move changes and makes the changes of the visit.
func (m *moving) plan(ctx context.Context, other bool) error {
	switch {
	case m.to.Hash == m.c.Hash:
		return usage("gemba show prints which one it is", "the visit has this checklist already")
	case m.to.ID != m.c.ID && !other:
		return usage("add --other to move it all the same; items of the same id are taken for the same question", "%q is another checklist than %q, not another version of it", m.to.ID, m.c.ID)
	}
	if err := hasScope(m.to, m.scope); err != nil {
		return fmt.Errorf("in the new checklist: %w", err)
	}
	m.move = checklist.Moving(m.v, m.c, m.to, m.scope)
	all, err := m.f.Histories(ctx, m.v.ID, "")
	if err != nil {
		return err
	}
	cells, histories := byCell(all)
	m.change(checklist.FieldChecklist, m.to.Hash)
	if m.scope != m.v.Scope {
		m.change(checklist.FieldScope, m.scope)
	}
	unfit := map[string]string{}
	for _, u := range m.move.Unfit {
		unfit[u.Item] = u.Why
	}
	for _, cell := range cells {
		id := itemOfCell(cell)
		if id == "" {
			continue
		}
		entries := histories[cell]
		switch last := standing(entries); {
		case last == nil:
		case unfit[id] != "" && !last.Cleared:
			m.changes = append(m.changes, checklist.Change{Cell: cell, Cleared: true, Reason: setAside(m.c) + ": " + unfit[id]})
		case last.Cleared && strings.HasPrefix(last.Reason, setAside(m.to)) && len(last.From) == 1:
			m.changes = append(m.changes, returning(cell, entries, last, m.to))
			m.returned = append(m.returned, id)
		}
	}
	m.returned = slices.Compact(m.returned)
	m.before, m.after = assessment.Evaluate(m.c, m.v), assessment.Evaluate(m.to, m.moved())
	return nil
}

// change makes a change of the header of the visit.
func (m *moving) change(field, value string) {
	reason := fmt.Sprintf("moved to checklist %s %s", m.to.ID, m.to.Version)
	if m.reason != "" {
		reason += ": " + m.reason
	}
	m.changes = append(m.changes, checklist.Change{Cell: checklist.Cell{Kind: checklist.KindVisit, Field: field}, Value: value, Reason: reason})
}

// byCell parts the history of a visit by its cells, in the order in which they
// were first written.
func byCell(all []store.Entry) ([]checklist.Cell, map[checklist.Cell][]store.Entry) {
	var cells []checklist.Cell
	histories := map[checklist.Cell][]store.Entry{}
	for _, e := range all {
		if histories[e.Cell] == nil {
			cells = append(cells, e.Cell)
		}
		histories[e.Cell] = append(histories[e.Cell], e)
	}
	return cells, histories
}

// standing returns the version of a cell that stands; of several, none.
func standing(entries []store.Entry) *store.Entry {
	var last *store.Entry
	for i := range entries {
		if entries[i].Stands {
			if last != nil {
				return nil
			}
			last = &entries[i]
		}
	}
	return last
}

// setAside begins the reason of an answer that was taken away when a visit left
// a checklist; moving back to that checklist brings it back.
func setAside(c *checklist.Checklist) string {
	return fmt.Sprintf("set aside as the visit left checklist %s %s (%.12s)", c.ID, c.Version, c.Hash)
}

// returning brings an answer back that was set aside, as it was observed.
func returning(cell checklist.Cell, entries []store.Entry, last *store.Entry, to *checklist.Checklist) checklist.Change {
	c := checklist.Change{Cell: cell, Value: last.From[0], Reason: fmt.Sprintf("returned with checklist %s %s", to.ID, to.Version)}
	for _, e := range entries {
		if e.To == c.Value && !e.Cleared {
			c.Observed = e.Observed
		}
	}
	return c
}

// moved is the visit as it will be. Apart from its answers nothing of it changes.
func (m *moving) moved() *checklist.Visit {
	v := *m.v
	v.Scope, v.Checklist = m.scope, m.to.Hash
	v.Answers = maps.Clone(m.v.Answers)
	for _, c := range m.changes {
		if c.Kind == checklist.KindAnswer {
			a, err := checklist.DecodeAnswer(c.Value)
			if delete(v.Answers, c.Key); !c.Cleared && err == nil {
				v.Answers[c.Key] = a
			}
		}
	}
	return &v
}

// do moves the visit.
func (m *moving) do(cmd *cobra.Command, asJSON bool) error {
	ctx := cmd.Context()
	if err := m.v.Allowed(m.changes...); err != nil {
		return m.abandon(ctx, hinted{err, penHint})
	}
	if err := m.f.KeepChecklist(ctx, m.to); err != nil {
		return m.abandon(ctx, err)
	}
	path := m.f.Path()
	saved, err := m.save(ctx, m.changes...)
	if err != nil {
		return err
	}
	if err := m.say(cmd, asJSON, &saved); err != nil {
		return err
	}
	if !saved.InFile {
		return notInFile(saved, path)
	}
	return nil
}
