package assessment

import (
	"math"

	"gemba/checklist"
)

// Forward is an item that an answer brings forward.
type Forward struct {
	Item string         // to be asked now
	From string         // the item whose answer opened it
	Why  checklist.Text // in words
}

// Opened returns the items that the branches of the checklist bring forward as
// things stand, in the order of the branches: those that the scope asks and
// that are still to be dealt with, each once, with the first reason.
func (s *Sheet) Opened() []Forward {
	var list []Forward
	var seen []bool
	for i := range s.c.Items {
		it := &s.c.Items[i]
		if len(it.Opens) == 0 || s.marks[i].voice == silent {
			continue
		}
		facts := s.facts(i)
		for j := range it.Opens {
			b := &it.Opens[j]
			if !b.Condition.Holds(facts) {
				continue
			}
			for _, id := range b.Items {
				to := s.c.Item(id)
				if to == nil || !s.entries[to.Index].asked || s.v.Answers[id].Given() {
					continue
				}
				if seen == nil {
					seen = make([]bool, len(s.c.Items))
				}
				if !seen[to.Index] {
					seen[to.Index] = true
					list = append(list, Forward{Item: id, From: it.ID, Why: b.Why})
				}
			}
		}
	}
	return list
}

// facts returns what the conditions of an item's branches look at. A refusal
// counts as the worst answer: nothing fine, level 0.
func (s *Sheet) facts(i int) checklist.Facts {
	it, m := &s.c.Items[i], &s.marks[i]
	a := s.v.Answers[it.ID]
	f := checklist.Facts{
		Answered: m.voice == spoken && !m.refused,
		Flagged:  s.raises(i),
		Refused:  m.refused,
		Best:     m.Hi,
	}
	switch {
	case m.refused:
		f.Missing = math.MaxInt32
	case it.Kind == checklist.Level:
		f.Level = a.Level
	case it.Kind == checklist.Share:
		f.Missing = a.Sample.Drawn - a.Sample.Fine
	case it.Kind == checklist.Split:
		f.Total = s.total(it, &a)
	}
	return f
}

// total adds the counts of all stages of a split: early, late, and the fields
// named after a stage that counts on neither side.
func (s *Sheet) total(it *checklist.Item, a *checklist.Answer) int {
	total := 0
	for i := range it.Fields {
		f := &it.Fields[i]
		if f.Role != "early" && f.Role != "late" && checklist.Pick(s.c.NCRStages, f.Name) == nil {
			continue
		}
		n, _ := count(a.Fields[f.Name])
		total += n
	}
	return total
}
