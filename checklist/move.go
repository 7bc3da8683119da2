package checklist

import (
	"maps"
	"slices"
)

// Move is what moving a visit to another checklist would change. Nothing that
// was recorded is lost by it: an answer to an item that is gone, or that does
// not fit its item any more, stays in the history of the visit and returns with
// the checklist that it was given to.
type Move struct {
	Gone     []string // items answered that the new checklist does not have
	Unfit    []Unfit  // answers that the item cannot take any more; they are set aside
	Reworded []string // items answered whose meaning was written anew; to be read again
	New      []string // items that the new checklist asks in the scope and the old one did not have
}

// Unfit is an answer that its item in the new checklist cannot take.
type Unfit struct{ Item, Why string }

// Moving says what moving a visit from one checklist to another would change,
// in the order of the walk.
func Moving(v *Visit, from, to *Checklist, scope string) Move {
	var m Move
	for _, id := range answered(v, from) {
		was, is := from.Item(id), to.Item(id)
		switch {
		case is == nil && was != nil: // one that the old checklist lacks too was set aside before
			m.Gone = append(m.Gone, id)
		case is == nil || was == nil:
		default:
			if why := unfit(v.Answers[id], was, is); why != "" {
				m.Unfit = append(m.Unfit, Unfit{id, why})
			} else if reworded(was, is) {
				m.Reworded = append(m.Reworded, id)
			}
		}
	}
	for i := range to.Items {
		if it := &to.Items[i]; it.InScope(scope) && from.Item(it.ID) == nil {
			m.New = append(m.New, it.ID)
		}
	}
	return m
}

// answered returns the items to which something was answered, those of the
// checklist first and in its order.
func answered(v *Visit, c *Checklist) []string {
	place := func(id string) int {
		if it := c.Item(id); it != nil {
			return it.Index
		}
		return len(c.Items)
	}
	var ids []string
	for _, id := range slices.Sorted(maps.Keys(v.Answers)) {
		if v.Answers[id].State != Blank {
			ids = append(ids, id)
		}
	}
	slices.SortStableFunc(ids, func(a, b string) int { return place(a) - place(b) })
	return ids
}

// unfit says why an answer has no meaning for what its item is now, or nothing.
func unfit(a Answer, was, is *Item) string {
	if was.Kind != is.Kind {
		return "it was of kind " + string(was.Kind) + " and is of kind " + string(is.Kind)
	}
	if is.Kind == Level && a.State == Answered && !slices.ContainsFunc(is.Set.Levels, func(l AnchorLevel) bool { return l.Score == a.Level }) {
		return "its level is not among the levels of response set " + is.ResponseSet
	}
	return ""
}

// reworded reports whether an item may mean something else to who answered it.
func reworded(was, is *Item) bool {
	same := was.Prompt["en"] == is.Prompt["en"] && was.Fine["en"] == is.Fine["en"] && was.List["en"] == is.List["en"]
	if same && is.Kind == Level {
		same = slices.EqualFunc(was.Set.Levels, is.Set.Levels, func(a, b AnchorLevel) bool { return a.Score == b.Score && a.Text["en"] == b.Text["en"] })
	}
	if same && is.Curve != nil && was.Curve != nil {
		same = slices.EqualFunc(was.Curve.Points, is.Curve.Points, slices.Equal[[]float64])
	}
	return !same
}
