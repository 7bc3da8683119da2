package report

import (
	"strings"

	"gemba/assessment"
	"gemba/checklist"
)

// Speaker says what an assessment says in another language than English, with the
// words that the reports have for it.
type Speaker struct{ e *edition }

// NewSpeaker speaks about the assessment of a visit.
func NewSpeaker(lang string, c *checklist.Checklist, v *checklist.Visit, sheet *assessment.Sheet, r *assessment.Result) Speaker {
	return Speaker{&edition{tongue: tongue(lang), c: c, v: v, r: r, sheet: sheet, o: Options{For: Internal, Lang: lang}}}
}

// Cap is what fired a cap, and the rule.
func (s Speaker) Cap(k assessment.Cap) (observed, rule string) {
	l := s.e.cap(&k)
	return l.Text.S, l.Words.S
}

// Hold is what keeps the grade down.
func (s Speaker) Hold(h assessment.Hold) string { return s.e.hold(h).Text.S }

// Gap is what the gap means.
func (s Speaker) Gap(g assessment.Gap) string { return s.e.gap(g).Text.S }

// Status is what stands behind the letter.
func (s Speaker) Status() string { return s.e.statusText(s.e.r).S }

// Sentence is the one that a report starts with.
func (s Speaker) Sentence() string { return s.e.sentence(s.e.r).S }

// Confidence says how much the grade rests on.
func (s Speaker) Confidence() string { return s.e.confidence(s.e.r).S }

// Modifiers are what must be known beside the grade.
func (s Speaker) Modifiers() []string {
	var said []string
	for _, m := range s.e.r.Modifiers {
		said = append(said, s.e.modifier(m).S)
	}
	return said
}

// Answer is what was recorded of an item, part by part on one line.
func (s Speaker) Answer(it *checklist.Item, a checklist.Answer) string {
	lang := string(s.e.tongue)
	var words []string
	for _, p := range s.e.answer(it, a) {
		if p.Label.S != "" {
			p.Text.S = p.Label.S + OnScreen(lang, ": ") + p.Text.S
		}
		words = append(words, p.Text.S)
	}
	return strings.Join(words, OnScreen(lang, "; "))
}
