package tui

import "strings"

// glyphs are the characters of a line number, three dots wide and five high.
var glyphs = map[rune]dots{
	'0': {"###", "# #", "# #", "# #", "###"},
	'1': {" # ", "## ", " # ", " # ", "###"},
	'2': {"###", "  #", "###", "#  ", "###"},
	'3': {"###", "  #", "###", "  #", "###"},
	'4': {"# #", "# #", "###", "  #", "  #"},
	'5': {"###", "#  ", "###", "  #", "###"},
	'6': {"###", "#  ", "###", "# #", "###"},
	'7': {"###", "  #", "  #", " # ", " # "},
	'8': {"###", "# #", "###", "# #", "###"},
	'9': {"###", "# #", "###", "  #", "###"},
	'/': {"  #", "  #", " # ", "#  ", "#  "},
}

// digits is how large numbers are drawn.
type digits int

const (
	asText   digits = iota // as text, with spaces between
	halfCell               // a dot is half a cell: three lines high
	twoCells               // a dot is two cells: five lines high
)

// width is how many cells a number takes.
func (z digits) width(label string) int {
	n := len(label)
	switch z {
	case twoCells:
		return 8*n - 2
	case halfCell:
		return 4*n - 1
	default:
		return 2*n - 1
	}
}

// height is how many lines a number takes.
func (z digits) height() int { return [...]int{1, 3, 5}[z] }

// lines draws a number.
func (z digits) lines(label string) []string {
	var p dots
	for _, r := range label {
		p = p.joined(1, glyphs[r])
	}
	switch z {
	case twoCells:
		return p.wider(4).higher(2).cells()
	case halfCell:
		return p.wider(2).cells()
	default:
		return []string{strings.Join(strings.Split(label, ""), " ")}
	}
}

// grid sets numbers in columns, in the largest size with which all of them are
// in sight at once in h lines; where none is, as large as the width allows and
// a screen can be read.
func grid(labels []string, w, h int) []string {
	for _, z := range []digits{twoCells, halfCell} {
		if out := z.grid(labels, w); out != nil && len(out) <= h {
			return out
		}
	}
	if out := halfCell.grid(labels, w); out != nil {
		return out
	}
	return asText.grid(labels, w)
}

// grid returns nil where a number is wider than the screen.
func (z digits) grid(labels []string, w int) []string {
	gap := 4
	if z == twoCells {
		gap = 7
	}
	wide := 0
	for _, l := range labels {
		wide = max(wide, z.width(l))
	}
	if wide > w && z != asText {
		return nil
	}
	columns := max(1, (w+gap)/(wide+gap))
	var out []string
	for i := 0; i < len(labels); i += columns {
		if i > 0 {
			out = append(out, "")
		}
		block := make([]string, z.height())
		for c, label := range labels[i:min(i+columns, len(labels))] {
			for y, line := range z.lines(label) {
				block[y] += line
				if c+1 < columns {
					block[y] += strings.Repeat(" ", wide-z.width(label)+gap)
				}
			}
		}
		out = append(out, block...)
	}
	return out
}
