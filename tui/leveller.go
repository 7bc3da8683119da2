package tui

import (
	"maps"
	"slices"

	tea "charm.land/bubbletea/v2"

	"gemba/checklist"
)

// leveller is the part of an instrument that ends in a level: what was worked
// out proposes one, and the visitor chooses it, and says how it is known.
type leveller struct {
	*visiting
	it    *checklist.Item
	basis bool // a level was just given, and its basis is asked
}

func (l *leveller) enter() tea.Cmd { //nolint:unparam // as every screen has it
	l.basis = false
	return nil
}

// update ends the question for the basis at any key that does not answer it.
func (l *leveller) update(msg tea.Msg) tea.Cmd { //nolint:unparam // as above
	if _, ok := msg.(tea.KeyPressMsg); ok {
		l.basis = false
	}
	return nil
}

func (l *leveller) cursor(int, int) *tea.Cursor { return nil }

// copied is a map that may be written to, with what another has, which may be nil.
func copied[K comparable, V any](m map[K]V) map[K]V {
	if m == nil {
		return map[K]V{}
	}
	return maps.Clone(m)
}

// changed is the answer with a change in it. What is recorded before there is a
// level leaves the item open.
func (vs *visiting) changed(it *checklist.Item, change func(*checklist.Answer)) checklist.Answer {
	a := vs.v.Answers[it.ID]
	a.Fields = copied(a.Fields)
	a.Readings.Values = slices.Clone(a.Readings.Values)
	if a.State == checklist.Blank {
		a.State = checklist.NotSeen
	}
	change(&a)
	maps.DeleteFunc(a.Fields, func(_, v string) bool { return v == "" })
	if len(a.Fields) == 0 {
		a.Fields = nil
	}
	if a.Encode() == (checklist.Answer{State: checklist.NotSeen}).Encode() {
		return checklist.Answer{}
	}
	return a
}

// answerWith records a change of an answer, if it is one.
func (vs *visiting) answerWith(it *checklist.Item, change func(*checklist.Answer)) tea.Cmd {
	a := vs.changed(it, change)
	if a.Encode() == vs.v.Answers[it.ID].Encode() {
		return nil
	}
	return vs.answer(it.ID, a, "")
}

func (l *leveller) set(change func(*checklist.Answer)) tea.Cmd { return l.answerWith(l.it, change) }

// level records a level and asks for its basis.
func (l *leveller) level(key string) tea.Cmd {
	i := slices.IndexFunc(l.it.Set.Levels, func(a checklist.AnchorLevel) bool { return a.Key == key })
	l.basis = true
	cmd := l.set(func(a *checklist.Answer) {
		a.State, a.Level, a.Reason = checklist.Answered, l.it.Set.Levels[i].Score, ""
	})
	l.sayBasis(l.it)
	return cmd
}

// sayBasis asks for the basis of a level, in the status line.
func (vs *visiting) sayBasis(it *checklist.Item) {
	text := vs.tell("how do you know?")
	for _, b := range vs.c.Bases {
		text += "  " + b.Key + " " + checklist.Line(vs.tell(b.ID))
	}
	vs.sh.say(text, vs.tell("any other key: %s", vs.tell(basisName(vs.v.Answers[it.ID].Basis))))
}

func (l *leveller) setBasis(id string) tea.Cmd {
	l.basis = false
	return l.set(func(a *checklist.Answer) { a.Basis = id })
}

// levelActions are the keys of the levels among those of the instrument, and those
// of the bases while one is asked for. Other keys end the question.
func (l *leveller) levelActions(before, after []action) []action {
	var keys []string
	for _, a := range l.it.Set.Levels {
		keys = append(keys, a.Key)
	}
	level := action{keys: keys, name: "level", about: "answer with a level; one more key says how you know", by: l.level}
	all := slices.Concat(before, []action{level}, after)
	if !l.basis {
		return all
	}
	var acts []action
	var used []string
	for _, b := range l.c.Bases {
		used = append(used, b.Key)
		acts = append(acts, action{keys: []string{b.Key}, name: checklist.Line(b.ID), about: b.Text.In(l.sh.own), run: func() tea.Cmd { return l.setBasis(b.ID) }})
	}
	for _, a := range all {
		if slices.ContainsFunc(a.keys, func(k string) bool { return slices.Contains(used, k) }) {
			continue
		}
		if run := a.run; run != nil {
			a.run = func() tea.Cmd {
				l.basis = false
				return run()
			}
		}
		acts = append(acts, a)
	}
	return acts
}

// answered says what was answered, once it was.
func (l *leveller) answered(d *text) {
	if l.v.Answers[l.it.ID].State == checklist.Answered {
		d.add(l.sh.th.good, l.answerLine(l.it))
	}
}
