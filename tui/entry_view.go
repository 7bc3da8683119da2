package tui

import (
	tea "charm.land/bubbletea/v2"
)

// above is what stands over the fields: what the item is worth as they are
// typed, and what follows from them.
func (s *entry) above(w, h int) []string {
	th := s.sh.th
	d := &text{sh: s.sh, w: w}
	if s.locked {
		d.add(th.warn, s.lockedLine())
	}
	if s.it.Scored() {
		d.raw(s.worthLine(s.rng, w-1))
	}
	if s.says != nil {
		s.says(d, s.form)
	}
	if s.wrong != "" && s.dirty && !s.form.halfTyped() {
		d.add(th.bad, markWarn+" "+s.tell("%s; until then it counts as not asked", s.faultWords(s.wrong)))
	}
	d.atMost(min(max(3, h/2-2), s.inner(h)-1-s.form.least(w+2)))
	d.gap()
	return d.lines
}

// frame is where the form stands: its corner and its size.
func (s *entry) frame(w, h int) (x, y, fw, fh int) {
	bw, bh := mainBox(w, h)
	n := len(s.above(bw-4, h))
	return 1, 2 + n, bw - 2, max(1, bh-2-n)
}

func (s *entry) view(w, h int) []string {
	left, _ := mainBox(w, h)
	_, _, fw, fh := s.frame(w, h)
	body := append(padded(s.above(left-4, h)), s.form.view(fw, fh)...)
	return s.assessedBox(lockedTitle(s.it.ID+" · "+s.title, s.locked), body, s.res, w, h)
}

func (s *entry) cursor(w, h int) *tea.Cursor {
	x, y, fw, fh := s.frame(w, h)
	return shifted(s.form.cursor(fw, fh), x, y)
}
