package checklist

import "cmp"

// About returns the item that a cell belongs to, by its key or by the entry of a
// list that it is part of, and in short what that entry says: the text of a note,
// the promise, the record asked for. Both are empty where a cell is about the visit.
func (v *Visit) About(c Cell) (item, says string) {
	switch c.Kind {
	case KindAnswer, KindSample, KindLine, KindEntry:
		return c.Key, ""
	}
	for _, list := range []func(id string) (item, says string, ok bool){
		find(v.Observations, func(o *Observation) (id, item, says string) { return o.ID, o.Item, o.Text }),
		find(v.Commitments, func(p *Commitment) (id, item, says string) { return p.ID, p.Item, p.What }),
		find(v.Requests, func(r *Request) (id, item, says string) { return r.ID, r.Item, r.What }),
		find(v.Attachments, func(a *Attachment) (id, item, says string) { return a.ID, a.Item, cmp.Or(a.Caption, a.Name) }),
		find(v.Comments, func(m *Comment) (id, item, says string) { return m.ID, m.Item, m.Text }),
		find(v.Lifts, func(l *Lift) (id, item, says string) { return l.ID, l.Item, l.Rule }),
	} {
		if item, says, ok := list(c.Key); ok {
			return item, says
		}
	}
	return "", ""
}

// find looks for the entry of a list that has an id.
func find[T any](list []T, of func(*T) (id, item, says string)) func(id string) (item, says string, ok bool) {
	return func(id string) (item, says string, ok bool) {
		for i := range list {
			if is, item, says := of(&list[i]); is == id {
				return item, says, true
			}
		}
		return "", "", false
	}
}
