package main

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"gemba/assessment"
	"gemba/checklist"
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
	redraw bool                 // something else is said about the draw
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
	p.redraw = true
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

// restWord takes line.rest=STATUS: what all lines turned out to be that nobody
// has marked.
func (p *sampleParser) restWord(value string) error {
	if checklist.Pick(p.c.LineStatuses, value) == nil {
		return usage("the rest of the lines is "+idNames(p.c.LineStatuses), "%q is not what a line can be", value)
	}
	p.rest = checklist.LineStatus(value)
	return nil
}
