package tui

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"gemba/checklist"
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

// title is the label of a field, with its unit.
func (e *field) title() string {
	s := checklist.Line(e.label)
	if e.unit != "" {
		s += " (" + checklist.Line(e.unit) + ")"
	}
	return s
}

// row draws one field.
func (f *form) row(l *formLayout, i, w int) {
	e, th := &f.fields[i], f.sh.th
	if e.kind == heading {
		l.lines = append(l.lines, "", th.bold.Render(f.sh.m.cut(e.title(), w)))
		return
	}
	switch {
	case i == f.at && e.kind == typed:
		f.typing(l, e, w)
	case i == f.at:
		f.labelled(l, e, "", w) // its options stand below, the chosen one marked
	default:
		f.labelled(l, e, f.shown(e), w)
	}
	if i == f.at {
		f.below(l, e, w)
	} else {
		f.complaint(l, e, w)
	}
}

// shown is the value of a field that is not in focus.
func (f *form) shown(e *field) string {
	if s := e.closed(); s != "" {
		return checklist.Line(f.sh.said(s))
	}
	if e.kind == typed {
		return e.seen()
	}
	var names []string
	for _, o := range e.options {
		if slices.Contains(e.chosen(), o.id) {
			names = append(names, o.label)
		}
	}
	switch {
	case len(names) > 0:
		return strings.Join(names, "; ")
	case e.value != "":
		return checklist.Line(e.value) // not one of the choices
	}
	return "–"
}

// seen is the text of a field as it may be shown.
func (e *field) seen() string {
	switch {
	case !e.secret:
		return checklist.Line(e.value)
	case e.value == "":
		return ""
	}
	return "typed, and not shown"
}

// mark is what stands before the lines of a field: whether it is in focus.
func (f *form) mark(e *field) string {
	if e == &f.fields[f.at] {
		return f.sh.th.focus.Render(markCursor)
	}
	return " "
}

// inks are the styles of a label and its value.
func (f *form) inks(e *field) (label, value ink) {
	th := f.sh.th
	switch {
	case e.closed() != "" || e.kind != typed && e.value == "":
		return th.text, th.faint
	case e.kind == typed:
		return th.text, th.text
	}
	return th.text, th.bold
}

// labelled draws a label and a value side by side, each wrapped where it is
// long, or the value under the label where there is no room for both. A short
// value leaves its room to a long label.
func (f *form) labelled(l *formLayout, e *field, value string, w int) {
	m := f.sh.m
	title := e.title()
	li, vi := f.inks(e)
	room := l.label
	if short := w - 3 - min(m.width(value), w/4); room == 0 || m.width(title) > room && m.width(value) <= w/4 {
		room = short
	}
	mark := f.mark(e)
	if l.label == 0 && m.width(title)+2+m.width(value) > w-1 {
		last := ""
		for _, s := range m.wrap(title, w-1) {
			l.lines = append(l.lines, mark+li.Render(s))
			last = s
		}
		if m.width(last)+2+m.width(value) < w {
			l.lines[len(l.lines)-1] += "  " + vi.Render(value)
			return
		}
		for _, s := range m.wrap(value, w-3) {
			l.lines = append(l.lines, mark+"  "+vi.Render(s))
		}
		return
	}
	labels := m.wrap(title, room)
	left := l.label
	for _, s := range labels {
		left = max(left, m.width(s))
	}
	values := m.wrap(value, max(4, w-left-3))
	for i := range max(len(labels), len(values)) {
		var a, b string
		if i < len(labels) {
			a = labels[i]
		}
		if i < len(values) {
			b = values[i]
		}
		l.lines = append(l.lines, mark+li.Render(m.fit(a, left))+"  "+vi.Render(b))
	}
}

// typing draws the field in which text is typed: where the text goes has all the
// room that the label leaves, or a line of its own.
func (f *form) typing(l *formLayout, e *field, w int) {
	m := f.sh.m
	mark := f.mark(e)
	if l.label == 0 {
		for _, s := range m.wrap(e.title(), w-1) {
			l.lines = append(l.lines, mark+s)
		}
		s, x := f.line(e, w-3)
		l.lines = append(l.lines, mark+"  "+s)
		l.x, l.y = 3+x, len(l.lines)-1
		return
	}
	const least = 16 // cells for the text, before a long label is wrapped
	left := max(l.label, min(m.width(e.title()), w-3-least))
	s, x := f.line(e, w-left-3)
	l.x, l.y = left+3+x, len(l.lines)
	for i, part := range m.wrap(e.title(), left) {
		if i > 0 {
			s = ""
		}
		l.lines = append(l.lines, mark+m.fit(part, left)+"  "+s)
	}
}

// line draws the text being typed, scrolled so that the cursor is in sight,
// and says where it stands. The width of each character counts: the editor's
// own cursor counts characters, which is wrong for wide ones.
func (f *form) line(e *field, w int) (string, int) {
	m := f.sh.m
	if e.secret {
		return f.sh.th.faint.Render(m.fit(e.seen(), w)), 0
	}
	raw := []rune(f.input.Value())
	runes := []rune(checklist.Line(string(raw)))
	pos := min(len([]rune(checklist.Line(string(raw[:min(f.input.Position(), len(raw))])))), len(runes))
	from := 0
	for from < pos && m.width(string(runes[from:pos])) > w-1 {
		from++
	}
	x := m.width(string(runes[from:pos]))
	text := m.fit(string(runes[from:]), w)
	return f.sh.th.input.Render(text), x
}
