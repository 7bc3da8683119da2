package tui

import (
	"slices"
	"strings"

	"gemba/checklist"
)

func (s *tellMarks) view(w, h int) []string {
	b := s.benchFor(s.it, w, h)
	d := &b.text
	marked := s.marked()
	for i, o := range s.options() {
		b.row(i == s.at, func() { s.tellLine(d, o, slices.Contains(marked, o.id), i == s.at) })
	}
	s.unfinished(d, s.it, s.kept())
	b.foot = s.foot(w, h)
	return s.bench(b, w, h)
}

// tellLine is one thing that may be seen; under the cursor with its innocent
// cause first, and the test that settles it.
func (s *tellMarks) tellLine(d *text, o option, marked, here bool) {
	th := s.sh.th
	mark, style := markOpen, th.text
	if marked {
		mark, style = markForward, th.warn
	}
	d.hang(s.sh.pointer(here)+th.key.Render(s.sh.m.fit(o.key, 2))+style.Render(mark)+" ", 5, style, o.label)
	c := checklist.Pick(s.c.Tells, o.id)
	if !here || c == nil {
		return
	}
	if t := c.Innocent.In(s.lang()); t != "" {
		s.innocent(d, "innocent: ", th.text, t)
	}
	if t := c.Settles.In(s.lang()); t != "" {
		s.innocent(d, "settles it: ", th.key, t)
	}
}

// foot is what was seen, which record is tested, and what the marks are for.
func (s *tellMarks) foot(w, h int) []string {
	th, a, d := s.sh.th, s.v.Answers[s.it.ID], &text{sh: s.sh, w: benchWidth(w)}
	switch n := len(s.marked()); {
	case n > 0:
		d.add(th.bold, s.tell("look closer: %d of %d seen", n, len(s.c.Tells)))
	case a.State == checklist.Answered:
		d.add(th.bold, d.sh.tell("looked at; nothing seen"))
	}
	for _, f := range s.others() {
		if v := a.Fields[f.Name]; v != "" {
			d.add(th.text, f.Label.In(s.lang())+s.colon()+v)
		}
	}
	if h < roomy {
		return d.lines
	}
	var forward []string
	for _, o := range s.sheet.Opened() {
		if o.From == s.it.ID {
			forward = append(forward, o.Item)
		}
	}
	words := s.tell("No points: each has an innocent cause. They choose which record is put to the test")
	if len(forward) > 0 {
		words += s.tell(", at %s", strings.Join(forward, ", "))
	}
	d.add(th.faint, words+s.tell("."))
	return d.lines
}
