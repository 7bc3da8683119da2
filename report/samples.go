package report

import (
	"maps"
	"slices"
	"strconv"

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
	Lines  []line

	pick string
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
			Length: strconv.Itoa(from.Lines), Pick: e.choice(e.c.Picks, draw.Pick), Seed: e.typed(draw.Seed), Nonce: e.typed(draw.Nonce),
			Staged: draw.Staged, pick: draw.Pick,
		}
		if from.Open || from.Lines == 0 {
			s.Length = e.w("unknown")
		}
		numbers := draw.All()
		for n := range lines {
			numbers = append(numbers, n)
		}
		slices.Sort(numbers)
		for _, n := range slices.Compact(numbers) {
			s.Lines = append(s.Lines, e.line(n, draw, lines[n]))
		}
		list = append(list, s)
	}
	return list
}

func (e *edition) line(n int, draw checklist.Draw, l checklist.SampleLine) line {
	out := line{
		No: n, Stage: 1, Status: e.choice(e.c.LineStatuses, string(l.Status)), Place: e.typed(l.Place), Note: e.block(l.Note),
		status: string(l.Status),
	}
	if slices.Contains(draw.Second, n) {
		out.Stage = 2
	}
	if l.Status == "" {
		out.Status = e.say("still out")
	}
	for _, name := range slices.Sorted(maps.Keys(l.Marks)) {
		out.Marks = append(out.Marks, part{e.typed(name), e.typed(l.Marks[name])})
	}
	return out
}
