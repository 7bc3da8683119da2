package tui

import (
	tea "charm.land/bubbletea/v2"

	"gemba/checklist"
)

// Rows that the tables of several screens have. They are not inlined: a row is large,
// and in each table they would make the program 50 KB larger.

// far is further than any list or page goes.
const far = 1 << 20

// down moves a cursor to the next entry.
//
//go:noinline
func down(about string, move func(by int) tea.Cmd) action {
	return action{keys: []string{"j", "down"}, hint: "j k", name: "move", about: about, run: func() tea.Cmd { return move(+1) }}
}

// up moves a cursor to the entry before; down has said so.
//
//go:noinline
func up(move func(by int) tea.Cmd) action {
	return action{keys: []string{"k", "up"}, quiet: true, run: func() tea.Cmd { return move(-1) }}
}

// scrollDown moves a page by some lines.
//
//go:noinline
func scrollDown(about string, scroll func(by int) tea.Cmd, lines int) action {
	return action{keys: []string{"j", "down"}, hint: "j k", name: "scroll", about: about, run: func() tea.Cmd { return scroll(+lines) }}
}

// scrollUp moves it back.
//
//go:noinline
func scrollUp(scroll func(by int) tea.Cmd, lines int) action {
	return action{keys: []string{"k", "up"}, quiet: true, run: func() tea.Cmd { return scroll(-lines) }}
}

// pageDown moves a cursor by a page of so many entries.
//
//go:noinline
func pageDown(move func(by int) tea.Cmd, entries int) action {
	return action{keys: []string{"pgdown", "ctrl+f"}, hint: "pgdn pgup", about: "a page down and up", quiet: true, run: func() tea.Cmd { return move(+entries) }}
}

// pageUp moves it back.
//
//go:noinline
func pageUp(move func(by int) tea.Cmd, entries int) action {
	return action{keys: []string{"pgup", "ctrl+b"}, quiet: true, run: func() tea.Cmd { return move(-entries) }}
}

// first moves a cursor or a page to the begin, by more than there is.
//
//go:noinline
func first(about string, move func(by int) tea.Cmd) action {
	return action{keys: []string{"g", "home"}, hint: "g G", about: about, quiet: true, run: func() tea.Cmd { return move(-far) }}
}

// last moves it to the end.
//
//go:noinline
func last(move func(by int) tea.Cmd) action {
	return action{keys: []string{"G", "end"}, quiet: true, run: func() tea.Cmd { return move(far) }}
}

// also lets more keys do the same.
//
//go:noinline
func (a action) also(keys ...string) action {
	a.keys = append(a.keys, keys...)
	return a
}

// hushed is an action that does not stand on the help line.
//
//go:noinline
func hushed(a action) action {
	a.quiet = true
	return a
}

// amongFields says which keys lead from field to field.
//
//go:noinline
func amongFields(about string) action {
	return action{hint: "↑ ↓ tab enter", about: about}
}

// amongChoices says which keys choose in a field.
//
//go:noinline
func amongChoices() action {
	return action{hint: "← → space", about: "in a field with choices: the next one; or press the key of a choice"}
}

// noting writes an observation on an item.
//
//go:noinline
func (vs *visiting) noting(it *checklist.Item, keys ...string) action {
	return action{keys: keys, hint: keys[0], name: "note", about: "write an observation on this item", run: func() tea.Cmd { return vs.sh.open(newNote(vs, it.ID, nil)) }}
}

// keysPage leads to the page of all keys, where letters are text.
//
//go:noinline
func keysPage(sh *shell) action {
	return action{keys: []string{"f1"}, name: "keys", about: thisPage, run: sh.help}
}

// help leads to it where letters are keys.
//
//go:noinline
func help(sh *shell) action {
	return action{keys: []string{"?", "f1"}, about: thisPage, quiet: true, run: sh.help}
}

// quit ends the program, where q is no text.
//
//go:noinline
func quit(sh *shell) action {
	return action{keys: []string{"q"}, name: "quit", about: "quit; everything is saved first", quiet: true, run: sh.quit}
}

// common are the keys that every screen has in which letters are no text.
func common(sh *shell, back func() tea.Cmd) []action {
	return []action{
		{keys: []string{"esc"}, name: "back", about: "go back", run: back},
		help(sh),
		quit(sh),
	}
}

// plainForm is the way from an instrument to the form of its item.
//
//go:noinline
func plainForm(vs *visiting, it *checklist.Item) action {
	return action{keys: []string{"f"}, name: "form", about: "the plain form: every part of the answer as a field", quiet: true, plain: true, run: func() tea.Cmd { return vs.sh.open(newAnswering(vs, it)) }}
}

// unless is why an action cannot be used where something is not so.
//
//go:noinline
func unless(so func() bool, why string) func() string {
	return func() string {
		if so() {
			return ""
		}
		return why
	}
}
