package tui

import (
	"image/color"
	"strings"

	"charm.land/bubbles/v2/textarea"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"
)

// theme is every style that the program draws with. It is a pure function of
// the background, and the only place that makes styles. Meaning is carried by
// words and marks; the colours here repeat it, in the sixteen colours that
// every terminal has.
type theme struct {
	text, bold, faint          ink
	title, key, selected       ink
	good, warn, bad            ink
	paper, practice, open, box ink
	focus, input               ink
	dark                       bool
}

func newTheme(dark bool) theme {
	style := lipgloss.NewStyle
	color := func(n string) lipgloss.Style { return style().Foreground(lipgloss.Color(n)) }
	// Cyan and yellow cannot be read on a light ground, blue hardly on a dark
	// one.
	accent, second, caution := color("4"), color("6"), color("5")
	if dark {
		accent, second, caution = color("6"), color("4"), color("11")
	}
	grey := inkOf(color("8"))
	return theme{
		text: ink{}, bold: inkOf(style().Bold(true)), faint: grey,
		title: inkOf(style().Bold(true)), key: inkOf(accent.Bold(true)), selected: inkOf(style().Reverse(true)),
		good: inkOf(color("2")), warn: inkOf(caution), bad: inkOf(color("1").Bold(true)),
		paper: inkOf(second), practice: inkOf(accent), open: grey, box: grey,
		focus: inkOf(accent.Bold(true)), input: inkOf(style().Underline(true)),
		dark: dark,
	}
}

// ink is a style as what it writes before and after a text of one line. A frame
// has some two hundred of them; asking the style anew for each is most of the
// cost of a frame.
type ink struct{ before, after string }

// inkOf asks a style once.
func inkOf(s lipgloss.Style) ink {
	before, after, _ := strings.Cut(s.Render("x"), "x")
	return ink{before, after}
}

// Render returns the text in its style.
func (k ink) Render(s string) string {
	if s == "" {
		return ""
	}
	return k.before + s + k.after
}

// area is the style of a text area: the terminal's own colours throughout.
func (th theme) area() textarea.Styles {
	s := textarea.DefaultStyles(th.dark)
	none := lipgloss.NewStyle()
	plain := textarea.StyleState{
		Base: none, Text: none, CursorLine: none, Placeholder: none, Prompt: none,
		EndOfBuffer: none, LineNumber: none, CursorLineNumber: none, Selection: none.Reverse(true),
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

// pixels draws two points of a picture in one cell.
func pixels(upper, lower color.RGBA) string {
	return ansi.NewStyle().ForegroundColor(upper).BackgroundColor(lower).Styled("▀")
}

// placeholderInk is the colour that says which picture of the terminal a cell
// shows a part of: its number in the palette.
func placeholderInk(id int) (before, after string) {
	return ansi.NewStyle().ForegroundColor(ansi.IndexedColor(id)).String(), ansi.ResetStyle //nolint:gosec // a palette has 256 colours
}
