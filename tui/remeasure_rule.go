package tui

import (
	"fmt"
	"math/big"

	"gemba/checklist"
)

// remeasured is one characteristic of one part: the value in the record, and
// what the gauge showed in front of the visitor, all as typed.
type remeasured struct {
	recorded, measured, again string // again: with another gauge
	lower, upper              string
	uncertainty               string
	judged                    string // where no rule can tell: match or mismatch
	missing                   bool   // asked for and not measured
}

// agreement is what the rule makes of a value.
type agreement struct {
	status checklist.LineStatus // "" while something is missing
	reason string
	ruled  bool // by the rule, not by the visitor
	out    bool // out of tolerance where the record says good
	twice  bool // and so with a second gauge
}

func checkDecimal(s string) string {
	if _, ok := checklist.Decimal(s); s != "" && !ok {
		return "a number such as 20.02"
	}
	return ""
}

// allowed is how far two values may lie apart and still agree: twice the
// uncertainty, or a tenth of the tolerance where the uncertainty is not known.
func (m remeasured) allowed() (*big.Rat, string) {
	if u, ok := checklist.Decimal(m.uncertainty); ok && u.Sign() > 0 {
		return u.Mul(u, big.NewRat(2, 1)), "twice the uncertainty"
	}
	lower, okLower := checklist.Decimal(m.lower)
	upper, okUpper := checklist.Decimal(m.upper)
	if okLower && okUpper && lower.Cmp(upper) < 0 {
		return upper.Mul(upper.Sub(upper, lower), big.NewRat(1, 10)), "a tenth of the tolerance"
	}
	return nil, ""
}

// outside reports whether a value lies outside of the limits that are known.
func (m remeasured) outside(v *big.Rat) bool {
	if lower, ok := checklist.Decimal(m.lower); ok && v.Cmp(lower) < 0 {
		return true
	}
	upper, ok := checklist.Decimal(m.upper)
	return ok && v.Cmp(upper) > 0
}

// firstOut reports whether the first value is out of tolerance where the record
// says good.
func (m remeasured) firstOut() bool {
	recorded, ok := checklist.Decimal(m.recorded)
	measured, okMeasured := checklist.Decimal(m.measured)
	return ok && okMeasured && m.outside(measured) && !m.outside(recorded)
}

// agreement applies the rule. Where a second gauge was used, its value counts:
// the first may have been wrong.
func (m remeasured) agreement() agreement {
	if m.missing {
		return agreement{status: checklist.LineMissing, reason: "asked for and not measured"}
	}
	recorded, ok := checklist.Decimal(m.recorded)
	value, okValue := checklist.Decimal(m.measured)
	if !ok || !okValue {
		return agreement{}
	}
	a := agreement{out: m.firstOut()}
	which := ""
	if second, ok := checklist.Decimal(m.again); ok && a.out {
		value, which = second, "with the second gauge "
		a.twice = m.outside(second)
	}
	diff := new(big.Rat).Sub(value, recorded)
	diff.Abs(diff)
	limit, rule := m.allowed()
	switch {
	case limit == nil:
		a.status = checklist.LineStatus(m.judged)
		a.reason = fmt.Sprintf("%soff by %s; no rule without the uncertainty or both limits", which, checklist.DecimalText(diff))
		return a
	case diff.Cmp(limit) <= 0:
		a.status, a.reason = checklist.LineMatch, fmt.Sprintf("%soff by %s, within %s: %s", which, checklist.DecimalText(diff), checklist.DecimalText(limit), rule)
	default:
		a.status, a.reason = checklist.LineMismatch, fmt.Sprintf("%soff by %s, more than %s: %s", which, checklist.DecimalText(diff), checklist.DecimalText(limit), rule)
	}
	a.ruled = true
	return a
}

// advice is what to do about a value that is out of tolerance.
func (m remeasured) advice() string {
	a := m.agreement()
	switch {
	case a.twice:
		return "out of tolerance twice where the record says good"
	case a.out && m.again != "":
		return "the second gauge shows it in tolerance: it may have been the gauge"
	case a.out:
		return "out of tolerance: measure again with another gauge; it may be the gauge"
	}
	return ""
}
