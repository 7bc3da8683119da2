package tui

import (
	"cmp"
	"encoding/json"
	"strings"

	"gemba/checklist"
)

// quotedCells is how many cells of a text stand where it is only named.
const quotedCells = 60

// subject names the cell of a conflict: the item and its question, or the entry of
// a list with what it says.
func (vs *visiting) subject(c checklist.Cell) string {
	if it := vs.c.Item(c.Key); it != nil {
		s := it.ID + "  " + it.Prompt.In(vs.lang())
		switch c.Kind {
		case checklist.KindEntry:
			s += " · " + vs.entryName(c)
		case checklist.KindSample:
			s += " · " + vs.partName(c)
		case checklist.KindLine:
			s += " · " + vs.tell("line %s", c.Field)
		}
		return s
	}
	if c.Kind == checklist.KindVisit {
		return vs.tell("the visit") + " · " + vs.partName(c)
	}
	item, says := vs.v.About(c)
	s := vs.kindName(c.Kind)
	if item != "" {
		s = item + "  " + s
	}
	if says != "" {
		return s + " " + vs.quoted(c)
	}
	return strings.Trim(s+" · "+vs.quoted(c), " ·")
}

// quoted is what an entry of a list says, and which part of it a cell is.
func (vs *visiting) quoted(c checklist.Cell) string {
	var words []string
	if _, says := vs.v.About(c); says != "" {
		words = append(words, "“"+vs.sh.m.line(says, quotedCells)+"”")
	}
	if part := vs.partName(c); part != "" {
		words = append(words, part)
	}
	return strings.Join(words, " · ")
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
	case parts[0] == "probe" && len(parts) == 2:
		return vs.tell(cmp.Or(probeParts[parts[1]], parts[1]))
	case parts[0] == "field", parts[0] == "row", parts[0] == "cell", parts[0] == "probe":
		return strings.TrimSpace(strings.Join(parts[1:], " "))
	case parts[0] == "said":
		return vs.tell("a paragraph")
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
	value := vs.valueWords(c, v)
	switch {
	case c.Field == checklist.FieldDeleted:
		return value
	case c.Kind == checklist.KindEntry:
		return vs.entryName(c) + vs.colon() + value
	case c.Kind == checklist.KindLine:
		return vs.tell("line %s", c.Field) + vs.colon() + value
	case c.Kind == checklist.KindSample:
		return vs.partName(c) + vs.colon() + value
	case !v.Cleared && v.To != "":
		return vs.reviewField(c) + value
	}
	return value
}

// colon stands between what something is and what it says.
func (vs *visiting) colon() string { return vs.tell(": ") }

// valueWords says what a version of a cell says where its name stands beside it.
func (vs *visiting) valueWords(c checklist.Cell, v Version) string {
	if c.Field == checklist.FieldDeleted {
		if v.To != "" {
			return vs.tell("taken off the list")
		}
		return vs.tell("kept on the list")
	}
	if it := vs.c.Item(c.Key); it != nil && c.Kind == checklist.KindAnswer {
		return vs.words(it, v.To, v.Cleared)
	}
	if c.Kind == checklist.KindSample || c.Kind == checklist.KindLine {
		return vs.sampleWords(c, v)
	}
	switch {
	case v.Cleared || v.To == "":
		return vs.tell("nothing")
	case c.Kind == checklist.KindEntry:
		return vs.entryText(c, v.To)
	}
	return vs.partText(c, v.To)
}

// entryText says what an entry of an instrument says: the words of its choice, if
// it is one.
func (vs *visiting) entryText(c checklist.Cell, value string) string {
	kind, name, _ := strings.Cut(c.Field, "/")
	it := vs.c.Item(c.Key)
	switch {
	case kind == "probe" && name == "latency":
		return checklist.ChoiceText(vs.c.Latencies, value, vs.lang())
	case kind == "field" && it != nil && it.Field(name) != nil:
		return checklist.Line(vs.fieldText(it.Field(name), value))
	case checklist.IsRow(c):
		words := strings.Split(vs.c.EntryText(c, value, vs.lang()), ", ")
		for i, w := range words {
			column, n, _ := strings.Cut(w, " ")
			words[i] = vs.tell(column) + " " + n
		}
		return strings.Join(words, vs.tell(", "))
	}
	return checklist.Line(vs.c.EntryText(c, value, vs.lang()))
}

// workedWords says what the lines and entries of an item come to, with a version of
// its answer that stood before somebody set the item aside.
func (vs *visiting) workedWords(item string, v Version) string {
	it := vs.c.Item(item)
	if it == nil {
		return vs.tell("what was worked")
	}
	return vs.answerWords(it, vs.v.WorkedBeside(item, v.To))
}

// sampleWords says what a version of a list, a draw or a line says.
func (vs *visiting) sampleWords(c checklist.Cell, v Version) string {
	if c.Kind == checklist.KindLine {
		var l checklist.SampleLine
		_ = json.Unmarshal([]byte(v.To), &l) // what cannot be read is no mark
		if l.Status == "" {
			return vs.tell("no mark")
		}
		s := checklist.ChoiceText(vs.c.LineStatuses, string(l.Status), vs.lang())
		for _, more := range []string{l.Place, l.Note} {
			if more != "" {
				s += vs.tell(", ") + more
			}
		}
		return s
	}
	if c.Field == checklist.FieldList {
		var l checklist.List
		_ = json.Unmarshal([]byte(v.To), &l)
		n := vs.counted(l.Lines, "line")
		if l.Open {
			n = vs.tell("number of lines not known")
		}
		if source := checklist.ChoiceText(vs.c.ListSources, l.Source, vs.lang()); source != "" {
			n += vs.tell(", ") + source
		}
		return n
	}
	var d checklist.Draw
	_ = json.Unmarshal([]byte(v.To), &d)
	s := vs.counted(len(d.All()), "line") + vs.tell(", ") + checklist.ChoiceText(vs.c.Picks, d.Pick, vs.lang())
	if d.Seed != "" {
		s += vs.tell(", seed %s", d.Seed)
	}
	return s
}
