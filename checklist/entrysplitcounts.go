package checklist

import (
	"maps"
	"slices"
	"strconv"
	"strings"
)

// counts records what was counted as so many more in this session. A total that
// was typed belongs to the frame, less what was counted.
func (s *splitter) counts(a *Answer) {
	counted := !maps.Equal(a.Counts, s.old.Counts)
	frame := maps.Clone(s.frame.Counts)
	for _, name := range slices.Sorted(maps.Keys(union(a.Counts, s.old.Counts))) {
		if diff := a.Counts[name] - s.old.Counts[name]; diff != 0 && !s.add(entryCount, name, diff) {
			addTo(&frame, name, diff)
		}
	}
	a.Counts, a.Fields = frame, maps.Clone(a.Fields)
	for i := range s.it.Fields {
		if f := &s.it.Fields[i]; f.Type == "number" {
			s.total(a, f.Name, counted)
		}
	}
}

// add records so many more of something in this session, and reports whether that
// can be an entry.
func (s *splitter) add(kind, name string, diff int) bool {
	field := kind + "/" + s.session + "/" + name
	n, _ := strconv.Atoi(s.entries[field])
	return s.put(field, strconv.Itoa(n+diff))
}

// total records a number that stands beside the counts: while something is counted
// as so many more, else as it was typed. One that is empty takes back what was added.
func (s *splitter) total(a *Answer, name string, counted bool) {
	text, sum := strings.TrimSpace(a.Fields[name]), 0
	for _, field := range s.sums(name) {
		if n, _ := strconv.Atoi(s.entries[field]); text != "" {
			sum += n
		} else {
			s.clear(field)
		}
	}
	now, err := strconv.Atoi(text)
	if err != nil {
		return
	}
	was, had := s.typed[name]
	typed, old := now-sum, s.old.Fields[name]
	if counted {
		if n, _ := strconv.Atoi(old); now != n || old == "" {
			s.add(entrySum, name, now-n)
		}
		typed, _ = strconv.Atoi(was)
	}
	if a.Fields[name] = strconv.Itoa(typed); typed == 0 && !had && (counted || old != "") {
		delete(a.Fields, name)
	}
}

// sums are the entries of all sessions that add to a field.
func (s *splitter) sums(name string) []string {
	var list []string
	for _, field := range slices.Sorted(maps.Keys(s.entries)) {
		if parts := strings.SplitN(field, "/", 3); len(parts) == 3 && parts[0] == entrySum && parts[2] == name {
			list = append(list, field)
		}
	}
	return list
}

// table records each row of a table by itself, whose numbers are one value; the
// sums of the table follow.
func (s *splitter) table(a *Answer) {
	rows, frame := map[string]map[string]int{}, map[string]int{}
	for _, name := range slices.Sorted(maps.Keys(union(a.Counts, s.old.Counts))) {
		s.clear(entryCell + "/" + name) // as it was written before rows were one value
		column, row, ok := strings.Cut(name, "/")
		n, stands := a.Counts[name]
		if ok && rows[row] == nil {
			rows[row] = map[string]int{}
		}
		switch {
		case ok && stands:
			rows[row][column] = n
		case stands:
			frame[name] = n
		}
	}
	for _, row := range slices.Sorted(maps.Keys(rows)) {
		if len(rows[row]) == 0 {
			s.clear(entryRow + "/" + row)
		} else if !s.put(entryRow+"/"+row, EncodeCell(rows[row])) {
			for column, n := range rows[row] {
				frame[column+"/"+row] = n
			}
		}
	}
	if len(a.Counts) == 0 {
		return
	}
	a.Counts, a.Fields, a.State = frame, maps.Clone(a.Fields), NotSeen // whether it is an answer follows from the table
	for _, name := range staffSums {
		delete(a.Fields, name)
	}
}

// tells records each mark by itself.
func (s *splitter) tells(a *Answer) {
	a.Fields = maps.Clone(a.Fields)
	for i := range s.it.Fields {
		name := s.it.Fields[i].Name
		if s.it.Fields[i].Type != "tells" {
			continue
		}
		prefix := entryTell + "/" + name + "/"
		marks, frame := strings.Fields(a.Fields[name]), []string(nil)
		s.marked = s.marked || len(marks) > 0
		for _, id := range marks {
			if !s.put(prefix+id, "1") {
				frame = append(frame, id)
			}
		}
		for _, field := range slices.Sorted(maps.Keys(s.entries)) {
			if id, ok := strings.CutPrefix(field, prefix); ok && !slices.Contains(marks, id) {
				s.clear(field)
			}
		}
		if delete(a.Fields, name); len(frame) > 0 {
			a.Fields[name] = strings.Join(frame, " ")
		}
	}
}

func union[V any](a, b map[string]V) map[string]bool {
	out := map[string]bool{}
	for name := range a {
		out[name] = true
	}
	for name := range b {
		out[name] = true
	}
	return out
}
