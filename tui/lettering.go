package tui

import (
	"sort"
	"strings"
	"unicode"

	"github.com/rivo/uniseg"
)

// plainly replaces what is printed finely by what there are letters for.
var plainly = strings.NewReplacer("’", "'", "‘", "'", "–", "-", "—", "-", "‑", "-", "…", "...", "\n", " ", "“", `"`, "”", `"`)

// typeset is a text as dots, in units between which a line may be broken.
type typeset struct {
	units  []dots
	spaces []int // dots of room behind each unit, where the line goes on
}

// asType sets a text as dots. It reports false where there is no letter for a
// character. Beside Chinese characters letters stand on the same line as they do.
func asType(s string) (typeset, bool) {
	const between, words = 1, 4 // dots behind a letter and behind a word
	var t typeset
	s = strings.TrimSpace(plainly.Replace(s))
	high := eastern(s)
	for state := -1; s != ""; {
		var segment string
		segment, s, _, state = uniseg.FirstLineSegmentInString(s, state)
		var unit dots
		for _, r := range strings.TrimRight(segment, " ") {
			p := hanzi(r)
			if p != nil {
				unit = unit.joined(0, p)
				continue
			}
			if p = letterforms()[r]; p == nil {
				return t, false
			}
			if high {
				p = p.below(hanziSide - letterHeight)
			}
			unit = unit.joined(between, p)
		}
		space := between
		if strings.HasSuffix(segment, " ") {
			space = words
		}
		t.units, t.spaces = append(t.units, unit), append(t.spaces, space)
	}
	return t, true
}

// lettering is a size of large type: how many half cells a dot is wide, and how
// many lines stay free between two lines of type.
type lettering struct{ wide, lead int }

// typeSizes are the sizes of large type, the largest first. A dot is half a cell high.
var typeSizes = []lettering{{2, 1}, {1, 1}, {1, 0}}

// lines breaks type into lines of at most w cells, as few as it takes and about as
// long as each other: a character alone on the last one is hard to read. It is nil
// where a word is wider.
func (z lettering) lines(t typeset, w int) []string {
	most := 2 * w / z.wide
	count := len(t.breaks(most))
	if count == 0 {
		return nil
	}
	even := sort.Search(most, func(dots int) bool { return len(t.breaks(dots)) > 0 && len(t.breaks(dots)) <= count })
	var out []string
	from := 0
	for _, to := range t.breaks(even) {
		if from > 0 {
			out = append(out, make([]string, z.lead)...)
		}
		var line dots
		for i := from; i < to; i++ {
			space := 0
			if i > from {
				space = t.spaces[i-1]
			}
			line = line.joined(space, t.units[i])
		}
		out = append(out, line.wider(z.wide).cells()...)
		from = to
	}
	return out
}

// breaks returns the unit behind each line, where a line has so many dots; none
// where a unit is wider.
func (t typeset) breaks(most int) []int {
	var ends []int
	width, space := 0, 0
	for i, unit := range t.units {
		if unit.width() > most {
			return nil
		}
		if width += space + unit.width(); width > most {
			ends, width = append(ends, i), unit.width()
		}
		space = t.spaces[i]
	}
	if len(t.units) == 0 {
		return nil
	}
	return append(ends, len(t.units))
}

// spaced sets a text with room around it: so many cells behind each character that
// is two cells wide, and so many empty lines between the lines. Words of other
// scripts stay whole, and no line begins with a stop.
func (m measure) spaced(s string, w, gap, lead int) []string {
	var lines []string
	line := ""
	end := func() {
		if line == "" {
			return
		}
		if len(lines) > 0 {
			lines = append(lines, make([]string, lead)...)
		}
		lines = append(lines, line)
	}
	for state := -1; s != ""; {
		var segment string
		segment, s, _, state = uniseg.FirstLineSegmentInString(s, state)
		unit := m.apart(strings.TrimSpace(segment), gap)
		joined := line + strings.Repeat(" ", max(1, gap)) + unit
		if line == "" {
			joined = unit
		} else if !eastern(line) && !eastern(unit) {
			joined = line + " " + unit
		}
		if m.width(joined) <= w {
			line = joined
			continue
		}
		end()
		line = unit
		if m.width(unit) > w { // a word longer than a line
			parts := m.wrapWords(unit, w)
			lines, line = append(lines, parts[:len(parts)-1]...), parts[len(parts)-1]
		}
	}
	end()
	return lines
}

// apart puts blanks between the characters of what stays on one line, but none
// before a stop or behind an opening bracket, which have room of their own.
func (m measure) apart(s string, gap int) string {
	var b strings.Builder
	graphemes := uniseg.NewGraphemes(s)
	last := ""
	for graphemes.Next() {
		c := graphemes.Str()
		if last != "" && m.width(last) > 1 && m.width(c) > 1 && !stops(c) && !stops(last) {
			b.WriteString(strings.Repeat(" ", gap))
		}
		b.WriteString(c)
		last = c
	}
	return b.String()
}

// stops reports whether a character is punctuation.
func stops(c string) bool { return strings.IndexFunc(c, unicode.IsPunct) == 0 }
