package report

import (
	"encoding/json"
	"strconv"
	"strings"

	"gemba/checklist"
)

// cell puts the value of a cell into words. What the checklist cannot read stands
// as it was stored.
func (e *edition) cell(c checklist.Cell, value string, cleared bool) string {
	switch {
	case c.Field == checklist.FieldDeleted && cleared:
		return e.w("on the list")
	case c.Field == checklist.FieldDeleted:
		return e.w("taken off the list")
	case cleared || value == "":
		return e.w("nothing")
	}
	switch c.Kind {
	case checklist.KindAnswer:
		a, err := checklist.DecodeAnswer(value)
		if it := e.c.Item(c.Key); it != nil && err == nil {
			return e.flat(it, a)
		}
	case checklist.KindEntry:
		return e.c.EntryText(c, value, e.o.Lang)
	case checklist.KindLine:
		var l checklist.SampleLine
		if json.Unmarshal([]byte(value), &l) == nil {
			return e.w("line %s", c.Field) + ": " + e.lineWords(l)
		}
	case checklist.KindSample:
		return e.sampleWords(c.Field, value)
	case checklist.KindVisit:
		if scope := e.c.Scope(value); c.Field == checklist.FieldScope && scope != nil {
			return e.listed(scope.Title).S
		}
		if past := e.o.Past[value]; c.Field == checklist.FieldChecklist && past != nil {
			return checklistName(past)
		}
		if c.Field == checklist.FieldChecklist && value == e.c.Hash {
			return checklistName(e.c)
		}
	}
	return value
}

// under is the edition with another checklist, by which it puts into words what
// was recorded under it; nil leaves it as it is.
func (e *edition) under(c *checklist.Checklist) *edition {
	if c == nil {
		return e
	}
	then := *e
	then.c = c
	return &then
}

// checklistName names a checklist so that another text of it has another name.
func checklistName(c *checklist.Checklist) string {
	return joinWords(" ", c.ID, c.Version, "("+c.Hash[:min(len(c.Hash), 12)]+")")
}

// sampleWords says what the list of a sample is, or which lines of it were drawn.
func (e *edition) sampleWords(field, value string) string {
	p := e.newParts()
	var l checklist.List
	var d checklist.Draw
	switch {
	case field == checklist.FieldList && json.Unmarshal([]byte(value), &l) == nil:
		p.add("", p.typed(l.Name))
		p.add("lines in the list", e.length(l))
		p.add("", p.choice(e.c.ListSources, l.Source))
	case field == checklist.FieldDraw && json.Unmarshal([]byte(value), &d) == nil:
		p.add("", p.choice(e.c.Picks, d.Pick))
		p.add("Line", own(numbers(d.Lines)))
		p.add("second stage", own(numbers(d.Second)))
		p.add("Seed", p.typed(d.Seed))
	default:
		return value
	}
	return plain(p.list)
}

// lineWords says what one line of a sample turned out to be.
func (e *edition) lineWords(l checklist.SampleLine) string {
	return joinWords("; ", e.choice(e.c.LineStatuses, string(l.Status)).S, l.Place, plain(e.lineMarks(l)), e.lineNote(l).S)
}

// numbers are the numbers of lines, as they are read out.
func numbers(list []int) string {
	words := make([]string, len(list))
	for i, n := range list {
		words[i] = strconv.Itoa(n)
	}
	return strings.Join(words, " ")
}

// flat is an answer on one line.
func (e *edition) flat(it *checklist.Item, a checklist.Answer) string {
	basis := ""
	if a.Basis != "" {
		basis = e.choice(e.c.Bases, a.Basis).S
	}
	return joinWords("; ", plain(e.answer(it, a)), basis)
}
