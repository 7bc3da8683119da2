package checklist

import "maps"

// Try applies a change about an item, to see what it would come to, and returns
// what takes it back.
func (v *Visit) Try(c Change) (undo func()) {
	item, heads, changed := c.Key, v.Heads, v.Changed
	undos := []func(){
		kept(v.Answers, item), kept(v.typed, item), kept(v.Lists, item), kept(v.Draws, item), kept(v.Lines, item), kept(v.Entries, item),
	}
	if lines, ok := v.Lines[item]; ok {
		v.Lines[item] = maps.Clone(lines)
	}
	if entries, ok := v.Entries[item]; ok {
		v.Entries[item] = maps.Clone(entries)
	}
	v.Apply(c)
	return func() {
		for _, undo := range undos {
			undo()
		}
		v.Heads, v.Changed = heads, changed
	}
}

// kept returns what puts a value of a map back to what it is.
func kept[V any](m map[string]V, key string) func() {
	was, had := m[key]
	return func() {
		if had {
			m[key] = was
		} else {
			delete(m, key)
		}
	}
}
