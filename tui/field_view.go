package tui

import (
	"slices"
	"sort"
	"strings"

	"gemba/checklist"
)

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
		return e.seen(f.sh.cells())
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
		return checklist.Line(front(e.value, f.sh.cells())) // not one of the choices
	}
	return "–"
}

// seen is the text of a field as it may be shown in so many cells.
func (e *field) seen(cells int) string {
	switch {
	case !e.secret:
		return checklist.Line(front(e.value, cells))
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

// line draws the text being typed, and says where the cursor stands in it.
func (f *form) line(e *field, w int) (string, int) {
	m := f.sh.m
	if e.secret {
		return f.sh.th.faint.Render(m.fit(e.seen(w), w)), 0
	}
	s, x := m.scrolled(f.text, f.input.Position(), w)
	return f.sh.th.input.Render(m.fit(s, w)), x
}

// scrolled is the part of a text being typed that w cells show, with the cursor in
// sight, and where that stands. The width of each character counts: the editor's own
// cursor counts characters, which is wrong for wide ones.
func (m measure) scrolled(text []rune, pos, w int) (part string, x int) {
	near := bytesOf(w)
	pos = min(pos, len(text))
	before := []rune(checklist.Line(string(text[max(0, pos-near):pos])))
	after := checklist.Line(string(text[pos:min(pos+near, len(text))]))
	within := func(room int) int {
		return sort.Search(len(before), func(i int) bool { return m.width(string(before[i:])) < room })
	}
	from := within(w)
	if m.width(string(before[from:])+after) > w {
		from = within(w - 2) // the letter under the cursor stands before the ellipsis
	}
	return m.cut(string(before[from:])+after, w), m.width(string(before[from:]))
}
