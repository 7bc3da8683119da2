package tui

import (
	"fmt"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"gemba/tui/loop/looptest"
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
		d.app.Update(looptest.Key(key))
		_ = d.app.View()
	}
}

// BenchmarkList is the cursor moved in a list of 10,000 visits with Chinese
// names.
func BenchmarkList(b *testing.B) {
	l, _ := hongyuan()
	one, err := l.Page(b.Context(), NewestFirst, 0, 1)
	if err != nil {
		b.Fatal(err)
	}
	page := Page{Total: 10_000}
	for i := range PageRows {
		e := one.Rows[0]
		e.Supplier = fmt.Sprintf("宁波东海模具有限公司 Ningbo %d", i)
		page.Rows = append(page.Rows, e)
	}
	app := New(b.Context(), l, page, Options{})
	app.Update(tea.WindowSizeMsg{Width: 120, Height: 40})
	app.Update(tea.ModeReportMsg{Mode: ansi.ModeUnicodeCore, Value: ansi.ModeSet})
	b.ReportAllocs()
	for key := "j"; b.Loop(); {
		app.Update(looptest.Key(key))
		_ = app.View()
		key = map[string]string{"j": "k", "k": "j"}[key]
	}
}

// BenchmarkWalk is the cursor moved.
func BenchmarkWalk(b *testing.B) { benchmarkKey(b, "j") }

// BenchmarkAnswer is a level answered, with the new score.
func BenchmarkAnswer(b *testing.B) { benchmarkKey(b, "8") }
