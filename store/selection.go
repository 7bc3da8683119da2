package store

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"gemba/checklist"
)

// selection is what some visits of a book need to stand alone: their facts, the
// facts about the people who wrote them, and by their hashes the checklists,
// photographs and papers that they name.
type selection struct {
	facts      []*Fact // of the visits, by clock and id
	book       []*Fact // about the whole book, by clock and id
	actors     map[ID]bool
	checklists map[string]bool
	blobs      map[string]bool
}

func newSelection() *selection {
	return &selection{actors: map[ID]bool{}, checklists: map[string]bool{}, blobs: map[string]bool{}}
}

// gather selects what visits need. The error wraps [checklist.ErrNotFound].
func gather(ctx context.Context, q querier, visits ...ID) (*selection, error) {
	s := newSelection()
	for _, id := range visits {
		facts, err := queryFacts(ctx, q, `fact f WHERE f.visit = ?`, id[:])
		if err != nil {
			return nil, err
		}
		if len(facts) == 0 {
			return nil, fmt.Errorf("%w: visit %s", checklist.ErrNotFound, visitText(id))
		}
		for _, f := range facts {
			s.see(f)
		}
		s.facts = append(s.facts, facts...)
	}
	about, err := queryFacts(ctx, q, `fact f WHERE f.visit = ? AND f.kind = ?`, wholeBook[:], checklist.KindActor)
	if err != nil {
		return nil, err
	}
	s.book = s.needed(about)
	slices.SortFunc(s.facts, earlier)
	slices.SortFunc(s.book, earlier)
	return s, nil
}

// earlier orders facts as they were written, in the same way in every file.
func earlier(a, b *Fact) int { return later(b, a) }

// see notes what a fact of a visit needs.
func (s *selection) see(f *Fact) {
	s.actors[f.Actor] = true
	switch {
	case f.Cleared:
	case f.Kind == checklist.KindVisit && f.Field == checklist.FieldChecklist:
		s.checklists[f.Value] = true
	case f.Kind == checklist.KindPhoto && f.Field == checklist.FieldSHA:
		s.blobs[f.Value] = true
	}
}

// needed returns the facts about the actors of the selection, which grows by
// those who wrote them.
func (s *selection) needed(about []*Fact) []*Fact {
	taken := make([]bool, len(about))
	var list []*Fact
	for more := true; more; {
		more = false
		for i, f := range about {
			if id, ok := actorOf(f); ok && !taken[i] && s.actors[id] {
				taken[i], more = true, true
				s.actors[f.Actor] = true
				list = append(list, f)
			}
		}
	}
	return list
}

// whoIsWho returns what the facts about the book say about the actors of the
// selection, in the order of their ids.
func (s *selection) whoIsWho() []wireActor {
	cells, replaced := map[ID]checklist.Cell{}, map[ID]bool{}
	for _, f := range s.book {
		cells[f.ID] = f.Cell
	}
	for _, f := range s.book {
		for _, p := range f.Parents {
			replaced[p] = replaced[p] || cells[p] == f.Cell
		}
	}
	standing := slices.DeleteFunc(slices.Clone(s.book), func(f *Fact) bool { return replaced[f.ID] })
	slices.SortFunc(standing, earlier)
	who := people{}
	for _, f := range standing { // the latest last
		who.learn(f)
	}
	list := []wireActor{}
	for _, id := range slices.SortedFunc(maps.Keys(s.actors), compareIDs) {
		list = append(list, wireActor{ID: id.String(), Name: who[id].name, Role: who[id].role})
	}
	return list
}
