package checklist

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// checker collects what is wrong with a parsed checklist and resolves the
// references between its tables on the way.
type checker struct {
	c        *Checklist
	name     string
	text     []byte
	lines    lineIndex // built at the first problem
	problems Problems
}

func (k *checker) check() {
	k.header()
	k.tables()
	k.responseSets()
	k.anchors()
	k.rules()
	k.items()
	k.sums()
	k.hours()
	k.sort()
}

// sort puts what was found into the order of its lines.
func (k *checker) sort() {
	Arrange(k.problems, func(a, b Problem) int { return a.Line - b.Line })
}

// fault notes a problem at a key of a table such as "item[3]".
func (k *checker) fault(table, key, hint, format string, args ...any) {
	if k.lines == nil {
		k.lines = indexLines(k.text)
	}
	k.problems = append(k.problems, Problem{
		File: k.name, Line: k.lines.of(table, key), What: fmt.Sprintf(format, args...), Hint: hint, Table: table, Key: key,
	})
}

func (k *checker) header() {
	h := &k.c.Header
	for key, v := range map[string]string{"id": h.ID, "version": h.Version, "model": h.Model} {
		if v == "" {
			k.fault("checklist", key, "every checklist names itself, its version and its model", "%s is missing", key)
		}
	}
	if len(h.Languages) == 0 || !slices.Contains(h.Languages, "en") {
		k.fault("checklist", "languages", `list them, English among them: ["en", "zh"]`, "languages must hold \"en\"")
	}
	for _, lang := range h.Languages {
		if !isLanguage(lang) {
			k.fault("checklist", "languages", `write its code in letters, such as "de" or "pt-BR"`, "language %q does not exist", Line(lang))
		}
	}
	k.translated("checklist", "title", h.Title)
	if len(k.c.Items) == 0 {
		k.fault("checklist", "id", "add at least one [[item]]", "the checklist asks nothing")
	}
}

// isLanguage reports whether a text may be the code of a language: letters and
// digits in parts (RFC 5646), of which no list is kept here.
func isLanguage(code string) bool {
	for part := range strings.SplitSeq(strings.ReplaceAll(code, "_", "-"), "-") {
		if part == "" || len(part) > 8 || strings.ContainsFunc(part, func(r rune) bool { return r > unicode.MaxASCII || !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
			return false
		}
	}
	return true
}

// translated checks that a text that the host may see is there in every
// language of the checklist.
func (k *checker) translated(table, key string, t Text) {
	for _, lang := range k.c.Languages {
		if !t.Has(lang) {
			k.fault(table, key+"."+lang, "add "+named(key)+"."+lang, "%s has no text in %q", named(key), lang)
		}
	}
	k.known(table, key, t)
}

// ownWords checks a text for the visitor: English is enough.
func (k *checker) ownWords(table, key string, t Text) {
	if !t.Has("en") {
		k.fault(table, key+".en", "add "+named(key)+".en", "%s has no text in \"en\"", named(key))
	}
	k.known(table, key, t)
}

// named is the last part of a key, without its number: of "opens[2].why" it is
// "why", and of "marks[1]" it is "marks".
func named(key string) string {
	key = key[strings.LastIndexByte(key, '.')+1:]
	name, _, _ := strings.Cut(key, "[")
	return name
}

// nth names an entry of a list, of a table as of a key of one: "item[3]", "caps[1]".
func nth(list string, i int) string { return fmt.Sprintf("%s[%d]", list, i) }

func (k *checker) known(table, key string, t Text) {
	for lang := range t {
		if !slices.Contains(k.c.Languages, lang) && lang != "id" {
			k.fault(table, key+"."+lang, "add it to languages, or correct it", "%s has a text in %q, which is not a language of this checklist", named(key), Line(lang))
		}
	}
}

// unique checks that the ids of a table are there and used once, and returns
// where each of them stands.
func unique[T any, P identified[T]](k *checker, table string, entries []T) map[string]int {
	seen := map[string]int{}
	for i := range entries {
		entry := nth(table, i)
		switch id := P(&entries[i]).id(); {
		case id == "":
			k.fault(entry, "id", "give it an id", "[[%s]] has no id", table)
		case id != strings.TrimSpace(Line(id)) || len(id) > 64:
			k.fault(entry, "id", "at most 64 visible characters", "id %q cannot be used", Line(id))
		default:
			if _, twice := seen[id]; twice {
				k.fault(entry, "id", "ids are never used twice; choose another", "id %q is used twice", id)
				continue
			}
			seen[id] = i
		}
	}
	return seen
}

func (k *checker) tables() {
	c := k.c
	unique(k, "scope", c.Scopes)
	unique(k, "theme", c.Themes)
	unique(k, "place", c.Places)
	unique(k, "section", c.Sections)
	unique(k, "capa-element", c.CapaElements)
	for i := range c.Scopes {
		k.translated(nth("scope", i), "title", c.Scopes[i].Title)
	}
	for i := range c.Places {
		k.translated(nth("place", i), "title", c.Places[i].Title)
	}
	for i := range c.Sections {
		k.translated(nth("section", i), "title", c.Sections[i].Title)
	}
	for i := range c.CapaElements {
		k.translated(nth("capa-element", i), "title", c.CapaElements[i].Title)
	}
	for i := range c.Themes {
		k.translated(nth("theme", i), "title", c.Themes[i].Title)
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

// pressable reports whether one key of a keyboard may stand for a choice: it is
// shown beside it, in one or two cells.
func pressable(key string) bool {
	r, n := utf8.DecodeRuneInString(key)
	return n == len(key) && r != utf8.RuneError && unicode.In(r, unicode.L, unicode.N, unicode.P, unicode.S) && !hidden(r)
}

func (k *checker) responseSets() {
	unique(k, "response-set", k.c.ResponseSets)
	for i := range k.c.ResponseSets {
		set, table := &k.c.ResponseSets[i], nth("response-set", i)
		k.translated(table, "title", set.Title)
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
