package tui

import (
	"slices"
	"strconv"

	tea "charm.land/bubbletea/v2"

	"gemba/checklist"
)

// pairing compares two numbers of an item: quality people against production
// people, the minutes of a shift against those that its signed checks need. What
// other items counted is offered, and what follows from other fields is filled
// in.
type pairing struct {
	*visiting
	still
	it   *checklist.Item
	from int // lines passed over on a small screen
}

func newPairing(vs *visiting, it *checklist.Item) *pairing { return &pairing{visiting: vs, it: it} }

// stands marks an answer as one once both numbers are there.
func (s *pairing) stands(a *checklist.Answer) {
	for _, role := range []string{"num", "den"} {
		if f := s.it.FieldOf(role); f == nil || a.Fields[f.Name] == "" {
			if a.State == checklist.Answered {
				a.State = checklist.NotSeen
			}
			return
		}
	}
	a.State, a.Reason = checklist.Answered, ""
}

// offer is a number that another item has counted.
type offer struct {
	field *checklist.Field
	value string
	from  string // item
}

// offers are the numbers of the items that feed this one: those of the fields
// with the same name, else all that was counted there against the second number.
func (s *pairing) offers() []offer {
	var out []offer
	for i := range s.c.Items {
		feeder := &s.c.Items[i]
		if !slices.Contains(feeder.Feeds, s.it.ID) {
			continue
		}
		fields := s.v.Answers[feeder.ID].Fields
		total, known, same := 0, false, false
		for _, f := range feeder.Fields {
			own := s.it.Field(f.Name)
			same = same || own != nil
			n := count(fields[f.Name])
			if fields[f.Name] == "" || n < 0 {
				continue
			}
			total, known = total+n, true
			if own != nil {
				out = append(out, offer{own, strconv.Itoa(n), feeder.ID})
			}
		}
		if den := s.it.FieldOf("den"); known && !same && den != nil {
			out = append(out, offer{den, strconv.Itoa(total), feeder.ID})
		}
	}
	return out
}

// fresh are the offers that the answer does not have.
func (s *pairing) fresh() []offer {
	fields := s.v.Answers[s.it.ID].Fields
	return slices.DeleteFunc(s.offers(), func(o offer) bool { return fields[o.field.Name] == o.value })
}

func (s *pairing) noOffer() string {
	switch {
	case len(s.offers()) == 0:
		return "no other item has counted for this one yet"
	case len(s.fresh()) == 0:
		return "these numbers are taken already"
	}
	return ""
}

// take takes what other items counted.
func (s *pairing) take() tea.Cmd {
	return s.record(checklist.AnswerChange(s.it.ID, s.changed(s.it, func(a *checklist.Answer) {
		for _, o := range s.fresh() {
			a.Fields[o.field.Name] = o.value
		}
		s.stands(a)
	}), ""))
}

// amounts is the form of all numbers of the item, and of how they are known.
func (s *pairing) amounts() tea.Cmd {
	e := &entry{visiting: s.visiting, it: s.it, title: "the numbers", cell: checklist.Cell{Kind: checklist.KindAnswer, Key: s.it.ID, Field: "numbers"}}
	e.fields = func() []field {
		a := s.v.Answers[s.it.ID]
		var fs []field
		for _, f := range s.inOrder() {
			fs = append(fs, itemField(s.visiting, f, a.Fields[f.Name]))
		}
		return append(fs, basisField(s.visiting, a.Basis))
	}
	e.change = func(f *form) (checklist.Change, bool) {
		return checklist.AnswerChange(s.it.ID, s.changed(s.it, func(a *checklist.Answer) {
			for _, own := range s.inOrder() {
				a.Fields[own.Name] = f.get("field " + own.Name)
			}
			a.Basis = f.get("basis")
			s.stands(a)
		}), ""), true
	}
	filled := ""
	if l, ok := s.load(func(name string) string { return s.v.Answers[s.it.ID].Fields[name] }); ok {
		filled = l.minutes()
	}
	e.fill = func(f *form, _ string) { filled = s.fill(f, filled) }
	e.says = func(d *text, f *form) { s.says(d, func(name string) string { return f.get("field " + name) }) }
	return s.sh.open(e.open())
}

// inOrder are the fields of the item: what a number follows from goes before it.
func (s *pairing) inOrder() []*checklist.Field {
	var first, rest []*checklist.Field
	for i := range s.it.Fields {
		f := &s.it.Fields[i]
		if s.loads() && slices.Contains(loadFields, f.Name) {
			first = append(first, f)
		} else {
			rest = append(rest, f)
		}
	}
	return append(first, rest...)
}

func (s *pairing) actions() []action {
	acts := []action{
		{keys: []string{"enter", "w"}, hint: "enter", name: "numbers", about: "type the numbers, and how you know them", run: s.amounts},
		{keys: []string{"m"}, name: "take", about: "take the numbers that another item has counted", quiet: len(s.offers()) == 0, when: s.noOffer, run: s.take},
		{keys: []string{"b"}, name: "basis", about: "how you know: told, shown, seen, corroborated", run: func() tea.Cmd { return s.askBasis(s.it) }},
	}
	acts = append(acts, scrolling(&s.from)...)
	acts = besides(s.visiting, s.it, acts)
	return append(acts, common(s.sh, s.sh.back)...)
}

// askBasis asks how the numbers are known.
func (vs *visiting) askBasis(it *checklist.Item) tea.Cmd {
	return vs.sh.open(&picker{
		visiting: vs, title: it.ID + " · how do you know", table: vs.c.Bases,
		chosen: func() []string { return []string{vs.v.Answers[it.ID].Basis} },
		pick: func(id string) tea.Cmd {
			return vs.answerWith(it, func(a *checklist.Answer) { a.Basis = id })
		},
	})
}

// kept names the texts that may be unfinished, each with the key that goes on
// with it.
func (*pairing) kept() map[string]string {
	return map[string]string{"numbers": "enter", checklist.FieldValue: "f"}
}
