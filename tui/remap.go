package tui

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"gemba/checklist"
)

// Keys moves keys of the program's own to others: for a room (see [Rooms]) the
// key that an action has, as the README and the ? page list it, and the key that
// it shall have. What an action's old key does is free for another.
type Keys map[string]map[string]string

// roomed is a screen whose keys can be moved.
type roomed interface{ room() string }

// The rooms whose keys can be moved: those that are not for text.
const (
	roomVisits     = "visits"
	roomWalk       = "walk"
	roomAssessment = "assessment"
)

// Rooms returns the rooms whose keys can be moved.
func Rooms() []string { return []string{roomVisits, roomWalk, roomAssessment} }

func (*visits) room() string  { return roomVisits }
func (*walk) room() string    { return roomWalk }
func (*explain) room() string { return roomAssessment }

// KeyError is a key that cannot be moved.
type KeyError struct{ Room, From, Why string }

// Error is one clause that begins with the table of the settings.
func (e *KeyError) Error() string { return "keys." + e.Room + ": " + e.Why }

// Check reports the first key that cannot be moved as told: of a room or a key
// that does not exist, to what is no key, or to one that does something already.
// The error is a [KeyError].
func (k Keys) Check() error {
	for _, room := range slices.Sorted(maps.Keys(k)) {
		if !slices.Contains(Rooms(), room) {
			return &KeyError{room, "", "there is no such room; there are " + strings.Join(Rooms(), ", ")}
		}
		if err := k.checkRoom(room); err != nil {
			return err
		}
	}
	return nil
}

func (k Keys) checkRoom(room string) error {
	moved, table := k[room], sampleActions(room)
	names, fixed := map[string]string{}, map[string]bool{}
	for _, a := range table {
		for _, key := range a.keys {
			names[key], fixed[key] = cmp.Or(a.about, a.name, "go back or on"), a.fixed
		}
	}
	taken := map[string]string{}
	for _, from := range slices.Sorted(maps.Keys(moved)) {
		to := moved[from]
		fault := func(format string, args ...any) error { return &KeyError{room, from, fmt.Sprintf(format, args...)} }
		switch about, known := names[from]; {
		case !known || fixed[from]:
			return fault("%q is not a key that can be moved", from)
		case !isKey(to):
			return fault("%q is not a key, such as w, W, f5 or ctrl+w", to)
		case to == "ctrl+c" || from == "ctrl+c":
			return fault("ctrl+c always leaves")
		case taken[to] != "":
			return fault("%q cannot do two things: %s; and %s", to, taken[to], about)
		case to != from && names[to] != "" && moved[to] == "":
			return fault("%q is taken: %s", to, names[to])
		default:
			taken[to] = about
		}
	}
	return nil
}

// sampleActions is the table of actions of a room, to be looked at only.
func sampleActions(room string) []action {
	sh := &shell{}
	vs := &visiting{sh: sh, c: checklist.Builtin()}
	switch room {
	case roomVisits:
		return (&visits{app: &App{sh: sh}, sh: sh}).actions()
	case roomWalk:
		return (&walk{visiting: vs}).actions()
	}
	return (&explain{visiting: vs, walk: &walk{visiting: vs}}).actions()
}

// isKey reports whether a text is a key as Bubble Tea spells them.
func isKey(s string) bool {
	plain := s
	for _, mod := range []string{"ctrl+", "alt+", "shift+"} {
		plain = strings.TrimPrefix(plain, mod)
	}
	if r, n := utf8.DecodeRuneInString(plain); n == len(plain) && n > 0 {
		return r != utf8.RuneError && unicode.IsPrint(r) && r != ' '
	}
	named := strings.Fields("enter tab space backspace delete insert home end pgup pgdown up down left right esc")
	if slices.Contains(named, plain) {
		return true
	}
	var n int
	_, err := fmt.Sscanf(plain, "f%d", &n)
	return err == nil && n >= 1 && n <= 20 && plain == fmt.Sprintf("f%d", n)
}

// table returns the actions of a screen with their keys where the visitor wants
// them. It is what keys, help line and help page are read from.
func (sh *shell) table(s screen) []action {
	acts := s.actions()
	r, ok := s.(roomed)
	if !ok || len(sh.keys[r.room()]) == 0 {
		return acts
	}
	moved := sh.keys[r.room()]
	for i := range acts {
		acts[i] = acts[i].moved(moved)
	}
	return acts
}

// key returns where the key of a room is, for a sentence that names it on
// another screen or outside of the table of actions.
func (sh *shell) key(room, key string) string { return cmp.Or(sh.keys[room][key], key) }

// moved is the action on its other keys. What it runs hears of its own.
func (a action) moved(to map[string]string) action {
	if a.fixed {
		return a
	}
	own := map[string]string{}
	keys := make([]string, len(a.keys))
	for i, key := range a.keys {
		keys[i] = cmp.Or(to[key], key)
		own[keys[i]] = key
	}
	if slices.Equal(keys, a.keys) {
		return a.hinted(to)
	}
	a.keys = keys
	if by := a.by; by != nil {
		a.by = func(key string) tea.Cmd { return by(own[key]) }
	}
	return a.hinted(to)
}

// hinted writes the keys of the hint as they are now: a hint may name those of
// the action after it too.
func (a action) hinted(to map[string]string) action {
	words := strings.Fields(a.hint)
	for i, w := range words {
		words[i] = cmp.Or(to[w], w)
	}
	if len(words) > 0 {
		a.hint = strings.Join(words, " ")
	}
	return a
}
