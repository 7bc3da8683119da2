package tui

import (
	"maps"
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"gemba/checklist"
)

// newNote writes an observation on an item: a new one, or another wording of
// one that is there.
func newNote(vs *visiting, item string, old *checklist.Observation) *writer {
	cell := checklist.Cell{Kind: checklist.KindObservation, Key: item, Field: "new"}
	title, was := "new observation", ""
	if old != nil {
		cell = checklist.Cell{Kind: checklist.KindObservation, Key: old.ID, Field: "text"}
		title, was = vs.tell("observation of %s", stamp(old.Observed, vs.sh.now())), old.Text
	}
	w := newWriter(vs, title, vs.c.Item(item), cell, was)
	if old != nil && !old.Observed.IsZero() && !w.moved {
		w.begun = old.Observed
	}
	w.known = old != nil
	w.save = func(text string, observed time.Time) tea.Cmd {
		if old != nil {
			return vs.record(checklist.Change{Cell: cell, Value: text, Observed: observed})
		}
		return vs.observe(item, text, observed)
	}
	return w
}

// observe records a new observation on an item, or on the visit as a whole.
func (vs *visiting) observe(item, text string, observed time.Time) tea.Cmd {
	id := newID()
	return vs.record(
		checklist.Change{Cell: checklist.Cell{Kind: checklist.KindObservation, Key: id, Field: "item"}, Value: item},
		checklist.Change{Cell: checklist.Cell{Kind: checklist.KindObservation, Key: id, Field: "text"}, Value: text, Observed: observed},
	)
}

// newStray goes on with an unfinished text whose record is gone meanwhile, with a
// colleague's copy or with its item: it can be kept as an observation on the visit.
func newStray(vs *visiting, c checklist.Cell) *writer {
	w := newWriter(vs, "what this was typed for is gone; kept as an observation", nil, c, "")
	if values, ok := draftValues(vs.drafts[c].Text); ok {
		delete(values, inFocus)
		var lines []string
		for _, name := range slices.Sorted(maps.Keys(values)) {
			lines = append(lines, name+": "+values[name])
		}
		w.fill(checklist.Block(strings.Join(lines, "\n")))
		w.area.MoveToEnd()
	}
	w.save = func(text string, observed time.Time) tea.Cmd { return vs.observe("", text, observed) }
	return w
}

// newWords writes the text of an item that is answered in words.
func newWords(vs *visiting, it *checklist.Item) *writer {
	cell := checklist.Cell{Kind: checklist.KindAnswer, Key: it.ID, Field: checklist.FieldValue}
	w := newWriter(vs, "in words", it, cell, vs.v.Answers[it.ID].Words)
	w.save = func(text string, _ time.Time) tea.Cmd {
		a := vs.v.Answers[it.ID]
		a.State, a.Words = checklist.Answered, text
		return vs.answer(it.ID, a, "")
	}
	return w
}
