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
