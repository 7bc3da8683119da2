package tui

import (
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
// worth as it is typed. The question is never cut; what to ask and what counts
// as fine stand there whole or not at all, as the window allows.
func (s *answering) above(w, h int) []string {
	th := s.sh.th
	d := &text{sh: s.sh, w: w}
	if s.locked {
		d.add(th.warn, s.lockedLine())
	}
	d.add(th.bold, s.it.Prompt.In(s.lang()))
	d.atMost(s.inner(h) - 4)
	most := min(h/3, s.inner(h)-1-s.form.tallest(w+2))
	if s.it.Kind == checklist.Share {
		d.whole(most, th.faint, s.tell("List: %s. Fine: %s.", s.it.List.In(s.lang()), s.it.Fine.In(s.lang())))
	}
	if ask := s.it.Ask.In(s.lang()); ask != "" {
		d.whole(most, th.key, "“"+ask+"”")
	}
	if s.it.Scored() {
		d.raw(s.worthLine(s.rng, w-1))
	}
	if s.wrong != "" && !s.form.halfTyped() && (s.dirty || s.was.State != checklist.Blank) {
		d.add(th.bad, markWarn+" "+s.tell("%s; until then it counts as not asked", s.faultWords(s.wrong)))
	}
	if s.wrong == "" {
		room := s.inner(h) - len(d.lines) - min(formLines, s.form.height(w+2))
		d.lines = append(d.lines, remarkLines(s.sh, s.remarks(s.answer()), w, room)...)
	}
	if s.offer != "" && !s.dirty {
		d.add(th.warn, s.offer)
	}
	d.atMost(s.inner(h) - s.form.least(w+2))
	return d.lines
}

// formLines is how much of a form stays in sight below what is said about it.
const formLines = 10

// frame is where the form stands: its corner and its size.
func (s *answering) frame(w, h int) (x, y, fw, fh int) {
	left := w - sideWidth(w)
	n := len(s.above(left-4, h))
	return 1, n + 2, left - 2, max(1, s.inner(h)-n)
}

func (s *answering) view(w, h int) []string {
	left, _ := mainBox(w, h)
	_, _, fw, fh := s.frame(w, h)
	body := append(padded(s.above(left-4, h)), s.form.view(fw, fh)...)
	return s.assessedBox(lockedTitle(s.itemTitle(s.it), s.locked), body, s.res, w, h)
}

func (s *answering) cursor(w, h int) *tea.Cursor {
	x, y, fw, fh := s.frame(w, h)
	return shifted(s.form.cursor(fw, fh), x, y)
}
