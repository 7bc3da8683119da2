package tui

import (
	"slices"

	tea "charm.land/bubbletea/v2"
)

// formLayout is a form drawn: its lines, and where the field in focus starts,
// ends, and takes its text.
type formLayout struct {
	lines      []string
	start, end int
	chosen     int // line of the option that is chosen; 0 where none is
	x, y       int // of the text cursor; x < 0 where none is
	label      int // room for labels; 0 puts them above their values
}

// view draws the form into h lines of w cells, with the field in focus in
// sight. An arrow says that there is more above or below.
func (f *form) view(w, h int) []string {
	l := f.laid(w, h)
	f.tall = l.end-l.start+1 > h
	top := f.top(l, h)
	return f.sh.m.fill(f.sh.window(l.lines, top, w, h), w, h)
}

// window is the part of lines that h lines of w cells show from the line top on.
// An arrow in the last cell says that there is more above or below.
func (sh *shell) window(lines []string, top, w, h int) []string {
	m, more := sh.m, sh.th.key
	out := slices.Clone(lines[top:max(top, min(len(lines), top+h))])
	if top > 0 && h > 2 {
		out[0] = m.fit(out[0], w-1) + more.Render("↑")
	}
	if top+h < len(lines) && h > 2 {
		out[h-1] = m.fit(out[h-1], w-1) + more.Render("↓")
	}
	return out
}

// cursor returns where text goes, relative to the form, or nil.
func (f *form) cursor(w, h int) *tea.Cursor {
	l := f.laid(w, h)
	y := l.y - f.top(l, h)
	if l.x < 0 || y < 0 || y >= h {
		return nil
	}
	return tea.NewCursor(min(l.x, w-1), y)
}

// top is the first line to show: the field in focus is in sight, from its first
// line on. Where it is higher than the window, the option that is chosen is in
// sight, or what the visitor has scrolled to.
func (f *form) top(l formLayout, h int) int {
	top := min(max(0, l.end+1-h), l.start)
	if over := l.end - l.start + 1 - h; over > 0 {
		f.down = min(f.down, over)
		down := f.down
		if down == 0 && l.chosen > 0 {
			down = max(0, l.chosen-l.start+1-h)
		}
		top = l.start + down
	}
	return top
}

// laid is the layout for a window of h lines. Where it does not fit, two cells
// stay free for the arrow that says so.
func (f *form) laid(w, h int) formLayout {
	l := f.layout(w)
	if len(l.lines) > h && h > 2 {
		l = f.layout(w - 2)
	}
	return l
}

// tallest is the height of the field that is the highest of all while it is in
// focus.
func (f *form) tallest(w int) int {
	n := 0
	for i := range f.fields {
		if f.usable(i) {
			g := form{sh: f.sh, fields: f.fields, at: i, input: f.input}
			l := formLayout{label: f.labelWidth(w)}
			g.row(&l, i, w)
			n = max(n, len(l.lines))
		}
	}
	return n
}

// height is how many lines the whole form takes.
func (f *form) height(w int) int { return len(f.layout(w).lines) }

// least is how many lines a form keeps in a small window, whatever is said above it.
func (f *form) least(w int) int { return min(3, f.height(w)) }

func (f *form) layout(w int) formLayout {
	l := formLayout{x: -1, label: f.labelWidth(w)}
	for i := range f.fields {
		if i == f.at {
			l.start = len(l.lines)
		}
		f.row(&l, i, w)
		if i == f.at {
			l.end = len(l.lines) - 1
		}
	}
	return l
}

// stackedBelow is the width under which a value stands below its label.
const stackedBelow = 44

// labelWidth is the room for labels: as much as the longest needs, and never so
// much that the values have less. 0 puts labels above their values.
func (f *form) labelWidth(w int) int {
	if w < stackedBelow {
		return 0
	}
	longest := 8
	for i := range f.fields {
		if e := &f.fields[i]; e.kind != heading {
			longest = max(longest, f.sh.m.width(e.title()))
		}
	}
	return min(longest, w*9/20)
}
