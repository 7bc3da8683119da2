package tui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"gemba/checklist"
)

// askItem goes to an item by its id, or by words of its prompt in either
// language.
func (w *walk) askItem() tea.Cmd {
	return w.sh.open(&dialog{
		sh: w.sh, head: w.header, title: "go to an item", verb: "go there",
		form: newForm(w.sh, []field{{name: "item", label: "Item", hint: "in-03, or a word of it in either language", check: func(text string) string {
			if w.find(text) == nil {
				return "no item has this id or these words"
			}
			return ""
		}}}),
		done: func(f *form) tea.Cmd {
			cmd := w.sh.back()
			w.show(w.find(f.get("item")).ID)
			return cmd
		},
	})
}

// find is the item with an id, else the first one whose prompt has the words, of
// those that the scope asks before the others.
func (w *walk) find(text string) *checklist.Item {
	text = strings.ToLower(strings.TrimSpace(text))
	if text == "" {
		return nil
	}
	var first *checklist.Item
	for i := range w.c.Items {
		it := &w.c.Items[i]
		if id := strings.ToLower(it.ID); id == text || strings.ReplaceAll(id, "-", "") == text {
			return it
		}
		better := first == nil || !first.InScope(w.v.Scope) && it.InScope(w.v.Scope)
		if better && (strings.Contains(strings.ToLower(it.Prompt.In("en")), text) || strings.Contains(strings.ToLower(it.Prompt.In(w.sh.lang)), text)) {
			first = it
		}
	}
	return first
}
