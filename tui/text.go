package tui

import (
	"strings"

	"gemba/checklist"
)

// text collects paragraphs as wrapped lines. What it is given is cleaned here,
// so that no text of a file is drawn raw.
type text struct {
	sh    *shell
	w     int
	lines []string
}

// add appends a paragraph in one style.
func (t *text) add(style ink, s string) {
	for _, l := range t.broken(s, t.w) {
		t.lines = append(t.lines, style.Render(l))
	}
}

// broken is a paragraph in lines of w cells, as far as a window can show it.
func (t *text) broken(s string, w int) []string {
	return t.sh.m.wrap(checklist.Block(front(s, t.sh.cells())), w)
}

// facts appends facts that three spaces keep apart, as many on a line as fit whole.
func (t *text) facts(style ink, s string) {
	const apart = "   "
	line := ""
	for fact := range strings.SplitSeq(s, apart) {
		if line != "" && t.sh.m.width(line+apart+fact) > t.w {
			t.add(style, line)
			line = ""
		} else if line != "" {
			line += apart
		}
		line += fact
	}
	t.add(style, line)
}

// head begins a part of a page.
func (t *text) head(s string) {
	t.gap()
	t.raw(t.sh.rule(t.sh.titled(s), t.w))
}

// whole appends a paragraph if all of it fits into so many lines in all.
func (t *text) whole(most int, style ink, s string) {
	n := len(t.lines)
	if t.add(style, s); len(t.lines) > most {
		t.lines = t.lines[:n]
	}
}

// atMost keeps so many lines, and at least one: for windows in which hardly
// anything fits. An ellipsis says that there was more.
func (t *text) atMost(n int) {
	if n = max(1, n); len(t.lines) > n {
		t.lines = t.lines[:n]
		t.lines[n-1] = t.sh.m.cut(t.lines[n-1], t.w-1) + "…"
	}
}

// hang appends a paragraph behind a lead of n cells, the lines after the first
// indented by as much.
func (t *text) hang(lead string, n int, style ink, s string) {
	for i, l := range t.broken(s, max(1, t.w-n)) {
		if i > 0 {
			lead = t.sh.m.fit("", n)
		}
		t.lines = append(t.lines, lead+style.Render(l))
	}
}

// listing is text of rows one below the other, one of them under the cursor.
type listing struct {
	text
	start, end int // first line of the row under the cursor, and the one behind its last
}

// row has a row drawn, and remembers where it stands if the cursor is on it.
func (l *listing) row(here bool, draw func()) {
	if here {
		l.start = len(l.lines)
	}
	draw()
	if here {
		l.end = len(l.lines)
	}
}

// top is the first line to be seen of it in h lines: the row under the cursor is in
// sight, from its first line on.
func (l *listing) top(h int) int { return min(max(0, l.end-h), l.start) }

// shown are its lines from the top on.
func (l *listing) shown(h int) []string { return l.lines[l.top(h):] }

// pointer is the cell before a row, in which the cursor stands if it is here.
func (sh *shell) pointer(here bool) string {
	if here {
		return sh.th.focus.Render(markCursor)
	}
	return " "
}

// raw appends a line that is styled and fits already.
func (t *text) raw(s string) { t.lines = append(t.lines, s) }

// gap appends an empty line, unless there is one.
func (t *text) gap() {
	if n := len(t.lines); n > 0 && t.lines[n-1] != "" {
		t.lines = append(t.lines, "")
	}
}

func plural(n int, word string) string {
	if n == 1 {
		return word
	}
	return word + "s"
}

func orDash(s string) string {
	if s == "" {
		return "–"
	}
	return s
}
