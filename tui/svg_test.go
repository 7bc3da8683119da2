package tui

import (
	"fmt"
	"html"
	"image/color"
	"maps"
	"slices"
	"strings"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
)

// The size of a cell of a picture, and the room around the cells.
const cellWide, cellHigh, cellEdge = 8, 17, 8

// screenColours are the sixteen colours of a dark terminal, for a picture.
var screenColours = [16]string{
	"#16181d", "#ee7a70", "#8cc265", "#d9b45b", "#6ea8e8", "#c792d6", "#56b6c2", "#c8ccd4",
	"#8a93a6", "#ff9a8f", "#a8d984", "#ecca7a", "#8fc0ff", "#dcaee8", "#7cd0dc", "#ffffff",
}

const screenText, screenGround = "#e0e2e7", "#16181d"

// span is a run of cells of one look in a row of a picture.
type span struct {
	col, width int
	text       string
	fg, bg     string
	bold       bool
	underline  bool
}

// spansOf reads what a terminal would show of a frame, row by row.
func spansOf(frame string, wide, high int) [][]span {
	screen := uv.NewScreenBuffer(wide, high)
	screen.Method = ansi.GraphemeWidth
	uv.NewStyledString(frame).Draw(screen, screen.Bounds())
	rows := make([][]span, high)
	for y := range rows {
		for x := 0; x < wide; {
			c := screen.CellAt(x, y)
			if c == nil || c.Width == 0 {
				x++
				continue
			}
			s := spanOf(c)
			s.col = x
			if n := len(rows[y]); n > 0 && joins(rows[y][n-1], s) {
				rows[y][n-1].text += s.text
				rows[y][n-1].width += s.width
			} else {
				rows[y] = append(rows[y], s)
			}
			x += c.Width
		}
		rows[y] = slices.DeleteFunc(rows[y], func(s span) bool { return strings.TrimSpace(s.text) == "" && s.bg == "" })
	}
	return rows
}

func spanOf(c *uv.Cell) span {
	s := span{
		width: c.Width, text: c.Content, fg: svgInk(c.Style.Fg, screenText), bg: svgInk(c.Style.Bg, ""),
		bold: c.Style.Attrs&uv.AttrBold != 0, underline: c.Style.Underline != 0,
	}
	if c.Style.Attrs&uv.AttrReverse != 0 {
		ground := s.bg
		if ground == "" {
			ground = screenGround
		}
		s.fg, s.bg = ground, s.fg
	}
	if c.Style.Attrs&uv.AttrFaint != 0 {
		s.fg = screenColours[8]
	}
	return s
}

// svgInk is a colour as SVG writes it.
func svgInk(c color.Color, none string) string {
	switch c := c.(type) {
	case nil:
		return none
	case ansi.BasicColor:
		return screenColours[c]
	default:
		r, g, b, _ := c.RGBA()
		return fmt.Sprintf("#%02x%02x%02x", r>>8, g>>8, b>>8)
	}
}

// joins reports whether b goes on where a ends and looks like it. Lines that are
// isLine stand alone, and so does what follows two spaces: then columns stand
// whatever font a reader has.
func joins(a, b span) bool {
	return a.col+a.width == b.col && a.fg == b.fg && a.bg == b.bg && a.bold == b.bold && a.underline == b.underline &&
		!isLine(a.text) && !isLine(b.text) && (a.bg != "" || !strings.HasSuffix(a.text, "  "))
}

// isLine reports whether text is a character of the box-drawing block.
func isLine(text string) bool {
	r := []rune(text)[0]
	return r >= 0x2500 && r <= 0x257f
}

// rowSVG draws the spans of a row.
func rowSVG(row []span, y int) string {
	var b strings.Builder
	top := cellEdge + cellHigh*y
	lines := map[string]string{}
	for _, s := range row {
		x := cellEdge + cellWide*s.col
		if s.bg != "" {
			fmt.Fprintf(&b, `<rect x="%d" y="%d" width="%d" height="%d" fill="%s"/>`, x, top, cellWide*s.width, cellHigh, s.bg)
		}
		if isLine(s.text) {
			style := fmt.Sprintf(`stroke="%s"`, s.fg)
			if strings.ContainsRune("━┝┥┿╸", []rune(s.text)[0]) {
				style += ` stroke-width="3"`
			}
			lines[style] += halfLines(s, x, top)
			continue
		}
		lead := len(s.text) - len(strings.TrimLeft(s.text, " "))
		text := strings.TrimSpace(s.text)
		if text == "" {
			continue
		}
		tail := len(s.text) - len(strings.TrimRight(s.text, " "))
		look := ""
		if s.fg != screenText {
			look += ` fill="` + s.fg + `"`
		}
		if s.bold {
			look += ` font-weight="bold"`
		}
		if s.underline {
			look += ` text-decoration="underline"`
		}
		fmt.Fprintf(&b, `<text x="%d" y="%d" textLength="%d"%s>%s</text>`,
			x+cellWide*lead, top+cellHigh-4, cellWide*(s.width-lead-tail), look, html.EscapeString(text))
	}
	for _, style := range slices.Sorted(maps.Keys(lines)) {
		fmt.Fprintf(&b, `<path %s d="%s"/>`, style, lines[style])
	}
	return b.String()
}

// halfLines draws the characters of a span of the box-drawing block as the half
// lines that they are made of.
func halfLines(s span, x, y int) string {
	const cw, ch = cellWide, cellHigh
	halves := map[rune]string{
		'─': "lr", '━': "lr", '╭': "rd", '╮': "ld", '╰': "ru", '╯': "lu", '│': "ud", '┝': "udr", '┥': "udl", '┿': "udlr",
		'╸': "l", '├': "udr", '┤': "udl", '┼': "udlr", '┬': "lrd", '┴': "lru", '┌': "rd", '┐': "ld", '└': "ru", '┘': "lu",
	}
	ends := map[rune][2]int{'l': {0, ch / 2}, 'r': {cw, ch / 2}, 'u': {cw / 2, 0}, 'd': {cw / 2, ch}}
	var b strings.Builder
	for _, r := range s.text {
		for _, half := range halves[r] {
			fmt.Fprintf(&b, "M%d %dL%d %d", x+cw/2, y+ch/2, x+ends[half][0], y+ends[half][1])
		}
		x += cw
	}
	return b.String()
}

// sheet is the paper of a picture: body holds its rows.
func sheet(wide, high int, style, body string) string {
	w, h := 2*cellEdge+cellWide*wide, 2*cellEdge+cellHigh*high
	return fmt.Sprintf(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d">`+"\n%s"+
		`<rect width="%d" height="%d" rx="6" fill="%s"/>`+"\n"+
		`<g fill="%s" stroke-width="1" font-family="ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', 'Noto Sans Mono CJK SC', monospace" font-size="13">`+"\n%s</g>\n</svg>\n",
		w, h, w, h, style, w, h, screenGround, screenText, body)
}

// svgOf makes a picture of a frame.
func svgOf(frame string, wide, high int) string {
	var b strings.Builder
	for y, row := range spansOf(frame, wide, high) {
		if len(row) > 0 {
			b.WriteString(rowSVG(row, y) + "\n")
		}
	}
	return sheet(wide, high, "", b.String())
}
