package tui

import (
	tea "charm.land/bubbletea/v2"

	"gemba/checklist"
	"gemba/report"
)

// actions of a rubric are those of a sample until its lines are looked at.
func (g *rubric) actions() []action {
	if g.step() != stepLines {
		return g.recordSample.actions()
	}
	acts := []action{
		{keys: []string{"0", "1", "2"}, hint: "0 1 2", name: "mark", about: "mark the element under the cursor and go on to the next", when: g.hereOff, by: g.grade},
		{keys: []string{"l", "right"}, hint: "h l", name: "element", about: "next and previous element; the arrow keys too", run: func() tea.Cmd { return g.sideways(+1) }},
		{keys: []string{"h", "left"}, quiet: true, run: func() tea.Cmd { return g.sideways(-1) }},
		{keys: []string{"j", "down", "tab", "enter"}, hint: "j k", name: "record", about: "next and previous record; the arrow keys too", run: func() tea.Cmd { return g.to(+1) }},
		{keys: []string{"k", "up", "shift+tab"}, quiet: true, run: func() tea.Cmd { return g.to(-1) }},
		{keys: []string{"m"}, name: "operator", about: "the cause stops at the operator; again takes it back", run: g.blame},
		{keys: []string{"w"}, name: "floor", about: "the fix is on the floor today: yes, no, not looked at", run: g.floor},
		{keys: []string{"i"}, name: "number", about: "the number of the record, and one line of why", run: func() tea.Cmd { return g.sh.open(g.askRecord()) }},
	}
	var rest []action
	for _, st := range g.outcomes() {
		rest = append(rest, action{keys: []string{st.Key}, name: st.ID, about: report.OnScreen(g.sh.own, "a record without marks: %s", checklist.Line(st.Text.In(g.sh.own))), quiet: true, when: g.markable, run: func() tea.Cmd { return g.outcome(st.ID) }})
	}
	for _, a := range g.lineActions()[len(g.c.LineStatuses):] {
		switch a.keys[0] {
		case "backspace":
			a.when, a.run = g.blank, g.takeBack
		case "*":
			a.about, a.when, a.run = "say at once what became of all records that are out and have no marks; it asks first", g.restOff, g.askRest
		}
		a.quiet = a.quiet || a.keys[0] != "p"
		rest = append(rest, a)
	}
	rest = append(rest,
		g.noting(g.it, "o", "ctrl+o"),
		g.asking(g.it, "e"),
		photographs(g.visiting, func() *checklist.Item { return g.it }, "P", "ctrl+p"),
	)
	rest = append(rest, loudly(g.showing(func() *checklist.Item { return g.it }, g.turn))...)
	return append(append(acts, rest...), common(g.sh, g.leave)...)
}
