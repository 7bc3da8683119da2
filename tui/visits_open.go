package tui

import (
	tea "charm.land/bubbletea/v2"

	"gemba/checklist"
)

// open opens the visit under the cursor.
func (s *visits) open() tea.Cmd {
	e := s.here()
	switch {
	case e == nil:
		s.sh.say("this part of the list is still being read", "")
		return nil
	case e.Sealed != NotSealed:
		s.touched = true
		return s.sh.open(newUnseal(s.app, *e))
	case e.Visit == "":
		s.touched = true
		return s.sh.open(newTrouble(s.sh, e.Path, e.Problem, e.Hint))
	}
	s.touched = true
	return s.app.openVisit(e.Path, e.Visit, "")
}

// openVisit opens a visit, to go to an item of it.
func (a *App) openVisit(path, visit, item string) tea.Cmd {
	lib, ctx := a.lib, a.ctx
	return a.await(func() tea.Msg {
		doc, err := lib.Open(ctx, path, visit)
		return openedMsg{path, doc, item, err}
	})
}

// openedMsg is the outcome of opening a visit.
type openedMsg struct {
	path string
	doc  Document
	item string // to go to
	err  error
}

// openedVisit shows a visit that was opened.
func (a *App) openedVisit(msg openedMsg) tea.Cmd {
	if msg.err != nil {
		a.missed()
		return a.open(newTrouble(a.sh, msg.path, msg.err.Error(), checklist.HintOf(msg.err)))
	}
	cmd := a.opened(msg.doc)
	if w, ok := a.top().(*walk); ok && msg.item != "" && !w.show(msg.item) {
		a.say(checklist.Line(msg.item)+" is not in the checklist of this visit", "")
	}
	return cmd
}

// opened shows a visit.
func (a *App) opened(doc Document) tea.Cmd {
	a.visit = newVisiting(a, doc)
	if s := doc.Notice(); s != "" {
		a.announce(s, "")
	} else if s := a.visit.unfinishedWords(); s != "" {
		a.say(s, a.sh.key(roomWalk, "U")+" goes there")
	}
	return a.open(newWalk(a.visit))
}
