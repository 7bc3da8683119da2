package tui

import (
	"strings"

	tea "charm.land/bubbletea/v2"
)

// View draws the top screen and the status line under it.
func (a *App) View() tea.View {
	v := tea.NewView("")
	v.AltScreen = true
	v.WindowTitle = "gemba"
	if a.w == 0 {
		return v
	}
	top := a.top()
	under := a.statusLines(top)
	h := a.h - len(under)
	var lines []string
	if a.w < minWidth || a.h < minHeight {
		lines = a.sh.m.fill([]string{a.sh.tell("gemba needs"), a.sh.tell("%dx%d or more", minWidth, minHeight), a.sh.tell("nothing is lost")}, a.w, h)
	} else {
		lines, v.Cursor = top.view(a.w, h), top.cursor(a.w, h)
	}
	lines = append(lines, under...)
	v.SetContent(strings.Join(lines[:min(len(lines), a.h)], "\n"))
	return v
}

// The smallest window in which the screens make sense.
const (
	minWidth  = 24
	minHeight = 8
)
