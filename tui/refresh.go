package tui

import (
	tea "charm.land/bubbletea/v2"

	"gemba/checklist"
)

// refreshedMsg is what a look at the visible file brought.
type refreshedMsg struct {
	doc   Document
	visit *checklist.Visit
	saved checklist.Saved
	err   error
}

// refresh looks at the file, while nothing is being written.
func (a *App) refresh(n int) tea.Cmd {
	if a.visit == nil || n%2 != 0 || !a.out.empty() {
		return nil
	}
	doc, ctx := a.visit.doc, a.ctx
	return func() tea.Msg {
		v, saved, err := doc.Refresh(ctx)
		return refreshedMsg{doc, v, saved, err}
	}
}

// refreshed takes what came in from outside. A result that was overtaken by a
// newer edit is dropped; the next look brings it again.
func (a *App) refreshed(msg refreshedMsg) {
	if a.visit == nil || msg.doc != a.visit.doc || !a.out.empty() {
		return
	}
	if msg.err != nil {
		a.out.last.InFile, a.out.last.Why = false, msg.err
	}
	if msg.err == nil && a.out.last != (checklist.Saved{}) && msg.saved != (checklist.Saved{}) {
		if at := a.out.last.At; a.out.last.InFile && msg.saved.InFile {
			msg.saved.At = at // nothing was written: the last change is as old as it was
		}
		a.out.last = msg.saved
	}
	if msg.visit == nil {
		return
	}
	a.say("changes came in from the file", "")
	a.reloaded(reloadedMsg{visit: msg.visit})
}

// reloaded shows the visit as it was read from the file.
func (a *App) reloaded(msg reloadedMsg) {
	if msg.err != nil {
		a.say("the visit cannot be read again: "+checklist.Line(msg.err.Error()), "")
		return
	}
	for _, s := range a.stack {
		if r, ok := s.(interface{ reloaded(*checklist.Visit) }); ok {
			r.reloaded(msg.visit)
		}
	}
}
