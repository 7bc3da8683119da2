package store

import (
	"context"
	"encoding/hex"
	"slices"

	"gemba/checklist"
)

// KindActor is the kind of the book-wide cells that say who an actor is. The
// key is the actor's id in hexadecimal.
const (
	KindActor = "actor"
	fieldName = "name"
	fieldRole = "role"
)

// person is what a book knows about an actor.
type person struct{ name, role string }

// people maps actors to what the book says about them.
type people map[ID]person

func loadPeople(ctx context.Context, q querier) (people, error) {
	var book ID
	list, err := queryFacts(ctx, q, `head h CROSS JOIN fact f ON f.seq = h.seq
		WHERE h.visit = ? AND h.kind = ? ORDER BY h.key, h.field`, book[:], KindActor)
	if err != nil {
		return nil, err
	}
	all := people{}
	for _, versions := range byCell(list) {
		all.learn(versions[0])
	}
	return all, nil
}

// learn takes in one book-wide fact, if it is about an actor.
func (p people) learn(f *Fact) {
	raw, err := hex.DecodeString(f.Key)
	if f.Kind != KindActor || err != nil || len(raw) != 16 {
		return
	}
	who := p[ID(raw)]
	switch f.Field {
	case fieldName:
		who.name = f.Value
	case fieldRole:
		who.role = f.Value
	}
	p[ID(raw)] = who
}

// name returns the name of an actor, or the beginning of the id of one who
// never gave a name.
func (p people) name(actor ID) string {
	if n := p[actor].name; n != "" {
		return n
	}
	return actor.String()[:8]
}

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

// burial is the removal of one entry of a list.
type burial struct {
	stone    []*Fact // versions of the _deleted cell, the shown one first
	unseen   []*Fact // versions of the entry that nobody who removed it had seen
	disputed bool    // somebody removed it and somebody put it back
}

// burials returns the removals among the cells of a visit. An entry of which
// a version was not seen by whoever removed it stays visible.
func burials(cells [][]*Fact) []burial {
	type entry struct{ kind, key string }
	stones := map[entry]int{}
	var list []burial
	for _, versions := range cells {
		f := versions[0]
		if f.Field != checklist.FieldDeleted || !listed(f.Kind) || f.Cleared && len(rivals(versions)) == 0 {
			continue
		}
		stones[entry{f.Kind, f.Key}] = len(list)
		list = append(list, burial{stone: versions, disputed: slices.ContainsFunc(versions, func(f *Fact) bool { return f.Cleared })})
	}
	if len(list) == 0 {
		return nil
	}
	for _, versions := range cells {
		i, ok := stones[entry{versions[0].Kind, versions[0].Key}]
		if !ok || versions[0].Field == checklist.FieldDeleted {
			continue
		}
		for _, f := range versions {
			if !seenBy(list[i].stone, f) {
				list[i].unseen = append(list[i].unseen, f)
			}
		}
	}
	return list
}

// seenBy reports whether whoever wrote one of some versions had seen another.
func seenBy(versions []*Fact, f *Fact) bool {
	return slices.ContainsFunc(versions, func(v *Fact) bool { return slices.Contains(v.Seen, f.ID) })
}

// loadVisit reads one visit. The error wraps [checklist.ErrNotFound].
func loadVisit(ctx context.Context, q querier, id ID, who people) (*checklist.Visit, shown, error) {
	cells, err := visitHeads(ctx, q, id)
	if err != nil {
		return nil, nil, err
	}
	if len(cells) == 0 {
		return nil, nil, known(ctx, q, id)
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
