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
	var facts []string
	add := func(item string) {
		if len(facts) < 2 && item != "" {
			if f := s.fact(s.c.Item(item)); f != "" {
				facts = append(facts, f)
			}
		}
	}
	for i := range r.Caps {
		add(r.Caps[i].Item)
	}
	told := func(c *Contribution) bool { return s.marks[s.c.Item(c.Item).Index].voice == spoken }
	for _, id := range heaviest(r.Contributions, func(c *Contribution) int64 {
		if c.Item == "" || !told(c) || c.Hi > established {
			return 0
		}
		return c.Proven
	}) {
		if !capped(r, id) {
			add(id)
		}
	}
	for _, id := range heaviest(r.Contributions, func(c *Contribution) int64 {
		if c.Item == "" || !told(c) || c.Hi <= established {
			return 0
		}
		return c.Weight * c.Lo
	}) {
		if !capped(r, id) {
			add(id)
		}
	}
	if len(facts) == 0 {
		return "Nothing on the floor has been seen yet."
	}
	return upper(strings.Join(facts, "; ")) + "."
}

func capped(r *Result, item string) bool {
	for i := range r.Caps {
		if r.Caps[i].Item == item {
			return true
		}
	}
	return false
}

// fact puts the answer to one item into a clause.
func (s *Sheet) fact(it *checklist.Item) string {
	m := &s.marks[it.Index]
	a := s.telling(it.Index)
	switch {
	case m.proven:
		return lower(it.Knock.Rule.In("en"))
	case m.refused:
		return it.ID + " was asked for and not given"
	case it.Kind == checklist.Share && owns(it, ruleK4):
		return counted(it, a.Sample) + " have an incoming record"
	case it.Kind == checklist.Share:
		return counted(it, a.Sample) + ": " + it.Fine.In("en")
	case it.Kind == checklist.Gaps && m.Hi == 0:
		return "corrective actions, internal audit and surveillance are silent on the gap"
	}
	return it.ID + ": " + lower(s.described(it, a))
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
func counted(it *checklist.Item, m checklist.Sample) string {
	what := noun(it)
	if i := strings.Index(what, " of the last"); i > 0 {
		what = what[:i]
	}
	if m.Counted() || unlisted(it, m) {
		return fmt.Sprintf("%d of %d %s", m.Fine, m.Drawn, what)
	}
	return fmt.Sprintf("%d of %d %s drawn from %d", m.Fine, m.Drawn, what, m.Population)
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
