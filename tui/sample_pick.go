package tui

import (
	"slices"
	"strconv"

	tea "charm.land/bubbletea/v2"

	"gemba/checklist"
)

// askPicked takes the numbers of lines that the program did not draw. With
// more, they join those that are there.
func (s *recordSample) askPicked(pick string, more bool) screen {
	l := s.list()
	title, about := "picked by you", "Picked by you: nothing can be said about chance, so the low end is widened. All %d fine would be worth %s; drawn at random, %s."
	if pick == pickFactory {
		title, about = "picked by the factory", "Picked by the factory: the lines prove only themselves, and the rest may be wanting. All %d fine would be worth %s; drawn at random, %s."
	}
	about = s.tell(about, s.n, s.price(pick), s.price(pickRandom))
	value := ""
	if more {
		title, about = "more lines", "They join those that are there."
	} else if l.Open {
		value = "1-" + strconv.Itoa(max(1, s.n))
	}
	hint := "3 7 9-12"
	switch {
	case l.Open:
		hint = s.tell("%s · number them as they come", hint)
	case l.PerPage > 0:
		hint = s.tell("%s · 4/15 is page 4, line 15", hint)
	}
	dlg := &dialog{
		sh: s.sh, head: s.header, title: s.it.ID + " · " + title, about: about, verb: "take them",
		form: newForm(s.sh, []field{{name: "lines", label: "Line numbers", value: value, hint: hint, check: func(text string) string {
			_, why := parseLines(text, l)
			return why
		}}}),
		done: func(f *form) tea.Cmd {
			lines, _ := parseLines(f.get("lines"), l)
			if !more {
				return tea.Batch(s.sh.back(), s.drawn(checklist.Draw{Pick: pick, Lines: lines}))
			}
			return tea.Batch(s.sh.back(), s.join(lines))
		},
	}
	return dlg.within(s.visiting, s.cell("picked "+pick))
}

// join adds lines that were picked by hand, and leaves the cursor on the first of
// them.
func (s *recordSample) join(lines []int) tea.Cmd {
	d := s.draw()
	added := slices.DeleteFunc(slices.Clone(lines), func(no int) bool { return slices.Contains(d.Lines, no) })
	all := slices.Concat(d.Lines, added)
	slices.Sort(all)
	cmd := s.drawn(checklist.Draw{Pick: d.Pick, Lines: all})
	if len(added) > 0 {
		s.at = max(0, slices.IndexFunc(s.rows(), func(r sampleRow) bool { return r.no == added[0] }))
	}
	return cmd
}
