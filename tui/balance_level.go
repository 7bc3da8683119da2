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

// settle ends the question for the basis.
func (l *leveller) settle() { l.basis = false }

// changed is the answer with a change in it. What is recorded before there is a
// level leaves the item open.
func (vs *visiting) changed(it *checklist.Item, change func(*checklist.Answer)) checklist.Answer {
	a := vs.v.Answers[it.ID]
	a.Fields = maps.Clone(a.Fields)
	if a.Fields == nil {
		a.Fields = map[string]string{}
	}
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

// set records a change of the answer, if it is one.
func (l *leveller) set(change func(*checklist.Answer)) tea.Cmd {
	a := l.changed(l.it, change)
	if a.Encode() == l.v.Answers[l.it.ID].Encode() {
		return nil
	}
	return l.answer(l.it.ID, a, "")
}

// level records a level and asks for its basis.
func (l *leveller) level(key string) tea.Cmd {
	i := slices.IndexFunc(l.it.Set.Levels, func(a checklist.AnchorLevel) bool { return a.Key == key })
	l.basis = true
	cmd := l.set(func(a *checklist.Answer) {
		a.State, a.Level, a.Reason = checklist.Answered, l.it.Set.Levels[i].Score, ""
	})
	l.sh.say(askedBasis(l.c.Bases), "any other key: "+checklist.Line(basisName(l.v.Answers[l.it.ID].Basis)))
	return cmd
}

func (l *leveller) setBasis(id string) tea.Cmd {
	l.basis = false
	return l.set(func(a *checklist.Answer) { a.Basis = id })
}

// levelActions are the keys of the levels, and those of the bases while one is
// asked for. Other keys end the question.
func (l *leveller) levelActions(others []action) []action {
	var acts []action
	if l.basis {
		var used []string
		for _, b := range l.c.Bases {
			used = append(used, b.Key)
			acts = append(acts, action{keys: []string{b.Key}, name: checklist.Line(b.ID), about: b.Text.In("en"), run: func() tea.Cmd { return l.setBasis(b.ID) }})
		}
		others = slices.DeleteFunc(slices.Clone(others), func(a action) bool {
			return slices.ContainsFunc(a.keys, func(k string) bool { return slices.Contains(used, k) })
		})
		for i, other := range others {
			others[i].run = func() tea.Cmd {
				l.settle()
				return other.run()
			}
		}
	}
	var keys []string
	for _, a := range l.it.Set.Levels {
		keys = append(keys, a.Key)
	}
	acts = append(acts, action{keys: keys, name: "level", about: "answer with a level; one more key says how you know", by: l.level})
	return append(acts, others...)
}

// levelLines are the levels with their keys; to the one that is proposed it is
// said why.
func (l *leveller) levelLines(d *text, proposed int, why string) {
	a, th := l.v.Answers[l.it.ID], l.sh.th
	for i, level := range l.it.Set.Levels {
		style, mark := th.text, " "
		if a.State == checklist.Answered && a.Level == level.Score {
			style, mark = th.bold, markDone
		}
		words := level.Text.In(l.lang())
		if i == proposed {
			words += "  " + markForward + " " + why
		}
		d.hang(th.key.Render(level.Key)+" "+style.Render(mark)+" ", 4, style, words)
	}
}

// answered says what was answered, once it was.
func (l *leveller) answered(d *text) {
	if l.v.Answers[l.it.ID].State == checklist.Answered {
		d.add(l.sh.th.good, l.answerLine(l.it))
	}
}
