package checklist

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// measured reports whether a field is one of the numbers that are compared: they
// are one value, and are never mixed from two observers.
func (it *Item) measured(name string) bool {
	f := it.Field(name)
	return f != nil && f.Role != "" && (it.Kind == Ratio || it.Kind == Split)
}

// typedFields are the fields that were typed: those of the frame, and those that
// are entries.
func (s *splitter) typedFields() map[string]string {
	typed := map[string]string{}
	for field, value := range s.entries {
		if kind, _, _ := strings.Cut(field, "/"); kind == entryField || kind == entryTell {
			typed[field] = value
		}
	}
	return built(Answer{Fields: s.frame.Fields}, typed).Fields
}

// fields records each field by itself.
func (s *splitter) fields(a *Answer) {
	now, was, framed := map[string]string{}, map[string]string{}, map[string]string{}
	frame := map[string]string{}
	for name := range union(a.Fields, s.typed) {
		f := s.it.Field(name)
		switch {
		case s.it.measured(name):
			if value, ok := a.Fields[name]; ok {
				frame[name] = value
			}
		case f != nil && f.Type == "tells":
			copyOf(frame, a.Fields, name) // each mark is an entry already
		default:
			copyOf(now, a.Fields, name)
			copyOf(was, s.typed, name)
			copyOf(framed, s.frame.Fields, name)
		}
	}
	maps.Copy(frame, s.apart(entryField, now, was, framed))
	a.Fields = frame
}

// apart records as entries of a kind what is new or other among named values, and
// returns what stays in the frame: what was there and is as it was, and what
// cannot be an entry.
func (s *splitter) apart(kind string, now, was, framed map[string]string) map[string]string {
	frame := map[string]string{}
	for _, name := range slices.Sorted(maps.Keys(union(now, was))) {
		value := now[name]
		old, inFrame := framed[name]
		switch {
		case value == "":
			s.clear(kind + "/" + name)
		case (value != was[name] || !inFrame) && !s.put(kind+"/"+name, value):
			frame[name] = value
		case inFrame: // an entry goes before it
			frame[name] = old
		}
	}
	return frame
}

// probe records each part of a probe by itself. Whether it is an answer follows
// from them.
func (s *splitter) probe(a *Answer) {
	left := s.apart(entryProbe, a.Disclosure.parts(), s.old.Disclosure.parts(), s.frame.Disclosure.parts())
	a.Disclosure = Disclosure{}
	for _, part := range slices.Sorted(maps.Keys(left)) {
		a.Disclosure.set(part, left[part])
	}
}

// gaps records each part of each gap by itself. A gap is the one that was called
// so before; else the one that was in its place, if that is called otherwise now.
func (s *splitter) gaps(a *Answer) {
	ids, taken := make([]string, len(a.Gaps)), map[string]bool{}
	match := func(fits func(i, j int) bool) {
		for i := range a.Gaps {
			for j, g := range s.old.Gaps {
				if ids[i] == "" && g.ID != "" && !taken[g.ID] && fits(i, j) {
					ids[i], taken[g.ID] = g.ID, true
				}
			}
		}
	}
	match(func(i, j int) bool { return a.Gaps[i].What == s.old.Gaps[j].What })
	match(func(i, j int) bool { return i == j })
	for i, g := range a.Gaps {
		if ids[i] == "" {
			ids[i] = s.newID()
		}
		parts := g.parts()
		for _, part := range slices.Sorted(maps.Keys(parts)) {
			field := entryGap + "/" + ids[i] + "/" + part
			if parts[part] != "" {
				s.put(field, parts[part])
			} else {
				s.clear(field)
			}
		}
	}
	for _, field := range slices.Sorted(maps.Keys(s.entries)) {
		if parts := strings.Split(field, "/"); parts[0] == entryGap && !slices.Contains(ids, parts[1]) {
			s.clear(field)
		}
	}
	a.Gaps = nil
}

// values records each reading by itself, in its place; those beyond the places
// that there are follow as this session's.
func (s *splitter) values(a *Answer) {
	var places []string
	for _, field := range slices.Sorted(maps.Keys(s.entries)) {
		if strings.HasPrefix(field, entryValue+"/") {
			places = append(places, field)
		}
	}
	next := 1
	for i, value := range a.Readings.Values {
		if i < len(places) {
			s.put(places[i], value)
			continue
		}
		field := s.place(next)
		for ; s.entries[field] != ""; field = s.place(next) {
			next++
		}
		s.put(field, value)
		next++
	}
	for i := len(a.Readings.Values); i < len(places); i++ {
		s.clear(places[i])
	}
	a.Readings.Values = nil
}

func (s *splitter) place(n int) string { return fmt.Sprintf("%s/%s/%04d", entryValue, s.session, n) }

func copyOf(to, from map[string]string, name string) {
	if value, ok := from[name]; ok {
		to[name] = value
	}
}

// without returns a list without one of its values.
func without(list []string, value string) []string {
	return slices.DeleteFunc(slices.Clone(list), func(s string) bool { return s == value })
}
