package tui

import (
	"fmt"
	"strings"

	"gemba/checklist"
)

// strip is the list of sections on one line: the one shown, and the way on.
func (w *walk) strip(width int) string {
	if len(w.groups) == 0 {
		return ""
	}
	disputed := ""
	if w.disputed(w.groups[w.group]) {
		disputed = markWarn + " "
	}
	title, forward := w.sectionTitle(width - 7 - len(disputed))
	title = disputed + title
	return w.sh.m.sides(" "+w.sh.th.bold.Render("◂ "+title+" ▸"), w.sh.th.warn.Render(forward)+" ", width)
}

// sectionTitle is the section that is shown, with how far it is, and how many
// items have come forward besides. Together they take at most w cells.
func (w *walk) sectionTitle(width int) (title, forward string) {
	if len(w.groups) == 0 {
		return "", ""
	}
	g := w.groups[w.group]
	count := fmt.Sprint(len(g.items))
	if g.id != forwardGroup {
		done, asked := w.progress(g)
		count = fmt.Sprintf("%d/%d", done, asked)
		if n := len(w.ahead); n > 0 {
			forward = w.tell("%s %d forward", markForward, n)
		}
	}
	room := width - len(count) - 1 - w.sh.m.width(forward)
	return w.sh.m.cut(checklist.Line(g.title), room) + " " + count, forward
}

// chips are all sections on one line, by their ids, each with how far it is;
// where they do not fit, it is the strip.
func (w *walk) chips(width int) string {
	th := w.sh.th
	var b strings.Builder
	n := 0
	for i, g := range w.groups {
		if g.id == forwardGroup {
			continue // stands in the title
		}
		done, asked := w.progress(g)
		mark, style := progressMark(done, asked), th.faint
		if w.disputed(g) {
			mark, style = markWarn, th.bad
		}
		if i == w.group {
			style = th.selected
		}
		chip := mark + checklist.Line(g.id)
		b.WriteString(style.Render(chip) + " ")
		n += w.sh.m.width(chip) + 1
	}
	if n > width {
		return w.strip(width)
	}
	return " " + b.String()
}

func (w *walk) sectionLines(width, h int) []string {
	m, th := w.sh.m, w.sh.th
	top := window(w.group, len(w.groups), h)
	var lines []string
	for i := top; i < len(w.groups) && len(lines) < h; i++ {
		g := w.groups[i]
		mark, right := markForward, fmt.Sprint(len(g.items))
		if g.id != forwardGroup {
			done, asked := w.progress(g)
			mark, right = progressMark(done, asked), fmt.Sprintf("%d/%d", done, asked)
		}
		style, lead := th.text, " "
		if w.disputed(g) {
			mark, style = markWarn, th.bad
		}
		if g.id == forwardGroup {
			style = th.warn
		}
		if i == w.group {
			style, lead = th.bold, th.focus.Render(markCursor)
		}
		room := width - 4 - len(right)
		lines = append(lines, lead+style.Render(mark+" "+m.fit(checklist.Line(g.title), room))+" "+th.faint.Render(right))
	}
	return lines
}

// progress counts the items of a section that the scope asks, and how many of
// them were dealt with, as [checklist.Visit.Progress] does for one by its id: the
// items are at hand here.
func (w *walk) progress(g group) (done, asked int) {
	for _, it := range g.items {
		if !it.InScope(w.v.Scope) {
			continue
		}
		asked++
		if w.v.Answers[it.ID].Given() {
			done++
		}
	}
	return done, asked
}

// disputed reports whether observers disagree about an item of a section.
func (w *walk) disputed(g group) bool {
	for _, it := range g.items {
		if len(w.v.Rivals[it.ID]) > 0 {
			return true
		}
	}
	return false
}

func progressMark(done, asked int) string {
	switch {
	case done == 0:
		return markOpen
	case done < asked:
		return markPart
	}
	return markDone
}
