package store

import (
	"context"
	"fmt"
	"slices"

	"gemba/checklist"
)

// byCell groups facts that come cell by cell, and puts the shown one first: the
// latest, but of the marks of a line of a sample the least favourable.
func byCell(list []*Fact) [][]*Fact {
	var cells [][]*Fact
	for i, f := range list {
		if i == 0 || list[i-1].Cell != f.Cell || list[i-1].Visit != f.Visit {
			cells = append(cells, nil)
		}
		last := &cells[len(cells)-1]
		*last = append(*last, f)
	}
	for _, versions := range cells {
		sortLater(versions)
		worstLineFirst(versions)
	}
	oneObserverFirst(cells)
	return cells
}

func sortLater(list []*Fact) { slices.SortFunc(list, later) }

// shown maps each cell to the versions that stand behind the value on the
// screen: the shown one, and any other that says the same or has a part in it.
type shown map[checklist.Cell][]ID

func shownOf(versions []*Fact) []ID {
	var ids []ID
	_, all := agreed(versions)
	for _, f := range versions {
		if all || sameValue(f, versions[0]) {
			ids = append(ids, f.ID)
		}
	}
	return ids
}

// rivals returns the versions of a cell that say something else than the shown
// one, each value once.
func rivals(versions []*Fact) []*Fact {
	if _, ok := agreed(versions); ok {
		return nil
	}
	var list []*Fact
	for _, f := range versions {
		same := func(o *Fact) bool { return sameValue(f, o) }
		if !same(versions[0]) && !slices.ContainsFunc(list, same) {
			list = append(list, f)
		}
	}
	return list
}

// assemble makes a visit of the versions that stand in its cells.
func assemble(id ID, cells [][]*Fact, who people) (*checklist.Visit, shown) {
	v, s := checklist.NewVisit(visitText(id)), shown{}
	for _, versions := range cells {
		f := versions[0]
		s[f.Cell] = shownOf(versions)
		if f.Field == checklist.FieldDeleted && listed(f.Kind) {
			continue
		}
		c := f.change(who.name(f.Actor))
		if together, ok := agreed(versions); ok {
			c.Value = together
		}
		v.Apply(c)
		addRivals(v, versions, who)
	}
	for _, b := range burials(cells) {
		if len(b.unseen) == 0 && !b.disputed {
			v.Apply(b.stone[0].change(who.name(b.stone[0].Actor)))
		}
	}
	v.JoinEntries()
	for item, answers := range otherwise(v, cells, who) {
		v.Rivals[item] = append(v.Rivals[item], answers...)
	}
	for _, a := range asides(cells) {
		item := a.stone[0].Key
		v.Rivals[item] = append(v.Rivals[item], a.answer(v, who))
	}
	v.Disputed = disputedOf(cells)
	v.Heads = headsOf(cells)
	return v, s
}

// disputedOf returns the cells of the conflicts that are not about an answer: the
// answers of others stand with the visit, see [addRivals].
func disputedOf(cells [][]*Fact) []checklist.Cell {
	var list []checklist.Cell
	for _, c := range conflictsOf(cells) {
		if c.cell.Kind != checklist.KindAnswer || c.cell.Field != checklist.FieldValue {
			list = append(list, c.cell)
		}
	}
	return list
}

func addRivals(v *checklist.Visit, versions []*Fact, who people) {
	f := versions[0]
	if f.Kind != checklist.KindAnswer || f.Field != checklist.FieldValue {
		return
	}
	for _, r := range rivals(versions) {
		c := r.change(who.name(r.Actor))
		var a checklist.Answer
		if !c.Cleared {
			var err error
			if a, err = checklist.DecodeAnswer(c.Value); err != nil {
				continue
			}
		}
		a.Observed, a.Entered, a.By = c.Observed, c.Entered, c.By
		v.Rivals[f.Key] = append(v.Rivals[f.Key], a)
	}
}

// listed reports whether cells of a kind are entries of a list, which can be
// taken off it.
func listed(kind string) bool {
	switch kind {
	case checklist.KindObservation, checklist.KindCommitment, checklist.KindRequest, checklist.KindPhoto:
		return true
	}
	return false
}

// loadVisit reads one visit. The error wraps [checklist.ErrNotFound].
func loadVisit(ctx context.Context, q querier, id ID, who people) (*checklist.Visit, shown, error) {
	cells, err := visitHeads(ctx, q, id)
	if err != nil {
		return nil, nil, err
	}
	if len(cells) == 0 {
		return nil, nil, fmt.Errorf("%w: visit %s", checklist.ErrNotFound, visitText(id))
	}
	v, s := assemble(id, cells, who)
	return v, s, addLater(ctx, q, v, cells, who)
}

// loadVisits reads all visits of a book.
func loadVisits(ctx context.Context, q querier) ([]*checklist.Visit, error) {
	who, err := loadPeople(ctx, q)
	if err != nil {
		return nil, err
	}
	ids, err := visitIDs(ctx, q)
	if err != nil {
		return nil, err
	}
	visits := make([]*checklist.Visit, 0, len(ids))
	for _, id := range ids {
		v, _, err := loadVisit(ctx, q, id, who)
		if err != nil {
			return nil, err
		}
		visits = append(visits, v)
	}
	return visits, nil
}
