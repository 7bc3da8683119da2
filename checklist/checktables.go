package checklist

import (
	"unicode"
	"unicode/utf8"
)

// tables checks the tables that only have to be there and to be worded.
func (k *checker) tables() {
	c := k.c
	titled(k, "scope", c.Scopes, func(s *Scope) Text { return s.Title })
	titled(k, "place", c.Places, func(p *Place) Text { return p.Title })
	titled(k, "section", c.Sections, func(s *Section) Text { return s.Title })
	titled(k, "capa-element", c.CapaElements, func(e *CapaElement) Text { return e.Title })
	titled(k, "theme", c.Themes, func(t *Theme) Text { return t.Title })
	for i := range c.Themes {
		for j, cp := range c.Themes[i].Caps {
			k.cap(nth("theme", i), nth("caps", j), cp)
		}
	}
	for _, table := range ChoiceTables() {
		choices := *c.Choices(table)
		unique(k, table, choices)
		for i := range choices {
			k.translated(nth(table, i), "text", choices[i].Text)
			if key := choices[i].Key; key != "" && !pressable(key) {
				k.fault(nth(table, i), "key", "one letter, digit or sign, or none", "key %q cannot be used", Line(key))
			}
		}
	}
	for i := range c.ListSources {
		if p := c.ListSources[i].BestPick; Pick(c.Picks, p) == nil {
			k.fault(nth("list-source", i), "best-pick", "use an id of [[pick]]", "best-pick %q is not a pick", p)
		}
	}
}

// titled checks the ids and the titles of a table.
func titled[T any, P identified[T]](k *checker, table string, entries []T, title func(P) Text) {
	unique[T, P](k, table, entries)
	for i := range entries {
		k.translated(nth(table, i), "title", title(&entries[i]))
	}
}

// pressable reports whether one key of a keyboard may stand for a choice: it is
// shown beside it, in one or two cells.
func pressable(key string) bool {
	r, n := utf8.DecodeRuneInString(key)
	return n == len(key) && r != utf8.RuneError && unicode.In(r, unicode.L, unicode.N, unicode.P, unicode.S) && !hidden(r)
}

func (k *checker) responseSets() {
	titled(k, "response-set", k.c.ResponseSets, func(s *ResponseSet) Text { return s.Title })
	for i := range k.c.ResponseSets {
		set, table := &k.c.ResponseSets[i], nth("response-set", i)
		if len(set.Levels) < 2 {
			k.fault(table, "levels", "give two levels or more", "response set %q has %d levels", set.ID, len(set.Levels))
		}
		keys := map[string]bool{}
		for j, l := range set.Levels {
			level := nth("levels", j)
			k.translated(table, level+".text", l.Text)
			if l.Score < 0 || l.Score > 100 {
				k.fault(table, level+".score", "points run from 0 to 100", "level of %d points", l.Score)
			}
			if j > 0 && l.Score >= set.Levels[j-1].Score {
				k.fault(table, level+".score", "write the best level first", "levels of %q do not fall", set.ID)
			}
			if len(l.Key) != 1 || l.Key < "0" || l.Key > "8" || keys[l.Key] {
				k.fault(table, level+".key", "one digit from 0 to 8 for each level, each once; 9 stays free beside 0", "key %q cannot be used", l.Key)
			}
			keys[l.Key] = true
		}
	}
}

func (k *checker) anchors() {
	unique(k, "anchors", k.c.AnchorSets)
	for i := range k.c.AnchorSets {
		a, table := &k.c.AnchorSets[i], nth("anchors", i)
		if len(a.Points) < 2 {
			k.fault(table, "points", "give [percent, points] pairs, from 0 percent upwards", "anchors %q need two points or more", a.ID)
			continue
		}
		for j, p := range a.Points {
			switch {
			case len(p) != 2:
				k.fault(table, "points", "each point is [percent, points]", "point %d of %q has %d numbers", j+1, a.ID, len(p))
				return
			case p[0] < 0 || p[1] < 0 || p[1] > 100 || j == 0 && p[0] != 0:
				k.fault(table, "points", "percent starts at 0; points run from 0 to 100", "point %d of %q is out of range", j+1, a.ID)
			case j > 0 && (p[0] <= a.Points[j-1][0] || p[1] < a.Points[j-1][1]):
				k.fault(table, "points", "percent must rise and points must not fall", "anchors %q are not in order", a.ID)
			}
		}
	}
}

func (k *checker) rules() {
	unique(k, "rule", k.c.Rules)
	for i, r := range k.c.Rules {
		k.ownWords(nth("rule", i), "text", r.Text)
		k.grade(nth("rule", i), "grade", r.Grade)
	}
}

func (k *checker) grade(table, key string, g Grade) {
	if g != "B" && g != "C" && g != "D" {
		k.fault(table, key, "a rule lowers the grade to B, C or D", "grade %q cannot be a limit", string(g))
	}
}

func (k *checker) cap(table, key string, cp Cap) {
	k.grade(table, key+".grade", cp.Grade)
	k.ownWords(table, key+".rule", cp.Rule)
	if cp.Below < 1 || cp.Below > 100 {
		k.fault(table, key+".below", "points run from 0 to 100", "a cap below %d points can not fire or always fires", cp.Below)
	}
	k.rule(table, key+".id", cp.ID)
}

func (k *checker) rule(table, key, id string) {
	if k.c.Rule(id) == nil {
		k.fault(table, key, "add a [[rule]] with this id, so that it can be printed", "rule %q does not exist", id)
	}
}
