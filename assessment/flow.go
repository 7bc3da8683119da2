package assessment

import (
	"maps"
	"math/big"
	"slices"
	"strings"

	"gemba/checklist"
)

// The marks of a link of a thread that carry quantities: how much was found
// there, in which unit, and how much of that stayed there or was scrapped.
const (
	MarkQuantity = "quantity"
	MarkUnit     = "unit"
	MarkLeft     = "left"
)

// Flow is a stretch of a thread walked forward, from the material towards the
// product, along which quantities were found in one unit. What comes into it must
// go on to its end, or be left on the way.
type Flow struct {
	Balance
	From, To int     // lines of the links at which it begins and ends
	Breaks   []Break // of several steps those that do not add up, in the order of the flow
}

// Closes reports whether all of it adds up, each step by itself too.
func (f Flow) Closes() bool { return f.Diff.Sign() == 0 && len(f.Breaks) == 0 }

// Break is a step of a flow between two links that does not add up.
type Break struct {
	From, To int
	Diff     *big.Rat // what goes out of the first and does not come in at the second; below zero, more comes in
}

// station is a link at which a quantity was found.
type station struct {
	line           int
	quantity, left *big.Rat
	unit           string
}

// Flows adds up the quantities of a thread. The links are the lines of the item
// in the order of the way back, so the flow begins at the last of them. Where the
// unit changes, another stretch begins: kilograms of bar and pieces do not add
// up. A quantity that has none to add up to is no stretch.
func Flows(lines map[int]checklist.SampleLine) []Flow {
	var flows []Flow
	all := stations(lines)
	for len(all) > 0 {
		n := 1
		for n < len(all) && all[n].unit == all[0].unit {
			n++
		}
		if n > 1 {
			flows = append(flows, flowOf(all[:n]))
		}
		all = all[n:]
	}
	return flows
}

// stations are the links with a quantity, from the material on. A unit holds
// until another one is named.
func stations(lines map[int]checklist.SampleLine) []station {
	var list []station
	unit := ""
	for _, no := range slices.Backward(slices.Sorted(maps.Keys(lines))) {
		marks := lines[no].Marks
		q, ok := checklist.Decimal(marks[MarkQuantity])
		if !ok || q.Sign() < 0 {
			continue
		}
		if u := strings.TrimSpace(checklist.Line(marks[MarkUnit])); u != "" {
			unit = u
		}
		left, ok := checklist.Decimal(marks[MarkLeft])
		if !ok || left.Sign() < 0 {
			left = new(big.Rat)
		}
		list = append(list, station{no, q, left, unit})
	}
	for i := len(list) - 2; i >= 0; i-- { // those before the first that was named
		if list[i].unit == "" {
			list[i].unit = list[i+1].unit
		}
	}
	return list
}

// flowOf adds one stretch up: what came in at its first station, less what was
// left on the way, is what must be found at its last.
func flowOf(list []station) Flow {
	last := list[len(list)-1]
	f := Flow{From: list[0].line, To: last.line}
	f.In, f.Out, f.Unit = list[0].quantity, new(big.Rat).Set(last.quantity), last.unit
	for i, s := range list[:len(list)-1] {
		f.Out.Add(f.Out, s.left)
		diff := new(big.Rat).Sub(s.quantity, s.left)
		if diff.Sub(diff, list[i+1].quantity); diff.Sign() != 0 && len(list) > 2 {
			f.Breaks = append(f.Breaks, Break{s.line, list[i+1].line, diff})
		}
	}
	f.Balance = f.closed()
	return f
}

// Words say what a stretch comes to; name names a link by its line, and says puts
// a format into words: [fmt.Sprintf] in English.
func (f Flow) Words(name func(line int) string, says func(format string, args ...any) string) string {
	format, args := f.Says()
	words := says("from %s to %s: ", name(f.From), name(f.To)) + says(format, args...)
	for _, b := range f.Breaks {
		if b.Diff.Sign() < 0 {
			words += says("; between %s and %s, %s more", name(b.From), name(b.To), f.Amount(b.Diff))
		} else {
			words += says("; between %s and %s, %s are missing", name(b.From), name(b.To), f.Amount(b.Diff))
		}
	}
	return words
}
