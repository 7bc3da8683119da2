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
	x, y       int // of the text cursor; x < 0 where none is
}

// view draws the form into h lines of w cells, with the field in focus in
// sight.
func (f *form) view(w, h int) []string {
	l := f.layout(w)
	return f.sh.m.fill(l.lines[l.top(h):], w, h)
}

// cursor returns where text goes, relative to the form, or nil.
func (f *form) cursor(w, h int) *tea.Cursor {
	l := f.layout(w)
	y := l.y - l.top(h)
	if l.x < 0 || y < 0 || y >= h {
		return nil
	}
	return tea.NewCursor(min(l.x, w-1), y)
}

// top is the first line to show: the field in focus is in sight, from its first
// line on.
func (l formLayout) top(h int) int {
	return min(max(0, l.end+1-h), l.start)
}

func (f *form) layout(w int) formLayout {
	l := formLayout{x: -1}
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

// labelWidth is the room for labels; 0 puts them above their values.
func labelWidth(w int) int {
	if w < 56 {
		return 0
	}
	return min(38, w/2)
}

// row draws one field.
func (f *form) row(l *formLayout, i, w int) {
	e, m, th := &f.fields[i], f.sh.m, f.sh.th
	label := checklist.Line(e.label)
	if e.kind == heading {
		l.lines = append(l.lines, "", th.bold.Render(m.cut(label, w)))
		return
	}
	if e.unit != "" {
		label += " (" + e.unit + ")"
	}
	focused := i == f.at
	mark := " "
	if focused {
		mark = th.focus.Render(markCursor)
	}
	style := th.text
	if e.off != nil && e.off() != "" {
		style = th.faint
	}
	lw := labelWidth(w)
	indent := lw + 2
	if lw == 0 {
		l.lines = append(l.lines, mark+style.Render(m.cut(label, w-1)))
		indent = 3
	} else {
		label = mark + style.Render(m.fit(label, lw)) + " "
	}
	value, x := f.value(i, w-indent)
	if lw == 0 {
		l.lines = append(l.lines, mark+"  "+value)
	} else {
		l.lines = append(l.lines, label+value)
	}
	if focused {
		l.y = len(l.lines) - 1
		if x >= 0 {
			l.x = indent + x
		}
		f.below(l, e, w)
	} else {
		f.complaint(l, e, w)
	}
}

// value draws the value of a field into w cells and returns where the text
// cursor stands in it, or -1.
func (f *form) value(i, w int) (string, int) {
	e, th := &f.fields[i], f.sh.th
	switch {
	case e.off != nil && e.off() != "":
		return th.faint.Render(f.sh.m.cut(e.off(), w)), -1
	case e.kind == typed && i == f.at:
		return f.line(w)
	case e.kind == typed:
		return f.sh.m.cut(checklist.Line(e.value), w), -1
	}
	var names []string
	for _, o := range e.options {
		if slices.Contains(strings.Fields(e.value), o.id) {
			names = append(names, o.label)
		}
	}
	if len(names) == 0 {
		return th.faint.Render("–"), -1
	}
	return th.bold.Render(f.sh.m.cut(strings.Join(names, "; "), w)), -1
}

// line draws the text being typed, scrolled so that the cursor is in sight,
// and says where it stands. The width of each character counts: the editor's
// own cursor counts characters, which is wrong for wide ones.
func (f *form) line(w int) (string, int) {
	m := f.sh.m
	runes := []rune(checklist.Line(f.input.Value()))
	pos := min(f.input.Position(), len(runes))
	from := 0
	for from < pos && m.width(string(runes[from:pos])) > w-1 {
		from++
	}
	x := m.width(string(runes[from:pos]))
	text := m.fit(string(runes[from:]), w)
	return f.sh.th.input.Render(text), x
}

// below draws what belongs under the field in focus: its options, its hint, and
// what is wrong with it.
func (f *form) below(l *formLayout, e *field, w int) {
	m, th := f.sh.m, f.sh.th
	for _, o := range e.options {
		mark := markOpen
		style := th.text
		if slices.Contains(strings.Fields(e.value), o.id) {
			mark, style = markDone, th.bold
		}
		for i, s := range m.wrap(o.label, max(w-9, 8)) {
			lead := "     " + th.key.Render(m.fit(o.key, 2)) + mark + " "
			if i > 0 {
				lead = strings.Repeat(" ", 9)
			}
			l.lines = append(l.lines, lead+style.Render(s))
		}
	}
	if e.hint != "" {
		for _, s := range m.wrap(e.hint, max(w-4, 8)) {
			l.lines = append(l.lines, "    "+th.faint.Render(s))
		}
	}
	f.complaint(l, e, w)
}

func (f *form) complaint(l *formLayout, e *field, w int) {
	if e.check == nil || e.value == "" { // what is needed is said when the form is handed over
		return
	}
	if s := e.check(strings.TrimSpace(e.value)); s != "" {
		for _, s := range f.sh.m.wrap(markWarn+" "+s, max(w-4, 8)) {
			l.lines = append(l.lines, "    "+f.sh.th.bad.Render(s))
		}
	}
}
