package checklist

import (
	"maps"
	"slices"
	"strconv"
	"strings"
)

func built(a Answer, entries map[string]string) Answer {
	b := builder{Answer: a, gaps: map[string]*Gap{}}
	b.Counts, b.Fields = maps.Clone(a.Counts), maps.Clone(a.Fields)
	b.Readings.Values, b.Disclosure.Tactics = slices.Clone(a.Readings.Values), slices.Clone(a.Disclosure.Tactics)
	for _, field := range slices.Sorted(maps.Keys(entries)) {
		b.take(field, entries[field])
	}
	return b.done()
}

// builder adds entries to an answer.
type builder struct {
	Answer
	gaps  map[string]*Gap
	order []string // of the gaps
	table bool
	tells bool
	probe bool
	said  []string
	lines int
}

func (b *builder) take(field, value string) {
	kind, rest, _ := strings.Cut(field, "/")
	first, name, _ := strings.Cut(rest, "/")
	n, _ := strconv.Atoi(value)
	b.lines++
	switch kind {
	case entryCount:
		addTo(&b.Counts, name, n)
	case entrySum:
		was, err := strconv.Atoi(strings.TrimSpace(b.Fields[name]))
		if err == nil || b.Fields[name] == "" {
			setIn(&b.Fields, name, strconv.Itoa(was+n))
		}
	case entryCell:
		b.table = true
		setIn(&b.Counts, rest, n)
	case entryRow:
		b.table = true
		for column, n := range rowOf(value) {
			setIn(&b.Counts, column+"/"+rest, n)
		}
	case entryField:
		setIn(&b.Fields, rest, value)
	case entryProbe:
		b.probe = true
		b.Disclosure.set(rest, value)
	case entrySaid:
		b.said = append(b.said, value)
	case entryValue:
		b.Readings.Values = append(b.Readings.Values, value)
	case entryTell:
		b.tells = true
		if marks := strings.Fields(b.Fields[first]); !slices.Contains(marks, name) {
			setIn(&b.Fields, first, strings.Join(append(marks, name), " "))
		}
	case entryGap:
		if b.gaps[first] == nil {
			b.gaps[first] = &Gap{ID: first}
			b.order = append(b.order, first)
		}
		b.gaps[first].set(name, value)
	default:
		b.lines--
	}
}

// done is the answer. What the entries come to says whether it is one.
func (b *builder) done() Answer {
	for _, id := range b.order {
		b.Gaps = append(slices.Clip(b.Gaps), *b.gaps[id])
	}
	if b.table {
		b.staff()
	}
	if len(b.said) > 0 {
		b.Words = strings.Join(b.said, "\n")
	}
	maps.DeleteFunc(b.Counts, func(_ string, n int) bool { return n < 0 })
	switch {
	case b.lines == 0:
	case b.State == Blank || b.State == NotSeen && (b.table || b.probe || len(b.said) > 0):
		b.State = NotSeen
		if len(b.Gaps)+len(b.said) > 0 || b.tells || b.table && b.Fields["seen"] != "" || b.probe && b.Disclosure.Given != "" {
			b.State = Answered
		}
	}
	return b.Answer
}

// staffSums are the fields that follow from a table of people.
var staffSums = []string{"told", "seen", "rostered"}

// AddUp returns an answer whose counts are a table of people with the fields that
// follow from it: those told of and seen, where both are known, and those on the
// roster.
func AddUp(a Answer) Answer {
	b := builder{Answer: a}
	b.Fields = maps.Clone(a.Fields)
	for _, name := range staffSums {
		delete(b.Fields, name)
	}
	b.staff()
	return b.Answer
}

// staff adds a table of people up: those seen and those told of over the shifts
// where both are known, and those on the roster. A shift that nobody has looked
// at accuses nobody.
func (b *builder) staff() {
	told, seen, rostered, compared, roster := 0, 0, 0, false, false
	for name, n := range b.Counts {
		column, row, _ := strings.Cut(name, "/")
		switch column {
		case "told":
			if s, ok := b.Counts["seen/"+row]; ok {
				told, seen, compared = told+n, seen+s, true
			}
		case "rostered":
			rostered, roster = rostered+n, true
		}
	}
	if compared {
		setIn(&b.Fields, "told", strconv.Itoa(told))
		setIn(&b.Fields, "seen", strconv.Itoa(seen))
	}
	if roster {
		setIn(&b.Fields, "rostered", strconv.Itoa(rostered))
	}
}

// addTo changes a count, which is never less than nothing.
func addTo(counts *map[string]int, name string, n int) {
	if n += (*counts)[name]; n == 0 {
		delete(*counts, name)
	} else {
		setIn(counts, name, n)
	}
}

// setIn sets a value of a map that may not be there yet.
func setIn[V any](m *map[string]V, name string, value V) {
	if *m == nil {
		*m = map[string]V{}
	}
	(*m)[name] = value
}
