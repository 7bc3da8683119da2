package tui

import (
	tea "charm.land/bubbletea/v2"

	"gemba/assessment"
	"gemba/checklist"
)

// answering is the screen that takes the answer to one item: a form whose
// fields follow from the item's kind, with the assessment as it would be
// beside it.
type answering struct {
	*visiting
	it    *checklist.Item
	form  *form
	was   checklist.Answer // before; leaving it alone records nothing
	base  checklist.Answer // parts that the form does not show
	dirty bool

	res   *assessment.Result // with the answer as it is typed
	rng   assessment.Range
	wrong string // what is wrong with the numbers
}

// answerScreen opens an item.
func answerScreen(vs *visiting, it *checklist.Item) screen {
	if s := instrument(vs, it); s != nil {
		return s
	}
	switch it.Kind {
	case checklist.Words:
		return newWords(vs, it)
	case checklist.Promises:
		return newPromises(vs, it)
	default:
		return newAnswering(vs, it)
	}
}

func newAnswering(vs *visiting, it *checklist.Item) *answering {
	s := &answering{visiting: vs, it: it, was: vs.v.Answers[it.ID]}
	s.base = s.was
	if d, ok := vs.drafts[s.cell()]; ok {
		if a, err := checklist.DecodeAnswer(d.Text); err == nil {
			s.base, s.dirty = a, true
			vs.sh.say("taken up again where it was left at "+clock(d.At), "")
		}
	}
	s.form = newForm(vs.sh, answerFields(vs, it, s.base))
	s.look()
	return s
}

func (s *answering) cell() checklist.Cell {
	return checklist.Cell{Kind: checklist.KindAnswer, Key: s.it.ID, Field: checklist.FieldValue}
}

func (s *answering) enter() tea.Cmd { return nil }

func (s *answering) typing() bool { return true }

// look evaluates what is typed.
func (s *answering) look() {
	s.res, s.rng, s.wrong = s.preview(s.it.ID, s.answer())
}

// answer reads the form. A form in which nothing is filled in is no answer.
func (s *answering) answer() checklist.Answer {
	if !s.dirty {
		return s.was
	}
	return readAnswer(s.it, s.form, s.base)
}

func (s *answering) update(msg tea.Msg) tea.Cmd {
	if k, ok := msg.(tea.KeyPressMsg); ok && s.form.fields[s.form.at].kind != typed && k.String() == "?" {
		return s.sh.help()
	}
	changed, past, cmd := s.form.update(msg)
	if changed {
		s.dirty = true
		s.fill()
		s.look()
	}
	if past {
		return tea.Batch(cmd, s.leave())
	}
	return cmd
}

// fill completes fields that follow from others: counting all of a list draws
// as many as there are.
func (s *answering) fill() {
	if s.it.Kind == checklist.Share && s.form.get("pick") == pickAll {
		s.form.field("drawn").value = s.form.get("population")
	}
}

// leave goes back, unless something that was typed has no meaning: the text
// stays as it is, and the field says what is wrong with it.
func (s *answering) leave() tea.Cmd {
	if why, i := s.form.problem(); why != "" && s.dirty {
		s.form.focus(i)
		s.sh.say(s.form.fields[i].label+": "+why, "ctrl+g leaves without it")
		return nil
	}
	return s.sh.back()
}

func (s *answering) keep() tea.Cmd {
	if why, _ := s.form.problem(); why != "" && s.dirty {
		return s.saveDraft()
	}
	var save tea.Cmd
	if a := s.answer(); a.Encode() != s.was.Encode() {
		save = s.visiting.answer(s.it.ID, a, s.form.get("reason"))
		s.was = a
		if s.sheet.Fault(s.it.ID) != "" {
			s.sh.say(s.it.ID+" counts as not asked: "+s.sheet.Fault(s.it.ID), "enter opens it again")
		}
	}
	s.dirty = false
	return tea.Batch(save, s.visiting.saveDraft(s.cell(), ""))
}

func (s *answering) saveDraft() tea.Cmd {
	if !s.dirty {
		return nil
	}
	return s.visiting.saveDraft(s.cell(), s.answer().Encode())
}

func (s *answering) actions() []action {
	acts := []action{
		{keys: []string{"ctrl+s", "esc"}, hint: "esc", name: "keep", about: "keep the answer and go back", run: s.leave},
		{keys: []string{"ctrl+g"}, hint: "ctrl+g", name: "throw away", about: "go back and leave the answer as it was", run: s.discard},
		{keys: []string{"ctrl+t"}, hint: "ctrl+t", name: "中文", about: "show the texts in the host's language, and back", run: s.translate},
		{keys: []string{"ctrl+o"}, hint: "ctrl+o", name: "note", about: "write an observation on this item", run: s.note},
		{keys: []string{"f1"}, name: "keys", about: "this page", run: s.sh.help},
		{hint: "↑ ↓ tab enter", about: "previous and next field; enter on the last one keeps"},
		{hint: "← → space", about: "in a field with choices: the next one; or press the key of a choice"},
	}
	if s.it.Kind == checklist.Gaps {
		acts = append(acts, action{keys: []string{"ctrl+n"}, hint: "ctrl+n", name: "more", about: "add another gap", run: s.addGap})
	}
	return acts
}

func (s *answering) discard() tea.Cmd {
	s.dirty = false
	return s.sh.back()
}

func (s *answering) note() tea.Cmd { return s.sh.open(newNote(s.visiting, s.it.ID, nil)) }

func (s *answering) translate() tea.Cmd {
	s.host = !s.host
	s.rebuild(s.answer(), s.form.at)
	return nil
}

func (s *answering) addGap() tea.Cmd {
	a := readAnswer(s.it, s.form, s.base)
	at := len(s.form.fields)
	a.Gaps = append(a.Gaps, checklist.Gap{})
	s.dirty = true
	s.rebuild(a, at)
	return nil
}

// rebuild makes the form anew around an answer, with a field in focus.
func (s *answering) rebuild(a checklist.Answer, at int) {
	s.form = newForm(s.sh, answerFields(s.visiting, s.it, a))
	for s.form.at < at && s.form.move(+1) {
	}
	s.look()
}
