package tui

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
)

// action is one thing that a screen can do. The table of a screen's actions
// drives its keys, its help line, the help page and the README.
type action struct {
	keys  []string             // as Bubble Tea spells them
	hint  string               // how the keys are printed; keys joined, if empty
	name  string               // at most two words, for the help line
	about string               // one line for the help page
	quiet bool                 // not on the help line
	fixed bool                 // its keys answer, and cannot be moved
	plain bool                 // it opens the plain form of the item
	when  func() string        // why it cannot be used now; nil or "" if it can
	run   func() tea.Cmd       // what it does
	by    func(string) tea.Cmd // the same for several keys that differ; takes the key
}

// do runs the action for one of its keys, or says why it cannot be used.
func (a action) do(sh *shell, key string) tea.Cmd {
	if a.when != nil {
		if why := a.when(); why != "" {
			sh.say(why, "")
			return nil
		}
	}
	if a.by != nil {
		return a.by(key)
	}
	return a.run()
}

// keyHint returns the printed form of the keys.
func (a action) keyHint() string {
	if a.hint != "" {
		return a.hint
	}
	return strings.Join(a.keys, " ")
}

// find returns the action that a key press belongs to.
func find(actions []action, key string) (action, bool) {
	for _, a := range actions {
		if slices.Contains(a.keys, key) {
			return a, true
		}
	}
	return action{}, false
}

// helpLine prints as many of the actions that can be used now as fit into w
// cells, and always the way to the rest.
func (sh *shell) helpLine(actions []action, w int) string {
	all, some := helpKey(actions)
	var parts []string
	used := sh.m.width(all + " " + sh.named("all keys"))
	for _, a := range actions {
		if a.quiet || a.name == "" || a.when != nil && a.when() != "" {
			continue
		}
		n := sh.m.width(a.keyHint()) + 1 + sh.m.width(sh.named(a.name)) + 2
		if used+n > w {
			break
		}
		used += n
		parts = append(parts, sh.th.key.Render(a.keyHint())+" "+sh.th.faint.Render(sh.named(a.name)))
	}
	if some || len(parts) == 0 {
		parts = append(parts, sh.th.key.Render(all)+" "+sh.th.faint.Render(sh.named("all keys")))
	}
	return sh.m.cut(strings.Join(parts, "  "), w)
}

// loud is an action that stands on the help line.
func loud(a action) action {
	a.quiet = false
	return a
}

// loudly lets the first of the actions stand on the help line.
func loudly(acts []action) []action {
	acts[0] = loud(acts[0])
	return acts
}

// thisPage is what the page of all keys says of its own key.
const thisPage = "this page"

// helpKey returns the key of the page of all keys, and whether the table has one
// that is not among those with a name on the help line.
func helpKey(actions []action) (string, bool) {
	for _, a := range actions {
		if a.about == thisPage && a.name == "" {
			return a.keys[0], true
		}
	}
	return "?", false
}
