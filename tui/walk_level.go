package tui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"gemba/assessment"
	"gemba/checklist"
)

// level answers the item under the cursor with a level of its response set and
// asks for the basis.
func (w *walk) level(key string) tea.Cmd {
	it := w.item()
	i := slices.IndexFunc(it.Set.Levels, func(l checklist.AnchorLevel) bool { return l.Key == key })
	if i < 0 {
		w.sh.say(w.tell("this question has no level %s", key), "")
		return nil
	}
	a := w.v.Answers[it.ID]
	w.redone = ""
	if a.State == checklist.Answered && a.Level != it.Set.Levels[i].Score {
		w.redone = it.ID
	}
	a.State, a.Level, a.Reason = checklist.Answered, it.Set.Levels[i].Score, ""
	w.basis, w.before = it.ID, w.res
	cmd := w.answer(it.ID, a, "")
	w.keepPlace()
	w.sayBasis(it)
	return cmd
}

// setBasis completes a level and moves on.
func (w *walk) setBasis(id string) tea.Cmd {
	item := w.basis
	a := w.v.Answers[item]
	a.Basis = id
	cmd := w.answer(item, a, "")
	w.moved = assessment.Deltas(w.before, w.res) // level and basis are one answer
	w.basis = ""
	w.keepPlace()
	redone := w.redone == item
	next := w.down()
	if redone {
		w.redone = item // the cursor has moved on; R still means this one
		w.sh.say(w.tell("%s corrected", item), w.tell("%s adds a reason", w.sh.key(roomWalk, "R")))
	}
	return tea.Batch(cmd, next)
}
