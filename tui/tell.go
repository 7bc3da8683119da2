package tui

import (
	"strings"

	"gemba/assessment"
	"gemba/report"
)

// tell is a sentence of the assessment in the language in which texts are shown.
func (vs *visiting) tell(key string, args ...any) string {
	return report.OnScreen(vs.lang(), key, args...)
}

// counted is a number of things in the language in which texts are shown.
func (vs *visiting) counted(n int, thing string) string { return vs.sh.counted(n, thing) }

// why says why a question is worth asking.
func (vs *visiting) why(q assessment.Question) string { return report.Reason(vs.lang(), q.Reason) }

// faultWords say why an answer cannot be.
func (vs *visiting) faultWords(why string) string { return report.Again(vs.lang(), why) }

// delta says in one line what the last answer changed.
func (vs *visiting) delta() string {
	parts := make([]string, len(vs.moved))
	for i, w := range vs.moved {
		parts[i] = vs.worded(w)
	}
	return strings.Join(parts, vs.tell(", "))
}

// innocent adds what a look is about below it, behind a lead.
func (vs *visiting) innocent(d *text, lead string, style ink, words string) {
	lead = "     " + vs.tell(lead)
	d.hang(lead, vs.sh.m.width(lead), style, words)
}

// english reports whether texts are shown in the language in which the assessment
// has its own sentences.
func (vs *visiting) english() bool { return vs.lang() == "en" }

// speaker says what a result says where that is not English.
func (vs *visiting) speaker(r *assessment.Result) report.Speaker {
	return report.NewSpeaker(vs.lang(), vs.c, vs.v, vs.sheet, r)
}

// capWords are what fired a cap, and its rule.
func (vs *visiting) capWords(r *assessment.Result, k assessment.Cap) (observed, rule string) {
	if vs.english() {
		return k.Text, k.Words.In("en")
	}
	return vs.speaker(r).Cap(k)
}

// capsAt say of each cap that an item has fired what it caps at, and by what.
func (vs *visiting) capsAt(item string) []string {
	var out []string
	for _, c := range vs.res.Caps {
		if c.Item == item {
			observed, _ := vs.capWords(vs.res, c)
			out = append(out, vs.tell("%s caps at %s: %s", c.Rule, c.Grade, observed))
		}
	}
	return out
}

// gapWords are what the gap means.
func (vs *visiting) gapWords(r *assessment.Result) string {
	if vs.english() {
		return r.Gap.Words()
	}
	return vs.speaker(r).Gap(r.Gap)
}

// holdWords are what keeps the grade down.
func (vs *visiting) holdWords(h assessment.Hold) string {
	if vs.english() {
		return h.Text
	}
	return vs.speaker(vs.res).Hold(h)
}

// statusWords stand behind the letter.
func (vs *visiting) statusWords(r *assessment.Result) string {
	if vs.english() {
		return r.StatusWords()
	}
	return vs.speaker(r).Status()
}

// noFlip says what stands in the way where no single answer lifts the grade.
func (vs *visiting) noFlip(r *assessment.Result) string {
	w := r.NoFlip()
	if w.Format == "" {
		return ""
	}
	return vs.tell(w.Format, w.Args...)
}
