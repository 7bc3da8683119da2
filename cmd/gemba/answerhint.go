package main

import (
	"fmt"
	"strconv"
	"strings"

	"gemba/checklist"
)

// takesHint says what an item takes.
func takesHint(c *checklist.Checklist, it *checklist.Item) string {
	var parts []string
	if it.Kind == checklist.Level {
		parts = append(parts, levelNames(it))
	}
	if it.Kind == checklist.Share {
		parts = append(parts, pickAll)
	}
	if it.Kind == checklist.Promises {
		parts = append(parts, "promise= role= due= item= state= done= id=", removeWord, noneWord)
	}
	if it.Instrument == tellsInstrument {
		parts = append(parts, noneWord)
	}
	var names []string
	for _, k := range keysOf(c, it) {
		names = append(names, k.name+"=")
	}
	if it.Instrument == staffingInstrument {
		names = append(names, tallyPrefix+"told/SHIFT= "+tallyPrefix+"seen/SHIFT=")
	}
	if it.Instrument == tallyInstrument {
		names = append(names, tallyPrefix+"NAME=")
	}
	if it.Kind == checklist.Probe {
		names = append(names, "due= role=")
	}
	if it.Kind == checklist.Share {
		names = append(names, "list.…= draw.…= line.N=")
	}
	if len(names) > 0 {
		parts = append(parts, strings.Join(names, " "))
	}
	for _, s := range c.States {
		if checklist.State(s.ID) != checklist.NA || it.NA {
			parts = append(parts, s.ID)
		}
	}
	return fmt.Sprintf("%s takes %s", it.ID, alternatives(append(parts, clearWord)))
}

// lacksHint names the numbers that an answer made of two of them still lacks, by
// their keys and what they count; for any other answer it says what the item takes.
func lacksHint(c *checklist.Checklist, it *checklist.Item, a checklist.Answer) string {
	roles := map[checklist.Kind][]string{checklist.Split: {"early", "late"}, checklist.Ratio: {"num", "den"}}[it.Kind]
	var lacking []string
	for _, role := range roles {
		if f := it.FieldOf(role); f != nil && a.Fields[f.Name] == "" {
			lacking = append(lacking, fmt.Sprintf("%s= (%s)", f.Name, checklist.Line(f.Label.In("en"))))
		}
	}
	if len(lacking) == 0 {
		return takesHint(c, it)
	}
	return fmt.Sprintf("%s lacks %s", it.ID, strings.Join(lacking, " and "))
}

func levelNames(it *checklist.Item) string {
	names := make([]string, len(it.Set.Levels))
	for i, l := range it.Set.Levels {
		names[i] = strconv.Itoa(l.Score)
	}
	return strings.Join(names, ", ")
}

// parted takes apart what alternatives joined.
func parted(text string) []string {
	return strings.Split(strings.ReplaceAll(text, " or ", ", "), ", ")
}

// alternatives joins words to "a, b or c".
func alternatives(words []string) string {
	n := len(words)
	if n < 2 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:n-1], ", ") + " or " + words[n-1]
}
