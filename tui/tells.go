package tui

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"gemba/checklist"
)

// tellMarks takes what is seen on sheets of paper with one key each, while the
// visitor leafs through them. Every mark is a fact of its own. Marks carry no
// points: they choose which record is tested.
type tellMarks struct {
	*visiting
	still
	it   *checklist.Item
	at   int      // row under the cursor
	done []string // what was marked or unmarked since the screen was opened
}

func newTells(vs *visiting, it *checklist.Item) *tellMarks {
	return &tellMarks{visiting: vs, it: it}
}

// tellsField is the item's field that takes the marks, or nil.
func tellsField(it *checklist.Item) *checklist.Field {
	i := slices.IndexFunc(it.Fields, func(f checklist.Field) bool { return f.Type == "tells" })
	if i < 0 {
		return nil
	}
	return &it.Fields[i]
}

// marked are the ids that are marked.
func (s *tellMarks) marked() []string {
	return strings.Fields(s.v.Answers[s.it.ID].Fields[tellsField(s.it).Name])
}

// ownTellKeys are the letters that the screen has for itself.
const ownTellKeys = "efjkq"

// options are the tells with their keys. One whose key the screen needs itself is
// reached with the cursor.
func (s *tellMarks) options() []option {
	out := fromChoices(s.c.Tells, s.lang())
	for i := range out {
		if strings.Contains(ownTellKeys, out[i].key) {
			out[i].key = ""
		}
	}
	return out
}

// toggle marks a tell, or takes its mark off.
func (s *tellMarks) toggle(id string) tea.Cmd {
	s.at = slices.IndexFunc(s.c.Tells, func(c checklist.Choice) bool { return c.ID == id })
	marks := s.marked()
	if i := slices.Index(marks, id); i >= 0 {
		marks = slices.Delete(marks, i, i+1)
	} else {
		marks = append(marks, id)
	}
	return s.set(tellsField(s.it).Name, strings.Join(marks, " "))
}

// set records a field. Without any the item is as if it had not been asked.
func (s *tellMarks) set(name, value string) tea.Cmd {
	a := s.changed(s.it, func(a *checklist.Answer) {
		a.State, a.Reason = checklist.Answered, ""
		a.Fields[name] = value
	})
	if a.Encode() == (checklist.Answer{State: checklist.Answered}).Encode() {
		a = checklist.Answer{}
	}
	return s.record(checklist.AnswerChange(s.it.ID, a, ""))
}

// mark takes the key of a tell.
func (s *tellMarks) mark(key string) tea.Cmd {
	options := s.options()
	id := options[slices.IndexFunc(options, func(o option) bool { return o.key == key })].id
	return s.markOf(id)
}

func (s *tellMarks) markOf(id string) tea.Cmd {
	s.done = append(s.done, id)
	return s.toggle(id)
}

// undo takes the last mark back, or sets it again where it was taken off.
func (s *tellMarks) undo() tea.Cmd {
	last := s.done[len(s.done)-1]
	s.done = s.done[:len(s.done)-1]
	return s.toggle(last)
}

// none records that the sheets were looked at, and nothing was seen on them.
func (s *tellMarks) none() tea.Cmd { return s.dealtWith(s.it) }

// others are the item's fields besides the marks: which record is tested.
func (s *tellMarks) others() []*checklist.Field {
	var out []*checklist.Field
	for i := range s.it.Fields {
		if f := &s.it.Fields[i]; f != tellsField(s.it) {
			out = append(out, f)
		}
	}
	return out
}

// choose asks for them.
func (s *tellMarks) choose() tea.Cmd {
	a := s.v.Answers[s.it.ID]
	var fields []field
	for _, f := range s.others() {
		fields = append(fields, itemField(s.visiting, f, a.Fields[f.Name]))
	}
	d := &dialog{
		sh: s.sh, head: s.header, title: s.it.ID + " · the record", verb: "record", form: newForm(s.sh, fields),
		about: s.tell("Which record is put to the test. %s", s.it.Evidence.In(s.lang())),
		done: func(f *form) tea.Cmd {
			var cmds []tea.Cmd
			for _, own := range s.others() {
				if v := f.get("field " + own.Name); v != s.v.Answers[s.it.ID].Fields[own.Name] {
					cmds = append(cmds, s.set(own.Name, v))
				}
			}
			return tea.Batch(append(cmds, s.sh.back())...)
		},
	}
	return s.sh.open(d.within(s.visiting, checklist.Cell{Kind: checklist.KindAnswer, Key: s.it.ID, Field: "the record"}))
}

func (s *tellMarks) move(by int) tea.Cmd { return stepped(&s.at, by, len(s.c.Tells)) }

func (s *tellMarks) actions() []action {
	var keys []string
	for _, o := range s.options() {
		if o.key != "" {
			keys = append(keys, o.key)
		}
	}
	nothing := unless(func() bool { return len(s.done) > 0 }, "nothing was marked since this was opened: its own key takes a mark off")
	some := unless(func() bool { return len(s.marked()) == 0 }, "there are marks")
	alone := unless(func() bool { return len(s.others()) > 0 }, "this item takes marks only")
	acts := []action{
		{keys: keys, hint: keys[0] + " – " + keys[len(keys)-1], name: "mark", about: "what is seen, each with its key; the same key takes it off", by: s.mark},
		{keys: []string{"backspace"}, name: "take back", about: "take the last mark back", when: nothing, run: s.undo},
		{keys: []string{"enter"}, name: "the record", about: "which record is put to the test", when: alone, run: s.choose},
		{keys: []string{"0"}, name: "none seen", about: "the sheets were looked at, and nothing was seen on them", when: some, run: s.none},
		{keys: []string{"space"}, name: "mark", about: "mark the row under the cursor, or take its mark off", quiet: true, run: func() tea.Cmd { return s.markOf(s.c.Tells[s.at].ID) }},
		down("next and previous row, with its innocent cause and what settles it; the arrow keys too", s.move),
		up(s.move),
	}
	acts = besides(s.visiting, s.it, acts)
	return append(acts, common(s.sh, s.sh.back)...)
}

// kept names the texts that may be unfinished, each with the key that goes on
// with it.
func (*tellMarks) kept() map[string]string {
	return map[string]string{"the record": "enter", checklist.FieldValue: "f"}
}
