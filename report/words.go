package report

import (
	"fmt"
	"strings"

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

// wordings are the report's own words in its languages, by the English ones.
var wordings = map[tongue]map[string]string{chinese: chineseOf}

// speaking is what has wordings of its own: a page, and what is made of it.
type speaking interface {
	w(key string, args ...any) string
}

// wording is w for templates, which cannot call a method: what looks methods up
// by name keeps every method of the program in it, 2.3 MB.
func wording(s speaking, key string, args ...any) string { return s.w(key, args...) }

// w returns the report's own wording, with what it speaks about put in.
func (l tongue) w(key string, args ...any) string {
	words := key
	if other, ok := wordings[l][key]; ok {
		words = other
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
