package main

import (
	"context"
	"slices"
	"time"

	"gemba/checklist"
)

// pastLists are the checklists that a visit had, one after another. What was
// recorded is put into words by the one that it was recorded under: after a
// move an item may be of another kind, or not there at all.
type pastLists struct {
	now  *checklist.Checklist
	past []pastList
}

type pastList struct {
	since time.Time
	list  *checklist.Checklist
}

// pastLists returns the checklists that the visit had. One that the file does
// not have is left out.
func (r *recording) pastLists(ctx context.Context) (pastLists, error) {
	all := pastLists{now: r.c}
	entries, err := r.f.History(ctx, r.v.ID, checklist.Cell{Kind: checklist.KindVisit, Field: checklist.FieldChecklist})
	if len(entries) < 2 {
		return all, err
	}
	for _, e := range entries {
		if c, err := r.f.Checklist(ctx, e.To); err == nil {
			all.past = append(all.past, pastList{e.Entered, c})
		}
	}
	return all, nil
}

// at returns the checklist under which a value was recorded at that time.
func (l pastLists) at(t time.Time) *checklist.Checklist {
	for _, p := range slices.Backward(l.past) {
		if !p.since.After(t) {
			return p.list
		}
	}
	return l.now
}

// item returns an item of the checklist of today or, where that has none of the
// id, of the latest one that had; nil where none did.
func (l pastLists) item(id string) *checklist.Item {
	it := l.now.Item(id)
	for _, p := range slices.Backward(l.past) {
		if it == nil {
			it = p.list.Item(id)
		}
	}
	return it
}
