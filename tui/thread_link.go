package tui

import (
	"encoding/json"
	"slices"
	"strconv"

	tea "charm.land/bubbletea/v2"

	"gemba/assessment"
	"gemba/checklist"
)

// open takes what was found at a link, with the minutes.
func (s *thread) open() tea.Cmd {
	return s.started(func() tea.Cmd { return s.sh.open(s.row(s.at)) })
}

func (s *thread) row(i int) *entry {
	l, clockSays := s.line(i), s.byClock(i)
	e := &entry{
		visiting: s.visiting, it: s.it, cell: lineCell(s.it.ID, i+1),
		title: strconv.Itoa(i+1) + " " + checklist.Line(s.c.ThreadLinks[i].Text.In(s.lang())),
	}
	e.fields = func() []field {
		minutes := field{name: linkMinutes, label: "Minutes", value: l.Marks[linkMinutes], check: checkCount}
		if minutes.value == "" && clockSays != "" {
			minutes.hint = s.tell("by the clock %s, unless you say otherwise", clockSays)
		}
		return []field{
			{name: "status", label: "Turned out", kind: oneOf, value: string(l.Status), options: fromChoices(s.statuses(), s.lang())},
			{name: linkFound, label: "Number found", value: l.Marks[linkFound], hint: "of the record, the lot, the heat"},
			minutes,
			{name: assessment.MarkQuantity, label: "Quantity there", value: l.Marks[assessment.MarkQuantity], check: checkQuantity, hint: "of the lot, as this record has it; what comes in must go on or be left"},
			{name: assessment.MarkUnit, label: "Unit", value: s.unitAt(i), hint: "kg, pieces; where it changes, the sum begins anew"},
			{name: assessment.MarkLeft, label: "Left or scrapped there", value: l.Marks[assessment.MarkLeft], check: checkQuantity},
			{name: "place", label: "Where it came from", value: l.Place},
			{name: "note", label: "What about it", value: l.Note},
		}
	}
	e.change = func(f *form) (checklist.Change, bool) {
		made := l
		made.Status, made.Place, made.Note = checklist.LineStatus(f.get("status")), f.get("place"), f.get("note")
		made.Marks = copied(l.Marks)
		for _, name := range []string{linkFound, linkMinutes, assessment.MarkQuantity, assessment.MarkLeft} {
			made.Marks[name] = f.get(name)
		}
		made.Marks[assessment.MarkUnit] = ""
		if made.Marks[assessment.MarkQuantity] != "" {
			made.Marks[assessment.MarkUnit] = f.get(assessment.MarkUnit)
		}
		return s.changed(i, made), made.Status != ""
	}
	e.says = func(d *text, f *form) {
		if c, ok := e.change(f); ok {
			s.flowLines(d, s.linesWith(c))
		}
	}
	order := s.order()
	if at := slices.Index(order, i); at+1 < len(order) {
		e.more = func() tea.Cmd {
			s.at = order[at+1]
			return s.open()
		}
	}
	return e.open()
}

// unitAt is the unit of a link: as it was typed there, or else at the one before
// on the way forward.
func (s *thread) unitAt(i int) string {
	for ; i < len(s.c.ThreadLinks); i++ {
		if u := s.line(i).Marks[assessment.MarkUnit]; u != "" {
			return u
		}
	}
	return ""
}

// linesWith are the links as they would be with a change of one.
func (s *thread) linesWith(c checklist.Change) map[int]checklist.SampleLine {
	lines := copied(s.v.Lines[s.it.ID])
	var l checklist.SampleLine
	if no, err := strconv.Atoi(c.Field); err == nil && json.Unmarshal([]byte(c.Value), &l) == nil {
		lines[no] = l
	}
	return lines
}
