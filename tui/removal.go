package tui

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"gemba/checklist"
)

// removal is an entry that was taken off its list in this session, and how to
// put it back on the screen.
type removal struct {
	cell    checklist.Cell
	restore func()
}

// takeOff takes an entry off its list. It stays in the history, and one key puts
// it back.
func (vs *visiting) takeOff(kind, id string, restore func()) tea.Cmd {
	cell := checklist.Cell{Kind: kind, Key: id, Field: checklist.FieldDeleted}
	vs.removed = append(vs.removed, removal{cell, restore})
	cmd := vs.record(checklist.Change{Cell: cell, Value: "1"})
	vs.sh.say("taken off the list", "z puts it back")
	return cmd
}

// putBackAction is the key that puts back what was taken off a list last.
func (vs *visiting) putBackAction(kind string) action {
	last := func() int {
		for i := len(vs.removed) - 1; i >= 0; i-- {
			if vs.removed[i].cell.Kind == kind {
				return i
			}
		}
		return -1
	}
	return action{
		keys: []string{"z"}, name: "put back", about: "put back what was taken off the list last", quiet: last() < 0,
		when: func() string {
			if last() < 0 {
				return "nothing was taken off the list since the visit was opened"
			}
			return ""
		},
		run: func() tea.Cmd {
			r := vs.removed[last()]
			vs.removed = slices.Delete(vs.removed, last(), last()+1)
			r.restore()
			cmd := vs.record(checklist.Change{Cell: r.cell, Cleared: true})
			vs.sh.say("put back on the list", "")
			return cmd
		},
	}
}

// backInto puts an entry back into a list that is in the order of its ids.
func backInto[T any](list *[]T, e T, id func(T) string) {
	i, there := slices.BinarySearchFunc(*list, id(e), func(o T, key string) int { return strings.Compare(id(o), key) })
	if !there {
		*list = slices.Insert(slices.Clone(*list), i, e)
	}
}
