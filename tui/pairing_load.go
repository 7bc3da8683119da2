package tui

import (
	"math/big"
	"slices"

	"gemba/checklist"
)

// loadFields are the fields whose product is how long signed checks take.
var loadFields = []string{"sheets", "readings", "seconds"}

// loads reports whether the item has them.
func (s *pairing) loads() bool {
	return s.it.FieldOf("den") != nil && !slices.ContainsFunc(loadFields, func(name string) bool { return s.it.Field(name) == nil })
}

// load is how long the signed checks of a shift take.
type load struct {
	sheets, readings, seconds, needed *big.Rat // needed in minutes
}

func (s *pairing) load(value func(string) string) (load, bool) {
	if !s.loads() {
		return load{}, false
	}
	var n [3]*big.Rat
	for i, name := range loadFields {
		r, ok := checklist.Decimal(value(name))
		if !ok || r.Sign() < 0 {
			return load{}, false
		}
		n[i] = r
	}
	l := load{n[0], n[1], n[2], new(big.Rat)}
	l.needed.Mul(l.sheets, l.readings)
	l.needed.Mul(l.needed, l.seconds)
	l.needed.Quo(l.needed, big.NewRat(60, 1))
	return l, true
}

// minutes prints what is needed to a tenth of a minute.
func (l load) minutes() string {
	f, _ := new(big.Rat).SetString(l.needed.FloatString(1))
	return checklist.DecimalText(f)
}

// fill puts the minutes that follow into their field, unless something else was
// typed there. It returns what it has put there.
func (s *pairing) fill(f *form, filled string) string {
	l, ok := s.load(func(name string) string { return f.get("field " + name) })
	den := s.it.FieldOf("den")
	if !ok || den == nil {
		return filled
	}
	e := f.field("field " + den.Name)
	if e.value != "" && e.value != filled || f.fields[f.at].name == e.name {
		return filled
	}
	e.value = l.minutes()
	return e.value
}
