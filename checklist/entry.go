package checklist

import (
	"maps"
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
// refused or does not apply stays so, with them.
func (v *Visit) Joined(item string, a Answer) Answer { return built(a, v.Entries[item]) }

// EntryAnswer is what one entry says, as the part of an answer that it is.
func EntryAnswer(field, value string) Answer {
	return built(Answer{}, map[string]string{field: value})
}

// Otherwise is the answer to an item with entries that say something else. An
// entry without a value is none.
func (v *Visit) Otherwise(item string, entries map[string]string) Answer {
	a := v.frame(item)
	if a.SetAside() {
		return v.Answers[item]
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
