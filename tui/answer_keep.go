package tui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"gemba/checklist"
)

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
		s.sh.say(s.form.fields[i].title()+": "+s.sh.said(why), "ctrl+g leaves without it")
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
