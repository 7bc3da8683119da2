package assessment

import (
	"fmt"
	"math/big"

	"gemba/checklist"
)

// The marks of a line that holds a value that was measured again, as typed.
const (
	MarkRecorded    = "recorded"
	MarkMeasured    = "measured"
	MarkAgain       = "again" // with another gauge
	MarkLower       = "lower"
	MarkUpper       = "upper"
	MarkUncertainty = "uncertainty"
	MarkJudged      = "judged" // where no rule can tell: match or mismatch
)

// Remeasured is one characteristic of one part: the value in the record, and
// what the gauge showed in front of the visitor, all as typed.
type Remeasured struct {
	Recorded, Measured, Again string // Again: with another gauge
	Lower, Upper              string
	Uncertainty               string
	Judged                    string // where no rule can tell: match or mismatch
	Missing                   bool   // asked for and not measured
}

// RemeasuredOf reads a value out of the marks of its line.
func RemeasuredOf(l checklist.SampleLine) Remeasured {
	m := l.Marks
	return Remeasured{
		Recorded: m[MarkRecorded], Measured: m[MarkMeasured], Again: m[MarkAgain], Lower: m[MarkLower], Upper: m[MarkUpper],
		Uncertainty: m[MarkUncertainty], Judged: m[MarkJudged], Missing: l.Status == checklist.LineMissing,
	}
}

// Twice reports whether some value was out of tolerance twice where its record
// says good: what a visitor may confirm as falsified.
func Twice(lines map[int]checklist.SampleLine) bool {
	for _, l := range lines {
		if RemeasuredOf(l).Agreement().Twice {
			return true
		}
	}
	return false
}

// Agreement is what the rule makes of a value.
type Agreement struct {
	Status checklist.LineStatus // "" while something is missing
	Reason string
	Ruled  bool // by the rule, not by the visitor
	Out    bool // out of tolerance where the record says good
	Twice  bool // and so with a second gauge
}

// allowed is how far two values may lie apart and still agree: twice the
// uncertainty, or a tenth of the tolerance where the uncertainty is not known.
func (m Remeasured) allowed() (*big.Rat, string) {
	if u, ok := checklist.Decimal(m.Uncertainty); ok && u.Sign() > 0 {
		return u.Mul(u, big.NewRat(2, 1)), "twice the uncertainty"
	}
	lower, okLower := checklist.Decimal(m.Lower)
	upper, okUpper := checklist.Decimal(m.Upper)
	if okLower && okUpper && lower.Cmp(upper) < 0 {
		return upper.Mul(upper.Sub(upper, lower), big.NewRat(1, 10)), "a tenth of the tolerance"
	}
	return nil, ""
}

// outside reports whether a value lies outside of the limits that are known.
func (m Remeasured) outside(v *big.Rat) bool {
	if lower, ok := checklist.Decimal(m.Lower); ok && v.Cmp(lower) < 0 {
		return true
	}
	upper, ok := checklist.Decimal(m.Upper)
	return ok && v.Cmp(upper) > 0
}

// FirstOut reports whether the first value is out of tolerance where the record
// says good.
func (m Remeasured) FirstOut() bool {
	recorded, ok := checklist.Decimal(m.Recorded)
	measured, okMeasured := checklist.Decimal(m.Measured)
	return ok && okMeasured && m.outside(measured) && !m.outside(recorded)
}

// Agreement applies the rule. Where a second gauge was used, its value counts:
// the first may have been wrong.
func (m Remeasured) Agreement() Agreement {
	if m.Missing {
		return Agreement{Status: checklist.LineMissing, Reason: "asked for and not measured"}
	}
	recorded, ok := checklist.Decimal(m.Recorded)
	value, okValue := checklist.Decimal(m.Measured)
	if !ok || !okValue {
		return Agreement{}
	}
	a := Agreement{Out: m.FirstOut()}
	which := ""
	if second, ok := checklist.Decimal(m.Again); ok && a.Out {
		value, which = second, "with the second gauge "
		a.Twice = m.outside(second)
	}
	diff := new(big.Rat).Sub(value, recorded)
	diff.Abs(diff)
	limit, rule := m.allowed()
	switch {
	case limit == nil:
		a.Status = checklist.LineStatus(m.Judged)
		a.Reason = fmt.Sprintf("%soff by %s; no rule without the uncertainty or both limits", which, checklist.DecimalText(diff))
		return a
	case diff.Cmp(limit) <= 0:
		a.Status, a.Reason = checklist.LineMatch, fmt.Sprintf("%soff by %s, within %s: %s", which, checklist.DecimalText(diff), checklist.DecimalText(limit), rule)
	default:
		a.Status, a.Reason = checklist.LineMismatch, fmt.Sprintf("%soff by %s, more than %s: %s", which, checklist.DecimalText(diff), checklist.DecimalText(limit), rule)
	}
	a.Ruled = true
	return a
}

// Advice is what to do about a value that is out of tolerance.
func (m Remeasured) Advice() string {
	a := m.Agreement()
	switch {
	case a.Twice:
		return "out of tolerance twice where the record says good"
	case a.Out && checklist.IsNumber(m.Again):
		return "the second gauge shows it in tolerance: it may have been the gauge"
	case a.Out:
		return "out of tolerance: measure again with another gauge; it may be the gauge"
	}
	return ""
}
