package assessment

import (
	"slices"
	"strings"
	"time"

	"gemba/checklist"
)

// What is printed beside an answer. It changes nothing that the answer counts.
const (
	ThinFloorText = "thin floor: fewer than a third of the machines seen were running that day"
	NotPutText    = "not put to the supplier"
)

// FindingLevel is the highest level, in points, that says that something is not
// done.
const FindingLevel = 40

// Finding reports whether the answer to an item establishes that something is not
// as it should be: a record that is not fine, a fact that was confirmed, or an
// answer that is at best worth no more than a low level.
func (s *Sheet) Finding(item string) bool {
	it := s.c.Item(item)
	if it == nil || !it.Scored() {
		return false
	}
	a := s.v.Answers[item]
	if a.State != checklist.Answered || s.Fault(item) != "" {
		return false
	}
	if a.Confirmed && it.Knock != nil {
		return true
	}
	switch it.Kind {
	case checklist.Share:
		return a.Sample.Drawn > a.Sample.Fine
	case checklist.Level:
		return a.Level <= FindingLevel
	case checklist.Ratio, checklist.Split, checklist.Certificate:
		return s.Range(item).Hi <= FindingLevel*1000
	default: // of the others the read-back has no words
		return false
	}
}

// put reports whether a finding was put to the supplier: whether what was read
// back names its item, or names none and so is about all of them.
func (s *Sheet) put(item string) bool {
	var words string
	for i := range s.c.Items {
		if it := &s.c.Items[i]; it.Instrument == "read-back" {
			if a := s.v.Answers[it.ID]; a.State == checklist.Answered {
				words += a.Words + "\n"
			}
		}
	}
	if strings.TrimSpace(words) == "" {
		return false
	}
	named := func(id string) bool { return strings.Contains(words, id+":") || strings.Contains(words, id+"：") }
	return named(item) || !slices.ContainsFunc(s.c.Items, func(it checklist.Item) bool { return named(it.ID) })
}

// ThinFloor reports whether an item was answered on the floor on a day on which
// fewer than a third of the machines seen were running.
func (s *Sheet) ThinFloor(item string) bool {
	it := s.c.Item(item)
	if it == nil || !it.Scored() || it.Place != checklist.PlaceFloor {
		return false
	}
	a := s.v.Answers[item]
	if a.State != checklist.Answered {
		return false
	}
	for i := range s.c.Items {
		it := &s.c.Items[i]
		if it.Kind != checklist.Fields && it.Kind != checklist.Count {
			continue
		}
		counted := s.v.Answers[it.ID]
		if _, _, thin := thinFloor(counted.Fields); thin && counted.State == checklist.Answered && s.Fault(it.ID) == "" && dayOf(&a) == dayOf(&counted) {
			return true
		}
	}
	return false
}

// thinFloor reads how many machines were running, of how many, and whether that
// is fewer than a third.
func thinFloor(fields map[string]string) (running, machines int, thin bool) {
	running, ok := count(fields[checklist.FrameRunning])
	machines, all := count(fields[checklist.FrameMachines])
	return running, machines, ok && all && 3*running < machines
}

// dayOf is the day on which an answer was observed, where it was.
func dayOf(a *checklist.Answer) string {
	at := a.Observed
	if at.IsZero() {
		at = a.Entered
	}
	return at.Format(time.DateOnly)
}

// Beside returns what is printed beside the answer to an item, in English.
func (s *Sheet) Beside(item string) []string {
	var list []string
	if s.ThinFloor(item) {
		list = append(list, ThinFloorText)
	}
	if s.Finding(item) && !s.put(item) {
		list = append(list, NotPutText)
	}
	return list
}
