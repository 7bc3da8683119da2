package checklist

import (
	"maps"
	"slices"
	"strings"
)

// LotField begins the name of a field of an answer that keeps the readings of
// another lot, as JSON; the name of the lot follows.
const LotField = "lot "

// KeptLots are the names of the lots whose readings are kept beside those that are
// looked at, rising.
func (a Answer) KeptLots() []string {
	var out []string
	for _, field := range slices.Sorted(maps.Keys(a.Fields)) {
		if lot, ok := strings.CutPrefix(field, LotField); ok {
			out = append(out, lot)
		}
	}
	return out
}

// KeepLot keeps readings in an answer, under the name of their lot.
func KeepLot(a *Answer, r Readings) {
	if len(r.Values) > 0 {
		setIn(&a.Fields, LotField+r.Lot, EncodeCell(r))
	}
}
