package tui

import (
	"slices"
	"strings"
)

// dots is a picture of rows of equal length, '#' for ink and ' ' for none: what
// is set in large type on the slip and across the table.
type dots []string

// wider draws each dot n times as wide.
func (p dots) wider(n int) dots {
	if n == 1 {
		return p
	}
	out := make(dots, len(p))
	for i, row := range p {
		wide := make([]byte, 0, n*len(row))
		for _, dot := range []byte(row) {
			for range n {
				wide = append(wide, dot)
			}
		}
		out[i] = string(wide)
	}
	return out
}

// higher draws each dot n times as high.
func (p dots) higher(n int) dots {
	var out dots
	for _, row := range p {
		for range n {
			out = append(out, row)
		}
	}
	return out
}

// joined sets another picture of the same height behind this one.
func (p dots) joined(gap int, q dots) dots {
	if len(p) == 0 {
		return q
	}
	out := make(dots, len(p))
	for i := range p {
		out[i] = p[i] + strings.Repeat(" ", gap) + q[i]
	}
	return out
}

// below puts so many empty rows above the picture.
func (p dots) below(n int) dots {
	out := make(dots, n, n+len(p))
	for i := range out {
		out[i] = strings.Repeat(" ", p.width())
	}
	return append(out, p...)
}

// width is how many dots the picture is wide.
func (p dots) width() int {
	if len(p) == 0 {
		return 0
	}
	return len(p[0])
}

// quarters are the characters of a cell whose quarters are inked: 1 for the one
// above left, 2 above right, 4 below left, 8 below right.
var quarters = []rune(" ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█")

// cells draws the picture with two by two dots in a cell.
func (p dots) cells() []string {
	var out []string
	for pair := range slices.Chunk(p, 2) {
		var b strings.Builder
		for x := 0; x < p.width(); x += 2 {
			cell := 0
			for y, row := range pair {
				for dx := range min(2, len(row)-x) {
					if row[x+dx] == '#' {
						cell |= 1 << (2*y + dx)
					}
				}
			}
			b.WriteRune(quarters[cell])
		}
		out = append(out, b.String())
	}
	return out
}
