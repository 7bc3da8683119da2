package tui

import (
	"slices"
	"strings"

	"gemba/checklist"
	"gemba/report"
)

// found is a gap that the visit has shown, in words.
type found struct{ item, words string }

func (f found) text() string { return f.item + ": " + f.words }

// in reports whether a text is about this gap: it starts with its item.
func (f found) in(text string) bool { return strings.HasPrefix(text, f.item+":") }

// found lists the findings so far in words, the weightiest first.
func (vs *visiting) found(besides string) []found {
	var out []found
	for i := range vs.c.Items {
		it := &vs.c.Items[i]
		if it.ID != besides && vs.sheet.Finding(it.ID) {
			out = append(out, found{it.ID, checklist.Line(vs.shortfall(it, vs.v.Answers[it.ID]))})
		}
	}
	checklist.Arrange(out, func(a, b found) int { return vs.c.Item(b.item).Weight - vs.c.Item(a.item).Weight })
	return out
}

// shortfall says what the answer of a finding lacks, in the visitor's own language: it
// is recorded as it is offered.
func (vs *visiting) shortfall(it *checklist.Item, a checklist.Answer) string {
	own := vs.sh.own
	prompt := firstSentence(it.Prompt.In(own))
	switch {
	case a.Confirmed && it.Knock != nil:
		return it.Knock.Rule.In(own)
	case it.Kind == checklist.Share:
		return vs.notFine(it, a.Sample)
	case it.Kind == checklist.Level:
		return vs.levelText(it, a.Level) + report.OnScreen(own, " (%s)", prompt)
	case it.Kind == checklist.Certificate:
		return report.OnScreen(own, "certificate: %s", report.OnScreen(own, orDash(a.Fields["status"])))
	}
	return prompt + report.OnScreen(own, ": ") + vs.pairText(it, a)
}

// notFine counts the records that are not fine, and of what kind they are.
func (vs *visiting) notFine(it *checklist.Item, s checklist.Sample) string {
	own := vs.sh.own
	noun := listNoun(it, own)
	if it.Instrument == "thread" { // its list is "eight links of this thread"
		noun = report.OnScreen(own, "links")
	}
	text := report.OnScreen(own, "%d of %d %s not fine", s.Drawn-s.Fine, s.Drawn, noun)
	missing := 0
	for _, l := range vs.v.Lines[it.ID] {
		if l.Status == checklist.LineMissing {
			missing++
		}
	}
	var parts []string
	if missing > 0 {
		parts = append(parts, report.OnScreen(own, "%d missing", missing))
	}
	if s.Late > 0 {
		parts = append(parts, report.OnScreen(own, "%d appeared later", s.Late))
	}
	if len(parts) > 0 {
		text += report.OnScreen(own, ": ") + strings.Join(parts, report.OnScreen(own, ", "))
	}
	return text
}

// pairText names the two numbers that a ratio or a split compares.
func (vs *visiting) pairText(it *checklist.Item, a checklist.Answer) string {
	var parts []string
	for i := range it.Fields {
		f := &it.Fields[i]
		if slices.Contains([]string{"num", "den", "early", "late"}, f.Role) {
			parts = append(parts, f.Label.In(vs.sh.own)+" "+orDash(a.Fields[f.Name]))
		}
	}
	return strings.Join(parts, report.OnScreen(vs.sh.own, ", "))
}

// levelText is the anchored text of a level.
func (vs *visiting) levelText(it *checklist.Item, score int) string {
	for _, l := range it.Set.Levels {
		if l.Score == score {
			return l.Text.In(vs.sh.own)
		}
	}
	return report.OnScreen(vs.sh.own, "level %d", score)
}

// firstSentence is a text up to its first stop.
func firstSentence(text string) string {
	if i := strings.IndexAny(text, ".;:。；："); i > 0 {
		return text[:i]
	}
	return text
}
