package tui

import (
	"slices"
	"strings"

	"gemba/checklist"
)

// below draws what belongs under the field in focus: its options, its hint, and
// what is wrong with it.
func (f *form) below(l *formLayout, e *field, w int) {
	if s := f.inOneLine(e, w-4); s != "" {
		l.lines = append(l.lines, "    "+s)
	} else {
		f.options(l, e, w)
	}
	hint := e.hint
	if e.offered && e.value != "" {
		hint = strings.TrimLeft(hint+f.sh.tell("; typing takes its place"), ";； ")
	}
	if hint != "" {
		for _, s := range f.sh.m.wrap(checklist.Line(hint), max(w-4, 8)) {
			l.lines = append(l.lines, "    "+f.sh.th.faint.Render(s))
		}
	}
	if !f.halfTyped() {
		f.complaint(l, e, w)
	}
}

// inOneLine draws options that are so few and short that they need no line each;
// nothing where they do.
func (f *form) inOneLine(e *field, w int) string {
	var parts []string
	used := -3
	for _, o := range e.options {
		used += f.sh.m.width(o.key) + f.sh.m.width(o.label) + 6
		parts = append(parts, f.option(e, o)+" "+f.optionInk(e, o).Render(o.label))
	}
	if used > w {
		return ""
	}
	return strings.Join(parts, "   ")
}

// option is the key of an option and whether it is chosen.
func (f *form) option(e *field, o option) string {
	mark := markOpen
	if slices.Contains(e.chosen(), o.id) {
		mark = markDone
	}
	return f.sh.th.key.Render(o.key) + " " + mark
}

func (f *form) optionInk(e *field, o option) ink {
	if slices.Contains(e.chosen(), o.id) {
		return f.sh.th.bold
	}
	return f.sh.th.text
}

// options draws each option on lines of its own.
func (f *form) options(l *formLayout, e *field, w int) {
	m := f.sh.m
	indent := 4
	if l.label == 0 {
		indent = 2
	}
	for _, o := range e.options {
		lead := strings.Repeat(" ", indent+1-m.width(o.key)) + f.option(e, o) + " "
		for i, s := range m.wrap(o.label, max(w-indent-5, 8)) {
			if i > 0 {
				lead = strings.Repeat(" ", indent+4)
			}
			l.lines = append(l.lines, lead+f.optionInk(e, o).Render(s))
		}
		if slices.Contains(e.chosen(), o.id) {
			l.chosen = len(l.lines) - 1
		}
	}
}

// complaint says what is wrong with the value of a field, in focus or not.
func (f *form) complaint(l *formLayout, e *field, w int) {
	s := e.wrong() // what is needed is said when the form is handed over
	if s == "" {
		return
	}
	for _, s := range f.sh.m.wrap(markWarn+" "+f.sh.said(s), max(w-4, 8)) {
		l.lines = append(l.lines, "    "+f.sh.th.bad.Render(s))
	}
}
