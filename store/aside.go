package store

import (
	"context"
	"errors"
	"slices"
	"strings"

	"gemba/checklist"
)

// aside is an item that somebody marked as refused or not applicable, and that was
// worked, line by line or entry by entry, by somebody who did not know it. Neither
// hides the other: the mark stands as the answer, and what was worked as that of
// another observer.
type aside struct {
	stone  []*Fact // versions of the answer that sets the item aside, the shown one first
	unseen []*Fact // versions of lines and entries that nobody who set it aside had seen
}

// setsAside reports whether a value of a cell is an answer that sets its item aside.
func setsAside(c checklist.Cell, value string) bool {
	if c.Kind != checklist.KindAnswer || c.Field != checklist.FieldValue ||
		!strings.Contains(value, string(checklist.Refused)) && !strings.Contains(value, string(checklist.NA)) {
		return false
	}
	a, err := checklist.DecodeAnswer(value)
	return err == nil && a.SetAside()
}

// works reports whether a cell is a line or an entry of an item.
func works(c checklist.Cell) bool {
	return c.Kind == checklist.KindLine || c.Kind == checklist.KindEntry && !strings.HasPrefix(c.Field, checklist.EntryMark+"/")
}

// asides returns the items among the cells of a visit that were set aside and
// worked apart. Where observers disagree about the answer itself, that is what they
// settle first.
func asides(cells [][]*Fact) []aside {
	var list []aside
	at := map[string]int{}
	for _, versions := range cells {
		if f := versions[0]; setsAside(f.Cell, f.Value) && len(rivals(versions)) == 0 {
			at[f.Key] = len(list)
			list = append(list, aside{stone: versions})
		}
	}
	if len(list) == 0 {
		return nil
	}
	for _, versions := range cells {
		i, ok := at[versions[0].Key]
		if !ok || !works(versions[0].Cell) {
			continue
		}
		for _, f := range versions {
			if !f.Cleared && !list[i].knew(f) {
				list[i].unseen = append(list[i].unseen, f)
			}
		}
	}
	return slices.DeleteFunc(list, func(a aside) bool { return len(a.unseen) == 0 })
}

// knew reports whether who set the item aside had seen a version of it: it says so,
// or it is an earlier one of their own.
func (a *aside) knew(f *Fact) bool {
	shown := a.stone[0]
	return seenBy(a.stone, f) || f.Actor == shown.Actor && f.HLC < shown.HLC
}

// last is the latest version that was worked apart.
func (a *aside) last() *Fact { return slices.MinFunc(a.unseen, later) }

// answer is what the lines and entries of the item make, as the answer of who
// worked it last.
func (a *aside) answer(v *checklist.Visit, who people) checklist.Answer {
	last := a.last()
	out := v.WorkedBeside(last.Key, "")
	c := last.change(who.name(last.Actor))
	out.Observed, out.Entered, out.By = c.Observed, c.Entered, c.By
	return out
}

// dress makes the second version of a conflict the answer that stood before the
// item was set aside, if there was one: with it the lines and entries count.
func (a *aside) dress(ctx context.Context, q querier, c *Conflict) error {
	for _, f := range a.unseen {
		if f.ID != a.last().ID {
			c.Besides = append(c.Besides, f.ID.String())
		}
	}
	worked := &c.Versions[1]
	worked.Cell, worked.From, worked.To, worked.Cleared, worked.Reason = a.stone[0].Cell, nil, "", true, ""
	before, err := answered(ctx, q, a.stone[0].Parents)
	if before != nil {
		worked.To, worked.Cleared = before.Value, false
	}
	return err
}

// answered returns the latest answer among versions and those that they replaced
// which does not set its item aside, or nil.
func answered(ctx context.Context, q querier, ids []ID) (*Fact, error) {
	for range 100 { // a chain of corrections
		var next []ID
		for _, id := range ids {
			f, err := factByID(ctx, q, id)
			switch {
			case errors.Is(err, checklist.ErrNotFound): // lost with a damaged part
			case err != nil:
				return nil, err
			case f.Cleared:
				return nil, nil
			case !setsAside(f.Cell, f.Value):
				return f, nil
			default:
				next = append(next, f.Parents...)
			}
		}
		if ids = next; len(ids) == 0 {
			break
		}
	}
	return nil, nil
}
