package checklist

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
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
