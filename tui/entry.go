package tui

import (
	tea "charm.land/bubbletea/v2"

	"gemba/assessment"
	"gemba/checklist"
)

// entry is a form for one part of an instrument: a row, or the numbers of a sum.
// What follows from the fields, and the assessment as it would be, stand beside
// it while they are typed. Leaving it records what is complete; the rest is kept
// as it was typed.
type entry struct {
	*visiting
	it     *checklist.Item
	title  string
	cell   checklist.Cell                       // of what is being typed
	fields func() []field                       // anew, in the language that is shown
	change func(*form) (checklist.Change, bool) // what the fields come to; false while something is missing
	needs  string                               // what change waits for, in words
	says   func(*text, *form)                   // what follows from the fields
	fill   func(f *form, touched string)        // completes fields that follow from others; may be nil
	kept   func()                               // follows a record; may be nil
	more   func() tea.Cmd                       // goes on to a next part; nil where there is none
	form   *form
	was    checklist.Change // as it is recorded
	dirty  bool
	locked bool // only to be looked at: the visit is closed

	res   *assessment.Result // with the fields as they are typed
	rng   assessment.Range
	wrong string
}

// open makes the form, with what was typed before the program was cut off.
func (s *entry) open() *entry {
	s.form = newForm(s.sh, s.fields())
	s.was, _ = s.change(s.form)
	if typed, ok := draftValues(s.drafts[s.cell].Text); ok {
		s.restore(typed)
		s.form.refocus(typed)
		s.dirty = true
		s.sh.say("taken up again where it was left at "+clock(s.drafts[s.cell].At), "")
	}
	s.look()
	return s
}

// restore puts values into the form; what is not among them is empty.
func (s *entry) restore(values map[string]string) {
	for i := range s.form.fields {
		s.form.fields[i].value = values[s.form.fields[i].name]
	}
	s.form.focus(s.form.at)
}

func (s *entry) enter() tea.Cmd { return nil }

func (s *entry) typing() bool { return true }

func (s *entry) update(msg tea.Msg) tea.Cmd {
	at := s.form.at
	changed, past, cmd := s.form.update(msg)
	if changed {
		s.dirty = true
		if s.fill != nil {
			s.fill(s.form, s.form.fields[at].name)
		}
		s.look()
	}
	if past {
		return tea.Batch(cmd, s.sh.back())
	}
	return cmd
}

// complete returns the change that the form makes, if it makes one.
func (s *entry) complete() (checklist.Change, bool) {
	if why, _ := s.form.problem(); why != "" {
		return checklist.Change{}, false
	}
	return s.change(s.form)
}

// look evaluates what is typed.
func (s *entry) look() {
	if c, ok := s.complete(); ok {
		s.res, s.rng, s.wrong = s.foresee(s.it.ID, c)
		return
	}
	s.res, s.rng, s.wrong = s.visiting.res, s.sheet.Range(s.it.ID), s.sheet.Fault(s.it.ID)
}

func (s *entry) keep() tea.Cmd {
	if s.locked {
		return nil
	}
	if !s.dirty {
		return s.visiting.saveDraft(s.cell, "")
	}
	c, ok := s.complete()
	if !ok && len(s.form.values()) > 0 {
		s.sh.say("kept as it was typed; something is missing yet"+s.missing(), "it counts when it is complete")
		return s.saveDraft()
	}
	s.dirty = false
	return s.typedIn(s.cell, func() tea.Cmd {
		if !ok || c == s.was {
			return nil
		}
		s.was = c
		cmd := s.record(c)
		if s.kept != nil {
			s.kept()
		}
		return cmd
	})
}

// missing names what is wrong in a field, or what the part needs to count.
func (s *entry) missing() string {
	if why, i := s.form.problem(); why != "" {
		return ": " + s.form.fields[i].label + ", " + why
	}
	if s.needs != "" {
		return ": " + s.needs
	}
	return ""
}

func (s *entry) saveDraft() tea.Cmd {
	if !s.dirty {
		return nil
	}
	return s.visiting.saveDraft(s.cell, s.form.draft(s.form.values()))
}

// discard leaves it as it was recorded.
func (s *entry) discard() tea.Cmd {
	s.dirty = false
	return s.sh.back()
}

func (s *entry) item() *checklist.Item { return s.it }

func (s *entry) translate() tea.Cmd {
	s.host = !s.host
	at, typed := s.form.at, s.form.values()
	s.form = newForm(s.sh, s.fields())
	s.form.locked = s.locked
	s.restore(typed)
	s.form.focus(at)
	s.look()
	return nil
}

func (s *entry) next() tea.Cmd { return tea.Batch(s.sh.back(), s.more()) }

func (s *entry) actions() []action {
	if s.locked {
		return lookKeys(s.sh, loud(s.showingTyped(s.item, s.translate)))
	}
	acts := []action{
		{keys: []string{"ctrl+s", "esc"}, hint: "esc", name: "keep", about: "keep what is typed and go back", run: s.sh.back},
		{keys: []string{"ctrl+g"}, hint: "ctrl+g", name: "throw away", about: "go back and leave it as it was", run: s.discard},
	}
	if s.more != nil {
		acts = append(acts, action{keys: []string{"ctrl+n"}, hint: "ctrl+n", name: "next", about: "keep this one and go on to the next", run: s.next})
	}
	return append(acts,
		s.noting(s.it, "ctrl+o"),
		s.asking(s.it, "f3"),
		loud(s.showingTyped(s.item, s.translate)),
		keysPage(s.sh),
		amongFields("previous and next field; enter on the last one keeps"),
		amongChoices(),
	)
}
