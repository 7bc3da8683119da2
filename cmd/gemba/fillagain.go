package main

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"

	"gemba/checklist"
)

// said is what stands in a cell of a visit, and why it was recorded.
type said struct {
	value, reason string
	cleared       bool
}

// standing returns what stands in each cell of the visit. Where copies disagree
// about a cell it holds one of their values, and the others are left out.
func (r *recording) standing(ctx context.Context) (map[checklist.Cell]said, error) {
	entries, err := r.f.Histories(ctx, r.v.ID, "")
	cells := make(map[checklist.Cell]said, len(entries))
	for _, e := range entries {
		if e.Stands {
			cells[e.Cell] = said{e.To, e.Reason, e.Cleared}
		}
	}
	return cells, err
}

// unsaid leaves out of the changes of an import what the visit says already, for
// the reason that is given or for any: a table can be taken a second time, with
// what was added to it since.
func (r *recording) unsaid(changes []checklist.Change) []checklist.Change {
	return slices.DeleteFunc(changes, func(c checklist.Change) bool {
		is, some := r.said[c.Cell]
		switch {
		case !some:
			some = c.Cleared
		case is.cleared || c.Cleared:
			some = is.cleared == c.Cleared
		default:
			some = is.value == c.Value && (c.Reason == "" || c.Reason == is.reason)
		}
		r.said[c.Cell] = said{c.Value, cmp.Or(c.Reason, is.reason), c.Cleared}
		return some
	})
}

// sameEntry turns the words of a promise, or of a record that was asked for, into
// a change of the one that the visit has already, where it has one that differs
// in nothing that says which is meant. What became of one may differ.
func (r *recording) sameEntry(it *checklist.Item, words []string, at time.Time) []string {
	switch {
	case slices.ContainsFunc(words, func(w string) bool { return strings.HasPrefix(w, "id=") }):
	case r.aboutRequest(it, words):
		for i := range r.v.Requests {
			if q := &r.v.Requests[i]; q.Item == it.ID && says(words, "request", q.What) && says(words, "class", q.Class) && askedThen(words, at, q.Asked) {
				return append([]string{"id=" + q.ID}, words...)
			}
		}
	case it.Kind == checklist.Promises:
		for i := range r.v.Commitments {
			p := &r.v.Commitments[i]
			if says(words, "promise", p.What) && says(words, "role", p.Role) && says(words, "due", p.Due) && says(words, "item", p.Item) {
				return append([]string{"id=" + p.ID}, words...)
			}
		}
	}
	return words
}

// says reports whether words say this of a key, or nothing. They must say
// something of the one that is the entry's name.
func says(words []string, key, value string) bool {
	for _, w := range words {
		if name, said, _ := strings.Cut(w, "="); name == key {
			return said == value
		}
	}
	return key != "promise" && key != "request"
}

// askedThen reports whether a record was asked for at the time that words say
// or, where they say none, at the time of the row; without either, at any time.
func askedThen(words []string, at, asked time.Time) bool {
	for _, w := range words {
		if text, told := strings.CutPrefix(w, "asked="); told {
			when, err := observedAt(text, time.Now())
			return err == nil && when.Truncate(time.Second).Equal(asked)
		}
	}
	return at.IsZero() || at.Truncate(time.Second).Equal(asked)
}

// there reports whether the visit has an observation already, so that an export
// can be taken twice.
func (r *recording) there(item, text string, at time.Time) bool {
	return slices.ContainsFunc(r.v.Observations, func(o checklist.Observation) bool {
		return o.Item == item && o.Text == text && (at.IsZero() || o.Observed.Equal(at))
	})
}
