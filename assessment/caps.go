package assessment

import (
	"cmp"

	"gemba/checklist"
)

// fired returns every cap that fired, strictest first, then the named rules
// before the general ones, then in the order of the checklist.
func (s *Sheet) fired(t *tally, themes []Theme) []Cap {
	caps := []Cap{}
	for i := range s.entries {
		if s.caps[i] > letterA {
			caps = append(caps, s.itemCap(i))
		}
	}
	if t.probes >= manyProbes {
		caps = append(caps, s.probesCap())
	}
	for i := range themes {
		if l, c := s.themeCap(themes[i].index, themes[i].Hi); l > letterA {
			caps = append(caps, Cap{Rule: c.ID, Grade: l.grade(), Words: c.Rule, Text: themeText(s.c, &themes[i])})
		}
	}
	checklist.Arrange(caps, func(a, b Cap) int {
		return cmp.Or(cmp.Compare(b.Grade, a.Grade), cmp.Compare(general(a.Rule), general(b.Rule)))
	})
	return caps
}

// general is 1 for the rules that look at any item, and 0 for a named one.
func general(rule string) int {
	if rule == ruleR1 || rule == ruleR2 || rule == ruleR3 {
		return 1
	}
	return 0
}

// itemCap returns the cap of one item. Of several rules the strictest is kept;
// of equals a confirmed fact, then a refusal, then the item's own rule.
func (s *Sheet) itemCap(i int) Cap {
	it, m := &s.c.Items[i], &s.marks[i]
	l := s.caps[i]
	c := Cap{Grade: l.grade(), Item: it.ID, Items: []string{it.ID}, Text: s.observed(i)}
	switch {
	case m.proven && letterOf(it.Knock.Grade) == l:
		c.Rule, c.Words = it.Knock.ID, it.Knock.Rule
	case m.refused && l == letterC:
		c.Rule, c.Words = ruleK5, s.ruleText(ruleK5)
	default:
		st := capAt(s.entries[i].steps, m.Hi)
		c.Rule, c.Words = st.rule, s.ruleText(st.rule)
		if st.own >= 0 {
			c.Words = it.Caps[st.own].Rule
		}
	}
	return c
}

// probesCap returns the cap of rule K6.
func (s *Sheet) probesCap() Cap {
	c := Cap{Rule: ruleK6, Grade: letterC.grade(), Words: s.ruleText(ruleK6)}
	for i := range s.entries {
		if m := &s.marks[i]; s.entries[i].probe && m.voice == spoken && m.Hi <= lowProbe {
			c.Items = append(c.Items, s.c.Items[i].ID)
		}
	}
	c.Item = c.Items[0]
	c.Text = probesText(c.Items)
	return c
}

// ruleText returns the words of a rule of the model, as the checklist prints
// them.
func (s *Sheet) ruleText(id string) checklist.Text {
	if r := s.c.Rule(id); r != nil {
		return r.Text
	}
	return nil
}

// holds returns the starred items that hold the grade, strictest first. An item
// that is capped as strictly already is no longer a matter of proof.
func (s *Sheet) holds() []Hold {
	holds := []Hold{}
	for i := range s.entries {
		e, m := &s.entries[i], &s.marks[i]
		if m.voice == waived {
			continue
		}
		if l := e.holdAt(m.Lo); l > s.caps[i] {
			holds = append(holds, Hold{Item: s.c.Items[i].ID, Grade: l.grade(), Text: holdText(m)})
		}
	}
	checklist.Arrange(holds, func(a, b Hold) int { return cmp.Compare(b.Grade, a.Grade) })
	return holds
}
