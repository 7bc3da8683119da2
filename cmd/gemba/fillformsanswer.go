package main

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"time"
)

// answer takes one item out of a form. The entries of a repeat are parts of one
// answer; promises are one each.
func (r *formReader) answer(f form, a *mapAnswer, seen time.Time) error {
	entries, err := r.entries(f, a.Each)
	if err != nil {
		return err
	}
	row := fillRow{where: f.where, line: f.line, form: f.no, item: a.Item, at: seen, parted: a.Each != ""}
	for _, entry := range entries {
		words, err := r.words(entry, a)
		if err != nil {
			return err
		}
		if len(words) > 0 {
			row.entries = append(row.entries, words)
		}
		for _, part := range []struct {
			to     *string
			column string
		}{{&row.reason, a.Reason}, {&row.note, a.Note}} {
			text, err := r.column(entry, part.column)
			if err != nil {
				return err
			}
			*part.to = strings.Trim(*part.to+"\n"+text, "\n")
		}
		if row.at, err = r.observed(entry, a.Observed, row.at); err != nil {
			return err
		}
	}
	switch before, twice := r.taken[a.Item]; {
	case len(row.entries) == 0 && row.note == "":
		return nil
	case len(row.entries) == 0: // a note without an answer
		r.rows = append(r.rows, fillRow{where: row.where, line: row.line, form: row.form, item: a.Item, at: row.at, text: row.note})
		return nil
	case twice && before.where != f.where:
		return usage("say with [only] in the map which form is meant", "%s is answered in %s already", a.Item, before.where)
	}
	r.taken[a.Item] = f
	r.rows = append(r.rows, row)
	return nil
}

// words are the words of gemba answer that a form says of an item; none where it
// was not asked.
func (r *formReader) words(f form, a *mapAnswer) ([]string, error) {
	state, err := r.value(f, a, "state", a.State)
	if err != nil {
		return nil, err
	}
	if state != "" {
		return []string{state}, nil
	}
	var words []string
	keys := slices.SortedFunc(maps.Keys(a.Keys), func(x, y string) int {
		return cmp.Or(cmp.Compare(keyOrder(x), keyOrder(y)), strings.Compare(x, y))
	})
	for _, key := range keys {
		value, err := r.value(f, a, key, a.Keys[key])
		if err != nil {
			return nil, err
		}
		if value != "" {
			words = append(words, key+"="+value)
		}
	}
	if len(words) > 0 {
		for _, key := range slices.Sorted(maps.Keys(a.Fixed)) {
			words = append(words, key+"="+a.Fixed[key])
		}
	}
	return words, nil
}

// keyOrder puts the key that begins a gap before those that are about it.
func keyOrder(key string) int {
	if key == "gap" {
		return 0
	}
	return 1
}

func (r *formReader) value(f form, a *mapAnswer, key, column string) (string, error) {
	value, err := r.column(f, column)
	if err != nil {
		return "", err
	}
	return translated(a.Values[key], column, value)
}

// note takes an observation.
func (r *formReader) note(f form, n *mapNote, seen time.Time) error {
	row := fillRow{where: f.where, line: f.line, form: f.no, item: n.Item, at: seen}
	var err error
	if row.text, err = r.column(f, n.Text); err != nil || row.text == "" {
		return err
	}
	if n.ItemFrom != "" {
		value, err := r.column(f, n.ItemFrom)
		if err != nil {
			return err
		}
		if row.item, err = translated(n.Items, n.ItemFrom, value); err != nil {
			return err
		}
	}
	if row.at, err = r.observed(f, n.Observed, seen); err != nil {
		return err
	}
	r.rows = append(r.rows, row)
	return nil
}
