package tui

import (
	"testing"

	tea "charm.land/bubbletea/v2"
)

// BenchmarkWalk is one key in the walk, and the frame that follows.
func BenchmarkWalk(b *testing.B) {
	t := &testing.T{}
	l, _ := hongyuan()
	entries, _ := l.Entries(b.Context())
	a := New(b.Context(), l, entries, Options{})
	d := &driver{T: t, lib: l, app: a}
	a.Update(tea.WindowSizeMsg{Width: 120, Height: 40})
	d.keys("enter l l l")
	b.ReportAllocs()
	for b.Loop() {
		a.Update(press("j"))
		_ = a.View()
	}
}

// BenchmarkAnswer is a level answered, and the frame with the new score.
func BenchmarkAnswer(b *testing.B) {
	t := &testing.T{}
	l, _ := hongyuan()
	entries, _ := l.Entries(b.Context())
	a := New(b.Context(), l, entries, Options{})
	d := &driver{T: t, lib: l, app: a}
	a.Update(tea.WindowSizeMsg{Width: 120, Height: 40})
	d.keys("enter l l l")
	b.ReportAllocs()
	for b.Loop() {
		a.Update(press("8"))
		_ = a.View()
	}
}
