package report

import (
	"strings"
	"unicode"

	"gemba/checklist"
)

// text is a piece of text with its language, so that a page can mark what is in
// another one than its own.
type text struct {
	S       string
	Lang    string // where it differs from the report's; empty for a language that nobody knows
	Foreign bool   // Lang is to be marked
	Typed   bool   // somebody typed it; it may run in either direction
}

// String returns the text alone.
func (t text) String() string { return t.S }

// own is text in the language of the report.
func own(s string) text { return text{S: s} }

// say is the report's own wording of something.
func (l tongue) say(key string, args ...any) text { return own(l.w(key, args...)) }

// listed is a wording of the checklist.
func (l tongue) listed(t checklist.Text) text {
	s := checklist.Line(t.In(string(l)))
	if string(l) == english || t.Has(string(l)) {
		return own(s)
	}
	return text{S: s, Lang: english, Foreign: true}
}

// inEnglish is a sentence that exists in English only.
func (l tongue) inEnglish(s string) text {
	return text{S: checklist.Line(s), Lang: english, Foreign: string(l) != english}
}

// typed is text of one line that somebody typed.
func (l tongue) typed(s string) text { return l.mark(checklist.Line(s)) }

// named is the name of a supplier, which a visit may lack.
func (l tongue) named(supplier string) text {
	if t := l.typed(supplier); t.S != "" {
		return t
	}
	return l.say("Supplier not named")
}

// block is text of several lines that somebody typed.
func (l tongue) block(s string) text {
	return l.mark(strings.TrimRight(checklist.Block(s), "\n "))
}

func (l tongue) mark(s string) text {
	lang := langOf(s)
	return text{S: s, Lang: lang, Foreign: lang != string(l), Typed: true}
}

// langOf tells the language of what somebody typed where its script does.
func langOf(s string) string {
	han := false
	for _, r := range s {
		switch {
		case unicode.In(r, unicode.Hiragana, unicode.Katakana):
			return "ja"
		case unicode.In(r, unicode.Hangul):
			return "ko"
		}
		han = han || unicode.In(r, unicode.Han)
	}
	if han {
		return chinese
	}
	return ""
}

// choice returns the wording of an entry of a table; what the table does not
// have is shown as it was recorded.
func (l tongue) choice(table []checklist.Choice, id string) text {
	if e := checklist.Pick(table, id); e != nil {
		return l.listed(e.Text)
	}
	return l.typed(id)
}

// joinWords joins what is not empty.
func joinWords(between string, words ...string) string {
	s := ""
	for _, w := range words {
		switch {
		case w == "":
		case s == "":
			s = w
		default:
			s += between + w
		}
	}
	return s
}
