package main

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"gemba/checklist"
)

// lineText says what one line of a sample turned out to be.
func lineText(c *checklist.Checklist, l checklist.SampleLine) string {
	text := checklist.ChoiceText(c.LineStatuses, string(l.Status), "en")
	if l.Place != "" {
		text += "; from " + l.Place
	}
	if l.Note != "" {
		text += "; " + l.Note
	}
	for _, name := range sortedKeys(l.Marks) {
		text += "; " + name + " " + l.Marks[name]
	}
	return text
}

func sampleCellText(c *checklist.Checklist, field, value string) string {
	var l checklist.List
	var d checklist.Draw
	switch {
	case field == checklist.FieldList && json.Unmarshal([]byte(value), &l) == nil:
		return listText(c, l)
	case field == checklist.FieldDraw && json.Unmarshal([]byte(value), &d) == nil:
		return drawText(c, d)
	}
	return value
}

func listText(c *checklist.Checklist, l checklist.List) string {
	text := count(l.Lines, "line")
	if l.Open {
		text = "length not known"
	}
	for _, part := range []string{l.Name, checklist.ChoiceText(c.ListSources, l.Source, "en")} {
		if part != "" {
			text += "; " + part
		}
	}
	if l.PerPage > 0 {
		text += fmt.Sprintf("; %d on a page", l.PerPage)
	}
	return text
}

// lineNumbers puts the numbers of lines side by side.
func lineNumbers(list []int, between string) string {
	words := make([]string, len(list))
	for i, n := range list {
		words[i] = strconv.Itoa(n)
	}
	return strings.Join(words, between)
}

func drawText(c *checklist.Checklist, d checklist.Draw) string {
	text := count(len(d.All()), "line") + ": " + lineNumbers(d.All(), " ")
	if d.Pick != "" {
		text += "; " + lowerFirst(checklist.ChoiceText(c.Picks, d.Pick, "en"))
	}
	if d.Seed != "" {
		text += "; by the seed " + d.Seed
	}
	switch {
	case len(d.Second) > 0:
		text += "; the last " + strconv.Itoa(len(d.Second)) + " of the second stage"
	case d.Staged:
		text += "; a second stage was declared"
	}
	return text
}
