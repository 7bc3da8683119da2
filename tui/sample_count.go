package tui

import (
	tea "charm.land/bubbletea/v2"

	"gemba/checklist"
)

// newCounted is the form that takes the counts of a sample at once. A list that
// is known already stands in it, so that only what was fine is to be typed.
func newCounted(vs *visiting, it *checklist.Item) *answering {
	s := newAnswering(vs, it)
	l := vs.v.Lists[it.ID]
	if s.dirty || vs.v.Answers[it.ID].Sample.Drawn > 0 || !listKnown(l) {
		return s
	}
	s.form.field("population").value = lengthOf(checklist.List{Lines: l.Lines, Open: l.Open})
	if src := s.form.field("source"); src.off == nil {
		src.value = l.Source
	}
	for i, f := range s.form.fields {
		if f.name == "fine" && !l.Open {
			s.form.field("pick").value = pickAll
			s.form.focus(i)
		}
	}
	s.form.focus(s.form.at)
	return s
}

// openCounted opens the form of counts. Before there are lines it takes the
// place of this screen, so that one key leads back to the walk.
func (s *recordSample) openCounted() tea.Cmd {
	form := newCounted(s.visiting, s.it)
	if len(s.v.Lines[s.it.ID]) == 0 {
		return tea.Batch(s.sh.back(), s.sh.open(form))
	}
	cmd := s.sh.open(form)
	s.sh.say("the marked lines count; numbers typed here do not stand against them", "")
	return cmd
}

// goOn is what comes next: the list, the draw, or the counts where the item was
// answered with those.
func (s *recordSample) goOn() tea.Cmd {
	switch s.step() {
	case stepPlan:
		if s.again == nil && s.counted() {
			return s.openCounted()
		}
		return s.askDraw()
	case stepList:
		if s.counted() || s.ridden == nil && s.it.CountAll {
			return s.openCounted()
		}
		if s.ridden != nil {
			return s.sh.open(sampleScreen(s.visiting, s.ridden))
		}
		if l, ok := s.proposal(); ok {
			return s.freeze(l)
		}
		return s.sh.open(s.askList())
	default:
		return nil
	}
}
