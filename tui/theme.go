package tui

import (
	"charm.land/bubbles/v2/textarea"
	"charm.land/lipgloss/v2"
)

// theme is every style that the program draws with. It is a pure function of
// the background, and the only place that makes styles. Meaning is carried by
// words and marks; the colours here repeat it, in the sixteen colours that
// every terminal has.
type theme struct {
	text, bold, faint          lipgloss.Style
	title, key, selected       lipgloss.Style
	good, warn, bad            lipgloss.Style
	paper, practice, open, box lipgloss.Style
	focus                      lipgloss.Style
	dark                       bool
}

func newTheme(dark bool) theme {
	style := func() lipgloss.Style { return lipgloss.NewStyle() }
	color := func(n string) lipgloss.Style { return style().Foreground(lipgloss.Color(n)) }
	// Cyan and yellow cannot be read on a light ground, blue hardly on a dark
	// one.
	grey, accent, second, caution := color("8"), color("4"), color("6"), color("5")
	if dark {
		accent, second, caution = color("6"), color("4"), color("11")
	}
	return theme{
		text: style(), bold: style().Bold(true), faint: grey,
		title: style().Bold(true), key: accent.Bold(true), selected: style().Reverse(true),
		good: color("2"), warn: caution, bad: color("1").Bold(true),
		paper: second, practice: accent, open: grey, box: grey,
		focus: accent.Bold(true),
		dark:  dark,
	}
}

// area is the style of a text area: the terminal's own colours throughout.
func (th theme) area() textarea.Styles {
	s := textarea.DefaultStyles(th.dark)
	plain := textarea.StyleState{
		Base: th.text, Text: th.text, CursorLine: th.text, Placeholder: th.faint, Prompt: th.text,
		EndOfBuffer: th.text, LineNumber: th.faint, CursorLineNumber: th.faint, Selection: th.selected,
	}
	s.Focused, s.Blurred = plain, plain
	return s
}

// The marks. Each is one cell wide in every terminal that was tried.
const (
	markDone    = "✓"
	markPart    = "◐"
	markOpen    = "○"
	markCursor  = "▌"
	markWarn    = "!"
	markForward = "»"
	markDraft   = "…"
	markBar     = "━"
	markThin    = "─"
)
