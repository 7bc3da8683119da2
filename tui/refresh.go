package tui

import (
	tea "charm.land/bubbletea/v2"

	"gemba/checklist"
)

// refreshedMsg is what a look at the visible file brought.
type refreshedMsg struct {
	doc Document
	News
	err error
}

// unheard is what came of looks that were overtaken by an edit, and is told by
// the next one.
type unheard struct {
	doc   Document
	came  bool // changes of others
	found Found
	kept  string
}

// refresh looks at the file, while nothing is being written.
func (a *App) refresh(n int) tea.Cmd {
	if a.visit == nil || n%2 != 0 || !a.out.empty() {
		return nil
	}
	doc, ctx := a.visit.doc, a.ctx
	again := a.unheard.doc == doc && a.unheard.came
	return func() tea.Msg {
		news, err := doc.Refresh(ctx)
		if err == nil && again && news.Visit == nil {
			news.Visit, err = doc.Reload(ctx)
		}
		return refreshedMsg{doc, news, err}
	}
}

// refreshed takes what came in from outside. What was overtaken by a newer edit
// waits for the next look, which reads the visit with both in it.
func (a *App) refreshed(msg refreshedMsg) {
	if a.visit == nil || msg.doc != a.visit.doc {
		return
	}
	if before := a.unheard; before.doc == msg.doc && msg.Found == FoundCopy {
		msg.Found, msg.Kept = before.found, before.kept
	}
	if !a.out.empty() {
		came := msg.Visit != nil || a.unheard.doc == msg.doc && a.unheard.came
		a.unheard = unheard{msg.doc, came, msg.Found, msg.Kept}
		return
	}
	if msg.err == nil {
		a.unheard = unheard{}
	}
	a.noteSaved(msg)
	if msg.Visit != nil {
		a.announce("changes came in from the file", "")
		a.reloaded(reloadedMsg{visit: msg.Visit})
	}
	if msg.Found != FoundCopy {
		a.sayFound(msg.News)
	}
}

// noteSaved notes where the last change is now.
func (a *App) noteSaved(msg refreshedMsg) {
	if msg.err != nil {
		a.out.last.InFile, a.out.last.Why = false, msg.err
		return
	}
	if a.out.last == (checklist.Saved{}) && msg.Saved.InFile || msg.Saved == (checklist.Saved{}) {
		return // nothing was written since the visit was opened
	}
	if at := a.out.last.At; a.out.last.InFile && msg.Saved.InFile {
		msg.Saved.At = at // nothing was written: the last change is as old as it was
	}
	if msg.Saved.Why != nil && a.out.last.Why == nil {
		a.say("", "") // the status says it, for as long as it lasts
	}
	a.out.last = msg.Saved
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
