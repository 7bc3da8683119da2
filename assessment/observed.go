package assessment

import (
	"fmt"
	"strconv"
	"strings"

	"gemba/checklist"
	"gemba/sampling"
)

// observed puts into words what was seen at the item at index i, for a cap.
func (s *Sheet) observed(i int) string {
	it, m := &s.c.Items[i], &s.marks[i]
	a := s.telling(i)
	var text string
	switch {
	case m.proven:
		text = "confirmed"
		if a.Words != "" {
			text += ": " + checklist.Line(a.Words)
		}
	case m.refused:
		text = "asked and not given"
		if a.Reason != "" {
			text += ": " + checklist.Line(a.Reason)
		}
	default:
		text = s.described(it, a)
	}
	if len(s.v.Rivals[it.ID]) > 0 {
		text += "; two observers, not reconciled"
	}
	return text
}

// telling returns the answer behind an item's best case: of several observers'
// the one with the lowest.
func (s *Sheet) telling(i int) *checklist.Answer {
	it, m := &s.c.Items[i], &s.marks[i]
	own := s.v.Answers[it.ID]
	rivals := s.v.Rivals[it.ID]
	if len(rivals) == 0 {
		return &own
	}
	for j := -1; j < len(rivals); j++ {
		a := &own
		if j >= 0 {
			a = &rivals[j]
		}
		if o := s.one(it, a); o.voice == spoken && o.Hi == m.Hi && o.proven == m.proven && o.refused == m.refused {
			return a
		}
	}
	return &own
}

func (s *Sheet) described(it *checklist.Item, a *checklist.Answer) string {
	switch it.Kind {
	case checklist.Level:
		return s.levelText(it, a)
	case checklist.Share:
		return s.shareText(it, a.Sample)
	case checklist.Ratio:
		return labelled(it, a, "num") + " against " + labelled(it, a, "den")
	case checklist.Probe:
		return s.probeText(a)
	case checklist.Gaps:
		return gapsText(a)
	default:
		if w := s.summed(it, a); w.Format != "" {
			return w.String()
		}
		return "answered"
	}
}

// summed says in one sentence what several fields of an item come to: where no
// field of it alone says that. It is empty for an item of any other kind.
func (s *Sheet) summed(it *checklist.Item, a *checklist.Answer) Wording {
	switch it.Kind {
	case checklist.Split:
		early, _ := count(field(it, a, "early"))
		late, _ := count(field(it, a, "late"))
		share := ppm(sampling.UpperShare(early+late, early, sampling.Alpha))
		return says("%d of %d nonconformances found before final inspection: at best %s", early, early+late, rate(share))
	case checklist.Certificate:
		return s.certificateText(it, a)
	default:
		return Wording{}
	}
}

// Telling is the answer that an item is spoken of by.
type Telling struct {
	Answer  checklist.Answer // of several observers' the one that counts
	Proven  bool             // its fact is confirmed
	Refused bool
	Rivals  bool    // several observers, not reconciled
	Summed  Wording // what its fields come to; empty where the answer says it
}

// Telling returns the answer that an item of the visit is spoken of by.
func (s *Sheet) Telling(it *checklist.Item) Telling {
	a, m := s.telling(it.Index), &s.marks[it.Index]
	t := Telling{Answer: *a, Proven: m.proven, Refused: m.refused, Rivals: len(s.v.Rivals[it.ID]) > 0}
	if a.State == checklist.Answered {
		t.Summed = s.summed(it, a)
	}
	return t
}

// labelled writes a number behind the label of its field.
func labelled(it *checklist.Item, a *checklist.Answer, role string) string {
	for i := range it.Fields {
		if f := &it.Fields[i]; f.Role == role {
			return lower(f.Label.In("en")) + " " + strings.TrimSpace(a.Fields[f.Name])
		}
	}
	return ""
}

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

func probesText(items []string) string {
	return strconv.Itoa(len(items)) + " disclosure probes deflected or worse: " + strings.Join(items, ", ")
}

func themeText(c *checklist.Checklist, t *Theme) string {
	return fmt.Sprintf("%s, %d items: best case %s", c.Themes[t.index].Title.In("en"), t.Items, Points(t.Hi))
}

func holdText(m *mark) string {
	if m.voice != spoken {
		return "not yet seen"
	}
	return "proven only to " + Points(m.Lo)
}
