package main

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"gemba/checklist"
	"gemba/sampling"
)

// changes are what the words come to, the list before the draw and the draw
// before the lines.
func (p *sampleParser) changes(reason string) ([]checklist.Change, error) {
	if p.n > 0 {
		if err := p.random(); err != nil {
			return nil, err
		}
	}
	if p.second {
		if err := p.drawSecond(); err != nil {
			return nil, err
		}
	}
	var out []checklist.Change
	if p.list != p.v.Lists[p.it.ID] {
		out = append(out, p.change(checklist.KindSample, checklist.FieldList, checklist.EncodeCell(p.list)))
	}
	if checklist.EncodeCell(p.draw) != checklist.EncodeCell(p.v.Draws[p.it.ID]) {
		if err := p.checkDraw(reason); err != nil {
			return nil, err
		}
		out = append(out, p.change(checklist.KindSample, checklist.FieldDraw, checklist.EncodeCell(p.draw)))
	}
	drawn := p.draw.All()
	if p.it.Rides != "" && len(drawn) == 0 {
		drawn = p.v.Draws[p.it.Rides].All()
	}
	if err := p.markRest(drawn); err != nil {
		return nil, err
	}
	for _, no := range slices.Sorted(maps.Keys(p.lines)) {
		l := p.lines[no]
		switch {
		case len(drawn) > 0 && !slices.Contains(drawn, no):
			return nil, usage("gemba show VISIT "+p.it.ID+" lists the lines that were", "line %d was not drawn", no)
		case l.Status == "" && len(l.Marks) > len(p.v.Lines[p.it.ID][no].Marks):
			return nil, usage(fmt.Sprintf("line.%d= takes %s", no, idNames(p.c.LineStatuses)), "line %d has marks, and nothing says what it turned out to be", no)
		case l.Status == "":
			c := p.change(checklist.KindLine, strconv.Itoa(no), "")
			c.Cleared = true
			out = append(out, c)
		default:
			out = append(out, p.change(checklist.KindLine, strconv.Itoa(no), checklist.EncodeCell(l)))
		}
	}
	return out, nil
}

// checkDraw refuses a draw that cannot take the place of the one that is there.
func (p *sampleParser) checkDraw(reason string) error {
	old := p.v.Draws[p.it.ID]
	switch {
	case p.second: // it joins the lines of the first
	case p.redraw && (p.draw.Staged != old.Staged || p.draw.More != old.More) && len(old.Lines) > 0 && slices.Equal(p.draw.Lines, old.Lines):
		return usage("draw anew with draw.n= draw.nonce= draw.staged=yes and --reason TEXT", "a second stage is declared or taken back with a draw, before its lines are seen")
	case p.staged && len(p.draw.Lines) > 0 && p.draw.Seed == "":
		return usage(sampleHint, "only lines that the program drew can have a second stage")
	case len(p.v.Lines[p.it.ID]) > 0:
		return usage("take them back first, each with line.N=", "lines of the draw before are marked already")
	case len(old.Lines) > 0 && strings.TrimSpace(reason) == "":
		return usage("add --reason TEXT; the first draw stays in the history", "to draw anew, say why")
	case len(p.draw.Lines) > 0 && p.draw.Pick == "":
		return usage(sampleHint, "say who picked the lines, with draw.pick=")
	}
	return nil
}

// random has the program draw, as the screens do.
func (p *sampleParser) random() error {
	if p.draw.Nonce == "" {
		return usage("draw.nonce=4711, typed or thrown with dice and written down first", "a draw needs a number that nobody can steer")
	}
	p.draw.Seed = sampling.Seed(p.v.ID, p.it.ID, p.list.Lines, p.draw.Nonce)
	lines, err := sampling.Draw(p.draw.Seed, p.list.Lines, p.n)
	if err != nil {
		return usage(sampleHint, "%v", err)
	}
	p.draw.Pick, p.draw.Lines, p.draw.Second = pickRandom, lines, nil
	if p.n == p.list.Lines {
		if p.staged {
			return usage("leave draw.staged out", "all of the list is drawn at once: there is nothing to extend")
		}
		p.draw.Staged = false
	}
	if !p.draw.Staged {
		p.draw.More = 0
	}
	if p.n+p.draw.More > p.list.Lines {
		return usage(sampleHint, "%d lines and %d more cannot be drawn from a list of %d", p.n, p.draw.More, p.list.Lines)
	}
	return nil
}

// drawSecond has the program draw the second stage that was declared with the
// first, as the screens do: from a longer draw by the same seed, which holds the
// first.
func (p *sampleParser) drawSecond() error {
	d := &p.draw
	first, population := len(d.Lines), p.list.Lines
	switch {
	case p.redraw:
		return usage("draw.second=yes by itself, when the first has been looked at", "a second stage is not drawn with the first")
	case d.Seed == "":
		return usage(sampleHint, "only lines that the program drew can have a second stage")
	case !d.Staged:
		return usage("draw anew with draw.n= draw.nonce= draw.staged=yes and --reason TEXT", "a second stage was not declared before the first was seen")
	case len(d.Second) > 0:
		return usage("gemba show VISIT "+p.it.ID+" lists its lines", "the second stage is drawn already")
	}
	all, err := sampling.Draw(d.Seed, population, first+d.SecondSize(population))
	if err != nil {
		return usage(sampleHint, "%v", err)
	}
	d.Second = slices.DeleteFunc(slices.Clone(all), func(no int) bool { return slices.Contains(d.Lines, no) })
	if population != p.v.Lists[p.it.ID].Lines || len(d.Second) != len(all)-first || len(d.Second) == 0 {
		return usage("set list.lines= to what it was", "the list is not the one that the first stage was drawn from")
	}
	return nil
}

func (p *sampleParser) change(kind, field, value string) checklist.Change {
	return checklist.Change{Cell: checklist.Cell{Kind: kind, Key: p.it.ID, Field: field}, Value: value}
}

// takenBack clears every line of an item that was counted line by line, since
// its answer follows from them.
func takenBack(v *checklist.Visit, item string) []checklist.Change {
	var out []checklist.Change
	for _, no := range slices.Sorted(maps.Keys(v.Lines[item])) {
		out = append(out, checklist.Change{
			Cell:    checklist.Cell{Kind: checklist.KindLine, Key: item, Field: strconv.Itoa(no)},
			Cleared: true,
		})
	}
	return out
}

// markRest marks the drawn lines that have no status and that the call does not
// name. Lines that left the list at the item whose lines are used are not among
// them.
func (p *sampleParser) markRest(drawn []int) error {
	if p.rest == "" {
		return nil
	}
	n := 0
	for _, no := range drawn {
		l := p.v.Lines[p.it.ID][no]
		_, named := p.lines[no]
		left := p.it.Rides != "" && p.v.Lines[p.it.Rides][no].Status == checklist.LineExempt
		if l.Status != "" || named || left {
			continue
		}
		l.Marks = maps.Clone(l.Marks)
		l.Status = p.rest
		p.lines[no] = l
		n++
	}
	if n == 0 {
		return usage("gemba show VISIT "+p.it.ID+" lists them", "no drawn line of %s is without a mark", p.it.ID)
	}
	return nil
}
