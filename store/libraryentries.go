package store

import (
	"encoding/json"
	"iter"
	"maps"
	"slices"
	"strings"

	"gemba/checklist"
)

// entry is something that was written in a visit: its header, an answer, an
// observation, a promise.
type entry struct{ kind, key, item, text string }

// The most that is searched of one visit: entries, and bytes of each.
const (
	maxEntries = 20_000
	maxEntry   = 100_000
)

// spoken are the fields of cells, and the names within their values, that hold
// words. The others hold choices, numbers and times.
var spoken = map[string]bool{
	"text": true, "what": true, "role": true, "name": true, "place": true, "note": true, "shown": true, "title": true, "caption": true,
	"reason": true, "settled": true, "withdrawn": true,
}

// entriesOf returns what was written in a visit, each version that stands. The
// header comes first. The checklist may be nil.
func entriesOf(g genuineVisit, c *checklist.Checklist) []entry {
	removed := map[[2]string]bool{}
	for _, b := range burials(g.cells) {
		if len(b.unseen) == 0 && !b.disputed {
			removed[[2]string{b.stone[0].Kind, b.stone[0].Key}] = true
		}
	}
	list := []entry{heading(g.Visit)}
	for cells := range groups(g.cells) {
		f := cells[0][0]
		if f.Kind == checklist.KindVisit || removed[[2]string{f.Kind, f.Key}] || len(list) == maxEntries {
			continue
		}
		e := entry{kind: f.Kind, key: f.Key, item: itemOf(cells, c)}
		var texts []string
		for _, versions := range cells {
			for _, v := range append([]*Fact{versions[0]}, rivals(versions)...) {
				texts = append(texts, saidIn(v, c)...)
			}
		}
		if e.text = joined(texts); e.text != "" {
			list = append(list, e)
		}
	}
	return list
}

// groups goes through the cells of a visit entry by entry.
func groups(cells [][]*Fact) iter.Seq[[][]*Fact] {
	return func(yield func([][]*Fact) bool) {
		for len(cells) > 0 {
			first, n := cells[0][0], 1
			for n < len(cells) && cells[n][0].Kind == first.Kind && cells[n][0].Key == first.Key {
				n++
			}
			if !yield(cells[:n]) {
				return
			}
			cells = cells[n:]
		}
	}
}

// heading is what the header of a visit says.
func heading(v *checklist.Visit) entry {
	return entry{kind: checklist.KindVisit, text: joined([]string{v.Supplier, v.Site, v.Order, v.Visitors})}
}

// itemOf returns the item that an entry is about: what its cells say, or its
// key where that is an item.
func itemOf(cells [][]*Fact, c *checklist.Checklist) string {
	f := cells[0][0]
	for _, versions := range cells {
		if versions[0].Field == "item" {
			return versions[0].Value
		}
	}
	if f.Kind == checklist.KindAnswer || c != nil && c.Item(f.Key) != nil {
		return f.Key
	}
	return ""
}

// saidIn returns the words in one version of a cell.
func saidIn(f *Fact, c *checklist.Checklist) []string {
	if f.Cleared || f.Field == checklist.FieldDeleted {
		return nil
	}
	if f.Kind == checklist.KindAnswer {
		a, err := checklist.DecodeAnswer(f.Value)
		if err != nil {
			return nil
		}
		return saidInAnswer(a, f.Key, c)
	}
	if f.Kind == checklist.KindEntry {
		return saidInAnswer(checklist.EntryAnswer(f.Field, f.Value), f.Key, c)
	}
	if spoken[f.Field] {
		return []string{f.Value}
	}
	var parts map[string]any
	if !strings.HasPrefix(f.Value, "{") || json.Unmarshal([]byte(f.Value), &parts) != nil {
		return nil
	}
	var said []string
	for _, name := range slices.Sorted(maps.Keys(parts)) {
		if text, ok := parts[name].(string); ok && spoken[name] {
			said = append(said, text)
		}
	}
	return said
}

func saidInAnswer(a checklist.Answer, item string, c *checklist.Checklist) []string {
	said := []string{a.Words, a.Disclosure.Words, a.Disclosure.Promise}
	var it *checklist.Item
	if c != nil {
		it = c.Item(item)
	}
	for _, name := range slices.Sorted(maps.Keys(a.Fields)) {
		if typed(it, name) {
			said = append(said, a.Fields[name])
		}
	}
	for _, gap := range a.Gaps {
		said = append(said, gap.What)
	}
	said = append(said, a.Reason, a.Explained, a.Disclosure.Asked, a.Disclosure.By)
	return slices.DeleteFunc(said, func(s string) bool { return s == "" })
}

// typed reports whether a field of an item was written rather than chosen.
func typed(it *checklist.Item, name string) bool {
	if it == nil {
		return true
	}
	f := it.Field(name)
	return f == nil || f.Type == "text" || f.Type == "number"
}

// joined sets texts on one line, each once.
func joined(texts []string) string {
	var b strings.Builder
	for i, t := range texts {
		t = strings.TrimSpace(t)
		if t == "" || slices.Contains(texts[:i], texts[i]) {
			continue
		}
		if b.Len() > 0 {
			b.WriteString(" · ")
		}
		b.WriteString(t)
		if b.Len() > maxEntry {
			break
		}
	}
	return cut(b.String(), maxEntry)
}
