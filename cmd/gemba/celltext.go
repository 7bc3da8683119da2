package main

import (
	"encoding/json"
	"fmt"
	"strings"

	"gemba/checklist"
)

// fieldText prints the value of a field: the words of its choice, if it has any.
func fieldText(c *checklist.Checklist, f *checklist.Field, value string) string {
	switch f.Type {
	case "choice":
		return checklist.ChoiceText(f.Choices, value, "en")
	case "list-source":
		return checklist.ChoiceText(c.ListSources, value, "en")
	case "tells":
		var words []string
		for _, id := range strings.Fields(value) {
			words = append(words, checklist.ChoiceText(c.Tells, id, "en"))
		}
		return strings.Join(words, "; ")
	}
	if unit := f.Measure(); value != "" && unit != "" {
		return value + " " + unit
	}
	return value
}

// lowerFirst begins a label with a small letter, unless it begins with an
// abbreviation.
func lowerFirst(s string) string {
	if len(s) > 1 && s[0] >= 'A' && s[0] <= 'Z' && (s[1] < 'A' || s[1] > 'Z') {
		return strings.ToLower(s[:1]) + s[1:]
	}
	return s
}

// cellText puts one version of a cell into words.
func cellText(c *checklist.Checklist, cell checklist.Cell, value string, cleared bool) string {
	switch {
	case cell.Field == checklist.FieldDeleted && cleared:
		return "on the list"
	case cell.Field == checklist.FieldDeleted:
		return "taken off the list"
	case cell.Kind == checklist.KindAnswer && cleared:
		return "not asked"
	case cleared:
		return "nothing"
	case cell.Kind == checklist.KindAnswer:
		a, err := checklist.DecodeAnswer(value)
		if it := c.Item(cell.Key); it != nil && err == nil {
			return answerText(c, it, a)
		}
	case cell.Kind == checklist.KindEntry:
		return c.EntryText(cell, value, "en")
	case cell.Kind == checklist.KindLine:
		var l checklist.SampleLine
		if json.Unmarshal([]byte(value), &l) == nil {
			return lineText(c, l)
		}
	case cell.Kind == checklist.KindPen || cell.Kind == checklist.KindSignature || cell.Kind == checklist.KindVisit && cell.Field == checklist.FieldClosed:
		return reviewText(cell, value)
	case cell.Kind == checklist.KindSample:
		return sampleCellText(c, cell.Field, value)
	case cell.Kind == checklist.KindVisit && cell.Field == checklist.FieldChecklist && value == c.Hash:
		return fmt.Sprintf("%s %s (%.12s)", c.ID, c.Version, c.Hash)
	}
	return value
}
