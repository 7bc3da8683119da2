package assessment

import (
	"fmt"

	"gemba/checklist"
	"gemba/sampling"
)

// The bases that the arithmetic knows by name. How much each guarantees stands
// in the checklist.
const (
	basisTold = "told"
	basisSeen = "seen"
)

// guarantee returns how much of a level is proven on a basis, in percent. No
// basis counts as told.
func guarantee(c *checklist.Checklist, basis string) (int64, string) {
	if basis == "" {
		basis = basisTold
	}
	b := checklist.Pick(c.Bases, basis)
	if b == nil {
		return 0, fmt.Sprintf("basis %q does not exist", basis)
	}
	return int64(b.Guarantees), ""
}

// levelRange: the level is the upper bound, since nobody under-claims; its
// basis says how much of it is proven. The levels are those of VDA 6.3 (0, 4,
// 6, 8, 10) times ten; what a basis proves is judgement.
func levelRange(c *checklist.Checklist, it *checklist.Item, a *checklist.Answer) (Range, string) {
	known := false
	for _, l := range it.Set.Levels {
		known = known || l.Score == a.Level
	}
	if !known {
		return unseen, fmt.Sprintf("level %d does not exist here", a.Level)
	}
	q, fault := guarantee(c, a.Basis)
	if fault != "" {
		return unseen, fault
	}
	s := int64(a.Level) * point
	return Range{s * q / 100, s}, ""
}

// ratioRange: one number against another on a curve, proven as far as its
// basis goes.
func ratioRange(c *checklist.Checklist, it *checklist.Item, a *checklist.Answer) (Range, string) {
	num, okNum := decimal(field(it, a, "num"))
	den, okDen := decimal(field(it, a, "den"))
	switch {
	case !okNum || !okDen:
		return unseen, "enter both numbers, in digits"
	case den == 0:
		return unseen, "the number to compare with cannot be 0"
	}
	q, fault := guarantee(c, a.Basis)
	if fault != "" {
		return unseen, fault
	}
	s := curve(it.Curve, fraction{num, den})
	return Range{s * q / 100, s}, ""
}

// splitRange: early of early and late counts, with exact one-sided 95 % limits
// on the share (Clopper and Pearson 1934; the same as Walley's imprecise beta
// model with s = 1, which makes no count at all 0 to 100 without a special
// rule). Counts that the visitor saw are counted: their low end is kept whole.
func splitRange(c *checklist.Checklist, it *checklist.Item, a *checklist.Answer) (Range, string) {
	early, okEarly := count(field(it, a, "early"))
	late, okLate := count(field(it, a, "late"))
	if !okEarly || !okLate {
		return unseen, "enter both counts, in whole numbers"
	}
	q, fault := guarantee(c, a.Basis)
	if fault != "" {
		return unseen, fault
	}
	if a.Basis == basisSeen {
		q = 100
	}
	n := early + late
	if n == 0 {
		return unseen, ""
	}
	lo := curve(it.Curve, ppm(sampling.LowerShare(n, early, sampling.Alpha)))
	hi := curve(it.Curve, ppm(sampling.UpperShare(n, early, sampling.Alpha)))
	return Range{lo * q / 100, hi}, ""
}

// field returns what was typed into the field with the given role.
func field(it *checklist.Item, a *checklist.Answer, role string) string {
	if f := it.FieldOf(role); f != nil {
		return a.Fields[f.Name]
	}
	return ""
}
