package tui

import (
	"strconv"
	"time"

	tea "charm.land/bubbletea/v2"

	"gemba/report"
)

// screen is one thing that fills the terminal, or lies over the one below it.
type screen interface {
	enter() tea.Cmd              // on becoming the top screen
	update(msg tea.Msg) tea.Cmd  // never blocks, never does input or output
	view(w, h int) []string      // exactly h lines of w cells
	actions() []action           // what keys do here, in the order of the help
	cursor(w, h int) *tea.Cursor // where text goes; nil unless text is edited
}

// still is embedded in screens that do nothing when they come up, wait for no
// message, and have no text to type: in those of which at least two are true.
type still struct{}

func (still) enter() tea.Cmd              { return nil }
func (still) update(tea.Msg) tea.Cmd      { return nil }
func (still) cursor(int, int) *tea.Cursor { return nil }

// scroller is embedded in pages that are longer than the screen.
type scroller struct{ top int }

func (s *scroller) scroll(by int) tea.Cmd {
	s.top = max(0, s.top+by)
	return nil
}

// shown are the lines of a page from the top on. The top stays where h lines are full.
func (s *scroller) shown(lines []string, h int) []string {
	s.top = max(0, min(s.top, len(lines)-h))
	return lines[s.top:]
}

// typist is a screen in which keys are text: while typing reports true, only
// keys that cannot be text are looked up in its actions.
type typist interface {
	typing() bool
	// keep turns what was typed into a change, where it is one. It is called
	// when the screen is left, in whatever way.
	keep() tea.Cmd
	// saveDraft stores what is being typed, if it is not stored yet. It is
	// called every second.
	saveDraft() tea.Cmd
}

// shell is what every screen may use. It has no state of its own that a screen
// could disagree about.
type shell struct {
	th   theme
	m    measure
	now  func() time.Time
	lang string // of the host: "zh"
	gr   *graphics
	own  string // of the visitor: "en"
	keys Keys   // where the visitor moved keys to

	open   func(screen) tea.Cmd            // puts a screen on top
	back   func() tea.Cmd                  // leaves the top screen
	say    func(text, hint string)         // status line, until the next key
	push   func(write) tea.Cmd             // hands a write to the outbox
	help   func() tea.Cmd                  // the page of all keys of the top screen
	quit   func() tea.Cmd                  // leaves, once the outbox is empty
	lot    func() tea.Cmd                  // looks up a lot of products
	editor func(text string) tea.Cmd       // $EDITOR; answers with editedMsg
	status func() (text string, warn bool) // where the last change is
	cells  func() int                      // of the window, or those of a small one while its size is not known
	speaks func() string                   // the language in which texts are shown now; nil for the visitor's own
}

// tell is a sentence of the program in the language in which texts are shown.
func (sh *shell) tell(key string, args ...any) string {
	return report.OnScreen(sh.shown(), key, args...)
}

// said is a sentence that comes in English with its numbers and names in it, in the
// language in which texts are shown: of an error, and of what happened.
func (sh *shell) said(s string) string { return report.Said(sh.shown(), s) }

// shown is the language in which texts are shown.
func (sh *shell) shown() string {
	if sh.speaks != nil {
		return sh.speaks()
	}
	return sh.own
}

// named is a word about a key, in the visitor's own language: who reads the keys
// is the visitor, whatever the texts are in.
func (sh *shell) named(key string) string { return report.KeyName(sh.own, key) }

// counted is a number of things.
func (sh *shell) counted(n int, thing string) string {
	return strconv.Itoa(n) + " " + sh.tell(plural(n, thing))
}

// tongue names the language that texts can be turned into, in that language.
func (sh *shell) tongue() string { return nameOf(sh.lang) }

// nameOf is the name of a language in that language, or its code.
func nameOf(lang string) string {
	switch lang {
	case "zh":
		return "中文"
	case "en":
		return "English"
	}
	return lang
}

// stepped moves a cursor by some rows in a list of so many. It stays in the list.
func stepped(at *int, by, rows int) tea.Cmd {
	*at = max(0, min(*at+by, rows-1))
	return nil
}
