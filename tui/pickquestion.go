package tui

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"gemba/checklist"
	"gemba/sampling"
)

// whoChose is the field of the cell under which what is typed about it is kept.
const whoChose = "who chose"

// pickQuestion asks once who chose what an instrument looks at. Where the
// program draws, it draws numbers of a list that the factory has; the lines of
// the instrument are its own.
type pickQuestion struct {
	*visiting
	it    *checklist.Item
	about string
	list  checklist.List // frozen with the answer
	n     int            // how many to draw; fixed where one is enough
	then  func() tea.Cmd // what comes after it; may be nil
}

func (q pickQuestion) screen() screen { return &nonceDialog{q.dialog(), throwDice} }

func (q pickQuestion) dialog() *dialog {
	var f *form
	undrawn := unless(func() bool { return f.get("pick") == pickRandom }, "only where the program draws")
	whole := func(s string) string {
		if n := count(s); undrawn() == "" && (n < 1 || n > longestList) {
			return "a whole number, 1 or more"
		}
		return ""
	}
	f = newForm(q.sh, []field{
		{name: "pick", label: "Who chose", kind: oneOf, value: q.v.Draws[q.it.ID].Pick, options: q.options(), check: required},
		{name: "name", label: "From what", value: q.v.Lists[q.it.ID].Name, hint: "the pallet, the shipping log, the parts on the rack"},
		{name: "of", label: "Lines on that list", check: whole, off: undrawn},
		{name: "n", label: "How many to draw", value: strconv.Itoa(max(1, q.n)), check: whole, off: undrawn},
		{name: "nonce", label: "Number or word for the draw", hint: "* throws dice; written down first, nobody can steer the draw", off: undrawn},
	})
	f.field("nonce").check = func(s string) string {
		switch {
		case undrawn() != "":
			return ""
		case s == "":
			return "is needed"
		case count(f.get("n")) > count(f.get("of")):
			return "more to draw than there are lines"
		}
		return ""
	}
	d := &dialog{
		sh: q.sh, head: q.header, title: q.it.ID + " · who chose", about: q.about, form: f, verb: "record", again: q.dialog,
		done: func(f *form) tea.Cmd {
			cmds := []tea.Cmd{q.save(f), q.sh.back()}
			if q.then != nil {
				cmds = append(cmds, q.then())
			}
			return tea.Batch(cmds...)
		},
	}
	return d.within(q.visiting, checklist.Cell{Kind: checklist.KindSample, Key: q.it.ID, Field: whoChose})
}

// options are the ways to choose, each with what it proves.
func (q pickQuestion) options() []option {
	out := fromChoices(q.c.Picks, q.lang())
	for i := range out {
		switch out[i].id {
		case pickVisitor:
			out[i].label = q.tell("%s (proves less)", out[i].label)
		case pickFactory:
			out[i].label = q.tell("%s (proves only what was shown)", out[i].label)
		}
	}
	return out
}

// save records who chose, and what from.
func (q pickQuestion) save(f *form) tea.Cmd {
	list := q.list
	list.Name = f.get("name")
	draw := checklist.Draw{Pick: f.get("pick")}
	if draw.Pick == pickRandom {
		of, n := count(f.get("of")), count(f.get("n"))
		draw.Nonce = checklist.Line(f.get("nonce"))
		draw.Seed = sampling.Seed(q.v.ID, q.it.ID, of, draw.Nonce)
		lines, err := sampling.Draw(draw.Seed, of, n)
		if err != nil {
			q.sh.say(checklist.Line(err.Error()), "")
			return nil
		}
		list.Name = drawnText(list.Name, of, lines)
	}
	cell := func(field, value string) checklist.Change {
		return checklist.Change{Cell: checklist.Cell{Kind: checklist.KindSample, Key: q.it.ID, Field: field}, Value: value}
	}
	return q.record(cell(checklist.FieldList, checklist.EncodeCell(list)), cell(checklist.FieldDraw, checklist.EncodeCell(draw)))
}

// drawnText says which lines of a list were drawn. They stand in the name of the
// list, since the lines of the instrument are others.
func drawnText(name string, of int, lines []int) string {
	parts := make([]string, len(lines))
	for i, no := range slices.Sorted(slices.Values(lines)) {
		parts[i] = strconv.Itoa(no)
	}
	if name == "" {
		name = "the list"
	}
	return fmt.Sprintf("%s, lines %s of %d", name, strings.Join(parts, " "), of)
}

// chosenText says who chose, and from what.
func (vs *visiting) chosenText(it *checklist.Item) string {
	pick, name := vs.v.Draws[it.ID].Pick, vs.v.Lists[it.ID].Name
	if pick == "" {
		return ""
	}
	text := checklist.ChoiceText(vs.c.Picks, pick, vs.lang())
	if name != "" {
		text += vs.colon() + name
	}
	return checklist.Line(text)
}

// notChosen reports whether nobody has said yet who chose: no line is taken before.
func (vs *visiting) notChosen(it *checklist.Item) bool { return vs.v.Draws[it.ID].Pick == "" }
