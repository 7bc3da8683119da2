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

// Theme is a set of colours, as the settings name it.
type Theme string

// The themes. Auto asks the terminal whether its background is dark, and so does
// the one of high contrast, which has no grey and no colour that is faint on
// some screens. None has no colour at all.
const (
	ThemeAuto  Theme = "auto"
	ThemeDark  Theme = "dark"
	ThemeLight Theme = "light"
	ThemeNone  Theme = "none"
	ThemeHigh  Theme = "high-contrast"
)

// Themes returns the themes, for a choice among them.
func Themes() []Theme { return []Theme{ThemeAuto, ThemeDark, ThemeLight, ThemeNone, ThemeHigh} }

// on is the theme on a background, which the dark and the light one know.
func (t Theme) on(dark bool) theme {
	switch t {
	case ThemeDark:
		return newTheme(true)
	case ThemeLight:
		return newTheme(false)
	case ThemeNone:
		return plainTheme(dark)
	case ThemeHigh:
		return highTheme(dark)
	default:
		return newTheme(dark)
	}
}

// plainTheme has no colours: weight, reverse and underline carry what they can.
func plainTheme(dark bool) theme {
	style := lipgloss.NewStyle
	bold, plain := inkOf(style().Bold(true)), ink{}
	return theme{
		text: plain, bold: bold, faint: plain,
		title: bold, key: bold, selected: inkOf(style().Reverse(true)),
		good: plain, warn: bold, bad: bold,
		paper: plain, practice: bold, open: plain, box: plain,
		focus: bold, input: inkOf(style().Underline(true)),
		dark: dark,
	}
}

// highTheme has no grey, and weight beside each colour on a dark ground.
func highTheme(dark bool) theme {
	th := newTheme(dark)
	plain := plainTheme(dark)
	th.faint, th.open, th.box = plain.faint, plain.open, plain.box
	return th
}

// newTheme has the colours that can be read on their ground in the palettes of
// all the terminals that were looked at, and that stay apart for people who
// confuse red and green, or blue and yellow; a test computes both. On a light
// ground that leaves two. Bold is not added to them there: many terminals make
// bold colours brighter.
func newTheme(dark bool) theme {
	style := lipgloss.NewStyle
	color := func(n string) lipgloss.Style { return style().Foreground(lipgloss.Color(n)) }
	bold := style().Bold(true)
	th := theme{
		bold: inkOf(bold), title: inkOf(bold), selected: inkOf(style().Reverse(true)), input: inkOf(style().Underline(true)), dark: dark,
	}
	grey := inkOf(color("242"))
	if dark {
		grey = inkOf(color("246"))
		th.key, th.focus, th.practice = inkOf(color("6").Bold(true)), inkOf(color("6").Bold(true)), inkOf(color("6"))
		th.good, th.warn, th.bad = inkOf(color("14")), inkOf(color("11")), inkOf(color("9").Bold(true))
	} else {
		blue := inkOf(color("4"))
		th.key, th.focus, th.practice = blue, blue, blue
		th.good, th.warn, th.bad = blue, inkOf(bold), inkOf(color("1"))
	}
	th.faint, th.open, th.box = grey, grey, grey
	return th
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
	markHere    = "●"
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
