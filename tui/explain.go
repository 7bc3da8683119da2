package tui

import (
	tea "charm.land/bubbletea/v2"
	"gemba/report"
)

// explain is the assessment on one screen, in words and bars: why it is what it
// is, and what would change it. Lines that concern an item lead to it.
type explain struct {
	*visiting
	still
	walk  *walk
	at    int // among the lines that lead somewhere
	width int // of what was drawn last
}

func newExplain(w *walk) *explain { return &explain{visiting: w.visiting, walk: w} }

func (e *explain) move(by int) tea.Cmd { return stepped(&e.at, by, len(e.targets())) }

// jump leads to the item of the line under the cursor.
func (e *explain) jump() tea.Cmd {
	targets := e.targets()
	if e.at >= len(targets) {
		return nil
	}
	id := targets[e.at].item
	if !e.walk.show(id) {
		e.sh.say(id+" is not asked in this scope", "")
		return nil
	}
	e.walk.from = origin{e, "explanation"}
	return e.sh.back()
}

// leave goes back to the walk, and is not come back to.
func (e *explain) leave() tea.Cmd {
	e.walk.from = origin{}
	return e.sh.back()
}

func (e *explain) actions() []action {
	acts := []action{
		{keys: []string{"enter"}, name: "go there", about: report.OnScreen(e.sh.own, "go to the item of this line; %s comes back here", e.sh.key(roomWalk, "esc")), run: e.jump},
		down("next and previous line that leads to an item", e.move).also("tab"),
		up(e.move).also("shift+tab"),
		{keys: []string{"pgdown", "ctrl+f", "space"}, hint: "space", name: "page", about: "a page down", run: func() tea.Cmd { return e.move(+8) }},
		pageUp(e.move, 8),
		first("first and last; home and end too", e.move),
		last(e.move),
		loud(e.sh.turning(e.turn)),
	}
	return append(acts, common(e.sh, e.leave)...)
}
