package tui

import "gemba/checklist"

// listOf returns the checklist with the given hash, else the first.
func listOf(lists []*checklist.Checklist, hash string) *checklist.Checklist {
	for _, c := range lists {
		if c.Hash == hash {
			return c
		}
	}
	return lists[0]
}

// checklistField asks what a new visit is walked with. Checklists of the same
// title are told apart by their versions.
func (a *App) checklistField(lists []*checklist.Checklist, c *checklist.Checklist) field {
	seen := map[string]int{}
	for _, l := range lists {
		seen[l.Title.In("en")]++
	}
	options := make([]option, len(lists))
	for i, l := range lists {
		label := bothLanguages(a.sh, l.Title)
		if seen[l.Title.In("en")] > 1 {
			label += " " + checklist.Line(l.Version)
		}
		options[i] = option{id: l.Hash, label: label}
	}
	return field{
		name: checklist.FieldChecklist, label: "Checklist", kind: oneOf, value: c.Hash, options: keyed(options), check: required,
		hint: "what is asked; the visit keeps it",
	}
}

// scopeOptions are the sizes of a visit with a checklist.
func (a *App) scopeOptions(c *checklist.Checklist) []option {
	scopes := make([]option, len(c.Scopes))
	for i, s := range c.Scopes {
		scopes[i] = option{id: s.ID, label: bothLanguages(a.sh, s.Title)}
	}
	return keyed(scopes)
}

// rescope offers the scopes of another checklist. A scope that both have stays.
func (n *newVisit) rescope(c *checklist.Checklist) {
	f := n.form.field(checklist.FieldScope)
	f.options = n.app.scopeOptions(c)
	if c.Scope(f.value) == nil {
		f.value = c.DefaultScope()
	}
}

// bothLanguages is a title in the visitor's language and in the host's, once where
// it is the same.
func bothLanguages(sh *shell, t checklist.Text) string {
	own, host := t.In(sh.own), t.In(sh.lang)
	if own == host {
		return checklist.Line(own)
	}
	return checklist.Line(own + " · " + host)
}
