package tui

import (
	"slices"
	"strconv"

	tea "charm.land/bubbletea/v2"

	"gemba/checklist"
)

// conflicts lists what the observers of a visit disagree about. A disagreement
// stays on the screen, and in the assessment, until somebody settles it.
type conflicts struct {
	*visiting
	list   []Conflict
	err    error
	loaded bool
	at     int
	about  checklist.Cell // what the cursor is to be on once the list is read
	goOn   bool           // that one is to be settled at once: its form was left unfinished
}

// conflictsMsg is the list of conflicts, read.
type conflictsMsg struct {
	list []Conflict
	err  error
}

func newConflicts(vs *visiting) *conflicts { return &conflicts{visiting: vs} }

// conflictsAt lists the conflicts with the cursor on the one about a cell.
func conflictsAt(vs *visiting, about checklist.Cell) *conflicts {
	return &conflicts{visiting: vs, about: about}
}

func (s *conflicts) enter() tea.Cmd {
	doc, ctx := s.doc, s.app.ctx
	return s.app.awaitWritten(func() tea.Msg {
		list, err := doc.Conflicts(ctx)
		return conflictsMsg{list, err}
	})
}

func (s *conflicts) update(msg tea.Msg) tea.Cmd {
	if m, ok := msg.(conflictsMsg); ok {
		s.list, s.err, s.loaded = m.list, m.err, true
		i := slices.IndexFunc(m.list, func(c Conflict) bool { return c.Cell == s.about })
		if i >= 0 {
			s.at = i
		}
		s.about = checklist.Cell{}
		s.at = max(0, min(s.at, len(m.list)-1))
		if s.goOn && i >= 0 {
			s.goOn = false
			return s.sh.open(newReconcile(s.visiting, s.list[s.at]))
		}
	}
	return nil
}

func (s *conflicts) cursor(int, int) *tea.Cursor { return nil }

func (s *conflicts) move(by int) tea.Cmd { return stepped(&s.at, by, len(s.list)) }

func (s *conflicts) actions() []action {
	none := unless(func() bool { return len(s.list) > 0 }, "nobody disagrees about anything here")
	acts := []action{
		{keys: []string{"enter"}, name: "settle", about: "say which holds, with a reason", when: none, run: func() tea.Cmd { return s.sh.open(newReconcile(s.visiting, s.list[s.at])) }},
		down("next and previous; the arrow keys too", s.move),
		up(s.move),
		first("first and last", s.move),
		last(s.move),
	}
	acts = append(acts, s.sh.turning(s.turn))
	return append(acts, common(s.sh, s.sh.back)...)
}

func (s *conflicts) view(w, h int) []string {
	th := s.sh.th
	d := &listing{text: text{sh: s.sh, w: w - 4}}
	switch {
	case s.err != nil:
		d.add(th.bad, s.sh.tell("the conflicts cannot be read: %s", s.err.Error()))
	case s.loaded && len(s.list) == 0:
		d.add(th.good, d.sh.tell("Nobody disagrees about anything in this visit."))
	}
	for i, c := range s.list {
		d.row(i == s.at, func() { s.conflictLines(&d.text, &c, i == s.at) })
		d.gap()
	}
	return s.sh.headed(s.header(w), s.sh.counted(len(s.list), "conflict"), padded(d.shown(h-3)), w, h)
}

// conflictLines are one conflict: what it is about, and each version with who
// said it, when and why.
func (s *conflicts) conflictLines(d *text, c *Conflict, here bool) {
	th := s.sh.th
	d.hang(s.sh.pointer(here)+" ", 2, th.bold, s.subject(c.Cell))
	for n, v := range c.Versions {
		d.hang("    "+th.key.Render(strconv.Itoa(n+1))+" ", 6, th.text, s.choiceWords(c, n))
		d.hang("      ", 6, th.faint, s.whoLine(v)+s.tell(", ")+s.whenLine(v))
		if why := s.unsaid(c, n); why != "" {
			d.hang("      ", 6, th.warn, s.tell("because: %s", why))
		}
	}
}
