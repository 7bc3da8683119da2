// Package looptest is for tests: a terminal in memory, as far as gemba uses one, and
// keys by their names. What the terminal does not know it notes as a fault, so that
// nothing is sent to one that nobody has looked up.
package looptest

import (
	"fmt"
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// Cell is one column of a row. The second one of a wide character has no text.
type Cell struct {
	Text  string
	Style Style
}

// Style is how a cell is drawn. The colours are the parameters that set them, "" for
// the terminal's own.
type Style struct {
	Ink, Paper                             string
	Bold, Faint, Italic, Underline, Struck bool
	Blink, Reverse                         bool
}

var blank = Cell{Text: " "}

// Seen is the cell without what cannot be seen of it: ink on a space.
func (c Cell) Seen() Cell {
	if s := c.Style; c.Text == " " && !s.Underline && !s.Struck && !s.Reverse {
		c.Style = Style{Paper: s.Paper}
	}
	return c
}

// Screen is a terminal: what it shows, and the modes that it is in.
type Screen struct {
	W, H  int
	X, Y  int // where the cursor is; X is W behind a full row
	Cells [][]Cell
	Modes map[int]bool // that have been set or reset
	Title string

	Alternate bool // it has a second screen
	Clusters  bool // it counts grapheme clusters where it is told to

	pen          Style
	other        [][]Cell // the screen that is not shown
	saved        [2]int
	kitty, extra int // depth of the keyboard's stack, and the level of modifyOtherKeys
	shape        int // of the cursor
	faults       []string
	parser       *ansi.Parser
}

// NewScreen returns an empty terminal of that size.
func NewScreen(w, h int) *Screen {
	s := &Screen{W: w, H: h, Alternate: true, Cells: empty(w, h), other: empty(w, h), Modes: map[int]bool{}, parser: ansi.NewParser()}
	s.parser.SetHandler(ansi.Handler{Print: s.print, Execute: s.execute, HandleCsi: s.control, HandleOsc: s.command, HandleEsc: func(c ansi.Cmd) {
		if c.Final() != '\\' { // the end of a string
			s.fault("escape %c", c.Final())
		}
	}})
	return s
}

func empty(w, h int) (rows [][]Cell) {
	for range h {
		rows = append(rows, slices.Repeat([]Cell{blank}, w))
	}
	return rows
}

// Write does what the sequences say. They may be cut anywhere.
func (s *Screen) Write(b []byte) (int, error) {
	for _, c := range b {
		s.parser.Advance(c)
	}
	return len(b), nil
}

func (s *Screen) fault(format string, args ...any) {
	s.faults = append(s.faults, fmt.Sprintf(format, args...))
}

// Faults are what the terminal was sent and does not know.
func (s *Screen) Faults() []string { return s.faults }

// Resize gives the terminal another size. What it shows then is anything: each kind
// of terminal cuts and wraps in its own way.
func (s *Screen) Resize(w, h int) {
	s.W, s.H, s.X, s.Y = w, h, min(s.X, w-1), min(s.Y, h-1)
	s.Cells, s.other = empty(w, h), empty(w, h)
	s.Spoil()
}

// Spoil fills the screen with what was never drawn.
func (s *Screen) Spoil() {
	for y := range s.Cells {
		for x := range s.Cells[y] {
			s.Cells[y][x] = Cell{"▒", Style{Paper: "41"}}
		}
	}
}

// Row is the text of a row.
func (s *Screen) Row(y int) string {
	var b strings.Builder
	for _, c := range s.Cells[y] {
		b.WriteString(c.Text)
	}
	return strings.TrimRight(b.String(), " ")
}

// Text is the text of the screen.
func (s *Screen) Text() string {
	var rows []string
	for y := range s.Cells {
		rows = append(rows, s.Row(y))
	}
	return strings.Join(rows, "\n")
}

// Looks is a row as it is seen.
func (s *Screen) Looks(y int) (list []Cell) {
	for _, c := range s.Cells[y] {
		list = append(list, c.Seen())
	}
	return list
}

// Restored says what is not as it was before a program came, "" where all is.
func (s *Screen) Restored() string {
	var left []string
	for mode, on := range s.Modes {
		if on != (mode == cursorShown || mode == autoWrap) {
			left = append(left, fmt.Sprintf("mode %d: %t", mode, on))
		}
	}
	slices.Sort(left)
	for what, is := range map[string]bool{
		"the keyboard's stack": s.kitty != 0, "modifyOtherKeys": s.extra != 0, "the shape of the cursor": s.shape != 0,
		"the title": s.Title != "", "the pen": s.pen != Style{},
	} {
		if is {
			left = append(left, what)
		}
	}
	return strings.Join(left, ", ")
}

// print writes a character, or joins it to the one before where the two are one.
func (s *Screen) print(r rune) {
	if s.joined(r) {
		return
	}
	if n := ansi.StringWidthWc(string(r)); n > 0 {
		s.put(string(r), n)
	}
}

// joined adds a character to the cell before. A terminal that counts code points adds
// only those that take no room; one that counts clusters draws what they are together.
func (s *Screen) joined(r rune) bool {
	x := min(s.X, s.W) - 1
	for x > 0 && s.Cells[s.Y][x].Text == "" {
		x--
	}
	if x < 0 || r < 0x80 {
		return false
	}
	before := &s.Cells[s.Y][x]
	if !s.Modes[clusters] {
		if ansi.StringWidthWc(string(r)) > 0 || s.X == 0 {
			return false
		}
		before.Text += string(r)
		return true
	}
	all := before.Text + string(r)
	first, width := ansi.FirstGraphemeCluster(all, ansi.GraphemeWidth)
	if first != all {
		return false
	}
	s.X = x
	s.put(all, width)
	return true
}

// put writes a character. The half of a wide one that it does not cover is empty
// then. A cursor behind the last column stays there, as with a wrap that is pending
// or switched off.
func (s *Screen) put(text string, width int) {
	if s.X >= s.W && s.wraps() {
		s.X, s.Y = 0, s.Y+1
		s.scroll()
	}
	x := min(s.X, s.W-width)
	if x < 0 {
		return
	}
	row := s.Cells[s.Y]
	if row[x].Text == "" && x > 0 {
		row[x-1].Text = " "
	}
	if after := x + width; after < s.W && row[after].Text == "" {
		row[after].Text = " "
	}
	row[x] = Cell{text, s.pen}
	for i := range width - 1 {
		row[x+1+i] = Cell{"", s.pen}
	}
	s.X = min(x+width, s.W)
}

// scroll moves the rows up where the cursor is below the last one.
func (s *Screen) scroll() {
	for ; s.Y >= s.H; s.Y-- {
		s.Cells = append(s.Cells[1:], slices.Repeat([]Cell{blank}, s.W))
	}
}

// erase empties a row from a column on, in the colour that is set for paper.
func (s *Screen) erase(y, x int) {
	if x > 0 && s.Cells[y][x].Text == "" {
		s.Cells[y][x-1].Text = " "
	}
	for ; x < s.W; x++ {
		s.Cells[y][x] = Cell{" ", Style{Paper: s.pen.Paper}}
	}
}
