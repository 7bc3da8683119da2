package tui

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"gemba/checklist"
)

// sideWidth is the room for the assessment beside a form; 0 where there is
// none.
func sideWidth(w int) int {
	switch {
	case w >= 110:
		return 34
	case w >= 64:
		return 27
	}
	return 0
}

// above is what stands over the fields: the question, and what the answer is
// worth as it is typed.
func (s *answering) above(w, h int) []string {
	th := s.sh.th
	d := &text{sh: s.sh, w: w}
	d.add(th.bold, s.it.Prompt.In(s.lang()))
	if ask := s.it.Ask.In(s.lang()); ask != "" && h >= 20 {
		d.add(th.key, "“"+ask+"”")
	}
	if s.it.Kind == checklist.Share && h >= 16 {
		d.add(th.faint, "List: "+s.it.List.In(s.lang())+". Fine: "+s.it.Fine.In(s.lang())+".")
	}
	if limit := max(2, h/3); len(d.lines) > limit {
		d.lines = d.lines[:limit]
	}
	if s.it.Scored() {
		d.raw(s.worth(w))
	}
	if s.wrong != "" && s.dirty {
		d.add(th.bad, markWarn+" "+s.wrong+"; until then it counts as not asked")
	}
	return d.lines
}

// worth is the range of the item on one line.
func (s *answering) worth(w int) string {
	label := fmt.Sprintf("worth %s ", rangeText(s.rng.Lo, s.rng.Hi))
	n := max(0, min(40, w-s.sh.m.width(label)-1))
	return s.sh.th.bold.Render(label) + s.sh.bar(s.rng, (s.rng.Lo+s.rng.Hi)/2, n, s.sh.th.practice)
}

// frame is where the form stands: its corner and its size.
func (s *answering) frame(w, h int) (x, y, fw, fh int) {
	left := w - sideWidth(w)
	y = 2 + len(s.above(left-4, h))
	foot := 0
	if sideWidth(w) == 0 {
		foot = 2
	}
	return 1, y, left - 2, max(1, h-y-1-foot)
}

func (s *answering) view(w, h int) []string {
	side := sideWidth(w)
	left := w - side
	_, _, fw, fh := s.frame(w, h)
	body := append(padded(s.above(left-4, h)), s.form.view(fw, fh)...)
	lines := []string{s.header(w)}
	boxHeight := h - 1
	if side == 0 {
		boxHeight -= 2
	}
	block := s.sh.box(s.itemTitle(s.it), body, left, boxHeight, true)
	if side > 0 {
		block = beside(block, s.sh.box(s.assessmentTitle(), padded(s.assessmentOf(s.res, side-4)), side, boxHeight, false))
	} else {
		block = append(block, s.summaryOf(s.res, w)...)
	}
	return s.sh.m.fill(append(lines, block...), w, h)
}

func (s *answering) cursor(w, h int) *tea.Cursor {
	x, y, fw, fh := s.frame(w, h)
	c := s.form.cursor(fw, fh)
	if c == nil {
		return nil
	}
	c.X, c.Y = c.X+x, c.Y+y
	return c
}
