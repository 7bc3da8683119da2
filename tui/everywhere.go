package tui

import (
	"slices"

	tea "charm.land/bubbletea/v2"
)

// aboutLot is what the key of the plan for a lot does.
const aboutLot = "look up how many items of a lot of products to inspect"

// lotAction leads to the plan for a lot of products.
func (sh *shell) lotAction(keys ...string) action {
	return action{keys: keys, name: "lot", about: aboutLot, quiet: true, run: sh.lot}
}

// everywhere are the keys that answer on every screen, also where keys are text.
// A letter among them is text there.
func (sh *shell) everywhere() []action {
	lot := sh.lotAction("f2", "L")
	lot.hint = "f2"
	lot.about = aboutLot + "; L too, where keys are not text"
	return []action{lot, {keys: []string{"ctrl+c"}, about: "quit; everything is saved first", run: sh.quit}}
}

// allOf are the actions of a screen, and those that every screen has besides.
func (sh *shell) allOf(s screen) []action {
	acts := sh.table(s)
	has := func(a action) bool {
		return a.name != "" && slices.ContainsFunc(acts, func(b action) bool { return b.name == a.name })
	}
	return append(acts, slices.DeleteFunc(sh.everywhere(), has)...)
}

// lot opens the plan for a lot, over whatever is on the screen.
func (a *App) lot() tea.Cmd {
	if _, there := a.top().(*lot); there {
		return nil
	}
	var head func(int) string
	if a.visit != nil {
		head = a.visit.header
	}
	return a.open(newLot(a.sh, head))
}
