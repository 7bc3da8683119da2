package assessment

import (
	"fmt"
	"time"

	"gemba/checklist"
)

// The entries of the disclosure, outcome and latency tables that the
// arithmetic knows by name.
const (
	givenRefusal        = "refusal"
	outcomeUnchecked    = "unchecked"
	outcomePending      = "pending"
	outcomeBroken       = "broken"
	outcomeContradicted = "contradicted"
	latencyInTime       = "in-time"
	latencyAfter        = "after"
)

// brokenMost is the best that a probe can be worth when what was promised did
// not come.
const brokenMost = 20 * point

// probeRange: what was disclosed, less a little for slowness, proven as far as
// it was followed up. Slowness alone costs 10 points at most, since cues of
// behaviour are weak evidence (DePaulo et al. 2003).
func probeRange(c *checklist.Checklist, a *checklist.Answer) (Range, string) {
	d := &a.Disclosure
	given, fault := entry(c.Disclosures, "disclosure", d.Given, "")
	if fault != "" {
		return unseen, fault
	}
	outcome, fault := entry(c.Outcomes, "outcome", d.Outcome, outcomeUnchecked)
	if fault != "" {
		return unseen, fault
	}
	latency, fault := entry(c.Latencies, "latency", d.Latency, latencyInTime)
	if fault != "" {
		return unseen, fault
	}
	s := max(0, int64(given.Points-latency.Minus)*point)
	switch outcome.ID {
	case outcomeBroken:
		return Range{0, min(s, brokenMost)}, ""
	case outcomeContradicted:
		return Range{}, ""
	}
	return Range{s * int64(outcome.Guarantees) / 100, s}, ""
}

// entry returns the entry of a table that an answer names; where it names none,
// the given one.
func entry(table []checklist.Choice, name, id, otherwise string) (*checklist.Choice, string) {
	if id == "" {
		id = otherwise
	}
	if id == "" {
		return nil, "enter the " + name
	}
	if e := checklist.Pick(table, id); e != nil {
		return e, ""
	}
	return nil, fmt.Sprintf("%s %q does not exist", name, id)
}

// What it is worth that the factory's own layers had noticed a gap, in
// milli-points: acted upon, logged, in an internal audit only, known from
// outside only. The order follows AS9101, which gives credit where appropriate
// action is being taken.
const (
	gapActed    = 100 * point
	gapLogged   = 70 * point
	gapInternal = 50 * point
	gapExternal = 30 * point
)

// gapsRange: the worst of the gaps. A layer that was not looked at counts as
// silent for the low end and as knowing for the high end.
func gapsRange(a *checklist.Answer) (Range, string) {
	if len(a.Gaps) == 0 {
		return unseen, "add at least one gap"
	}
	r := Range{Full, Full}
	for i := range a.Gaps {
		g := gapRange(&a.Gaps[i])
		r.Lo, r.Hi = min(r.Lo, g.Lo), min(r.Hi, g.Hi)
	}
	return r, ""
}

func gapRange(g *checklist.Gap) Range {
	knew := func(t checklist.Tri, unknown bool) bool {
		return t == checklist.Yes || unknown && t != checklist.No
	}
	worth := func(unknown bool) int64 {
		switch {
		case knew(g.CAPA, unknown) && knew(g.Acted, unknown):
			return gapActed
		case knew(g.CAPA, unknown):
			return gapLogged
		case knew(g.InternalAudit, unknown):
			return gapInternal
		case knew(g.External, unknown):
			return gapExternal
		}
		return 0
	}
	return Range{worth(false), worth(true)}
}

// What a certificate earns, in milli-points.
const (
	certBase     = 40 * point // in force
	certPart     = 20 * point // each of: site and scope, accreditation, register
	certDoubtful = 20 * point // at best, when expired or for another site or scope
)

// certificateRange: in force on the day of the visit, for this site and this
// product, from an accredited issuer, found in the register. What is not known
// adds to the high end only.
func certificateRange(v *checklist.Visit, it *checklist.Item, a *checklist.Answer) (Range, string) {
	switch status := field(it, a, "status"); status {
	case "":
		return unseen, "enter the status of the certificate"
	case "none":
		return Range{}, ""
	case "expired":
		return Range{0, certDoubtful}, ""
	case "valid":
	default:
		return unseen, fmt.Sprintf("certificate status %q does not exist", status)
	}
	covers := all(it, a, "scope")
	if covers == checklist.No || expired(a.Fields["expires"], v.Date) {
		return Range{0, certDoubtful}, ""
	}
	r := Range{certBase, certBase}
	for _, part := range []checklist.Tri{covers, all(it, a, "accredited"), all(it, a, "register")} {
		if part == checklist.Yes {
			r.Lo += certPart
		}
		if part != checklist.No {
			r.Hi += certPart
		}
	}
	return r, ""
}

// all returns yes when every field with the role says yes, no when one of them
// says no, and otherwise unknown.
func all(it *checklist.Item, a *checklist.Answer, role string) checklist.Tri {
	answer, found := checklist.Yes, false
	for i := range it.Fields {
		if it.Fields[i].Role != role {
			continue
		}
		found = true
		switch checklist.Tri(a.Fields[it.Fields[i].Name]) {
		case checklist.No:
			return checklist.No
		case checklist.Yes:
		default:
			answer = checklist.Unknown
		}
	}
	if !found {
		return checklist.Unknown
	}
	return answer
}

// expired reports whether a certificate had run out on the day of the visit.
// The day is an input; dates that cannot be read prove nothing.
func expired(expires, visit string) bool {
	until, err := time.Parse(time.DateOnly, expires)
	if err != nil {
		return false
	}
	day, err := time.Parse(time.DateOnly, visit)
	return err == nil && until.Before(day)
}
