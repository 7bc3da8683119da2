package tui

import (
	"fmt"
	"math/big"
	"regexp"
	"strings"

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

// decimalText is a number as one types it. An exponent is none: it could name a
// number that no memory holds.
var decimalText = regexp.MustCompile(`^[+-]?\d{1,12}([.,]\d{1,12})?$`)

// decimal reads a number exactly: a difference of 0.02 must not depend on how
// a float stores it.
func decimal(s string) (*big.Rat, bool) {
	s = strings.TrimSpace(s)
	if !decimalText.MatchString(s) {
		return nil, false
	}
	return new(big.Rat).SetString(strings.ReplaceAll(s, ",", "."))
}

// decimalWords prints a number without zeros at its end.
func decimalWords(r *big.Rat) string {
	s := r.FloatString(6)
	return strings.TrimSuffix(strings.TrimRight(s, "0"), ".")
}

func checkDecimal(s string) string {
	if _, ok := decimal(s); s != "" && !ok {
		return "a number such as 20.02"
	}
	return ""
}

// allowed is how far two values may lie apart and still agree: twice the
// uncertainty, or a tenth of the tolerance where the uncertainty is not known.
func (m remeasured) allowed() (*big.Rat, string) {
	if u, ok := decimal(m.uncertainty); ok && u.Sign() > 0 {
		return u.Mul(u, big.NewRat(2, 1)), "twice the uncertainty"
	}
	lower, okLower := decimal(m.lower)
	upper, okUpper := decimal(m.upper)
	if okLower && okUpper && lower.Cmp(upper) < 0 {
		return upper.Mul(upper.Sub(upper, lower), big.NewRat(1, 10)), "a tenth of the tolerance"
	}
	return nil, ""
}

// outside reports whether a value lies outside of the limits that are known.
func (m remeasured) outside(v *big.Rat) bool {
	if lower, ok := decimal(m.lower); ok && v.Cmp(lower) < 0 {
		return true
	}
	upper, ok := decimal(m.upper)
	return ok && v.Cmp(upper) > 0
}

// firstOut reports whether the first value is out of tolerance where the record
// says good.
func (m remeasured) firstOut() bool {
	recorded, ok := decimal(m.recorded)
	measured, okMeasured := decimal(m.measured)
	return ok && okMeasured && m.outside(measured) && !m.outside(recorded)
}

// agreement applies the rule. Where a second gauge was used, its value counts:
// the first may have been wrong.
func (m remeasured) agreement() agreement {
	if m.missing {
		return agreement{status: checklist.LineMissing, reason: "asked for and not measured"}
	}
	recorded, ok := decimal(m.recorded)
	value, okValue := decimal(m.measured)
	if !ok || !okValue {
		return agreement{}
	}
	a := agreement{out: m.firstOut()}
	which := ""
	if second, ok := decimal(m.again); ok && a.out {
		value, which = second, "with the second gauge "
		a.twice = m.outside(second)
	}
	diff := new(big.Rat).Sub(value, recorded)
	diff.Abs(diff)
	limit, rule := m.allowed()
	switch {
	case limit == nil:
		a.status = checklist.LineStatus(m.judged)
		a.reason = fmt.Sprintf("%soff by %s; no rule without the uncertainty or both limits", which, decimalWords(diff))
		return a
	case diff.Cmp(limit) <= 0:
		a.status, a.reason = checklist.LineMatch, fmt.Sprintf("%soff by %s, within %s: %s", which, decimalWords(diff), decimalWords(limit), rule)
	default:
		a.status, a.reason = checklist.LineMismatch, fmt.Sprintf("%soff by %s, more than %s: %s", which, decimalWords(diff), decimalWords(limit), rule)
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
