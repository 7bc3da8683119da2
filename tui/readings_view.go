package tui

import (
	"fmt"
	"strings"

	"gemba/checklist"
)

func (s *readings) view(w, h int) []string {
	b := s.benchFor(s.it, w, h)
	d := &b.text
	s.aboutLines(d)
	s.answered(d)
	s.flagLine(d)
	list, _ := s.findings()
	if len(s.now().Values) < fewestReadings {
		list = nil
	}
	for i, f := range list {
		b.row(i == s.at, func() { s.findingLines(d, f, i == s.at) })
	}
	if s.at == 0 { // what stands above the findings is in sight too
		b.start = 0
	}
	if !levelsStay(list, h) {
		d.gap()
		b.row(s.at >= len(list) && len(list) > 0, func() { s.levels(d, s.it, -1, "") })
	}
	s.unfinished(d, s.it, s.kept())
	b.foot = s.foot(list, w, h)
	return s.bench(b, w, h)
}

// levelsStay reports whether the levels stand under the findings, where these move
// and those stay. A small window has them behind the last finding.
func levelsStay(list []finding, h int) bool { return len(list) > 0 && h >= roomy }

// aboutLines say what the values are.
func (s *readings) aboutLines(d *text) {
	th, r := s.sh.th, s.now()
	if n := len(r.Values); n < fewestReadings {
		words := s.tell("No values yet. enter takes them, typed or pasted; w takes the gauge and the limits.")
		if n > 0 {
			words = s.tell("%d %s; from %d on they are looked at.", n, s.tell(plural(n, "value")), fewestReadings)
		}
		d.add(th.faint, words)
		return
	}
	step, typed := stepOf(r)
	parts := []string{s.tell("%d values", len(r.Values))}
	if r.Lot != "" {
		parts = append(parts, s.tell("lot %s", r.Lot))
	}
	parts = append(parts, s.tell("step %v", step))
	if !typed {
		parts[len(parts)-1] += s.tell(" by the decimals")
	}
	if r.Lower != "" || r.Upper != "" {
		parts = append(parts, s.tell("%s to %s", orDash(r.Lower), orDash(r.Upper)))
	}
	if r.Gauge != "" {
		parts = append(parts, s.tell("gauge %s", r.Gauge))
	}
	d.add(th.bold, checklist.Line(strings.Join(parts, " · ")))
}

// findingLines are one finding. What is worth a closer look comes with its
// innocent cause first, and the test that settles it.
func (s *readings) findingLines(d *text, f finding, here bool) {
	th := s.sh.th
	mark, style, verdict := markDone, th.text, ""
	switch {
	case f.refused:
		mark, style = "–", th.faint
	case f.closer:
		mark, style, verdict = markForward, th.warn, s.tell(": look closer")
	}
	d.hang(s.sh.pointer(here)+style.Render(mark)+" ", 3, style, s.tell(f.name)+verdict+s.tell(": ")+s.looked(f))
	if !f.closer && !here {
		return
	}
	innocent, settles := s.twin(f)
	if innocent == "" || f.refused && !here {
		return
	}
	s.innocent(d, "innocent: ", th.text, innocent)
	s.innocent(d, "settles it: ", th.key, settles)
}

// looked says what a look came to: its parts, which semicolons part, one by one, or
// the whole where a semicolon stands inside of it.
func (s *readings) looked(f finding) string {
	parts := strings.Split(f.words, "; ")
	for i, part := range parts {
		if parts[i] = s.sh.said(part); parts[i] == part {
			return s.sh.said(f.words)
		}
	}
	return strings.Join(parts, s.tell("; "))
}

// twin is the innocent cause of a finding and the test that settles it.
func (s *readings) twin(f finding) (innocent, settles string) {
	if t := checklist.Pick(s.c.Tells, f.tell); t != nil {
		return t.Innocent.In(s.lang()), t.Settles.In(s.lang())
	}
	if f.name == "sequence" {
		return s.tell("Two spindles or two shifts in turn"), s.tell("Which machine made which part; watch ten being read")
	}
	return "", ""
}

// flagLine says whether a flag is raised, and what settled it.
func (s *readings) flagLine(d *text) {
	th, a := s.sh.th, s.v.Answers[s.it.ID]
	switch {
	case a.Flagged && a.Explained == "":
		d.add(th.warn, markWarn+" "+s.tell("a flag is raised: %s is not proven until it is explained", s.it.Flags))
	case a.Flagged:
		d.add(th.good, s.tell("flag explained: %s", a.Explained))
	}
}

// foot says how many screens were run, which lots are kept, and what a screen is
// for.
func (s *readings) foot(list []finding, w, h int) []string {
	th, d := s.sh.th, &text{sh: s.sh, w: benchWidth(w)}
	if lots := s.lots(); len(lots) > 0 {
		var names []string
		for _, l := range lots {
			names = append(names, fmt.Sprintf("%s (%d)", checklist.Line(l.name), len(l.Values)))
		}
		d.add(th.faint, s.tell("other lots: %s", strings.Join(names, ", ")))
	}
	switch {
	case levelsStay(list, h):
		s.levels(d, s.it, -1, "")
	case len(list) > 0 && s.at < len(list):
		d.add(th.faint, s.tell("the levels stand below the findings: j"))
	}
	if len(list) > 0 && h >= 2*roomy-16 {
		d.add(th.faint, s.tell("%d of %d looks could be taken. Honest values trip one now and then: it chooses what to measure, and is never a verdict.", ran(list), len(list)))
	}
	return d.lines
}
