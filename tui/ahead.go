package tui

import tea "charm.land/bubbletea/v2"

// ahead holds keys and pastes that came while a screen was on its way: they
// are meant for that screen, not for the one that is still shown.
type ahead struct {
	waiting int // screens that are on their way
	input   []tea.Msg
}

// arrivedMsg wraps the message that a screen was waited for with.
type arrivedMsg struct{ msg tea.Msg }

// await runs a command and holds what is typed until its message was handled.
func (a *App) await(load tea.Cmd) tea.Cmd {
	a.ahead.waiting++
	return func() tea.Msg { return arrivedMsg{load()} }
}

// awaitWritten reads something after everything in the outbox is written, and
// holds what is typed until then. Where writes go wrong nothing is held: it
// could be for long.
func (a *App) awaitWritten(load tea.Cmd) tea.Cmd {
	if a.out.err == nil {
		load = a.await(load)
	}
	return a.out.after(load)
}

// edit hands a text to the editor, and holds what is typed until it is back.
func (a *App) edit(text string) tea.Cmd {
	a.ahead.waiting++
	return editText(text)
}

// arrived handles the message that was waited for, and then what was typed
// meanwhile.
func (a *App) arrived(msg arrivedMsg) tea.Cmd {
	_, cmd := a.Update(msg.msg)
	return tea.Batch(cmd, a.release())
}

// release ends one waiting.
func (a *App) release() tea.Cmd {
	a.ahead.waiting = max(0, a.ahead.waiting-1)
	a.sayArrived()
	return a.deliver()
}

// deliver hands on what was held, in order, until something else is waited for.
func (a *App) deliver() tea.Cmd {
	var cmds []tea.Cmd
	for a.ahead.waiting == 0 && len(a.ahead.input) > 0 {
		msg := a.ahead.input[0]
		a.ahead.input = a.ahead.input[1:]
		_, cmd := a.Update(msg)
		cmds = append(cmds, cmd)
	}
	return tea.Batch(cmds...)
}

// held keeps a key or a paste for a screen that is on its way, and reports
// whether it did. The second ctrl+c is not kept: it leaves without waiting.
func (a *App) held(msg tea.Msg) bool {
	if a.ahead.waiting == 0 {
		return false
	}
	if k, ok := msg.(tea.KeyPressMsg); ok && k.String() == "ctrl+c" {
		for _, m := range a.ahead.input {
			if h, ok := m.(tea.KeyPressMsg); ok && h.String() == "ctrl+c" {
				return false
			}
		}
	}
	a.ahead.input = append(a.ahead.input, msg)
	return true
}

// missed drops what was typed for a screen that did not come.
func (a *App) missed() { a.ahead.input = nil }
