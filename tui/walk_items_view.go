package tui

import (
	"strings"

	"gemba/checklist"
)

func (w *walk) itemBox(width, h int) []string {
	title, forward := w.sectionTitle(width - 9)
	return w.sh.boxBeside(title, forward, w.itemLines(width-2, h-2), width, h, true)
}

// itemLines lists the items of the section that is shown in h lines: each with
// as much of its prompt as two lines hold if all of them fit so, else on one.
func (w *walk) itemLines(width, h int) []string {
	most := 1
	if w.itemRows(width, h) > len(w.items()) {
		most = 2
	}
	items := w.items()
	top := 0
	if most == 1 {
		top = window(w.index(), len(items), h)
	}
	var lines []string
	for i := top; i < len(items) && len(lines) < h; i++ {
		lines = append(lines, w.itemLine(items[i], i == w.index(), width, most)...)
	}
	return lines
}

// itemRows is how many of at most h lines the items of the section should have:
// two for each prompt that needs them, or one for each item.
func (w *walk) itemRows(width, h int) int {
	items := w.items()
	n := 0
	for i, it := range items {
		if n+len(items)-i > h { // a long list is not laid out to be counted
			return len(items)
		}
		n++
		if w.itemText(it, width, 2).rest != "" {
			n++
		}
	}
	if n > h {
		return len(items)
	}
	return n
}

// itemText is what an item says in the list.
type itemText struct {
	first string // of the prompt, in so many cells
	room  int
	rest  string // of the prompt, on a line of its own; empty where there is none
	right string // how it stands
}

// itemText returns what an item says on at most the given number of lines.
func (w *walk) itemText(it *checklist.Item, width, most int) itemText {
	m := w.sh.m
	t := itemText{right: m.cut(w.standsAt(it), max(8, width/3)), first: checklist.Line(it.Prompt.In(w.lang()))}
	t.room = width - w.itemIndent(it) - m.width(t.right) - 1
	if most == 1 {
		return t
	}
	if parts := m.wrap(t.first, t.room); len(parts) > 1 {
		t.first, t.rest = parts[0], strings.Join(parts[1:], " ")
	}
	return t
}

// itemIndent is how many cells stand before the prompt of an item.
func (w *walk) itemIndent(it *checklist.Item) int { return 5 + w.sh.m.width(it.ID) }

// itemLine draws an item on at most the given number of lines.
func (w *walk) itemLine(it *checklist.Item, here bool, width, most int) []string {
	m, th := w.sh.m, w.sh.th
	t := w.itemText(it, width, most)
	mark, style := w.itemMark(it)
	lead, text := " ", th.text
	if here {
		lead, text = th.focus.Render(markCursor), th.bold
	}
	star := " "
	if it.Star {
		star = "*"
	}
	lines := []string{lead + style.Render(mark) + " " + th.faint.Render(it.ID) + th.key.Render(star) + " " + text.Render(m.fit(t.first, t.room)) + " " + style.Render(t.right)}
	if t.rest != "" {
		indent := w.itemIndent(it)
		lines = append(lines, lead+m.fit("", indent-1)+text.Render(m.cut(t.rest, width-indent)))
	}
	return lines
}

// itemMark says in one cell how an item stands.
func (w *walk) itemMark(it *checklist.Item) (string, ink) {
	a, th := w.v.Answers[it.ID], w.sh.th
	switch {
	case w.drafted(it.ID):
		return markDraft, th.warn
	case w.sheet.Fault(it.ID) != "" || len(w.v.Rivals[it.ID]) > 0 || w.capped(it.ID) || a.State == checklist.Refused:
		return markWarn, th.bad
	case a.Given():
		return markDone, th.good
	case !w.running(it).IsZero():
		return markPart, th.warn
	case w.broughtForward(it.ID) != nil:
		return markForward, th.warn
	case a.State == checklist.NotSeen:
		return "-", th.faint
	}
	return markOpen, th.faint
}

func (w *walk) capped(id string) bool {
	for _, c := range w.res.Caps {
		if c.Item == id {
			return true
		}
	}
	return false
}
