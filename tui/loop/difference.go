//go:build unix

package loop

import (
	"bytes"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

// Single cells of a row are written only where it is certain in which column of
// the terminal they stand: of text that terminals agree about, and where this
// one draws signs one cell wide that some East Asian settings make two. It is
// asked once, by where its cursor stands behind such signs in the second row; in
// the first one the answer would look like a key.
const (
	signs    = "─…▌◐×“"
	askWidth = "\x1b[2H" + signs + ansi.RequestCursorPositionReport
)

// measured takes the terminal's word on where its cursor stands.
func (r *rows) measured(x, y int) {
	r.exact = r.exact || x == utf8.RuneCountInString(signs) && y == 1
}

// cell is one column of a row. The second one of a wide character has no text.
type cell struct{ text, style string }

// nothing is a cell in which nothing is seen.
var nothing = cell{text: " "}

// change writes those cells of a row that are others than the ones that the
// terminal shows, and reports whether it could.
func (r *rows) change(y int, old, row string) bool {
	if !r.exact {
		return false
	}
	var known, sure bool
	r.before, known = spread(old, r.before[:0], r.w)
	r.after, sure = spread(row, r.after[:0], r.w)
	if !known || !sure {
		return false
	}
	end := r.w
	for end > 0 && r.after[end-1] == nothing {
		end--
	}
	var out bytes.Buffer
	p := pen{out: &out, cells: r.after, y: y, x: -1, plain: true}
	for x := range end {
		if r.after[x].text != "" && r.after[x] != r.before[x] {
			p.put(x)
		}
	}
	p.dip("")
	if !slices.Equal(r.before[end:], r.after[end:]) {
		p.move(end)
		out.WriteString(ansi.EraseLineRight)
	}
	r.paint(out.String())
	return true
}

// spread lays a row out in cells, and fails where it is not certain how many
// they are.
func spread(row string, cells []cell, w int) ([]cell, bool) {
	style, plain := "", true
	for i := 0; i < len(row); {
		if n := sgr(row[i:]); n > 0 {
			style = styled(style, row[i:i+n])
			plain = inkOnly(style)
			i += n
			continue
		}
		c, size := utf8.DecodeRuneInString(row[i:])
		n := agreed(c)
		if c >= ' ' && c < '\x7f' {
			n = 1
		}
		switch {
		case n == 0 || len(cells)+n > w:
			return cells, false
		case c == ' ' && plain:
			cells = append(cells, nothing)
		default:
			cells = append(cells, cell{row[i : i+size], style})
		}
		if n == 2 {
			cells = append(cells, cell{"", style})
		}
		i += size
	}
	for len(cells) < w {
		cells = append(cells, nothing)
	}
	return cells, true
}

// styled is the style that a sequence makes of another.
func styled(style, sequence string) string {
	if sequence == ansi.ResetStyle || sequence == "\x1b[0m" {
		return ""
	}
	return style + sequence
}

// inkOnly reports whether a style changes how letters look and leaves a space as
// it is: colour and weight do.
func inkOnly(style string) bool {
	for style != "" {
		n := sgr(style)
		if !inkParams(style[2 : n-1]) {
			return false
		}
		style = style[n:]
	}
	return true
}

// inkParams reports the same of the parameters of one sequence, taking no memory:
// it is asked for every colour of a row that has changed.
func inkParams(params string) bool {
	colour, parts := false, 0 // what of a colour is still to come: its kind, its parts
	for p := range strings.SplitSeq(params, ";") {
		switch {
		case colour && p == "5":
			colour, parts = false, 1
		case colour && p == "2":
			colour, parts = false, 3
		case colour:
			return false
		case parts > 0:
			parts--
		case p == "38":
			colour = true
		case !letterOnly(p):
			return false
		}
	}
	return !colour && parts == 0
}

// letterOnly reports whether a parameter is a weight or a colour of letters.
func letterOnly(p string) bool {
	n, err := strconv.Atoi(p)
	return err == nil && (n >= 1 && n <= 3 || n >= 30 && n <= 37 || n >= 90 && n <= 97)
}

// pen writes cells of one row from left to right.
type pen struct {
	out   *bytes.Buffer
	cells []cell
	x, y  int    // where the cursor is; x is -1 where that is not known
	style string // that text is written in
	plain bool   // a space shows nothing of it
}

// put writes the character that begins in a cell.
func (p *pen) put(x int) {
	p.move(x)
	if c := p.cells[x]; c != nothing || !p.plain {
		p.dip(c.style)
	}
	p.out.WriteString(p.cells[x].text)
	if p.x++; p.x < len(p.cells) && p.cells[p.x].text == "" {
		p.x++
	}
}

// dip takes up another style.
func (p *pen) dip(style string) {
	if style == p.style {
		return
	}
	if p.style != "" {
		p.out.WriteString(ansi.ResetStyle)
	}
	p.out.WriteString(style)
	p.style, p.plain = style, inkOnly(style)
}

// move goes to a cell: over a few that can be written as they are by writing
// them, over others with the cursor.
func (p *pen) move(x int) {
	const few = 4 // a movement takes as many bytes
	switch n := x - p.x; {
	case n == 0:
	case p.x < 0:
		moveTo(p.out, x, p.y)
	case n <= few && p.alike(x):
		for _, c := range p.cells[p.x:x] {
			p.out.WriteString(c.text)
		}
	default:
		p.out.WriteString(ansi.CursorForward(n))
	}
	p.x = x
}

// alike reports whether all cells up to another can be written in the style that
// is taken up.
func (p *pen) alike(x int) bool {
	return !slices.ContainsFunc(p.cells[p.x:x], func(c cell) bool { return c.style != p.style && (c != nothing || !p.plain) })
}
