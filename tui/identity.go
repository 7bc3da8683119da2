package tui

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"gemba/checklist"
)

// newIdentity asks once who is working.
func newIdentity(a *App) screen {
	d := &dialog{
		sh: a.sh, title: "who is working?", verb: "go on",
		about: "Your name and role stand beside each thing that you record, so that a team can put its copies together. They are kept on this computer and asked only once.",
		form: newForm(a.sh, []field{
			{name: "name", label: "Name", check: required},
			{name: "role", label: "Role", hint: "such as technical representative, reviewer"},
		}),
		leave: a.leave, exits: true,
	}
	d.done = func(f *form) tea.Cmd {
		name, role := f.get("name"), f.get("role")
		keep := a.out.push(write{run: func(ctx context.Context) (checklist.Saved, error) {
			return a.out.last, a.lib.Identify(ctx, name, role)
		}})
		return tea.Batch(keep, a.back())
	}
	return d
}
