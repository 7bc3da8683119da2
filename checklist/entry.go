package checklist

import (
	"maps"
	"slices"
	"strconv"
	"strings"
)

// KindEntry is the kind of cells of one entry of an instrument: a line of a
// tally, a layer of a gap, a number of a table, a value that was read. Its key
// is the item id. What two people enter on two copies comes together entry by
// entry; only where both say something else about one of them do they disagree.
const KindEntry = "entry"

// The first part of the field of an entry says what the rest of it names.
const (
	entryCount = "count" // count/SESSION/NAME: a number that is added to the counts of the answer
	entrySum   = "sum"   // sum/SESSION/FIELD: a number that is added to a field
	entryRow   = "row"   // row/NAME: the numbers of one row of a table, JSON by column
	entryCell  = "cell"  // cell/NAME: a count of the answer, as it is
	entryField = "field" // field/NAME: a field of the answer, as it is
	entryProbe = "probe" // probe/PART: a part of a probe; probe/tactic/ID for what was seen on the way
	entryGap   = "gap"   // gap/ID/PART: what a gap is, and who had noticed it
	entrySaid  = "said"  // said/PLACE/HASH: a paragraph of a text, in its place; the hash is of its first line
	entryValue = "value" // value/SESSION/NUMBER: one of the readings, in their order
	entryTell  = "tell"  // tell/FIELD/ID: an entry of a table that is marked in a field
	EntryMark  = "mark"  // mark/LINE/NAME: a mark of a line that has no status yet
)

// lining says how the answer to an item is made of entries, besides its fields.
type lining struct {
	counts, table, gaps, values, tells, probe, said bool
}

func liningOf(it *Item) lining {
	switch it.Instrument {
	case "ncr-tally":
		return lining{counts: true}
	case "staffing":
		return lining{table: true}
	case "self-detection":
		return lining{gaps: true}
	case "readings":
		return lining{values: true}
	case "tells":
		return lining{tells: true}
	case "read-back":
		return lining{said: true}
	}
	return lining{probe: it.Kind == Probe}
}

// applyEntry takes one entry of an instrument.
func (v *Visit) applyEntry(c Change) {
	if v.Entries[c.Key] == nil {
		v.Entries[c.Key] = map[string]string{}
	}
	if c.Cleared {
		delete(v.Entries[c.Key], c.Field)
	} else {
		v.Entries[c.Key][c.Field] = c.Value
	}
	v.tally(c)
}

// lined reports whether entries have a part in the answer to an item.
func (v *Visit) lined(item string) bool {
	for field := range v.Entries[item] {
		if !strings.HasPrefix(field, EntryMark+"/") {
			return true
		}
	}
	return false
}

// MarkCell is the cell of one mark of a line that has no status yet, so that what
// was graded in part is in the file, and two people can grade one record.
func MarkCell(item string, line int, name string) Cell {
	return Cell{Kind: KindEntry, Key: item, Field: EntryMark + "/" + strconv.Itoa(line) + "/" + name}
}

// Marks returns the marks of a line that were entered one by one.
func (v *Visit) Marks(item string, line int) map[string]string {
	out := map[string]string{}
	prefix := EntryMark + "/" + strconv.Itoa(line) + "/"
	for field, value := range v.Entries[item] {
		if name, ok := strings.CutPrefix(field, prefix); ok {
			out[name] = value
		}
	}
	return out
}

// Joined is an answer with what the entries of its item say. One that was
// refused or does not apply stays as it is.
func (v *Visit) Joined(item string, a Answer) Answer {
	if a.State == Refused || a.State == NA {
		return a
	}
	return built(a, v.Entries[item])
}

func built(a Answer, entries map[string]string) Answer {
	b := builder{Answer: a, gaps: map[string]*Gap{}}
	b.Counts, b.Fields = maps.Clone(a.Counts), maps.Clone(a.Fields)
	b.Readings.Values, b.Disclosure.Tactics = slices.Clone(a.Readings.Values), slices.Clone(a.Disclosure.Tactics)
	for _, field := range slices.Sorted(maps.Keys(entries)) {
		b.take(field, entries[field])
	}
	return b.done()
}

// EntryAnswer is what one entry says, as the part of an answer that it is.
func EntryAnswer(field, value string) Answer {
	return built(Answer{}, map[string]string{field: value})
}

// Otherwise is the answer to an item with entries that say something else. An
// entry without a value is none.
func (v *Visit) Otherwise(item string, entries map[string]string) Answer {
	a := v.frame(item)
	if a.State == Refused || a.State == NA {
		return a
	}
	all := maps.Clone(v.Entries[item])
	if all == nil {
		all = map[string]string{}
	}
	maps.Copy(all, entries)
	maps.DeleteFunc(all, func(_, value string) bool { return value == "" })
	return built(a, all)
}

// JoinEntries completes the answers of other observers with the entries of their
// items. It is called once all cells of a visit were applied.
func (v *Visit) JoinEntries() {
	for item, rivals := range v.Rivals {
		if !v.lined(item) {
			continue
		}
		for i, a := range rivals {
			joined := v.Joined(item, a)
			joined.Observed, joined.Entered, joined.By = a.Observed, a.Entered, a.By
			rivals[i] = joined
		}
	}
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
		if b.Counts == nil {
			b.Counts = map[string]int{}
		}
		b.Counts[rest] = n
	case entryRow:
		b.table = true
		if b.Counts == nil {
			b.Counts = map[string]int{}
		}
		for column, n := range rowOf(value) {
			b.Counts[column+"/"+rest] = n
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

// AddUp returns an answer whose counts are a table of people with the fields that
// follow from it: those told of and seen, where both are known, and those on the
// roster.
func AddUp(a Answer) Answer {
	b := builder{Answer: a}
	b.Fields = maps.Clone(a.Fields)
	for _, name := range []string{"told", "seen", "rostered"} {
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
	if *counts == nil {
		*counts = map[string]int{}
	}
	if (*counts)[name] += n; (*counts)[name] == 0 {
		delete(*counts, name)
	}
}

func setIn(fields *map[string]string, name, value string) {
	if *fields == nil {
		*fields = map[string]string{}
	}
	(*fields)[name] = value
}
