package store

import (
	"context"
	"encoding/hex"
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
