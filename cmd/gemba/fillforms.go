package main

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"gemba/checklist"
)

// formReader takes rows out of the forms of an export, as a map says.
type formReader struct {
	m     *fillMap
	now   time.Time
	asked map[string]bool // columns and repeats that were asked for
	taken map[string]form // by items, what answers them
	rows  []fillRow
}

// takenForms are the rows of an export, whose they are, and how many forms were
// left out, by why.
type takenForms struct {
	rows   []fillRow
	who    string // empty: the map does not ask
	others int    // forms of other people
	unused int    // forms that the map does not mean
}

// readForms takes the rows out of an export. The forms of one person are taken
// at a time, because what a person records bears one name.
func readForms(e *export, m *fillMap, as string, now time.Time) (*takenForms, error) {
	r := &formReader{m: m, now: now, asked: map[string]bool{}, taken: map[string]form{}}
	out := &takenForms{}
	byWho := map[string][]form{}
	for _, f := range e.forms {
		meant, err := r.meant(f)
		if err != nil {
			return nil, at(f, err)
		}
		if !meant {
			out.unused++
			continue
		}
		who, err := r.column(f, m.Who)
		if err == nil && m.People != nil {
			who, err = translated(m.People, m.Who, who)
		}
		if err == nil && m.Who != "" && who == "" {
			err = usage("leave who out of the map, and say it with --as", "%s says nobody", m.Who)
		}
		if err != nil {
			return nil, at(f, err)
		}
		byWho[who] = append(byWho[who], f)
	}
	names := slices.Sorted(maps.Keys(byWho))
	switch {
	case len(names) == 0:
		return nil, usage("look at [only] in the map", "the map means none of %s", count(len(e.forms), "form"))
	case m.Who == "":
	case as != "" && byWho[as] == nil:
		return nil, usage("take those of "+alternatives(names)+"; [people] in the map turns accounts into names", "no form is by %s", as)
	case as != "":
		out.who = as
	case len(names) > 1:
		return nil, usage("take the forms of one after another, with --as NAME", "the forms are by %s", strings.Join(names, ", "))
	default:
		out.who = names[0]
	}
	for who, forms := range byWho {
		if who != out.who {
			out.others += len(forms)
		}
	}
	for _, f := range byWho[out.who] {
		r.form(f)
	}
	out.rows = r.rows
	return out, r.nowhere(e)
}

func at(f form, err error) error { return hinted{fmt.Errorf("%s: %w", f.where, err), hintOf(err)} }

// column returns what a column of a form says; nothing where there is none, or
// the map names none.
func (r *formReader) column(f form, name string) (string, error) {
	if name == "" {
		return "", nil
	}
	r.asked[name] = true
	value, err := f.get(name)
	if errors.Is(err, checklist.ErrNotFound) && slices.Contains(r.m.Optional, name) {
		return "", nil
	}
	return value, err
}

// meant reports whether the map means a form.
func (r *formReader) meant(f form) (bool, error) {
	for _, column := range slices.Sorted(maps.Keys(r.m.Only)) {
		value, err := r.column(f, column)
		if err != nil || !slices.Contains(r.m.Only[column], value) {
			return false, err
		}
	}
	return true, nil
}

// nowhere complains of a column that no form has: in JSON a question without an
// answer is left out, and so is one whose name is misspelt.
func (r *formReader) nowhere(e *export) error {
	for _, name := range slices.Sorted(maps.Keys(r.asked)) {
		if e.columns == nil || slices.Contains(e.columns, name) || slices.Contains(r.m.Optional, name) {
			continue
		}
		err := missing(name, "the export", e.columns)
		return hinted{err, hintOf(err) + "; if nobody answered it, add it to optional = [...] in the map"}
	}
	return nil
}

// form takes the rows of one form.
func (r *formReader) form(f form) {
	fail := func(err error) { r.rows = append(r.rows, fillRow{where: f.where, line: f.line, form: f.no, err: err}) }
	seen, err := r.observed(f, r.m.Observed, time.Time{})
	if err != nil {
		fail(err)
		return
	}
	for i := range r.m.Answers {
		if err := r.answer(f, &r.m.Answers[i], seen); err != nil {
			fail(err)
		}
	}
	for i := range r.m.Notes {
		n := &r.m.Notes[i]
		entries, err := r.entries(f, n.Each)
		for _, entry := range entries {
			if err == nil {
				err = r.note(entry, n, seen)
			}
		}
		if err != nil {
			fail(err)
		}
	}
}

// observed returns the time that a column of a form says, or another where it says
// none.
func (r *formReader) observed(f form, column string, otherwise time.Time) (time.Time, error) {
	text, err := r.column(f, column)
	if err != nil || text == "" {
		return otherwise, err
	}
	return r.m.when(text, r.now)
}

// entries returns the entries of a repeat, or the form where none is meant.
func (r *formReader) entries(f form, repeat string) ([]form, error) {
	if repeat == "" {
		return []form{f}, nil
	}
	r.asked[repeat] = true
	return f.each(repeat)
}
