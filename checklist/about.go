package checklist

// About returns the item that a cell belongs to, by its key or by the entry of a
// list that it is part of, and in short what that entry says: the text of a note,
// the promise, the record asked for. Both are empty where a cell is about the visit.
func (v *Visit) About(c Cell) (item, says string) {
	switch c.Kind {
	case KindAnswer, KindSample, KindLine, KindEntry:
		return c.Key, ""
	}
	for i := range v.Observations {
		if o := &v.Observations[i]; o.ID == c.Key {
			return o.Item, o.Text
		}
	}
	for i := range v.Commitments {
		if p := &v.Commitments[i]; p.ID == c.Key {
			return p.Item, p.What
		}
	}
	for i := range v.Requests {
		if r := &v.Requests[i]; r.ID == c.Key {
			return r.Item, r.What
		}
	}
	for i := range v.Attachments {
		if a := &v.Attachments[i]; a.ID == c.Key {
			if a.Caption == "" {
				return a.Item, a.Name
			}
			return a.Item, a.Caption
		}
	}
	for i := range v.Comments {
		if m := &v.Comments[i]; m.ID == c.Key {
			return m.Item, m.Text
		}
	}
	for i := range v.Lifts {
		if l := &v.Lifts[i]; l.ID == c.Key {
			return l.Item, l.Rule
		}
	}
	return "", ""
}
