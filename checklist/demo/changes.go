package demo

import (
	"slices"
	"time"

	"gemba/checklist"
)

// workday is how long a day of a visit lasts; what does not fit into it is
// done the next day at the same hour.
const workday = 8 * time.Hour

// pace gives the answers the times at which they were entered: one after
// another in the order of the walk, each taking its share of the hours of the
// scope by the minutes that the checklist gives its item.
func pace(v *Visit) {
	c := checklist.Builtin()
	total := 0
	for id := range v.Answers {
		if it := c.Item(id); it != nil {
			total += it.Minutes
		}
	}
	scope := c.Scope(v.Fields[checklist.FieldScope])
	if scope == nil || total == 0 {
		return
	}
	hours := time.Duration(scope.Hours * float64(time.Hour))
	spent := 0
	for i := range c.Items {
		a, ok := v.Answers[c.Items[i].ID]
		if !ok {
			continue
		}
		spent += c.Items[i].Minutes
		worked := (hours * time.Duration(spent) / time.Duration(total)).Truncate(time.Second)
		days := (worked - 1) / workday
		a.Entered = v.At.Add(worked + days*(24*time.Hour-workday))
		a.By = v.By
		v.Answers[c.Items[i].ID] = a
	}
}

// Changes returns what the visitor recorded, in the order of entry: the header
// of the visit, the answers and observations of the walk, the promises. Applied
// to an empty visit they make this one.
func (v Visit) Changes() []checklist.Change {
	header := v.header()
	walk := slices.Concat(v.answers(), v.notes())
	slices.SortStableFunc(walk, func(a, b checklist.Change) int { return a.Entered.Compare(b.Entered) })
	last := v.At
	if len(walk) > 0 {
		last = walk[len(walk)-1].Entered
	}
	return slices.Concat(header, walk, v.promises(last))
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
		if a, ok := v.Answers[id]; ok {
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

func (v Visit) promises(at time.Time) []checklist.Change {
	var list []checklist.Change
	for _, c := range v.Commitments {
		for _, f := range [][2]string{
			{"item", c.Item}, {"what", c.What}, {"role", c.Role}, {"due", c.Due}, {"state", c.State}, {"done", c.Done},
		} {
			if f[1] != "" {
				list = append(list, v.change(checklist.KindCommitment, c.ID, f[0], f[1], at))
			}
		}
	}
	return list
}

func (v Visit) change(kind, key, field, value string, at time.Time) checklist.Change {
	return checklist.Change{Cell: checklist.Cell{Kind: kind, Key: key, Field: field}, Value: value, Entered: at, By: v.By}
}
