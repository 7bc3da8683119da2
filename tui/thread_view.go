package tui

import (
	"fmt"
	"strings"

	"gemba/assessment"
	"gemba/checklist"
	"gemba/report"
)

func (s *thread) view(w, h int) []string {
	b := s.benchFor(s.it, w, h)
	d := &b.text
	for _, i := range s.order() {
		b.row(i == s.at, func() { s.linkLine(d, i, i == s.at) })
	}
	s.unfinished(d, s.it, s.kept())
	for i := range s.c.ThreadLinks {
		if _, kept := s.drafts[lineCell(s.it.ID, i+1)]; kept {
			d.add(s.sh.th.warn, s.tell("%s unfinished text is kept at link %d: enter continues it", markDraft, i+1))
		}
	}
	b.foot = s.foot(w)
	if h < roomy {
		b.foot = b.foot[:min(3, len(b.foot))]
	}
	return s.bench(b, w, h)
}

// linkLine is one link: what it turned out to be, and what was found there.
func (s *thread) linkLine(d *text, i int, here bool) {
	th, m, l := s.sh.th, s.sh.m, s.line(i)
	lead, style := s.sh.pointer(here), th.text
	if here {
		style = th.bold
	}
	mark, ink := lineMark(th, l.Status)
	var parts []string
	if id := l.Marks[linkFound]; id != "" {
		parts = append(parts, id)
	}
	if q := l.Marks[assessment.MarkQuantity]; q != "" {
		parts = append(parts, strings.TrimSpace(q+" "+s.unitAt(i)))
	}
	if l.Marks[linkMinutes] != "" {
		parts = append(parts, s.tell("%s min", l.Marks[linkMinutes]))
	}
	if l.Status != checklist.LineMatch && l.Status != "" {
		parts = append([]string{report.KeyName(s.lang(), string(l.Status))}, parts...)
	}
	right := m.cut(checklist.Line(strings.Join(parts, "  ")), d.w/2)
	name := fmt.Sprintf("%d %s", i+1, checklist.Line(s.c.ThreadLinks[i].Text.In(s.lang())))
	if here && m.width(name)+m.width(right)+5 > d.w {
		d.hang(lead+ink.Render(mark)+" ", 3, style, name)
		d.raw("     " + ink.Render(right))
	} else {
		d.raw(lead + ink.Render(mark) + " " + style.Render(m.fit(name, max(1, d.w-4-m.width(right)))) + " " + ink.Render(right))
	}
	if left := l.Marks[assessment.MarkLeft]; left != "" && here {
		d.hang("     ", 5, th.faint, strings.TrimSpace(left+" "+s.unitAt(i))+s.tell(" left or scrapped there"))
	}
	if here && l.Place+l.Note != "" {
		d.hang("     ", 5, th.faint, strings.TrimSpace(l.Place+"  "+l.Note))
	}
}

// linkName names a link by its line.
func (s *thread) linkName(line int) string {
	return checklist.Line(s.c.LinkText(line, s.lang()))
}

// flowLines say what the quantities of the links come to, stretch by stretch.
func (s *thread) flowLines(d *text, lines map[int]checklist.SampleLine) {
	th := s.sh.th
	for _, f := range assessment.Flows(lines) {
		style := th.good
		if !f.Closes() {
			style = th.bad
		}
		d.add(style, f.Words(s.linkName, s.tell))
	}
}

// foot is how far the thread has come, where it is broken, and who chose it.
func (s *thread) foot(w int) []string {
	th := s.sh.th
	d := &text{sh: s.sh, w: benchWidth(w)}
	looked, fine, minutes, slowest, where := 0, 0, 0, 0, -1
	broken := -1
	for i := range s.c.ThreadLinks {
		l := s.line(i)
		if l.Status == "" {
			continue
		}
		looked++
		if l.Status == checklist.LineMatch {
			fine++
		}
		if n := max(0, count(l.Marks[linkMinutes])); n > 0 {
			minutes += n
			if n > slowest {
				slowest, where = n, i
			}
		}
		if broken < 0 && (l.Status == checklist.LineMissing || l.Status == checklist.LineMismatch) {
			broken = i
		}
	}
	name := func(i int) string { return s.c.ThreadLinks[i].Text.In(s.lang()) }
	words := s.tell("%d of %d links matched", fine, looked)
	if n := len(s.c.ThreadLinks); looked < n {
		words += s.tell("; %d still out", n-looked)
	}
	if minutes > 0 {
		words += s.tell("; %d minutes, the longest %d: %s", minutes, slowest, name(where))
	}
	d.add(th.bold, words)
	s.flowLines(d, s.v.Lines[s.it.ID])
	if broken >= 0 {
		d.add(th.bad, markWarn+" "+s.tell("the thread breaks at: %s", name(broken)))
	}
	if sm := s.v.Answers[s.it.ID].Sample; sm.Drawn > 0 && s.sheet.Fault(s.it.ID) == "" {
		p := s.proofOf(s.it, sm, sm.Pick)
		switch {
		case p.counted:
			d.add(th.text, p.sentence(s.tell("links"), false))
		case p.population > 0:
			d.add(th.text, s.tell("of all %d links, %d to %d are there and match", p.population, p.LowerCount, p.UpperCount))
		}
	}
	if chosen := s.chosenText(s.it); chosen != "" {
		d.add(th.faint, chosen)
	}
	return d.lines
}
