package demo

import (
	"slices"
	"time"

	"gemba/checklist"
)

// Changes returns what the visitor recorded, in the order of entry: the header
// of the visit, the answers, samples and observations of the walk, the promises,
// and what became of those later. Applied to an empty visit they make this one.
func (v Visit) Changes() []checklist.Change {
	header := v.header()
	walk := slices.Concat(v.answers(), v.notes())
	checklist.Arrange(walk, func(a, b checklist.Change) int { return a.Entered.Compare(b.Entered) })
	last := v.At
	if len(walk) > 0 {
		last = walk[len(walk)-1].Entered
	}
	promises := v.promises(last)
	checklist.Arrange(promises, func(a, b checklist.Change) int { return a.Entered.Compare(b.Entered) })
	return slices.Concat(header, walk, promises)
}

func (v Visit) header() []checklist.Change {
	var list []checklist.Change
	for _, field := range []string{
		checklist.FieldSupplier, checklist.FieldSite, checklist.FieldOrder, checklist.FieldDate,
		checklist.FieldVisitors, checklist.FieldScope, checklist.FieldNotice,
	} {
		if v.Fields[field] != "" {
			list = append(list, v.change(checklist.KindVisit, "", field, v.Fields[field], v.At))
		}
	}
	return list
}

func (v Visit) answers() []checklist.Change {
	var list []checklist.Change
	for i := range checklist.Builtin().Items {
		id := checklist.Builtin().Items[i].ID
		a, ok := v.Answers[id]
		s, sheet := v.sheets[id]
		if sheet {
			list = append(list, v.sampled(id, s)...)
		}
		if ok && len(s.lines) == 0 { // else it follows from the lines
			list = append(list, v.change(checklist.KindAnswer, id, checklist.FieldValue, a.Encode(), a.Entered))
		}
	}
	return list
}

func (v Visit) notes() []checklist.Change {
	var list []checklist.Change
	for _, o := range v.Observations {
		item := v.change(checklist.KindObservation, o.ID, "item", o.Item, o.Entered)
		text := v.change(checklist.KindObservation, o.ID, "text", o.Text, o.Entered)
		item.Observed, text.Observed = o.Observed, o.Observed
		list = append(list, item, text)
	}
	return list
}

// promises are made at the end of the visit; what became of one is entered on
// its day.
func (v Visit) promises(end time.Time) []checklist.Change {
	var list []checklist.Change
	add := func(id, field, value string, at time.Time) {
		if value != "" {
			list = append(list, v.change(checklist.KindCommitment, id, field, value, at))
		}
	}
	for _, c := range v.Commitments {
		add(c.ID, "item", c.Item, end)
		add(c.ID, "what", c.What, end)
		add(c.ID, "role", c.Role, end)
		add(c.ID, "due", c.Due, end)
		later := end
		if day, err := time.ParseInLocation(time.DateOnly, c.Done, v.At.Location()); err == nil {
			later = day.Add(evening)
		}
		add(c.ID, "state", c.State, later)
		add(c.ID, "done", c.Done, later)
	}
	return list
}

// evening is when the visitor writes down what became of a promise.
const evening = 17 * time.Hour

func (v Visit) change(kind, key, field, value string, at time.Time) checklist.Change {
	return checklist.Change{Cell: checklist.Cell{Kind: kind, Key: key, Field: field}, Value: value, Entered: at, By: v.By}
}
