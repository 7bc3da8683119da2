package checklist

import (
	"math/big"
	"slices"
	"strings"
)

// decimalText is a number as one types it. An exponent is none: it could name a
// number that no memory holds.
var decimalText = Pattern(`^[+-]?\d{1,12}([.,]\d{1,12})?$`)

// Decimal reads a number as it was typed, with a point or a comma, exactly: a
// difference of 0.02 must not depend on how a float stores it. It reports false
// where the text is no number of up to twelve digits on each side.
func Decimal(s string) (*big.Rat, bool) {
	s = strings.TrimSpace(s)
	if !decimalText().MatchString(s) {
		return nil, false
	}
	return new(big.Rat).SetString(strings.ReplaceAll(s, ",", "."))
}

// DecimalText prints a number with at most six decimals, and without zeros at
// its end.
func DecimalText(r *big.Rat) string {
	return strings.TrimSuffix(strings.TrimRight(r.FloatString(6), "0"), ".")
}

// numberText is a number as the arithmetic reads it: a point or a comma parts
// the decimals.
var numberText = Pattern(`^-?[0-9]{1,15}([.,][0-9]+)?$`)

// IsNumber reports whether a text is a number as a field of that type takes it.
func IsNumber(s string) bool { return numberText().MatchString(s) }

// counted are the units of what is counted, weighed or timed: there is never less
// than none of it. A number with another unit, or with none, may be below zero, as
// a deviation or a temperature is.
var counted = []string{"people", "machines", "days", "lots", "min", "s", "kg"}

// TakesNumber reports whether a text is a number that the field can hold.
func (f *Field) TakesNumber(s string) bool {
	below := strings.HasPrefix(s, "-")
	return IsNumber(s) && (!below || !slices.Contains(counted, f.Unit))
}
