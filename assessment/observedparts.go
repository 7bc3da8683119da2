package assessment

import (
	"fmt"
	"strings"

	"gemba/checklist"
)

func (s *Sheet) levelText(it *checklist.Item, a *checklist.Answer) string {
	text := fmt.Sprintf("level %d", a.Level)
	for _, l := range it.Set.Levels {
		if l.Score == a.Level {
			text = l.Text.In("en")
		}
	}
	basis := a.Basis
	if basis == "" {
		basis = basisTold
	}
	return text + " (" + basis + ")"
}

// shareText gives the counts, and the rate at best that they leave.
func (s *Sheet) shareText(it *checklist.Item, m checklist.Sample) string {
	_, hi, _ := s.bounds(it, m)
	list := noun(it)
	switch {
	case m.Counted():
		return fmt.Sprintf("%d of %d %s: %s, all counted", m.Fine, m.Population, list, rate(hi))
	case unlisted(it, m):
		return fmt.Sprintf("%d of %d %s: at best %s", m.Fine, m.Drawn, list, rate(hi))
	}
	return fmt.Sprintf("%d of %d %s, %s %d: at best %s", m.Fine, m.Drawn, list, s.chosen(it, m), m.Population, rate(hi))
}

// chosen says how the lines of a sample were chosen from its list.
func (s *Sheet) chosen(it *checklist.Item, m checklist.Sample) string {
	switch p, _ := s.weakest(it, m); p {
	case pickRandom:
		return "drawn from"
	case pickVisitor:
		return "picked from"
	default:
		return "chosen by the factory from"
	}
}

// noun shortens the words for a list to what is counted.
func noun(it *checklist.Item) string {
	text := it.List.In("en")
	if i := strings.IndexAny(text, ",;:("); i > 0 {
		text = text[:i]
	}
	return strings.TrimPrefix(strings.TrimSpace(text), "the ")
}

// rate writes a fraction as a percentage with one decimal, rounded down.
func rate(f fraction) string {
	return string(appendTenths(nil, f.num*1000/f.den)) + " %"
}

func (s *Sheet) probeText(a *checklist.Answer) string {
	var parts []string
	for _, e := range []*checklist.Choice{
		checklist.Pick(s.c.Disclosures, a.Disclosure.Given),
		checklist.Pick(s.c.Outcomes, a.Disclosure.Outcome),
		checklist.Pick(s.c.Latencies, a.Disclosure.Latency),
	} {
		if e != nil {
			parts = append(parts, e.Text.In("en"))
		}
	}
	return strings.Join(parts, "; ")
}

// gapsText says which of the factory's layers knew the worst of the gaps.
func gapsText(a *checklist.Answer) string {
	return worstGap(a) + ": " + noticed(&a.Gaps[worstOf(a)])
}

// worstGap names the worst of the gaps.
func worstGap(a *checklist.Answer) string {
	if what := checklist.Line(a.Gaps[worstOf(a)].What); what != "" {
		return what
	}
	return "the gap"
}

// worstOf returns which of the gaps has the lowest best case, the first of
// equals.
func worstOf(a *checklist.Answer) int {
	at, least := 0, Full+1
	for i := range a.Gaps {
		if hi := gapRange(&a.Gaps[i]).Hi; hi < least {
			at, least = i, hi
		}
	}
	return at
}

// noticed says who had noticed a gap, as far as it was looked at.
func noticed(g *checklist.Gap) string {
	switch {
	case g.CAPA == checklist.Yes && g.Acted == checklist.Yes:
		return "noticed and acted upon before the visit"
	case g.CAPA == checklist.Yes:
		return "logged before the visit"
	case g.InternalAudit == checklist.Yes:
		return "noticed by the internal audit only"
	case g.External == checklist.Yes:
		return "noticed from outside only"
	case gapRange(g).Hi > 0:
		return "nobody is known to have noticed"
	}
	return "not in corrective actions, internal audit, surveillance or complaints"
}

func (s *Sheet) certificateText(it *checklist.Item, a *checklist.Answer) Wording {
	switch status := field(it, a, "status"); {
	case status == "none":
		return says("no certificate")
	case status == "expired" || expired(a.Fields["expires"], s.v.Date):
		until := a.Fields["expires"]
		switch {
		case expired(until, s.v.Date):
			return says("certificate expired on %s", checklist.Line(until))
		case until != "":
			return says("certificate not in force, though dated until %s", checklist.Line(until))
		}
		return says("certificate not in force")
	case all(it, a, "scope") == checklist.No:
		return says("certificate for another site or scope")
	}
	return says("certificate in force")
}
