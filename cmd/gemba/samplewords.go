package main

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"gemba/assessment"
	"gemba/checklist"
	"gemba/sampling"
)

const sampleHint = "list.lines=240 list.source=erp-live; draw.n=29 draw.nonce=4711, or draw.lines=3,17,22 draw.pick=visitor; " +
	"draw.staged=yes declares a second stage with the draw, of as many lines or of draw.more=22, and draw.second=yes draws it; " +
	"line.17=match, and line.17.place= line.17.note= line.17.mark.NAME=; line.rest=missing for all that are out"

// bySample reports whether the words of a call are about a sample line by line:
// its list, its draw, or what single lines turned out to be.
func bySample(words []string) bool {
	for _, w := range words {
		if part, _, _ := strings.Cut(w, "."); part == "list" || part == "draw" || part == checklist.KindLine {
			return true
		}
	}
	return false
}

// sampleParser reads the words of one call about one sample. What the visit has
// of it is changed in place.
type sampleParser struct {
	c  *checklist.Checklist
	v  *checklist.Visit
	it *checklist.Item

	list  checklist.List
	draw  checklist.Draw
	lines map[int]checklist.SampleLine // those that a call names
	n     int                          // how many lines to draw

	staged bool                 // a second stage is declared
	more   int                  // how many lines it adds; 0: as many as the first has
	second bool                 // the second stage is drawn
	rest   checklist.LineStatus // of all lines that nobody has marked
	drawn  bool                 // something else is said about the draw
}

// parseSample reads the words of a call as changes of a sample.
func parseSample(c *checklist.Checklist, v *checklist.Visit, it *checklist.Item, words []string, reason string) ([]checklist.Change, error) {
	p := &sampleParser{c: c, v: v, it: it, list: v.Lists[it.ID], draw: v.Draws[it.ID], lines: map[int]checklist.SampleLine{}}
	p.inherit()
	for _, w := range words {
		name, value, _ := strings.Cut(w, "=")
		part, name, _ := strings.Cut(name, ".")
		var err error
		switch part {
		case "list":
			err = p.listWord(name, value)
		case "draw":
			err = p.drawWord(name, value)
		case checklist.KindLine:
			err = p.lineWord(name, value)
		default:
			err = usage(sampleHint, "%q does not go with the lines of %s", w, it.ID)
		}
		if err != nil {
			return nil, err
		}
	}
	return p.changes(reason)
}

// inherit takes the length of the list from the item whose lines are used, less
// those that left it there. A thread has its links, and values that are measured
// again are as many as there are.
func (p *sampleParser) inherit() {
	from := p.it.Rides
	switch {
	case p.list.Lines > 0 || p.list.Open:
		return
	case p.it.Instrument == threadInstrument:
		p.list.Lines = len(p.c.ThreadLinks)
		return
	case p.it.Instrument == remeasureInstrument:
		p.list.Open = true
		return
	case from == "":
		return
	}
	p.list, p.draw.Staged = p.v.Lists[from], p.v.Draws[from].Staged
	p.list.Source = "" // it is found by way of that item
	for _, l := range p.v.Lines[from] {
		if l.Status == checklist.LineExempt && p.list.Lines > 0 {
			p.list.Lines--
		}
	}
}

func (p *sampleParser) listWord(name, value string) error {
	l := &p.list
	number := func(n *int) error {
		if setCount(n)(value) != nil {
			return usage(sampleHint, "%q is not a whole number up to a million", value)
		}
		return nil
	}
	switch name {
	case "name":
		l.Name = value
		return nil
	case "source":
		if value != "" && checklist.Pick(p.c.ListSources, value) == nil {
			return usage("list.source takes "+idNames(p.c.ListSources), "%q is not a source of a list", value)
		}
		l.Source = value
		return nil
	case "lines":
		if l.Open = value == "unknown" || value == "?"; l.Open {
			l.Lines = 0
			return nil
		}
		return number(&l.Lines)
	case "per-page":
		return number(&l.PerPage)
	}
	return usage(sampleHint, "a list has no %q", name)
}

func (p *sampleParser) drawWord(name, value string) error {
	d := &p.draw
	if name == "second" {
		if p.second = value == "yes"; !p.second {
			return usage("draw.second=yes", "a second stage is drawn or left, not %q", value)
		}
		return nil
	}
	p.drawn = true
	switch name {
	case "n":
		if setCount(&p.n)(value) != nil || p.n == 0 {
			return usage(sampleHint, "%q is not a number of lines to draw", value)
		}
	case "nonce":
		d.Nonce = value
	case "staged":
		if yesKey(name, &d.Staged).set(value) != nil {
			return usage(sampleHint, "staged takes yes or no, not %q", value)
		}
		p.staged = d.Staged
	case "more":
		if setCount(&p.more)(value) != nil || p.more == 0 {
			return usage(sampleHint, "%q is not a number of lines of a second stage", value)
		}
		p.staged, d.Staged, d.More = true, true, p.more
	case "pick":
		if value != pickVisitor && value != pickFactory {
			return usage("the program draws with draw.n= and draw.nonce=", "lines that are named were picked by visitor or factory, not %q", value)
		}
		d.Pick = value
	case "lines":
		d.Lines, d.Second, d.Seed, d.Nonce, d.Staged, d.More = nil, nil, "", "", p.staged, p.more
		for _, field := range strings.Fields(strings.ReplaceAll(value, ",", " ")) {
			no, err := strconv.Atoi(field)
			if err != nil || no < 1 || p.list.Lines > 0 && no > p.list.Lines {
				return usage("numbers of lines in the list, such as 3,17,22", "%q is not a line of the list", field)
			}
			d.Lines = append(d.Lines, no)
		}
		slices.Sort(d.Lines)
		d.Lines = slices.Compact(d.Lines)
	default:
		return usage(sampleHint, "a draw has no %q", name)
	}
	return nil
}

// The ways to draw that are named here.
const (
	pickRandom  = "random"
	pickVisitor = "visitor"
	pickFactory = "factory"
)

func (p *sampleParser) lineWord(name, value string) error {
	if name == "rest" {
		return p.restWord(value)
	}
	digits, part, _ := strings.Cut(name, ".")
	no, err := strconv.Atoi(digits)
	if err != nil || no < 1 {
		return usage(sampleHint, "%q is not the number of a line", digits)
	}
	l, named := p.lines[no]
	if !named {
		l = p.v.Lines[p.it.ID][no]
		l.Marks = maps.Clone(l.Marks)
	}
	mark, isMark := strings.CutPrefix(part, "mark.")
	switch {
	case part == "" && value != "" && checklist.Pick(p.c.LineStatuses, value) == nil:
		return usage("a line is "+idNames(p.c.LineStatuses), "%q is not what a line can be", value)
	case part == "":
		l.Status = checklist.LineStatus(value)
	case part == "place":
		l.Place = value
	case part == "note":
		l.Note = value
	case isMark && mark != "":
		if l.Marks == nil {
			l.Marks = map[string]string{}
		}
		l.Marks[mark] = value
	default:
		return usage(sampleHint, "a line has no %q", part)
	}
	if a := assessment.RemeasuredOf(l).Agreement(); isMark && a.Ruled && p.it.Instrument == remeasureInstrument {
		l.Status, l.Note = a.Status, a.Reason // the rule says whether a value agrees
	}
	p.lines[no] = l
	return nil
}

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
	if old := p.v.Draws[p.it.ID]; checklist.EncodeCell(p.draw) != checklist.EncodeCell(old) {
		switch {
		case p.second: // it joins the lines of the first
		case p.drawn && (p.draw.Staged != old.Staged || p.draw.More != old.More) && len(old.Lines) > 0 && slices.Equal(p.draw.Lines, old.Lines):
			return nil, usage("draw anew with draw.n= draw.nonce= draw.staged=yes and --reason TEXT", "a second stage is declared or taken back with a draw, before its lines are seen")
		case p.staged && len(p.draw.Lines) > 0 && p.draw.Seed == "":
			return nil, usage(sampleHint, "only lines that the program drew can have a second stage")
		case len(p.v.Lines[p.it.ID]) > 0:
			return nil, usage("take them back first, each with line.N=", "lines of the draw before are marked already")
		case len(old.Lines) > 0 && strings.TrimSpace(reason) == "":
			return nil, usage("add --reason TEXT; the first draw stays in the history", "to draw anew, say why")
		case len(p.draw.Lines) > 0 && p.draw.Pick == "":
			return nil, usage(sampleHint, "say who picked the lines, with draw.pick=")
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
	case p.drawn:
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
