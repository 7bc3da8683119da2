package tui

import (
	"slices"

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
	was   checklist.Answer  // before; leaving it alone records nothing
	shown map[string]string // the form as it is with what was recorded
	gaps  int               // gaps that the form has room for
	dirty bool
	offer string // why fields are filled in that nobody has typed
	sure  bool   // throwing away was asked for once
	meant bool   // that a fact is confirmed was asked about

	locked bool // only to be looked at: the visit is closed

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
	s.gaps = len(s.was.Gaps)
	s.build()
	s.shown = s.form.all()
	if d, ok := vs.drafts[s.cell()]; ok {
		s.takeUp(d)
	} else {
		s.propose()
	}
	s.look()
	return s
}

// build makes the form around what is recorded.
func (s *answering) build() {
	a := s.was
	for len(a.Gaps) < s.gaps {
		a.Gaps = append(slices.Clone(a.Gaps), checklist.Gap{})
	}
	s.form = newForm(s.sh, answerFields(s.visiting, s.it, a))
	if s.it.Kind == checklist.Share {
		linkShare(s.form)
	}
	s.form.locked = s.locked
}

// propose fills in what is known from elsewhere: the notice given stands with
// the visit. Nothing of it is recorded before the visitor keeps it.
func (s *answering) propose() {
	f := s.form.field("field " + checklist.FrameNotice)
	if f == nil || s.was.State != checklist.Blank || s.it.Scored() || s.v.Notice == "" {
		return
	}
	f.value = s.v.Notice
	s.form.focus(s.form.at)
	s.offer = "the notice is as it stands with the visit; ctrl+s takes it"
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
	return readAnswer(s.it, s.form, s.was)
}

func (s *answering) update(msg tea.Msg) tea.Cmd {
	s.sure = false
	changed, past, cmd := s.form.update(msg)
	if changed {
		s.dirty, s.meant = true, false
		s.look()
	}
	if past {
		return tea.Batch(cmd, s.accept())
	}
	return cmd
}

func (s *answering) actions() []action {
	if s.locked {
		return append(lookKeys(s.sh, loud(s.showingTyped(s.item, s.translate))), photographs(s.visiting, s.item, "ctrl+p"))
	}
	acts := []action{
		{keys: []string{"esc", "ctrl+s"}, hint: "esc", name: "keep", about: "keep the answer and go back; ctrl+s also takes what was filled in for you", by: s.kept},
		{keys: []string{"ctrl+g"}, hint: "ctrl+g", name: "throw away", about: "go back and leave the answer as it was; asks once", run: s.discard},
		loud(s.showingTyped(s.item, s.translate)),
		{keys: []string{"ctrl+o"}, hint: "ctrl+o", name: "note", about: "write an observation on this item", run: s.note},
		photographs(s.visiting, s.item, "ctrl+p"),
		s.asking(s.it, "f3"),
		keysPage(s.sh),
		amongFields("previous and next field; enter on the last one keeps"),
		amongChoices(),
	}
	if s.it.Kind == checklist.Gaps {
		acts = append(acts, action{keys: []string{"ctrl+n"}, hint: "ctrl+n", name: "more", about: "add another gap", run: s.addGap})
	}
	if s.it.Instrument == "acknowledgement" {
		acts = append(acts, action{keys: []string{"ctrl+r"}, hint: "ctrl+r", name: "declined", about: "they decline to sign: noted with what they said, nothing more", run: s.declined})
	}
	return acts
}

func (s *answering) item() *checklist.Item { return s.it }

func (s *answering) note() tea.Cmd { return s.sh.open(newNote(s.visiting, s.it.ID, nil)) }

func (s *answering) translate() tea.Cmd {
	s.host = !s.host
	s.rebuild(s.form.at)
	return nil
}

func (s *answering) addGap() tea.Cmd {
	at := len(s.form.fields)
	s.gaps = max(1, s.gaps) + 1
	s.dirty = true
	s.rebuild(at)
	return nil
}

// rebuild makes the form anew with what is typed in it, letter by letter, and
// with a field in focus.
func (s *answering) rebuild(at int) {
	typed := s.form.all()
	s.build()
	s.form.put(typed)
	for s.form.at < at && s.form.move(+1) {
	}
	s.look()
}
