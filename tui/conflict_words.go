package tui

import (
	"cmp"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"gemba/checklist"
)

// quoted is how many cells of a text stand where it is only named.
const quoted = 60

// subject names the cell of a conflict: the item and its question, or the entry of
// a list with what it says.
func (vs *visiting) subject(c checklist.Cell) string {
	if it := vs.c.Item(c.Key); it != nil {
		s := it.ID + "  " + it.Prompt.In(vs.lang())
		if c.Kind != checklist.KindAnswer {
			s = strings.TrimRight(s, ".。")
		}
		switch c.Kind {
		case checklist.KindEntry:
			s += ": " + vs.entryName(c)
		case checklist.KindSample:
			s += ": " + c.Field
		case checklist.KindLine:
			s += ": line " + c.Field
		}
		return s
	}
	if c.Kind == checklist.KindVisit {
		return "the visit: " + c.Field
	}
	item, says := vs.v.About(c)
	s := cmp.Or(kindNames[c.Kind], c.Kind)
	if item != "" {
		s = item + "  " + s
	}
	if says != "" {
		s += " “" + vs.sh.m.cut(checklist.Line(says), quoted) + "”"
	}
	switch c.Field {
	case "text", "what", checklist.FieldValue, checklist.FieldDeleted:
		return s
	}
	return s + ": " + c.Field
}

// entryName names one entry of an instrument, without the parts of its name that
// mean nothing to a reader.
func (vs *visiting) entryName(c checklist.Cell) string {
	parts := strings.Split(c.Field, "/")
	switch {
	case parts[0] == "gap" && len(parts) == 3:
		for i := range vs.v.Answers[c.Key].Gaps {
			if g := vs.v.Answers[c.Key].Gaps[i]; g.ID == parts[1] {
				return strings.Trim(g.What+", "+parts[2], ", ")
			}
		}
		return parts[2]
	case parts[0] == "field" && vs.c.Item(c.Key) != nil && vs.c.Item(c.Key).Field(parts[1]) != nil:
		return checklist.Line(vs.c.Item(c.Key).Field(parts[1]).Label.In(vs.lang()))
	case parts[0] == "field", parts[0] == "row", parts[0] == "cell", parts[0] == "probe":
		return strings.Join(parts[1:], " ")
	case parts[0] == "said":
		return "a paragraph"
	case (parts[0] == "count" || parts[0] == "sum" || parts[0] == "value") && len(parts) > 2:
		return strings.Join(append(parts[:1:1], parts[2:]...), " ")
	}
	return strings.Join(parts, " ")
}

// versionWords says what a version of a cell says, by the checklist that it was
// recorded under.
func (vs *visiting) versionWords(c checklist.Cell, v Version) string {
	return vs.asOf(v.Entered).cellWords(c, v)
}

func (vs *visiting) cellWords(c checklist.Cell, v Version) string {
	if c.Field == checklist.FieldDeleted {
		if v.To != "" {
			return "taken off the list"
		}
		return "kept on the list"
	}
	if it := vs.c.Item(c.Key); it != nil && c.Kind == checklist.KindAnswer {
		return vs.words(it, v.To, v.Cleared)
	}
	if c.Kind == checklist.KindSample || c.Kind == checklist.KindLine {
		return vs.sampleWords(c, v)
	}
	to := v.To
	switch {
	case v.Cleared || to == "":
		to = "nothing"
	case c.Kind == checklist.KindEntry:
		to = checklist.Line(vs.c.EntryText(c, to, vs.lang()))
	default:
		to = reviewField(c) + to
	}
	if c.Kind == checklist.KindEntry {
		return vs.entryName(c) + ": " + to
	}
	return to
}

// workedWords says what the lines and entries of an item come to, with a version of
// its answer that stood before somebody set the item aside.
func (vs *visiting) workedWords(item string, v Version) string {
	it := vs.c.Item(item)
	if it == nil {
		return "what was worked"
	}
	return vs.answerWords(it, vs.v.WorkedBeside(item, v.To))
}

// sampleWords says what a version of a list, a draw or a line says.
func (vs *visiting) sampleWords(c checklist.Cell, v Version) string {
	if c.Kind == checklist.KindLine {
		var l checklist.SampleLine
		_ = json.Unmarshal([]byte(v.To), &l) // what cannot be read is no mark
		s := "line " + c.Field + ": " + textOf(vs.c.LineStatuses, string(l.Status), vs.lang())
		if l.Status == "" {
			return "line " + c.Field + ": no mark"
		}
		for _, more := range []string{l.Place, l.Note} {
			if more != "" {
				s += ", " + more
			}
		}
		return s
	}
	if c.Field == checklist.FieldList {
		var l checklist.List
		_ = json.Unmarshal([]byte(v.To), &l)
		n := strconv.Itoa(l.Lines) + " lines"
		if l.Open {
			n = "number of lines not known"
		}
		return strings.TrimSuffix("the list: "+n+", "+textOf(vs.c.ListSources, l.Source, vs.lang()), ", ")
	}
	var d checklist.Draw
	_ = json.Unmarshal([]byte(v.To), &d)
	s := fmt.Sprintf("the draw: %d lines, %s", len(d.All()), textOf(vs.c.Picks, d.Pick, vs.lang()))
	if d.Seed != "" {
		s += ", seed " + d.Seed
	}
	return s
}
