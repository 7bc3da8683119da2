package tui

import (
	"slices"
	"strconv"

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

// takeUp puts into the form what was typed before the program was cut off.
func (s *answering) takeUp(d checklist.Draft) {
	typed, ok := draftValues(d.Text)
	if !ok {
		return
	}
	for s.it.Kind == checklist.Gaps && typed[gapCount] != "" && s.gaps < count(typed[gapCount]) {
		s.gaps++
	}
	s.build()
	s.form.put(typed)
	s.form.refocus(typed)
	s.dirty = true
	s.sh.say("taken up again where it was left at "+clock(d.At), "")
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

// accept keeps the form, also what was filled in for the visitor.
func (s *answering) accept() tea.Cmd {
	if s.offer != "" {
		s.dirty = true
	}
	return s.leave()
}

// leave goes back, unless something that was typed has no meaning: the text
// stays as it is, and the field says what is wrong with it.
func (s *answering) leave() tea.Cmd {
	if why, i := s.form.problem(); why != "" && s.dirty {
		s.form.focus(i)
		s.sh.say(s.form.fields[i].title()+": "+why, "ctrl+g leaves without it")
		return nil
	}
	if s.doubtful() {
		s.meant = true
		s.form.focus(slices.IndexFunc(s.form.fields, func(f field) bool { return f.name == fieldConfirmed }))
		s.sh.say("this is recorded as confirmed: "+checklist.Line(s.it.Knock.Rule.In(s.lang())), "the same key once more records it; backspace takes it back")
		return nil
	}
	return s.sh.back()
}

// fieldConfirmed is the field that says that the fact of the item is confirmed.
const fieldConfirmed = "confirmed"

// doubtful reports whether a fact was ticked that nobody was asked about yet. One
// stray key would prove a case against a supplier, so it takes a second one.
func (s *answering) doubtful() bool {
	return s.it.Knock != nil && s.dirty && !s.meant && !s.was.Confirmed && s.form.get(fieldConfirmed) == "yes"
}

func (s *answering) keep() tea.Cmd {
	if s.locked {
		return nil
	}
	if why, _ := s.form.problem(); why != "" && s.dirty || s.doubtful() {
		return s.saveDraft()
	}
	a := s.answer()
	s.dirty = false
	return s.typedIn(s.cell(), func() tea.Cmd {
		if a.Encode() == s.was.Encode() {
			return nil
		}
		s.was = a
		cmd := s.visiting.answer(s.it.ID, a, s.form.get("reason"))
		if why := s.sheet.Fault(s.it.ID); why != "" {
			s.sh.say(s.it.ID+" counts as not asked: "+why, s.wayBack()+" opens it again")
		}
		return cmd
	})
}

// wayBack are the keys that lead back to this form from where it was opened: the
// instrument of the item has a key for it, also where the walk opens that first.
func (s *answering) wayBack() string {
	stack := s.app.stack
	if i := slices.IndexFunc(stack, func(o screen) bool { return o == screen(s) }); i > 0 {
		if k := plainKey(stack[i-1]); k != "" {
			return k
		}
	}
	if k := plainKey(answerScreen(s.visiting, s.it)); k != "" {
		return "enter and then " + k
	}
	return "enter"
}

// plainKey is the key by which a screen opens the plain form of its item; empty
// where it has none.
func plainKey(s screen) string {
	for _, a := range s.actions() {
		if a.plain {
			return a.keyHint()
		}
	}
	return ""
}

// gapCount is the name under which a draft keeps how many gaps the form has.
const gapCount = "gaps"

// saveDraft keeps the fields that were changed, letter by letter: what cannot
// be read yet is not lost either.
func (s *answering) saveDraft() tea.Cmd {
	if !s.dirty {
		return nil
	}
	return s.visiting.saveDraft(s.cell(), s.form.draft(s.typed()))
}

// typed are the fields that differ from what is recorded, by name.
func (s *answering) typed() map[string]string {
	typed := s.form.changed(s.shown)
	if s.gaps > len(s.was.Gaps) {
		typed[gapCount] = strconv.Itoa(s.gaps)
	}
	return typed
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
		{keys: []string{"f1"}, name: "keys", about: thisPage, run: s.sh.help},
		{hint: "↑ ↓ tab enter", about: "previous and next field; enter on the last one keeps"},
		{hint: "← → space", about: "in a field with choices: the next one; or press the key of a choice"},
	}
	if s.it.Kind == checklist.Gaps {
		acts = append(acts, action{keys: []string{"ctrl+n"}, hint: "ctrl+n", name: "more", about: "add another gap", run: s.addGap})
	}
	if s.it.Instrument == "acknowledgement" {
		acts = append(acts, action{keys: []string{"ctrl+r"}, hint: "ctrl+r", name: "declined", about: "they decline to sign: noted with what they said, nothing more", run: s.declined})
	}
	return acts
}

// kept goes back by one of the keys that keep.
func (s *answering) kept(key string) tea.Cmd {
	if key == "ctrl+s" {
		return s.accept()
	}
	return s.leave()
}

// discard throws away what was typed. It takes a second word where there is
// something.
func (s *answering) discard() tea.Cmd {
	if len(s.typed()) > 0 && s.dirty && !s.sure {
		s.sure = true
		s.sh.say("ctrl+g once more throws away what you typed here", "any other key goes on")
		return nil
	}
	s.dirty = false
	return s.sh.back()
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
