package tui

import (
	"strconv"

	tea "charm.land/bubbletea/v2"

	"gemba/checklist"
)

// gapCount is the name under which a draft keeps how many gaps the form has.
const gapCount = "gaps"

func (s *answering) cell() checklist.Cell {
	return checklist.Cell{Kind: checklist.KindAnswer, Key: s.it.ID, Field: checklist.FieldValue}
}

// takeUp puts into the form what was typed before the program was cut off.
func (s *answering) takeUp(d checklist.Draft) {
	typed, ok := draftValues(d.Text)
	if !ok {
		return
	}
	for s.it.Kind == checklist.Gaps && typed[gapCount] != "" && s.gaps < count(typed[gapCount]) {
		s.gaps++
	}
	s.build()
	s.form.put(typed)
	s.form.refocus(typed)
	s.dirty = true
	s.sh.say("taken up again where it was left at "+clock(d.At), "")
}

// saveDraft keeps the fields that were changed, letter by letter: what cannot
// be read yet is not lost either.
func (s *answering) saveDraft() tea.Cmd {
	if !s.dirty {
		return nil
	}
	return s.visiting.saveDraft(s.cell(), s.form.draft(s.typed()))
}

// typed are the fields that differ from what is recorded, by name.
func (s *answering) typed() map[string]string {
	typed := s.form.changed(s.shown)
	if s.gaps > len(s.was.Gaps) {
		typed[gapCount] = strconv.Itoa(s.gaps)
	}
	return typed
}
