package checklist

import (
	"maps"
	"slices"
)

// lintUnused looks for entries of tables that nothing refers to. Those that the
// model or a screen looks up by name are not asked for.
func (k *checker) lintUnused() {
	used := map[string]map[string]bool{}
	use := func(table string, ids ...string) {
		if used[table] == nil {
			used[table] = map[string]bool{}
		}
		for _, id := range ids {
			used[table][id] = true
		}
	}
	for i := range k.c.Items {
		it := &k.c.Items[i]
		use("section", it.Section)
		use("theme", it.Theme)
		use("place", it.Place)
		use("response-set", it.ResponseSet)
		use("anchors", it.Anchors)
		for _, c := range it.Caps {
			use("rule", c.ID)
		}
		if it.Knock != nil {
			use("rule", it.Knock.ID)
		}
	}
	for _, t := range k.c.Themes {
		for _, c := range t.Caps {
			use("rule", c.ID)
		}
	}
	for _, r := range k.c.Rules {
		if r.By == "generic" {
			use("rule", r.ID)
		}
	}
	unused(k, used, "section", k.c.Sections)
	unused(k, used, "theme", k.c.Themes)
	if !k.borrowed() {
		unused(k, used, "place", k.c.Places)
		unused(k, used, "response-set", k.c.ResponseSets)
		unused(k, used, "anchors", k.c.AnchorSets)
		unused(k, used, "rule", k.c.Rules)
	}
}

// borrowed reports whether the tables are those of the built-in checklist, taken
// over whole because it was written without its own.
func (k *checker) borrowed() bool {
	from := Builtin()
	return k.c.ID != from.ID && len(k.c.ResponseSets) == len(from.ResponseSets) && len(k.c.Rules) == len(from.Rules)
}

func unused[T any, P identified[T]](k *checker, used map[string]map[string]bool, table string, entries []T) {
	for i := range entries {
		if id := P(&entries[i]).id(); !used[table][id] {
			k.fault(nth(table, i), "id", "use it, or remove it", "%s %q is not used", table, id)
		}
	}
}

// lintTranslations looks for texts that some entries have in a language and
// others of the same kind lack. A text that none of them has is a decision.
func (k *checker) lintTranslations() {
	type place struct{ table, key string }
	missing := map[string]map[string][]place{} // kind of text and language
	have := map[string]map[string]int{}
	look := func(table, key, kind string, t Text) {
		if !t.Has("en") {
			return
		}
		if missing[kind] == nil {
			missing[kind], have[kind] = map[string][]place{}, map[string]int{}
		}
		for _, lang := range k.c.Languages {
			if t.Has(lang) {
				have[kind][lang]++
			} else {
				missing[kind][lang] = append(missing[kind][lang], place{table, key + "." + lang})
			}
		}
	}
	k.eachOwnText(look)
	k.eachOwnChoice(look)
	for _, kind := range slices.Sorted(maps.Keys(missing)) {
		for _, lang := range k.c.Languages {
			for _, p := range missing[kind][lang] {
				if have[kind][lang] > 0 {
					k.fault(p.table, p.key, "translate it as the others are, or leave all of them out", "%s has no text in %q, and others have", kind, lang)
				}
			}
		}
	}
}

// eachOwnText visits the texts that only the visitor reads and that need not be
// there in every language.
func (k *checker) eachOwnText(look func(table, key, kind string, t Text)) {
	c := k.c
	for i := range c.Sections {
		look(nth("section", i), "note", "note of a section", c.Sections[i].Note)
	}
	for i := range c.Rules {
		look(nth("rule", i), "text", "text of a rule", c.Rules[i].Text)
	}
	for i := range c.Themes {
		for j, cp := range c.Themes[i].Caps {
			look(nth("theme", i), nth("caps", j)+".rule", "rule of a cap", cp.Rule)
		}
	}
	for i := range c.Items {
		it, table := &c.Items[i], nth("item", i)
		look(table, "guidance", "guidance", it.Guidance)
		look(table, "evidence", "evidence", it.Evidence)
		look(table, "na-when", "na-when", it.NAWhen)
		look(table, "list", "list", it.List)
		for j, cp := range it.Caps {
			look(table, nth("caps", j)+".rule", "rule of a cap", cp.Rule)
		}
		if it.Knock != nil {
			look(table, "knock.rule", "rule of a knock", it.Knock.Rule)
		}
		for j, b := range it.Opens {
			look(table, nth("opens", j)+".why", "reason of a branch", b.Why)
		}
	}
}

// eachOwnChoice visits what only the visitor reads in the tables of choices and of
// corrective actions.
func (k *checker) eachOwnChoice(look func(table, key, kind string, t Text)) {
	for _, name := range ChoiceTables() {
		for i, choice := range *k.c.Choices(name) {
			look(nth(name, i), "note", "note of a "+name, choice.Note)
			look(nth(name, i), "innocent", "innocent explanation of a "+name, choice.Innocent)
			look(nth(name, i), "settles", "settling test of a "+name, choice.Settles)
		}
	}
	for i := range k.c.CapaElements {
		for j, mark := range k.c.CapaElements[i].Marks {
			look(nth("capa-element", i), nth("marks", j), "mark of an element", mark)
		}
	}
}
