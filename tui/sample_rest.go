package tui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"gemba/checklist"
)

// restOff says why there is nothing left to be marked at once.
func (s *recordSample) restOff() string {
	if out, _ := s.outstanding(); out == 0 {
		return "no line is out any more"
	}
	return ""
}

// askRest asks what all lines turned out to be that nobody has marked. It is a
// question of its own: what was not produced is missing, and to call the rest
// matching is to say that each of them was looked at.
func (s *recordSample) askRest() tea.Cmd {
	about := "All of them at once. What was asked for and not produced is missing; they match only if you looked at each of them. esc leaves them out."
	return s.sh.open(s.restPicker(about, s.c.LineStatuses, sampleRow.out))
}

// restPicker asks what all those lines turned out to be, of a table of answers.
func (s *recordSample) restPicker(about string, table []checklist.Choice, of func(sampleRow) bool) *picker {
	out := 0
	for _, r := range s.rows() {
		if of(r) {
			out++
		}
	}
	return &picker{
		visiting: s.visiting, table: table, about: about,
		title:  s.tell("%s · what are the %d %s that nobody has marked?", s.it.ID, out, s.tell(plural(out, "line"))),
		chosen: func() []string { return nil },
		pick:   func(id string) tea.Cmd { return s.markRest(id, of) },
	}
}

// markRest marks all those lines. Each is a fact of its own, so that a
// colleague's mark on one of them still stands against it.
func (s *recordSample) markRest(id string, of func(sampleRow) bool) tea.Cmd {
	changes := s.basis()
	at := s.sh.now().Format(time.RFC3339)
	n := 0
	for _, r := range s.rows() {
		if !of(r) {
			continue
		}
		l := checklist.SampleLine{Status: checklist.LineStatus(id), Place: s.place, Marks: map[string]string{markAt: at}}
		changes = append(changes, checklist.Change{Cell: lineCell(s.it.ID, r.no), Value: checklist.EncodeCell(l)})
		n++
	}
	if n == 0 {
		return nil
	}
	cmd := s.record(changes...)
	s.sh.say(s.tell("%d %s marked: %s", n, s.tell(plural(n, "line")), checklist.ChoiceText(s.c.LineStatuses, id, s.lang())), "/ or j k, and another key, correct a line; backspace takes its mark back")
	return cmd
}
