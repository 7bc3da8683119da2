package demo

import (
	"slices"
	"strconv"
	"time"

	"gemba/checklist"
)

// sheet is a sample of a visit line by line: its list, its draw, and what each
// line turned out to be.
type sheet struct {
	list  checklist.List
	draw  checklist.Draw
	lines []int // those that were looked at, ascending
	found map[int]checklist.LineStatus
}

// sheets are the samples of a file, by item. A sample without a draw of its own
// uses the lines of another item, or has lines of its own instrument.
func (f *file) sheets() map[string]sheet {
	sheets := make(map[string]sheet, len(f.Draws))
	for id, d := range f.Draws {
		s := f.Answers[id].Sample
		one := sheet{
			list: checklist.List{Name: d.List, Source: s.Source, Lines: s.Population + s.Exempt, Open: s.Open},
			draw: checklist.Draw{Pick: s.Pick, Nonce: d.Nonce, Seed: s.Seed, Lines: d.Lines},
		}
		if one.list.Open {
			one.list.Lines = 0
		}
		from := d.Lines
		if it := checklist.Builtin().Item(id); len(from) == 0 && it != nil {
			from = f.Draws[it.Rides].Lines
		}
		one.lines = slices.Clone(from)
		one.found = make(map[int]checklist.LineStatus, len(from))
		for _, no := range from {
			status, named := d.Found[strconv.Itoa(no)]
			if !named {
				status = checklist.LineMatch
			}
			one.found[no] = status
		}
		sheets[id] = one
	}
	return sheets
}

// sampled is how a sample was recorded until its answer was complete: its list
// and its draw when it was begun, then line by line.
func (v Visit) sampled(id string, s sheet) []checklist.Change {
	done := v.Answers[id].Entered
	begun := done
	if it := checklist.Builtin().Item(id); it != nil {
		begun = done.Add(-time.Duration(it.Minutes) * time.Minute)
	}
	if begun.Before(v.At) {
		begun = v.At
	}
	list := []checklist.Change{v.change(checklist.KindSample, id, checklist.FieldList, checklist.EncodeCell(s.list), begun)}
	if s.draw.Seed != "" {
		list = append(list, v.change(checklist.KindSample, id, checklist.FieldDraw, checklist.EncodeCell(s.draw), begun))
	}
	for i, no := range s.lines {
		if s.found[no] == "" {
			continue // still out
		}
		at := begun.Add((done.Sub(begun) * time.Duration(i+1) / time.Duration(len(s.lines))).Truncate(time.Second))
		list = append(list, v.change(checklist.KindLine, id, strconv.Itoa(no), checklist.EncodeCell(checklist.SampleLine{Status: s.found[no]}), at))
	}
	return list
}
