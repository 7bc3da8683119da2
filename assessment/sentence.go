package assessment

import (
	"fmt"
	"strings"

	"gemba/checklist"
)

// sentence returns the sentence with which a report starts: two facts, those
// that limit the grade before those that cost or earn most. It never names the
// grade, and it never says more than the answers do.
func (s *Sheet) sentence(r *Result) string {
	items := s.Opening(r)
	if len(items) == 0 {
		return "Nothing on the floor has been seen yet."
	}
	facts := make([]string, 0, len(items))
	named := false // a gap, by one of the facts
	for _, it := range items {
		facts = append(facts, s.fact(it, named))
		m := &s.marks[it.Index]
		named = named || it.Kind == checklist.Share && !m.refused && !m.proven && m.Hi < established
	}
	return upper(strings.Join(facts, "; ")) + "."
}

// Opening returns the items that the sentence of a result speaks of, in its order:
// what binds the grade, then what costs most, then what earns most. It is empty
// where nothing was seen yet.
func (s *Sheet) Opening(r *Result) []*checklist.Item {
	const most = 2
	var items []*checklist.Item
	for i := range r.Caps {
		if it := s.c.Item(r.Caps[i].Item); it != nil && len(items) < most {
			items = append(items, it)
		}
	}
	costs := func(c *Contribution) int64 {
		if s.marks[c.index].voice != spoken || c.Hi > established {
			return 0
		}
		return c.Proven
	}
	earns := func(c *Contribution) int64 {
		if s.marks[c.index].voice != spoken || c.Hi <= established {
			return 0
		}
		return c.Weight * c.Lo
	}
	for _, of := range []func(*Contribution) int64{costs, earns} {
		if len(items) == most {
			break
		}
		for _, c := range heaviest(r.Contributions, of) {
			if len(items) < most && !r.capsBy(c.Item) {
				items = append(items, &s.c.Items[c.index])
			}
		}
	}
	return items
}

// fact puts the answer to one item into a clause. Named says that a gap stands
// before it, to which it may point back.
func (s *Sheet) fact(it *checklist.Item, named bool) string {
	m := &s.marks[it.Index]
	a := s.telling(it.Index)
	switch {
	case m.proven:
		return lower(it.Knock.Rule.In("en"))
	case m.refused:
		return "what was asked for at " + it.ID + " was not given"
	}
	switch it.Kind {
	case checklist.Level:
		return lower(it.Set.Title.In("en")) + ": " + lower(s.levelText(it, a))
	case checklist.Share:
		if owns(it, ruleK4) {
			return s.counted(it, a.Sample) + " have an incoming record"
		}
		return s.counted(it, a.Sample) + ": " + it.Fine.In("en")
	case checklist.Gaps:
		if m.Hi == 0 && named {
			return "corrective actions, internal audit and surveillance are silent on the gap"
		}
		if m.Hi == 0 {
			return "corrective actions, internal audit and surveillance are silent on a gap that was found: " + lower(worstGap(a))
		}
		return lower(gapsText(a))
	case checklist.Probe:
		return "asked \"" + strings.TrimRight(it.Ask.In("en"), "?.") + "\": " + lower(s.probeText(a))
	default:
		return s.described(it, a)
	}
}

func owns(it *checklist.Item, rule string) bool {
	for i := range it.Caps {
		if it.Caps[i].ID == rule {
			return true
		}
	}
	return false
}

// counted says how many of what were fine: "144 of 240 receipts".
func (s *Sheet) counted(it *checklist.Item, m checklist.Sample) string {
	what := noun(it)
	if i := strings.Index(what, " of the last"); i > 0 {
		what = what[:i]
	}
	switch {
	case m.Counted():
		return fmt.Sprintf("%d of %d %s", m.Fine, m.Drawn, what)
	case unlisted(it, m):
		return fmt.Sprintf("%d of %d %s looked at", m.Fine, m.Drawn, what)
	}
	return fmt.Sprintf("%d of %d %s %s %d", m.Fine, m.Drawn, what, s.chosen(it, m), m.Population)
}

// upper makes the first letter large.
func upper(text string) string {
	if text != "" && text[0] >= 'a' && text[0] <= 'z' {
		return string(text[0]-'a'+'A') + text[1:]
	}
	return text
}

// lower makes the first letter small, unless a word in capitals begins.
func lower(text string) string {
	if len(text) > 1 && text[0] >= 'A' && text[0] <= 'Z' && text[1] >= 'a' {
		return string(text[0]+'a'-'A') + text[1:]
	}
	return text
}
