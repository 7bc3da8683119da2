package store

import (
	"gemba/checklist"
)

// conflict is a cell about which versions that stand disagree.
type conflict struct {
	checklist.Cell
	versions []*Fact
}

// conflictsOf returns the conflicts among the cells of a visit: values that
// differ, and entries that one removed while another changed them.
func conflictsOf(cells [][]*Fact) []conflict {
	var list []conflict
	for _, versions := range cells {
		if others := rivals(versions); len(others) > 0 {
			list = append(list, conflict{versions[0].Cell, append([]*Fact{versions[0]}, others...)})
		}
	}
	for _, b := range burials(cells) {
		if len(b.unseen) > 0 && !b.disputed {
			list = append(list, conflict{b.stone[0].Cell, append([]*Fact{b.stone[0]}, b.unseen...)})
		}
	}
	return list
}
