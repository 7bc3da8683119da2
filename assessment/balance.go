package assessment

import (
	"math/big"
	"strings"

	"gemba/checklist"
)

// Balance holds what came in of a lot against what became of it. It carries no
// points: a level that a visitor gives for it does.
type Balance struct {
	In, Out *big.Rat
	Diff    *big.Rat // In less Out; below zero, more is accounted for than came in
	Percent *big.Rat // of In, without its sign; nil where nothing came in
	Unit    string   // as it was typed; may be empty
}

// BalanceOf adds up quantities as they were typed: the first came in, the others
// are where it went. It reports false while one of them is missing, is no number
// or is below zero.
func BalanceOf(unit string, values ...string) (Balance, bool) {
	b := Balance{In: new(big.Rat), Out: new(big.Rat), Unit: checklist.Line(unit)}
	for i, v := range values {
		n, ok := checklist.Decimal(v)
		if !ok || n.Sign() < 0 {
			return Balance{}, false
		}
		if i == 0 {
			b.In = n
		} else {
			b.Out.Add(b.Out, n)
		}
	}
	return b.closed(), len(values) > 1
}

// closed is the balance with what follows from both sides.
func (b Balance) closed() Balance {
	b.Diff = new(big.Rat).Sub(b.In, b.Out)
	b.Percent = nil
	if b.In.Sign() > 0 {
		b.Percent = new(big.Rat).Quo(new(big.Rat).Abs(b.Diff), b.In)
		b.Percent.Mul(b.Percent, big.NewRat(100, 1))
	}
	return b
}

// ItemBalance adds up the quantities of an item that follows a lot: its number
// fields, the first of which came in. It reports false for other items, and
// while a quantity is missing.
func ItemBalance(it *checklist.Item, a checklist.Answer) (Balance, bool) {
	if it.Instrument != "mass-balance" {
		return Balance{}, false
	}
	var values []string
	unit := ""
	for i := range it.Fields {
		f := &it.Fields[i]
		if f.Type != "number" {
			continue
		}
		if len(values) == 0 {
			unit = f.Unit
		}
		values = append(values, a.Fields[f.Name])
	}
	return BalanceOf(unit, values...)
}

// The sentences of a balance, as formats, so that a report can say them in its
// own language.
const (
	SaysNothing = "in %s, accounted for %s: nothing came in"
	SaysExact   = "in %s, accounted for %s: closes exactly"
	SaysMissing = "in %s, accounted for %s: %s missing, %s %%"
	SaysMore    = "in %s, accounted for %s: %s more than came in, %s %%; a lot that never runs out is a label, not a lot"
)

// Says is what the balance comes to: a format, which is one of [SaysNothing],
// [SaysExact], [SaysMissing] and [SaysMore], and what stands in it.
func (b Balance) Says() (format string, args []any) {
	args = []any{checklist.DecimalText(b.In), b.Amount(b.Out)}
	switch {
	case b.Percent == nil:
		return SaysNothing, args
	case b.Diff.Sign() == 0:
		return SaysExact, args
	case b.Diff.Sign() > 0:
		return SaysMissing, append(args, b.Amount(b.Diff), PercentText(b.Percent))
	}
	return SaysMore, append(args, b.Amount(b.Diff), PercentText(b.Percent))
}

// Amount prints a quantity with the unit of the balance, without its sign.
func (b Balance) Amount(r *big.Rat) string {
	return strings.TrimSpace(checklist.DecimalText(new(big.Rat).Abs(r)) + " " + b.Unit)
}

// PercentText prints a percentage with at most two decimals.
func PercentText(r *big.Rat) string {
	return strings.TrimSuffix(strings.TrimRight(r.FloatString(2), "0"), ".")
}
