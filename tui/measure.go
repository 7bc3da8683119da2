package tui

import (
	"strings"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"

	"gemba/checklist"
	"gemba/tui/loop"
)

// measure counts the cells that a terminal uses for a text. Terminals disagree
// on clusters such as an emoji with a joiner: until one says that it counts
// grapheme clusters (mode 2027), it counts code points, and so do we.
type measure struct {
	clusters bool
	wrapped  wrapped // nil where nothing is drawn again and again
}

func (m measure) width(s string) int {
	if n, ok := loop.Agreed(s); ok {
		return n
	}
	if m.clusters {
		return ansi.StringWidth(s)
	}
	return loop.Cells(s)
}

// What a text takes at most: bytesOfCell is more than its cells take on average in any
// script in use, the marks on its characters among them, and bytesOfFew what some of
// them may take beyond that. A letter of Thai has 9 bytes in one cell, a family of
// emoji 25 in two.
const (
	bytesOfCell = 8
	bytesOfFew  = 256
)

// bytesOf is how many bytes of a text so many cells can show.
func bytesOf(cells int) int { return bytesOfCell*max(1, cells) + bytesOfFew }

// front is the part of a text that so many cells can show, so that a text of a
// megabyte takes no longer to clean, break and measure than one that fills them.
func front(s string, cells int) string {
	n := bytesOf(cells)
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n] + "…"
}

// line is a text that may come out of a file on one line of at most w cells.
func (m measure) line(s string, w int) string { return m.cut(checklist.Line(front(s, w)), w) }

// cut shortens s to at most w cells, with an ellipsis where something is lost.
func (m measure) cut(s string, w int) string {
	s, _ = m.short(s, w)
	return s
}

// short is cut, and says how wide what is left is: a frame measures some hundred
// texts, so each is measured once.
func (m measure) short(s string, w int) (cut string, width int) {
	if w <= 0 {
		return "", 0
	}
	if len(s) > bytesOf(w) && !strings.Contains(s, "\x1b") { // a colour would lose its end
		s = front(s, w)
	}
	n := m.width(s)
	if n <= w {
		return s, n
	}
	if _, agreed := loop.Agreed(s); m.clusters && !agreed {
		s = ansi.Truncate(s, w, "…")
	} else {
		s = loop.Cut(s, w, "…")
	}
	return s, m.width(s)
}

// cutWords shortens a plain text to at most w cells at the end of a word, so that
// no number loses its end.
func (m measure) cutWords(s string, w int) string {
	if s = front(s, w); m.width(s) <= w {
		return s
	}
	end := 0
	for i := range len(s) {
		if s[i] != ' ' {
			continue
		}
		if m.width(s[:i])+1 > w {
			break
		}
		end = i
	}
	if end == 0 {
		return m.cut(s, w)
	}
	return s[:end] + "…"
}

// fit makes s exactly w cells wide.
func (m measure) fit(s string, w int) string {
	s, used := m.short(s, w)
	if n := w - used; n > 0 {
		return s + blanks(n)
	}
	return s
}

// blanks is n spaces; those of a line in a window cost nothing.
func blanks(n int) string {
	const line = "                                                                                                                                "
	if n <= len(line) {
		return line[:max(n, 0)]
	}
	return strings.Repeat(" ", n)
}

// fitRight is fit with the text at the right edge.
func (m measure) fitRight(s string, w int) string {
	s, used := m.short(s, w)
	if n := w - used; n > 0 {
		return blanks(n) + s
	}
	return s
}

// sides sets one text at the left edge and one at the right; the right one
// yields where both do not fit.
func (m measure) sides(left, right string, w int) string {
	room := w - m.width(left) - 1
	if room <= 0 || right == "" {
		return m.fit(left, w)
	}
	return left + " " + m.fitRight(right, room)
}

// fill makes a block of exactly h lines of w cells out of lines.
func (m measure) fill(lines []string, w, h int) []string { return m.between("", lines, w, h) }

// between is fill with an edge at both sides of each line.
func (m measure) between(edge string, lines []string, w, h int) []string {
	out := make([]string, 0, max(h, 0))
	for i := range h {
		line, used := "", 0
		if i < len(lines) {
			line, used = m.short(lines[i], w)
		}
		out = append(out, edge+line+blanks(w-used)+edge)
	}
	return out
}

// beside joins blocks of equal height from left to right.
func beside(blocks ...[]string) []string {
	out := make([]string, len(blocks[0]))
	for i := range out {
		n := 0
		for _, block := range blocks {
			n += len(block[i])
		}
		var b strings.Builder
		b.Grow(n)
		for _, block := range blocks {
			b.WriteString(block[i])
		}
		out[i] = b.String()
	}
	return out
}

// window returns the first of n lines to show in h lines so that the one at
// cursor is in sight, in the middle where there is more on both sides.
func window(cursor, n, h int) int {
	return max(0, min(cursor-h/2, n-h))
}

// wrapLines makes h lines of w cells out of a block that is laid out already.
func (m measure) wrapLines(block string, w, h int) []string {
	return m.fill(strings.Split(block, "\n"), w, h)
}
