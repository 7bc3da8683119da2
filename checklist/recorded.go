package checklist

import (
	"iter"
	"maps"
	"slices"
)

// Recorded returns the items about which anything was recorded, sorted.
func (v *Visit) Recorded() []string {
	items := map[string]bool{}
	for _, ids := range []iter.Seq[string]{maps.Keys(v.Answers), maps.Keys(v.Lists), maps.Keys(v.Draws), maps.Keys(v.Lines), maps.Keys(v.Entries)} {
		for id := range ids {
			items[id] = true
		}
	}
	for i := range v.Requests {
		items[v.Requests[i].Item] = true
	}
	for i := range v.Observations {
		items[v.Observations[i].Item] = true
	}
	for i := range v.Commitments {
		items[v.Commitments[i].Item] = true
	}
	for i := range v.Attachments {
		items[v.Attachments[i].Item] = true
	}
	delete(items, "") // about the visit as a whole
	return slices.Sorted(maps.Keys(items))
}
