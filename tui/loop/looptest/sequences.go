package looptest

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// Modes that do something here.
const (
	autoWrap    = 7
	cursorShown = 25
	alternate   = 1049
	clusters    = 2027
)

// known are the modes that gemba uses: of the cursor, the mouse, pastes, and frames
// that are held back.
var known = []int{autoWrap, cursorShown, 1002, 1003, 1006, alternate, 2004, 2026, clusters}

// Shown reports whether the cursor is.
func (s *Screen) Shown() bool {
	on, set := s.Modes[cursorShown]
	return on || !set
}

func (s *Screen) wraps() bool {
	on, set := s.Modes[autoWrap]
	return on || !set
}

// execute does what a control character says.
func (s *Screen) execute(c byte) {
	switch c {
	case '\r':
		s.X = 0
	case '\n':
		s.Y++
		s.scroll()
	case '\b':
		s.X = max(0, s.X-1)
	case '\a':
	default:
		s.fault("control %q", c)
	}
}

// command takes a title and the questions about colours and the clipboard.
func (s *Screen) command(cmd int, data []byte) {
	_, text, _ := bytes.Cut(data, []byte{';'})
	switch cmd {
	case 0, 2:
		s.Title = string(text)
	case 11, 52:
	default:
		s.fault("operating system command %d", cmd)
	}
}

// control does what a control sequence says.
func (s *Screen) control(cmd ansi.Cmd, params ansi.Params) {
	first, _, _ := params.Param(0, 0)
	second, _, _ := params.Param(1, 0)
	switch name := strings.ReplaceAll(fmt.Sprintf("%c%c%c", cmd.Prefix(), cmd.Intermediate(), cmd.Final()), "\x00", ""); name {
	case "H":
		s.Y, s.X = min(max(first, 1), s.H)-1, min(max(second, 1), s.W)-1
	case "C":
		s.X = min(s.X+max(first, 1), s.W-1)
	case "K":
		s.only(name, first, 0)
		s.erase(s.Y, min(s.X, s.W-1))
	case "J":
		s.only(name, first, 2)
		for y := range s.Cells {
			s.erase(y, 0)
		}
	case "m":
		s.paint(params)
	case ">m":
		s.only(name, first, 4)
		s.extra = second
	case ">u":
		s.kitty++
	case "<u":
		s.kitty = max(0, s.kitty-max(first, 1))
	case " q":
		s.shape = first
	case "?h", "?l":
		s.mode(first, name == "?h")
	case "n", "c", "?$p", "t": // questions
	default:
		s.fault("sequence %q of %v", name, params)
	}
}

// only notes a parameter that is not the one that is known.
func (s *Screen) only(name string, is, known int) {
	if is != known {
		s.fault("sequence %q of %d", name, is)
	}
}

// mode sets or resets a mode.
func (s *Screen) mode(mode int, on bool) {
	if !slices.Contains(known, mode) {
		s.fault("mode %d", mode)
	}
	if mode == clusters && on && !s.Clusters {
		s.fault("clusters on a terminal that does not count them")
	}
	if mode == alternate && s.Alternate && on != s.Modes[mode] {
		s.Cells, s.other = s.other, s.Cells
		if on {
			s.saved = [2]int{s.X, s.Y}
			s.Cells = empty(s.W, s.H)
		} else {
			s.X, s.Y = min(s.saved[0], s.W-1), min(s.saved[1], s.H-1)
		}
	}
	s.Modes[mode] = on
}

// paint changes the pen.
func (s *Screen) paint(params ansi.Params) {
	var list []int
	params.ForEach(0, func(_, p int, _ bool) { list = append(list, p) })
	if len(list) == 0 {
		list = []int{0}
	}
	for len(list) > 0 {
		list = list[s.stroke(list):]
	}
}

// stroke takes the first parameters that belong together, and returns how many.
func (s *Screen) stroke(list []int) int {
	pen := &s.pen
	switch p := list[0]; {
	case p == 0:
		*pen = Style{}
	case p == 1:
		pen.Bold = true
	case p == 2:
		pen.Faint = true
	case p == 3:
		pen.Italic = true
	case p == 4:
		pen.Underline = true
	case p == 5:
		pen.Blink = true
	case p == 7:
		pen.Reverse = true
	case p == 9:
		pen.Struck = true
	case p == 39:
		pen.Ink = ""
	case p == 49:
		pen.Paper = ""
	case p >= 30 && p <= 37, p >= 90 && p <= 97:
		pen.Ink = fmt.Sprint(p)
	case p >= 40 && p <= 47, p >= 100 && p <= 107:
		pen.Paper = fmt.Sprint(p)
	case p == 38 || p == 48:
		return s.mixed(list)
	default:
		s.fault("style %v", list)
	}
	return 1
}

// mixed takes a colour of the palette or one that is mixed.
func (s *Screen) mixed(list []int) int {
	n := 5
	if len(list) > 1 && list[1] == 5 {
		n = 3
	}
	if len(list) < n {
		s.fault("colour %v", list)
		return len(list)
	}
	colour := fmt.Sprint(list[1:n])
	if list[0] == 38 {
		s.pen.Ink = colour
	} else {
		s.pen.Paper = colour
	}
	return n
}
