package report

import (
	"slices"
	"strconv"

	"gemba/assessment"
	"gemba/checklist"
)

// sample is the slip of one drawn sample.
type sample struct {
	ID     string
	Prompt text
	Name   text // of the list, as the factory calls it
	Source text
	Length string // of the list
	Pick   text
	Seed   text
	Nonce  text
	Staged bool
	Lines  []line // all of them

	Plain []run  // those of which nothing is to be said but what they turned out to be
	Rows  []line // the others

	pick string
}

// run is many lines that turned out the same.
type run struct {
	Stage   int
	Status  text
	Count   int
	Numbers string
}

// line is one line of a sample.
type line struct {
	No     int
	Stage  int
	Status text
	Place  text
	Note   text
	Marks  []part

	status string
}

// samples returns the slips in the order of the walk.
func (e *edition) samples() []sample {
	var list []sample
	for _, it := range e.items() {
		lines, draw := e.v.Lines[it.ID], e.v.Draws[it.ID]
		if len(lines) == 0 && len(draw.All()) == 0 {
			continue
		}
		from := e.v.Lists[it.ID]
		s := sample{
			ID: it.ID, Prompt: e.asked(it), Name: e.typed(from.Name), Source: e.choice(e.c.ListSources, from.Source),
			Length: e.length(from).S, Pick: e.choice(e.c.Picks, draw.Pick), Seed: e.typed(draw.Seed), Nonce: e.typed(draw.Nonce),
			Staged: draw.Staged, pick: draw.Pick,
		}
		numbers := draw.All()
		for n := range lines {
			numbers = append(numbers, n)
		}
		slices.Sort(numbers)
		for _, n := range slices.Compact(numbers) {
			s.Lines = append(s.Lines, e.line(n, draw, lines[n]))
		}
		s.part()
		list = append(list, s)
	}
	return list
}

// length is how many lines a list has.
func (e *edition) length(l checklist.List) text {
	if l.Open || l.Lines == 0 {
		return e.say("unknown")
	}
	return own(strconv.Itoa(l.Lines))
}

// part puts the lines that matched, and have nothing beside them, into runs: a
// page of lines that all say the same is not read.
func (s *sample) part() {
	for _, l := range s.Lines {
		if l.status != string(checklist.LineMatch) || l.Place.S != "" || l.Note.S != "" || len(l.Marks) > 0 {
			s.Rows = append(s.Rows, l)
			continue
		}
		i := slices.IndexFunc(s.Plain, func(r run) bool { return r.Stage == l.Stage })
		if i < 0 {
			i = len(s.Plain)
			s.Plain = append(s.Plain, run{Stage: l.Stage, Status: l.Status})
		}
		r := &s.Plain[i]
		if r.Count++; r.Count > 1 {
			r.Numbers += ", "
		}
		r.Numbers += strconv.Itoa(l.No)
	}
}

// lineNote is what somebody noted beside a line, or what the rule wrote there about
// a value that was measured again.
func (e *edition) lineNote(l checklist.SampleLine) text {
	if l.Note == assessment.RemeasuredOf(l).Agreement().Reason {
		if said, ok := e.again(l.Note); ok {
			return own(said)
		}
	}
	return e.block(l.Note)
}

func (e *edition) line(n int, draw checklist.Draw, l checklist.SampleLine) line {
	out := line{
		No: n, Stage: 1, Status: e.choice(e.c.LineStatuses, string(l.Status)), Place: e.typed(l.Place), Note: e.lineNote(l),
		status: string(l.Status),
	}
	if slices.Contains(draw.Second, n) {
		out.Stage = 2
	}
	if l.Status == "" {
		out.Status = e.say("still out")
	}
	out.Marks = e.lineMarks(l)
	return out
}
