package tui

import (
	tea "charm.land/bubbletea/v2"
)

func (d *dialog) above(w, h int) []string {
	t := &text{sh: d.sh, w: w}
	if d.form.locked {
		t.add(d.sh.th.warn, d.vs.lockedLine())
	}
	if d.about != "" {
		t.add(d.sh.th.faint, d.sh.tell(d.about))
		t.atMost(h - 4 - d.form.least(w+2))
		t.gap()
	}
	return t.lines
}

func (d *dialog) view(w, h int) []string {
	above := d.above(w-4, h)
	body := append(padded(above), d.form.view(w-2, max(1, h-3-len(above)))...)
	return d.sh.headed(d.sh.headOf(d.head, w), lockedTitle(d.title, d.form.locked), body, w, h)
}

func (d *dialog) cursor(w, h int) *tea.Cursor {
	above := d.above(w-4, h)
	return shifted(d.form.cursor(w-2, max(1, h-3-len(above))), 1, 2+len(above))
}
