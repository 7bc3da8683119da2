package tui

import (
	tea "charm.land/bubbletea/v2"

	"gemba/checklist"
)

// turning is the key that turns the texts into the host's language, wherever there
// are any and letters are keys.
func (sh *shell) turning(run func() tea.Cmd) action {
	a := sh.turningTyped(run)
	a.keys, a.hint = []string{"t", "ctrl+t"}, "t"
	return a
}

// turningTyped is the same key where letters are typed.
func (sh *shell) turningTyped(run func() tea.Cmd) action {
	return action{keys: []string{"ctrl+t"}, hint: "ctrl+t", name: sh.tongue(), about: "show the texts in the host's language, and back", quiet: true, run: run}
}

// turn shows the texts in the host's language, and back.
func (vs *visiting) turn() tea.Cmd {
	vs.host = !vs.host
	return nil
}

// allTexts is what T does, wherever there are texts.
const allTexts = "show the texts of all screens in the host's language, and back"

// showing are the keys that show an item across the table, and that turn the texts
// where they stand.
func (vs *visiting) showing(it func() *checklist.Item, turn func() tea.Cmd) []action {
	return vs.sh.showing(turn, vs.shownAcross(it, turn))
}

// showingTyped is the first of them where letters are typed; the second is reached
// from there.
func (vs *visiting) showingTyped(it func() *checklist.Item, turn func() tea.Cmd) action {
	return acrossKey(vs.sh.turningTyped(vs.sh.openOr(vs.shownAcross(it, turn), turn)))
}

// shownAcross makes the screen that shows an item across the table, or nil where
// there is none.
func (vs *visiting) shownAcross(it func() *checklist.Item, turn func() tea.Cmd) func() screen {
	return func() screen {
		if it := it(); it != nil {
			return newAcross(vs, it, "", turn)
		}
		return nil
	}
}

// showing are the keys of a screen that knows what is to be shown across the table.
func (sh *shell) showing(turn func() tea.Cmd, what func() screen) []action {
	return []action{acrossKey(sh.turning(sh.openOr(what, turn))), {keys: []string{"T"}, name: "all texts", about: allTexts, quiet: true, run: turn}}
}

// openOr opens what is to be shown; where that is nothing, the texts are turned
// where they stand.
func (sh *shell) openOr(what func() screen, turn func() tea.Cmd) func() tea.Cmd {
	return func() tea.Cmd {
		if s := what(); s != nil {
			return sh.open(s)
		}
		return turn()
	}
}

// acrossKey says of the key that turns texts that it shows them across the table.
func acrossKey(a action) action {
	a.about = "show the words for the host across the table, large, in their language"
	return a
}
