package tui

import (
	"cmp"

	tea "charm.land/bubbletea/v2"
)

// largePhoto shows one picture as large as the screen.
type largePhoto struct{ *photos }

// enlarge shows the picture under the cursor as large as the screen.
func (p *photos) enlarge() tea.Cmd {
	if a := p.here(); !a.Picture() {
		return p.openWith(*a)
	}
	return p.sh.open(&largePhoto{p})
}

func (l *largePhoto) enter() tea.Cmd { return l.prepare() }

// room is how many cells the picture has: all but a line for the caption.
func (l *largePhoto) room() (w, h int) { return l.app.w, max(1, l.app.h-2) }

func (l *largePhoto) prepare() tea.Cmd {
	a := l.here()
	if a == nil {
		return nil
	}
	load := l.loadPicture(a.SHA, l.doc.Picture)
	if s, ok := l.pictures.find(a.SHA); ok && s.img != nil {
		w, h := l.room()
		if l.overlaid() {
			return tea.Sequence(load, tea.ClearScreen, l.sh.gr.overlay(s.img, w, h))
		}
		return tea.Batch(load, l.sh.gr.send(a.SHA, s.img, w, h))
	}
	return load
}

// overlaid reports whether the picture lies over the screen and is no part of
// it, as sixel graphics do.
func (l *largePhoto) overlaid() bool { return l.sh.gr.sixel && !l.sh.gr.kitty }

// leave goes back. What lies over the screen goes with it.
func (l *largePhoto) leave() tea.Cmd {
	if l.overlaid() {
		return tea.Batch(l.sh.back(), tea.ClearScreen)
	}
	return l.sh.back()
}

func (l *largePhoto) step(by int) tea.Cmd {
	l.move(by)
	return l.prepare()
}

func (l *largePhoto) actions() []action {
	acts := []action{
		{keys: []string{"enter"}, name: "back", about: "go back; esc too", run: l.leave},
		{keys: []string{"j", "down", "right", "space"}, hint: "j k", name: "move", about: "next and previous; the arrow keys too", run: func() tea.Cmd { return l.step(+1) }},
		{keys: []string{"k", "up", "left"}, quiet: true, run: func() tea.Cmd { return l.step(-1) }},
		{keys: []string{"v"}, name: "viewer", about: "open it with the system's viewer", run: func() tea.Cmd { return l.openWith(*l.here()) }},
	}
	return append(acts, common(l.sh, l.leave)...)
}

func (l *largePhoto) view(w, h int) []string {
	a := l.here()
	if a == nil {
		return l.sh.m.fill(nil, w, h)
	}
	rw, rh := l.room()
	var lines []string
	if s, ok := l.pictures.find(a.SHA); ok && s.img != nil && l.overlaid() {
		lines = make([]string, rh) // the terminal draws the picture over them
	} else {
		lines = l.pictureLines(a.SHA, l.unshown(*a), rw, rh)
	}
	caption := cmp.Or(l.sh.m.line(a.Caption, w), l.sh.m.line(a.Name, w))
	lines = append(lines[:min(len(lines), max(0, h-1))], l.sh.th.bold.Render(caption))
	return l.sh.m.fill(lines, w, h)
}
