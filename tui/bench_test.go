package tui

import (
	"testing"

	tea "charm.land/bubbletea/v2"
)

// benchmarkKey presses a key in the walk again and again, and draws the frame
// that follows.
func benchmarkKey(b *testing.B, key string) {
	l, _ := hongyuan()
	first, err := l.Page(b.Context(), NewestFirst, 0, PageRows)
	if err != nil {
		b.Fatal(err)
	}
	d := &driver{T: &testing.T{}, lib: l, app: New(b.Context(), l, first, Options{})}
	d.app.Update(tea.WindowSizeMsg{Width: 120, Height: 40})
	d.keys("enter l l l")
	b.ReportAllocs()
	for b.Loop() {
		d.app.Update(press(key))
		_ = d.app.View()
	}
}

// BenchmarkWalk is the cursor moved.
func BenchmarkWalk(b *testing.B) { benchmarkKey(b, "j") }

// BenchmarkAnswer is a level answered, with the new score.
func BenchmarkAnswer(b *testing.B) { benchmarkKey(b, "8") }
