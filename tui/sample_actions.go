package tui

import (
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"gemba/checklist"
)

// actions of a sample are those of the step that it has come to.
func (s *recordSample) actions() []action {
	var acts []action
	switch s.step() {
	case stepList:
		acts = s.listActions()
	case stepPlan:
		acts = s.planActions()
	case stepLines:
		acts = append(s.lineActions(), s.movingLines()...)
	case stepStoring:
	}
	acts = append(acts,
		s.noting(s.it, "o"),
		s.asking(s.it, "e"),
		photographs(s.visiting, func() *checklist.Item { return s.it }, "P", "ctrl+p"),
		action{keys: []string{"H"}, name: "draws", about: "every draw that was made here: who, when, with which number, why", quiet: true, run: func() tea.Cmd { return s.sh.open(newDrawHistory(s.visiting, s.it)) }},
	)
	acts = append(acts, loudly(s.showing(func() *checklist.Item { return s.it }, s.turn))...)
	return append(acts, common(s.sh, s.leave)...)
}

// counts is the way to the plain form, from every step.
func (s *recordSample) counts(about string) action {
	return action{keys: []string{"f"}, hint: "f", name: "counts", about: about, plain: true, run: s.openCounted}
}

const aboutCounts = "type only the counts, as for a list of which all was looked at"

func (s *recordSample) listActions() []action {
	next := action{keys: []string{"enter"}, name: "the list", about: "say what the lines are drawn from", run: s.goOn}
	_, proposed := s.proposal()
	switch {
	case s.counted() || s.ridden == nil && s.it.CountAll:
		next.name, next.about = "counts", aboutCounts
	case s.ridden != nil:
		next.name, next.about = s.ridden.ID, "go to the item whose lines are used here"
	case proposed:
		next.name, next.about = "use it", "draw from the list as it was recorded"
	}
	acts := []action{next, s.counts(aboutCounts)}
	if s.ridden == nil {
		acts = append(acts, s.listAction())
	}
	return acts
}

func (s *recordSample) listAction() action {
	return action{keys: []string{"i"}, name: "list", about: "name the list, its source and its length", run: func() tea.Cmd { return s.sh.open(s.askList()) }}
}

func (s *recordSample) planActions() []action {
	next := action{keys: []string{"d", "enter"}, hint: "d", name: "draw", about: "draw this many lines at random; enter too", when: s.drawOff, run: s.askDraw}
	if s.again == nil && s.counted() {
		next = action{keys: []string{"d"}, name: "draw", about: "draw lines instead of the counts", when: s.drawOff, run: s.askDraw}
	}
	acts := []action{
		next,
		{keys: []string{"left", "h"}, hint: "← →", name: "how many", about: "one line fewer or more; up and down five; or type the number", run: func() tea.Cmd { return s.plan(s.n - 1) }},
		{keys: []string{"right", "l"}, quiet: true, run: func() tea.Cmd { return s.plan(s.n + 1) }},
		{keys: []string{"down", "j"}, quiet: true, run: func() tea.Cmd { return s.plan(s.n - 5) }},
		{keys: []string{"up", "k"}, quiet: true, run: func() tea.Cmd { return s.plan(s.n + 5) }},
		{keys: []string{"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"}, hint: "0-9", quiet: true, about: "type how many lines", by: s.digit},
		{keys: []string{"backspace"}, quiet: true, run: s.rubOut},
		{keys: []string{"s"}, name: "two stages", about: "declare a second stage, or take that back; it is paid for with a wider range", when: s.stageOff, run: s.declare},
		{keys: []string{"["}, hint: "[ ]", about: "one line fewer or more in the second stage", quiet: true, when: s.unstaged, run: func() tea.Cmd { return s.extend(-1) }},
		{keys: []string{"]"}, quiet: true, when: s.unstaged, run: func() tea.Cmd { return s.extend(+1) }},
		s.counts(aboutCounts),
		{keys: []string{"y"}, name: "you pick", about: "type the lines that you picked yourself; proves less", run: func() tea.Cmd { return s.sh.open(s.askPicked(pickVisitor, false)) }},
		{keys: []string{"u"}, name: "factory picks", about: "type the lines that the factory picked; proves least", run: func() tea.Cmd { return s.sh.open(s.askPicked(pickFactory, false)) }},
		s.listAction(),
	}
	if s.again == nil && s.counted() {
		acts = append([]action{{keys: []string{"enter"}, name: "counts", about: "change the counts", run: s.goOn}}, acts...)
	}
	return acts
}

// lineActions are the keys that record something about a line: those of the
// checklist's table of statuses first.
func (s *recordSample) lineActions() []action {
	var acts []action
	for _, st := range s.c.LineStatuses {
		acts = append(acts, action{
			keys: []string{st.Key}, name: st.ID, about: checklist.Line(st.Text.In(s.sh.own)), when: s.hereOff,
			run: func() tea.Cmd { return s.mark(st.ID) },
		})
	}
	acts = append(acts,
		action{keys: []string{"p"}, name: "slip", about: "show the numbers to the host, large and in both languages", run: func() tea.Cmd { return s.sh.open(newSlip(s)) }},
		action{keys: []string{"*"}, name: "the rest", about: "mark all lines that are out at once: missing, or matching; it asks first", when: s.restOff, run: s.askRest},
		action{keys: []string{"c"}, name: "place", about: "say where the record came from, and what is to be said about it", run: func() tea.Cmd { return s.sh.open(s.askPlace()) }},
		action{keys: []string{"/"}, name: "find", about: "go to a line by its number", run: func() tea.Cmd { return s.sh.open(s.askLine()) }},
		action{keys: []string{"backspace", "delete"}, hint: "backspace", about: "take the mark back", quiet: true, when: s.unmarked, run: s.unmark},
		s.counts("the form of this item: a confirmed fact is ticked there; the marked lines count, not the numbers"),
	)
	if s.ridden != nil {
		return acts
	}
	return append(acts,
		action{keys: []string{"s"}, name: "second stage", about: "draw the second stage that was declared", quiet: !s.draw().Staged, when: s.stageOff, run: s.drawSecond},
		action{keys: []string{"+"}, name: "more lines", about: "add lines that were picked by hand", quiet: s.draw().Seed != "", when: s.moreOff, run: func() tea.Cmd { return s.sh.open(s.askPicked(s.draw().Pick, true)) }},
		action{keys: []string{"D"}, name: "draw anew", about: "draw again, with a reason; the first draw stays in the history", quiet: true, run: s.askAgain},
		action{keys: []string{"i"}, name: "list", about: "correct the name or the source of the list", quiet: true, run: func() tea.Cmd { return s.sh.open(s.askList()) }},
	)
}

func (s *recordSample) moreOff() string {
	if s.draw().Seed != "" {
		return "lines cannot join a draw by the program: s is its second stage, D draws anew"
	}
	return ""
}

func (s *recordSample) movingLines() []action {
	return []action{
		down("next and previous line; the arrow keys too", s.move).also("tab"),
		up(s.move).also("shift+tab"),
		first("first and last; home and end too", s.move),
		last(s.move),
		pageDown(s.move, 8),
		pageUp(s.move, 8),
	}
}

func (s *recordSample) seek(c checklist.Cell) string {
	switch {
	case c.Field == "list form":
		return "i"
	case c.Field == "again":
		return "D"
	case c.Field == "nonce" && s.n < s.list().Lines: // with all of them wanted, the key draws at once
		return "d"
	case strings.HasPrefix(c.Field, "picked ") && s.step() == stepLines:
		return "+"
	case c.Field == "picked "+pickVisitor:
		return "y"
	case c.Field == "picked "+pickFactory:
		return "u"
	}
	return s.seekRow(c, "place ", "c")
}

// seekRow puts the cursor on the line whose number ends the field of a cell.
func (s *recordSample) seekRow(c checklist.Cell, prefix, key string) string {
	i := slices.IndexFunc(s.rows(), func(r sampleRow) bool { return s.cell(prefix+strconv.Itoa(r.no)) == c })
	if i < 0 {
		return ""
	}
	s.at = i
	return key
}
