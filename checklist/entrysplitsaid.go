package checklist

import (
	"crypto/sha256"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// A new paragraph is put so far behind the one before it, or half way to the next.
const saidStep = 100

// said records each paragraph of a text by itself, in its place, so that two
// people can write down what was said to one list of findings. A paragraph is
// known by its first line; what follows it is what was answered.
func (s *splitter) said(a *Answer) {
	old := map[string]string{} // first line, place
	for _, field := range slices.Sorted(maps.Keys(s.entries)) {
		if strings.HasPrefix(field, entrySaid+"/") {
			first := firstLine(s.entries[field])
			if _, twice := old[first]; !twice {
				old[first] = field
			}
		}
	}
	kept := map[string]bool{}
	last := 0 // no place that was kept is behind it
	for _, text := range paragraphs(a.Words) {
		field, ok := old[firstLine(text)]
		if ok && placeOf(field) > last {
			last = placeOf(field)
		} else {
			last = s.after(last)
			field = fmt.Sprintf("%s/%06d/%.4x", entrySaid, last, sha256.Sum256([]byte(firstLine(text))))
		}
		kept[field] = true
		s.put(field, text)
	}
	for _, field := range slices.Sorted(maps.Keys(s.entries)) {
		if strings.HasPrefix(field, entrySaid+"/") && !kept[field] {
			s.clear(field)
		}
	}
	a.Words = ""
}

// IsParagraph reports whether a cell is a paragraph of a text.
func IsParagraph(c Cell) bool {
	return c.Kind == KindEntry && strings.HasPrefix(c.Field, entrySaid+"/")
}

// after is a place behind another one, and before the next that is taken.
func (s *splitter) after(place int) int {
	next := 0
	for field := range s.entries {
		if p := placeOf(field); strings.HasPrefix(field, entrySaid+"/") && p > place && (next == 0 || p < next) {
			next = p
		}
	}
	if next == 0 {
		return place + saidStep
	}
	return max(place+1, (place+next)/2)
}

func placeOf(field string) int {
	var n int
	_, _ = fmt.Sscanf(field, entrySaid+"/%d/", &n) // what has no place comes first
	return n
}

// paragraphs parts a text before each line that is not indented.
func paragraphs(text string) []string {
	if strings.TrimSpace(text) == "" {
		return nil
	}
	var out []string
	for line := range strings.SplitSeq(text, "\n") {
		if len(out) > 0 && (line == "" || line[0] == ' ' || line[0] == '\t') {
			out[len(out)-1] += "\n" + line
		} else {
			out = append(out, line)
		}
	}
	return out
}

func firstLine(text string) string {
	first, _, _ := strings.Cut(text, "\n")
	return strings.TrimSpace(first)
}
