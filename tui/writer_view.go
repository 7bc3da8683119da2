package tui

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// areaTop is the line on which the text area starts, below the header.
func (w *writer) areaTop(width, h int) ([]string, int) {
	d := &text{sh: w.sh, w: width - 2}
	if w.it != nil {
		d.add(w.sh.th.bold, w.it.ID+"  "+w.it.Prompt.In(w.lang()))
	}
	switch {
	case w.locked:
		d.add(w.sh.th.warn, w.lockedLine())
	case w.whole != "":
		what, hint := w.tooLong()
		d.add(w.sh.th.warn, w.sh.said(what)+w.tell("; ")+w.sh.said(hint))
	}
	d.atMost(h - 6)
	d.add(w.sh.th.faint, w.tell("%s, observed %s", w.tell(w.title), stamp(w.begun, w.sh.now())))
	lines := []string{w.header(width)}
	for _, l := range d.lines {
		lines = append(lines, " "+l)
	}
	return lines, len(lines)
}

// areaSize is the room for the text. The area is kept short: it is the dearest
// thing to draw.
func (w *writer) areaSize(width, h int) (int, int) {
	_, top := w.areaTop(width, h)
	return max(4, min(width-4, 100)), max(1, min(12, h-top-2))
}

func (w *writer) view(width, h int) []string {
	lines, _ := w.areaTop(width, h)
	aw, ah := w.areaSize(width, h)
	if w.area.Width() != aw || w.area.Height() != ah {
		w.area.SetWidth(aw)
		w.area.SetHeight(ah)
		w.fillRoom()
	}
	body := w.sh.m.wrapLines(w.area.View(), aw, ah)
	lines = append(lines, w.sh.box("", body, aw+2, ah+2, true)...)
	return w.sh.m.fill(lines, width, h)
}

// fillRoom shows lines that are hidden above where there is room for them below: in a
// window that has grown the area would go on with the line that it began with.
func (w *writer) fillRoom() {
	for {
		above := w.area.ScrollYOffset()
		shown := strings.Split(w.area.View(), "\n")
		if above == 0 || strings.TrimSpace(ansi.Strip(shown[len(shown)-1])) != "" {
			return
		}
		w.area, _ = w.area.Update(tea.MouseWheelMsg{Button: tea.MouseWheelUp})
		if w.area.ScrollYOffset() >= above {
			return // the cursor has to be seen
		}
	}
}

func (w *writer) cursor(width, h int) *tea.Cursor {
	_, top := w.areaTop(width, h)
	c := w.area.Cursor()
	if c == nil {
		return nil
	}
	aw, ah := w.areaSize(width, h)
	c.X, c.Y = min(c.X, aw)+1, top+1+min(c.Y, ah-1)
	return c
}
