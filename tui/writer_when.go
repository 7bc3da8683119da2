package tui

import (
	"errors"
	"time"

	tea "charm.land/bubbletea/v2"

	"gemba/checklist"
)

// newWhen asks when something was observed, if that was not when it was written
// down.
func newWhen(w *writer) screen {
	read := func(s string) (time.Time, error) { return checklist.When(s, w.sh.now()) }
	return &dialog{
		sh: w.sh, head: w.header, title: "observed when?", verb: "go on",
		form: newForm(w.sh, []field{{
			name: "time", label: "When", value: stamp(w.begun, w.sh.now()), hint: checklist.WhenHint + "; n is now", short: w.sh.rightNow,
			check: func(s string) string {
				switch _, err := read(s); {
				case errors.Is(err, checklist.ErrFuture):
					return "this has not come yet; say the day too if it was before today"
				case err != nil:
					return "a time such as 14:05, or with its day 2026-03-10 14:05"
				}
				return ""
			},
		}}),
		done: func(f *form) tea.Cmd {
			if at, err := read(f.get("time")); err == nil && f.get("time") != stamp(w.begun, w.sh.now()) {
				w.begun, w.moved = at, true
			}
			return tea.Batch(w.saveWhen(), w.sh.back())
		},
	}
}

// whenCell is where the time of what is being written is kept, beside its text.
func (w *writer) whenCell() checklist.Cell {
	c := w.cell
	c.Field += " observed"
	return c
}

// saveWhen keeps the time that was said; where none was, it is forgotten.
func (w *writer) saveWhen() tea.Cmd {
	if !w.moved {
		return w.visiting.saveDraft(w.whenCell(), "")
	}
	return w.visiting.saveDraft(w.whenCell(), checklist.FormatMoment(w.begun))
}

// takeUpWhen finds the time that was said before the program was cut off.
func (w *writer) takeUpWhen() {
	if at := checklist.Moment(w.drafts[w.whenCell()].Text); !at.IsZero() {
		w.begun, w.moved = at, true
	}
}
