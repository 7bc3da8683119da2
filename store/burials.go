package store

import (
	"slices"

	"gemba/checklist"
)

// burial is the removal of one entry of a list.
type burial struct {
	stone    []*Fact // versions of the _deleted cell, the shown one first
	unseen   []*Fact // versions of the entry that nobody who removed it had seen
	disputed bool    // somebody removed it and somebody put it back
}

// burials returns the removals among the cells of a visit. An entry of which
// a version was not seen by whoever removed it stays visible.
func burials(cells [][]*Fact) []burial {
	type entry struct{ kind, key string }
	stones := map[entry]int{}
	var list []burial
	for _, versions := range cells {
		f := versions[0]
		if f.Field != checklist.FieldDeleted || !listed(f.Kind) || f.Cleared && len(rivals(versions)) == 0 {
			continue
		}
		stones[entry{f.Kind, f.Key}] = len(list)
		list = append(list, burial{stone: versions, disputed: slices.ContainsFunc(versions, func(f *Fact) bool { return f.Cleared })})
	}
	if len(list) == 0 {
		return nil
	}
	for _, versions := range cells {
		i, ok := stones[entry{versions[0].Kind, versions[0].Key}]
		if !ok || versions[0].Field == checklist.FieldDeleted {
			continue
		}
		for _, f := range versions {
			if !seenBy(list[i].stone, f) {
				list[i].unseen = append(list[i].unseen, f)
			}
		}
	}
	return list
}

// seenBy reports whether whoever wrote one of some versions had seen another.
func seenBy(versions []*Fact, f *Fact) bool {
	return slices.ContainsFunc(versions, func(v *Fact) bool { return slices.Contains(v.Seen, f.ID) })
}
