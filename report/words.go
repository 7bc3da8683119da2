package report

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"gemba/assessment"
)

// The languages of a report.
const (
	english = "en"
	chinese = "zh"
)

// tongue is the language of a report's own words. A wording is looked up by its
// English text, so a call reads as what it prints.
type tongue string

// glossary is wordings by the English ones. It is made when it is first asked for: most
// who work in English never ask.
type glossary func() map[string]string

// byEnglish makes a glossary of pairs, English first; of two with the same English the
// later holds. They are pairs and no map literal, since the alignment of a literal
// counts the width of characters, about which tools disagree.
func byEnglish(lists ...[][2]string) glossary {
	return sync.OnceValue(func() map[string]string {
		pairs := slices.Concat(lists...)
		words := make(map[string]string, len(pairs))
		for _, p := range pairs {
			words[p[0]] = p[1]
		}
		return words
	})
}

// find returns the wording for an English one. A language without a glossary has none.
func (g glossary) find(key string) (string, bool) {
	if g == nil {
		return "", false
	}
	words, ok := g()[key]
	return words, ok
}

// chineseOf are the report's own words in Chinese.
var chineseOf = byEnglish(wordsChinese)

// wordings are the report's own words in its languages.
var wordings = map[tongue]glossary{chinese: chineseOf}

// speaking is what has wordings of its own: a page, and what is made of it.
type speaking interface {
	w(key string, args ...any) string
}

// wording is w for templates, which cannot call a method: what looks methods up
// by name keeps every method of the program in it, 2.3 MB.
func wording(s speaking, key string, args ...any) string { return s.w(key, args...) }

// w returns the report's own wording, with what it speaks about put in.
func (l tongue) w(key string, args ...any) string {
	words, ok := wordings[l].find(key)
	if !ok {
		words = key
	}
	if len(args) == 0 {
		return words
	}
	return fmt.Sprintf(words, args...)
}

// Words returns a wording of the reports in a language, for others who say the
// same. It is English where there is none.
func Words(lang, key string, args ...any) string { return tongue(lang).w(key, args...) }

// Reason says in a language why a question is worth asking.
func Reason(lang string, r assessment.Reason) string {
	var texts []string
	for _, w := range r.Wordings() {
		texts = append(texts, Words(lang, w.Format, w.Args...))
	}
	if lang == chinese {
		return strings.Join(texts, "；")
	}
	return strings.Join(texts, "; ")
}
