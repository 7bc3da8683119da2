package tui

import (
	"fmt"
	"strings"

	"gemba/assessment"
	"gemba/checklist"
)

func (s *remeasure) view(w, h int) []string {
	b := s.benchFor(s.it, w, h)
	d := &b.text
	for i, no := range s.numbers() {
		b.row(i == s.at, func() { s.valueLines(d, s.v.Lines[s.it.ID][no], i == s.at) })
	}
	if len(s.numbers()) == 0 {
		d.add(s.sh.th.faint, d.sh.tell("No value yet. + takes one: what the record says, and what the gauge shows in front of you. Six are a start, twelve are better."))
	}
	s.unfinished(d, s.it, s.kept())
	b.foot = s.foot(w)
	return s.bench(b, w, h)
}

// valueLines are one value: what was measured, and what the rule made of it.
func (s *remeasure) valueLines(d *text, l checklist.SampleLine, here bool) {
	th, m := s.sh.th, l.Marks
	lead, style := s.sh.pointer(here), th.text
	if here {
		style = th.bold
	}
	mark, ink := lineMark(th, l.Status)
	what := strings.TrimSpace(m[rowPart] + "  " + m[rowChar])
	if l.Status != checklist.LineMissing {
		what += fmt.Sprintf("  %s → %s", m[rowRecorded], m[rowMeasured])
		if m[rowAgain] != "" {
			what += s.tell(", again %s", m[rowAgain])
		}
	}
	d.hang(lead+ink.Render(mark)+" ", 3, style, checklist.Line(what))
	words := s.faultWords(l.Note)
	if advice := assessment.RemeasuredOf(l).Advice(); advice != "" {
		words += s.tell("; ") + s.tell(advice)
	}
	d.hang("   ", 3, th.faint, checklist.Line(words))
}

// foot is what the values prove, who chose them, and the fact that they may
// confirm.
func (s *remeasure) foot(w int) []string {
	th := s.sh.th
	d := &text{sh: s.sh, w: benchWidth(w)}
	sm := s.v.Answers[s.it.ID].Sample
	if sm.Drawn > 0 {
		d.add(th.bold, s.tell("%d of %d values agree", sm.Fine, sm.Drawn))
	}
	if s.v.Answers[s.it.ID].Confirmed {
		d.add(th.bad, markWarn+" "+s.tell("confirmed: %s", s.it.Knock.Rule.In(s.lang())))
	} else if s.twice() && s.it.Knock != nil {
		d.add(th.bad, markWarn+" "+s.tell("may be confirmed with c: %s", s.it.Knock.Rule.In(s.lang())))
	}
	s.provenLines(d, s.it)
	if chosen := s.chosenText(s.it); chosen != "" {
		d.add(th.faint, chosen)
	}
	return d.lines
}
