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
		n += len(w.itemLine(it, false, width, 2))
	}
	if n > h {
		return len(items)
	}
	return n
}

// itemLine draws an item on at most the given number of lines.
func (w *walk) itemLine(it *checklist.Item, here bool, width, most int) []string {
	m, th := w.sh.m, w.sh.th
	mark, style := w.itemMark(it)
	lead, text := " ", th.text
	if here {
		lead, text = th.focus.Render(markCursor), th.bold
	}
	right := m.cut(w.standsAt(it), max(8, width/3))
	star := " "
	if it.Star {
		star = "*"
	}
	indent := 5 + m.width(it.ID)
	room := width - indent - m.width(right) - 1
	first, rest := checklist.Line(it.Prompt.In(w.lang())), ""
	if parts := m.wrap(first, room); most > 1 && len(parts) > 1 {
		first, rest = parts[0], strings.Join(parts[1:], " ")
	}
	lines := []string{lead + style.Render(mark) + " " + th.faint.Render(it.ID) + th.key.Render(star) + " " + text.Render(m.fit(first, room)) + " " + style.Render(right)}
	if rest != "" {
		lines = append(lines, lead+m.fit("", indent-1)+text.Render(m.cut(rest, width-indent)))
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
