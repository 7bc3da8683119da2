package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"gemba/assessment"
	"gemba/checklist"
)

// item prints one item in full.
func (s *showing) item(it *checklist.Item) {
	s.line("ITEM", it.ID+"  "+s.own(s.c.Section(it.Section).Title))
	for _, l := range [][2]string{
		{"DO", s.own(it.Prompt)},
		{"SAY", s.own(it.Ask)},
		{"GUIDANCE", s.own(it.Guidance)},
		{"EVIDENCE", s.own(it.Evidence)},
		{"LIST", s.own(it.List)},
		{"FINE", s.own(it.Fine)},
		{"WORTH", s.worth(it)},
	} {
		if l[1] != "" {
			s.line(l[0], l[1])
		}
	}
	if it.Set != nil {
		label := "LEVELS"
		for _, l := range it.Set.Levels {
			s.line(label, fmt.Sprintf("%d (%s) %s", l.Score, l.Key, s.own(l.Text)))
			label = ""
		}
	}
	s.line("TAKES", strings.TrimPrefix(takesHint(s.c, it), it.ID+" takes "))
	a := s.v.Answers[it.ID]
	label := "ANSWER"
	for _, p := range answerParts(s.c, it, a) {
		text := p.text
		if p.label != "" {
			text = p.label + ": " + text
		}
		s.line(label, text)
		label = ""
	}
	if a.State != checklist.Blank {
		s.line("", fmt.Sprintf("observed %s, entered %s by %s", stampOf(a.Observed), stampOf(a.Entered), a.By))
	}
	s.lines(it)
	for _, r := range s.v.Rivals[it.ID] {
		s.line("OR", fmt.Sprintf("%s, by %s, entered %s: not reconciled", answerText(s.c, it, r), r.By, stampOf(r.Entered)))
	}
	rng, fault := assessment.ItemRange(s.c, s.v, it)
	if fault != "" {
		s.line("FAULT", fault+": it counts as not asked")
	}
	if note := assessment.ItemNote(s.c, s.v, it); note != "" {
		s.line("NOTE", note)
	}
	for _, said := range s.beside(it) {
		s.line("NOTE", said)
	}
	if it.Scored() {
		s.line("RANGE", fmt.Sprintf("%s to %s points", assessment.Points(rng.Lo), assessment.Points(rng.Hi)))
	}
	s.itemNotes(it)
	s.comments(it.ID, "review")
	s.requests(it.ID)
	s.papers(it.ID)
	if it.Kind == checklist.Promises {
		s.promises("")
	} else {
		s.promises(it.ID)
	}
}

// lines prints a sample line by line, where it was recorded so.
func (s *showing) lines(it *checklist.Item) {
	if l, ok := s.v.Lists[it.ID]; ok {
		s.line("DRAWN FROM", listText(s.c, l))
	}
	if d, ok := s.v.Draws[it.ID]; ok && len(d.All()) > 0 {
		s.line("DRAW", drawText(s.c, d))
	}
	for _, no := range slices.Sorted(maps.Keys(s.v.Lines[it.ID])) {
		text := lineText(s.c, s.v.Lines[it.ID][no])
		if it.Instrument == threadInstrument {
			text = checklist.Line(s.c.LinkText(no, "en")) + ": " + lowerFirst(text)
		}
		s.line(fmt.Sprintf("LINE %d", no), text)
	}
	for _, words := range flowWords(s.c, s.v, it) {
		s.line("FORWARD", words)
	}
}

func (s *showing) itemNotes(it *checklist.Item) {
	head := s.under("observations")
	for i := range s.v.Observations {
		o := &s.v.Observations[i]
		if o.Item != it.ID {
			continue
		}
		head()
		s.indented("", 0, fmt.Sprintf("id %s, observed %s, entered %s by %s", tail(o.ID), stampOf(o.Observed), stampOf(o.Entered), o.By))
		s.block("", "", o.Text, 2)
	}
}

// worth says where an item is asked, how long it takes and what it weighs.
func (s *showing) worth(it *checklist.Item) string {
	parts := []string{fmt.Sprintf("%d min", it.Minutes)}
	if p := s.c.Place(it.Place); p != nil {
		parts = append([]string{strings.ToLower(s.own(p.Title))}, parts...)
	}
	if it.Scored() {
		parts = append(parts, fmt.Sprintf("weight %d on %s", it.Weight, it.Axis))
	}
	if it.Star {
		parts = append(parts, "holds the grade until it is proven")
	}
	if !it.InScope(s.v.Scope) {
		parts = append(parts, "not asked in the scope of this visit")
	}
	return strings.Join(parts, ", ")
}

// stampOf prints a time with the zone of whoever entered it.
func stampOf(t time.Time) string {
	if t.IsZero() {
		return "–"
	}
	return t.Format("2006-01-02 15:04 -07:00")
}
