package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"gemba/checklist"
)

// moveJSON is a move in JSON.
type moveJSON struct {
	From     string            `json:"from"` // hash
	To       string            `json:"to"`
	Scope    string            `json:"scope"`
	Gone     []string          `json:"gone"`
	Aside    map[string]string `json:"aside"`
	Reworded []string          `json:"reworded"`
	New      []string          `json:"new"`
	Returned []string          `json:"returned"`
	Before   string            `json:"before"` // status
	After    string            `json:"after"`
	Saved    string            `json:"saved,omitempty"` // empty where nothing was changed
}

// say prints what the move changes; saved is nil where it was only looked at.
func (m *moving) say(cmd *cobra.Command, asJSON bool, saved *checklist.Saved) error {
	if asJSON {
		j := moveJSON{
			From: m.c.Hash, To: m.to.Hash, Scope: m.scope, Gone: list(m.move.Gone), Aside: map[string]string{}, Reworded: list(m.move.Reworded),
			New: list(m.move.New), Returned: list(m.returned), Before: m.before.Status, After: m.after.Status,
		}
		for _, u := range m.move.Unfit {
			j.Aside[u.Item] = u.Why
		}
		if saved != nil {
			j.Saved = savedWord(*saved)
		}
		return printJSON(cmd, j)
	}
	return printText(cmd, m.text(saved))
}

// list is a list that prints as [] where it is empty.
func list(ids []string) []string { return append([]string{}, ids...) }

func (m *moving) text(saved *checklist.Saved) string {
	var p page
	p.line("FROM", fmt.Sprintf("%s %s, %.12s", m.c.ID, m.c.Version, m.c.Hash))
	p.line("TO", fmt.Sprintf("%s %s, %.12s", m.to.ID, m.to.Version, m.to.Hash))
	if m.scope != m.v.Scope {
		p.line("SCOPE", m.v.Scope+" becomes "+m.scope)
	}
	say := func(label, about string, ids []string) {
		if len(ids) > 0 {
			p.line(label, fmt.Sprintf("%s: %s", about, strings.Join(ids, " ")))
		}
	}
	say("GONE", "answered, and asked no more; the answers stay in the file and in the history", m.move.Gone)
	for _, u := range m.move.Unfit {
		p.line("ASIDE", u.Item+": "+u.Why+"; the answer stays in the history")
	}
	say("READ", "answered, and written anew; read them again", m.move.Reworded)
	say("NEW", "to be asked", m.move.New)
	say("BACK", "set aside before, and back with this checklist", m.returned)
	p.line("GRADE", m.before.Status+" becomes "+m.after.Status)
	if saved == nil {
		p.line("", "nothing was changed")
	} else {
		p.line("", "moved; "+savedText(*saved, m.f.Path()))
	}
	return p.b.String()
}
