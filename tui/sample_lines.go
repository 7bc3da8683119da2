package tui

import (
	"fmt"
	"slices"
	"strconv"
	"time"

	tea "charm.land/bubbletea/v2"

	"gemba/checklist"
)

func (s *recordSample) move(by int) tea.Cmd { return stepped(&s.at, by, len(s.rows())) }

// here is the line under the cursor.
func (s *recordSample) here() sampleRow {
	rows := s.rows()
	return rows[min(s.at, len(rows)-1)]
}

// hereOff says why the line under the cursor cannot be marked.
func (s *recordSample) hereOff() string {
	if s.here().left() {
		return "this line left the list at " + s.ridden.ID
	}
	return ""
}

func (s *recordSample) unmarked() string {
	if s.here().line.Status == "" {
		return "nothing is marked on this line"
	}
	return ""
}

// mark says what the line under the cursor turned out to be, and moves on.
func (s *recordSample) mark(id string) tea.Cmd {
	r := s.here()
	l := r.line
	l.Status = checklist.LineStatus(id)
	if l.Place == "" {
		l.Place = s.place
	}
	l.Marks = copied(l.Marks)
	l.Marks[markAt] = s.sh.now().Format(time.RFC3339)
	cmd := s.record(append(s.basis(), checklist.Change{Cell: lineCell(s.it.ID, r.no), Value: checklist.EncodeCell(l)})...)
	s.on(r)
	return cmd
}

// on moves on from a line that was marked: to the next that is out, or, where a
// mark was corrected, to the one below.
func (s *recordSample) on(r sampleRow) {
	rows := s.rows()
	if !r.out() {
		s.move(+1)
		return
	}
	next := slices.IndexFunc(rows[s.at:], sampleRow.out)
	if next >= 0 {
		s.at += next
	} else if next = slices.IndexFunc(rows, sampleRow.out); next >= 0 {
		s.at = next
	}
	if next < 0 {
		_, all := s.outstanding()
		s.sh.say(fmt.Sprintf("all %d are in", all), "esc goes back; p thanks on the slip")
	}
}

// basis are the changes that go before a mark on a line of another item's draw:
// the length of its list, and the price of its stages.
func (s *recordSample) basis() []checklist.Change {
	if s.ridden == nil {
		return nil
	}
	var changes []checklist.Change
	l := s.list()
	l.Source = "" // it is found by way of the item whose lines are used
	for _, r := range s.rows() {
		if r.left() && l.Lines > 0 {
			l.Lines--
		}
	}
	if s.v.Lists[s.it.ID] != l {
		changes = append(changes, checklist.Change{Cell: s.cell(checklist.FieldList), Value: checklist.EncodeCell(l)})
	}
	if d := (checklist.Draw{Staged: s.draw().Staged}); d.Staged != s.v.Draws[s.it.ID].Staged {
		changes = append(changes, checklist.Change{Cell: s.cell(checklist.FieldDraw), Value: checklist.EncodeCell(d)})
	}
	return changes
}

// unmark takes the mark of the line under the cursor back.
func (s *recordSample) unmark() tea.Cmd {
	cmd := s.dropLine(s.it, s.here().no)
	s.move(0)
	return cmd
}

// askPlace asks where a record came from, and what is to be said about it. On a
// line that is out it holds for the lines to come.
func (s *recordSample) askPlace() screen {
	r := s.here()
	fields := []field{{name: "place", label: "Place", value: s.place, hint: "holds for the lines that are marked from now on"}}
	title := s.it.ID + " · place"
	if !r.out() {
		title = s.it.ID + " · line " + s.label(r.no)
		fields = []field{
			{name: "place", label: "Where it came from", value: r.line.Place},
			{name: "note", label: "What about it", value: r.line.Note},
		}
	}
	d := &dialog{
		sh: s.sh, head: s.header, title: title, verb: "record", form: newForm(s.sh, fields),
		done: func(f *form) tea.Cmd {
			s.place = f.get("place")
			if r.out() {
				return s.sh.back()
			}
			l := s.v.Lines[s.it.ID][r.no] // a colleague's mark may have come in meanwhile
			if l.Status == "" || l.Place == s.place && l.Note == f.get("note") {
				return s.sh.back()
			}
			l.Place, l.Note = s.place, f.get("note")
			return tea.Batch(s.record(checklist.Change{Cell: lineCell(s.it.ID, r.no), Value: checklist.EncodeCell(l)}), s.sh.back())
		},
	}
	return d.within(s.visiting, s.cell("place "+strconv.Itoa(r.no)))
}

// askLine goes to a line by its number.
func (s *recordSample) askLine() screen {
	find := func(text string) int {
		no, ok := lineNumber(text, s.list())
		if !ok {
			return -1
		}
		return slices.IndexFunc(s.rows(), func(r sampleRow) bool { return r.no == no })
	}
	return &dialog{
		sh: s.sh, head: s.header, title: s.it.ID + " · go to a line", verb: "go there",
		form: newForm(s.sh, []field{{name: "no", label: "Line number", check: func(text string) string {
			if find(text) < 0 {
				return "this line was not drawn"
			}
			return ""
		}}}),
		done: func(f *form) tea.Cmd {
			s.at = find(f.get("no"))
			return s.sh.back()
		},
	}
}

// label prints the number of a line: page and line in a bound book.
func (s *recordSample) label(no int) string { return labelOf(no, s.list().PerPage) }
