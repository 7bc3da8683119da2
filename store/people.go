package store

import (
	"context"

	"gemba/checklist"
)

// The fields of the cells that say who an actor is, see [checklist.KindActor].
const (
	fieldName = "name"
	fieldRole = "role"
)

// person is what a book knows about an actor.
type person struct{ name, role string }

// people maps actors to what the book says about them.
type people map[ID]person

func loadPeople(ctx context.Context, q querier) (people, error) {
	list, err := queryFacts(ctx, q, `head h CROSS JOIN fact f ON f.seq = h.seq
		WHERE h.visit = ? AND h.kind = ? ORDER BY h.key, h.field`, wholeBook[:], checklist.KindActor)
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
	id, ok := actorOf(f)
	if !ok {
		return
	}
	who := p[id]
	switch f.Field {
	case fieldName:
		who.name = f.Value
	case fieldRole:
		who.role = f.Value
	}
	p[id] = who
}

// actorOf returns the actor whom a fact is about, if it is about one.
func actorOf(f *Fact) (ID, bool) {
	id, err := parseID(f.Key)
	return id, err == nil && f.Visit == wholeBook && f.Kind == checklist.KindActor
}

// name returns the name of an actor, or the beginning of the id of one who
// never gave a name.
func (p people) name(actor ID) string {
	if n := p[actor].name; n != "" {
		return n
	}
	return actor.String()[:8]
}
