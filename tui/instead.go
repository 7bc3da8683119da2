package tui

import (
	tea "charm.land/bubbletea/v2"

	"gemba/checklist"
)

// newOther marks an item as not applicable, not seen or refused, or clears it.
func newOther(vs *visiting, it *checklist.Item) *dialog {
	a := vs.v.Answers[it.ID]
	options := []option{
		{string(checklist.NotSeen), "s", "Not seen: stays open, 0 to 100"},
		{string(checklist.NA), "n", "Not applicable, with a reason"},
		{string(checklist.Refused), "r", "Refused: asked and not given; counts as the worst answer, caps at C"},
		{"clear", "c", "Clear: as if it had not been asked"},
	}
	if !it.NA {
		options[1].label = "Not applicable: this item does not allow it"
	} else if s := it.NAWhen.In(vs.lang()); s != "" {
		options[1].label = vs.tell("Not applicable, with a reason. Only when: %s", s)
	}
	value := ""
	if a.State != checklist.Answered {
		value = string(a.State)
	}
	f := newForm(vs.sh, []field{
		{name: "state", label: "Instead of an answer", kind: oneOf, value: value, options: options, check: func(s string) string {
			if s == string(checklist.NA) && !it.NA {
				return "this item does not allow not applicable; not seen leaves it open"
			}
			return required(s)
		}},
		{name: "reason", label: "Reason", value: a.Reason, hint: "not applicable: why. Refused: who, what, when"},
	})
	f.fields[1].check = func(s string) string {
		if s == "" && f.get("state") == string(checklist.NA) {
			return "not applicable needs a reason"
		}
		return ""
	}
	d := &dialog{
		sh: vs.sh, head: vs.header, title: it.ID, about: it.Prompt.In(vs.lang()), form: f, verb: "record",
		again: func() *dialog { return newOther(vs, it) },
		doubt: unexplained,
		done: func(f *form) tea.Cmd {
			b := checklist.Answer{State: checklist.State(f.get("state")), Reason: f.get("reason")}
			if f.get("state") == "clear" {
				b = checklist.Answer{}
			}
			return tea.Batch(vs.answer(it.ID, b, f.get("reason")), vs.sh.back())
		},
	}
	return d.within(vs, checklist.Cell{Kind: checklist.KindAnswer, Key: it.ID, Field: "other"})
}

// unexplained doubts a refusal without a word about it: the choice leads to the
// line of the reason by itself, so that a first enter may only mean yes.
func unexplained(f *form) (question, hint string) {
	if f.get("state") != string(checklist.Refused) || f.get("reason") != "" {
		return "", ""
	}
	f.focus(len(f.fields) - 1)
	return "who refused what, and when?", "type it, or enter once more records it without a reason"
}

// newReason says why an answer was corrected: the same value, recorded again
// with the reason beside it.
func newReason(vs *visiting, it *checklist.Item) screen {
	d := &dialog{
		sh: vs.sh, head: vs.header, title: it.ID + " · reason", about: "Why was this answer corrected? The value stays as it is.", verb: "record",
		form: newForm(vs.sh, []field{{name: "reason", label: "Reason", check: required}}),
		done: func(f *form) tea.Cmd {
			return tea.Batch(vs.answer(it.ID, vs.v.Answers[it.ID], f.get("reason")), vs.sh.back())
		},
	}
	return d.within(vs, checklist.Cell{Kind: checklist.KindAnswer, Key: it.ID, Field: "reason"})
}
