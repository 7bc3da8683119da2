package report

import (
	"sync"

	"gemba/checklist"
)

// rule is the wording of a rule in the report's language. The checklist of the visit
// has it. One that was written before the built-in checklists spoke the language
// stays with its visit as it was: where it has the English of a rule alone, today's
// built-in rule of the same English words is its translation.
func (l tongue) rule(words checklist.Text) text {
	if !words.Has(string(l)) {
		if today, ok := builtinRules()[words[english]]; ok {
			words = today
		}
	}
	return l.listed(words)
}

// builtinRules are the rules of the built-in checklists by their English words:
// those that are listed, and those of caps and of confirmed facts.
var builtinRules = sync.OnceValue(func() map[string]checklist.Text {
	rules := map[string]checklist.Text{}
	add := func(t checklist.Text) { rules[t[english]] = t }
	for _, c := range checklist.Builtins() {
		for _, r := range c.Rules {
			add(r.Text)
		}
		for _, th := range c.Themes {
			for _, limit := range th.Caps {
				add(limit.Rule)
			}
		}
		for i := range c.Items {
			it := &c.Items[i]
			for _, limit := range it.Caps {
				add(limit.Rule)
			}
			if it.Knock != nil {
				add(it.Knock.Rule)
			}
		}
	}
	return rules
})
