package tui

import (
	"context"
	"errors"
	"fmt"

	tea "charm.land/bubbletea/v2"
)

// leave quits once everything is written. Where a write keeps going wrong, it
// takes a second word to leave without it.
func (a *App) leave() tea.Cmd {
	kept := a.keepAll()
	if a.out.empty() || a.quitting && a.out.err != nil {
		return tea.Quit
	}
	a.quitting = true
	if a.out.err != nil {
		a.say(fmt.Sprintf("%d changes are not saved: %v", len(a.out.queue), a.out.err), "ctrl+c again leaves without them")
		a.warned = true
	}
	return tea.Batch(kept, a.out.next())
}

func (a *App) saved(msg savedMsg) tea.Cmd {
	cmd := a.out.done(msg)
	if msg.err != nil {
		a.quitting = false
		a.say("", "") // the status says it, for as long as it lasts
		return tea.Batch(cmd, a.release())
	}
	if a.out.empty() && a.warned {
		a.say("", "")
		a.warned = false
	}
	if a.quitting && a.out.empty() {
		return tea.Quit
	}
	return cmd
}

// keepAll keeps what is typed in any screen.
func (a *App) keepAll() tea.Cmd {
	var cmds []tea.Cmd
	for _, s := range a.stack {
		if t, ok := s.(typist); ok {
			cmds = append(cmds, t.keep())
		}
	}
	return tea.Batch(cmds...)
}

// keepDraft stores what is being typed.
func (a *App) keepDraft() tea.Cmd {
	if t, ok := a.top().(typist); ok {
		return t.saveDraft()
	}
	return nil
}

// Drain writes what Update did not get to, after a signal or a panic: what is
// in the outbox, and what is being typed. It closes the open visit.
func (a *App) Drain(ctx context.Context) error {
	for _, s := range a.stack {
		if t, ok := s.(typist); ok {
			t.saveDraft() // the command is not needed: drain runs the queue
		}
	}
	err := a.out.drain(ctx)
	if a.visit != nil {
		_, _ = a.closing.close(ctx, a.visit) // what went wrong is said below
		a.visit = nil
	}
	return errors.Join(err, a.closing.err())
}
