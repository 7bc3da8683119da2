package tui

import (
	"fmt"
	"strings"
	"time"

	"gemba/checklist"
	"gemba/sampling"
)

// phone is the width below which only the most needed is said.
const phone = 45

// labelOf prints the number of a line: page and line in a bound book.
func labelOf(no, perPage int) string {
	if perPage < 1 {
		return fmt.Sprint(no)
	}
	page, line := sampling.PageLine(no, perPage)
	return fmt.Sprintf("%d/%d", page, line)
}

// linesView is how far the sample has come and what it proves, and then the
// lines, with the one under the cursor in sight.
func (s *recordSample) linesView(w, h int) []string {
	d := &text{sh: s.sh, w: w}
	s.soFar(d, h)
	if most := h - min(h/2, 7); len(d.lines) > most {
		d.lines = d.lines[:most]
	}
	d.raw(s.sh.th.box.Render(strings.Repeat(markThin, w)))
	rows, at := s.rowLines(w)
	room := max(1, h-len(d.lines))
	return append(d.lines, rows[window(at, len(rows), room):]...)
}

// soFar is the state of the sample, what matters most first.
func (s *recordSample) soFar(d *text, h int) {
	th, sm := s.sh.th, s.v.Answers[s.it.ID].Sample
	if h >= 24 {
		s.question(d, true)
	}
	out, all := s.outstanding()
	count := s.tell("%d of %d done", all-out, all)
	if out > 0 {
		count += th.warn.Render(s.tell(", %d still out", out))
	}
	if who := s.chosen(); s.sh.m.width(count)+s.sh.m.width(who) < d.w {
		count = s.sh.m.sides(th.bold.Render(count), th.faint.Render(who), d.w)
	}
	d.raw(s.sh.m.cut(th.bold.Render(count), d.w))
	d.raw(s.worthLine(s.sheet.Range(s.it.ID), d.w))
	if d.w < phone {
		d.add(th.key, s.legend())
	}
	if sm.Drawn == 0 {
		d.add(th.faint, d.sh.tell("Nothing is in yet. What was asked for and is not produced is missing, and counts."))
	} else {
		s.proven(d, sm)
	}
	if sm.Exempt > 0 {
		d.add(th.faint, s.tell("%d %s left the list under a written rule: %d remain.", sm.Exempt, s.tell(plural(sm.Exempt, "line")), sm.Population))
	}
	s.fault(d)
	if h >= 24 {
		d.add(th.faint, s.listLine())
	}
	s.limited(d)
	if s.place != "" {
		d.add(th.faint, s.tell("Place of the lines to come: %s", s.place))
	}
}

// chosen says who chose the lines.
func (s *recordSample) chosen() string {
	d := s.draw()
	switch {
	case s.ridden != nil:
		return s.tell("the lines of %s", s.ridden.ID)
	case d.Pick == "":
		return ""
	case len(d.Lines) == s.list().Lines && d.Seed == "":
		return s.tell("all of the list")
	case d.Staged && len(d.Second) == 0:
		return s.tell("drawn at random; s draws %d more", d.SecondSize(s.list().Lines))
	case d.Staged:
		return s.tell("drawn at random, both stages")
	case d.Pick == pickRandom:
		return s.tell("drawn at random")
	}
	return s.pickText(d.Pick)
}

// proven adds what the marked lines prove of the whole list.
func (s *recordSample) proven(d *text, sm checklist.Sample) {
	th, pick := s.sh.th, s.draw().Pick
	p := s.proofOf(s.it, sm, pick)
	switch {
	case p.counted:
		d.add(th.text, p.exact())
	case d.w < phone: // the limits in words say as much
		d.add(th.text, s.tell("%d of %d fine. ", sm.Fine, sm.Drawn)+p.between(s.noun(s.lang()))+s.tell("."))
	default:
		d.add(th.text, s.tell("%d of %d fine; of the list %s", sm.Fine, sm.Drawn, p.exact()))
		d.add(th.bold, p.sentence(s.noun(s.lang()), sm.Staged))
	}
	if sm.Late == 0 {
		return
	}
	sm.Fine, sm.Late = sm.Fine+sm.Late, 0
	p = s.proofOf(s.it, sm, pick)
	r := s.worth(s.it, sm)
	d.add(th.faint, s.tell("If late ones count: %d of %d, %s, worth %s", sm.Fine, sm.Drawn, p.exact(), rangeText(r.Lo, r.Hi)))
}

// legend names the keys of the statuses in few cells.
func (s *recordSample) legend() string {
	parts := make([]string, len(s.c.LineStatuses))
	for i, st := range s.c.LineStatuses {
		parts[i] = checklist.Line(st.Key + " " + st.ID)
	}
	return strings.Join(parts, "  ")
}

// rowLines draws the lines of the sample, and says which one the cursor is on.
func (s *recordSample) rowLines(w int) (lines []string, at int) {
	rows := s.rows()
	wide := 0
	for _, r := range rows {
		wide = max(wide, len(s.label(r.no)))
	}
	for i, r := range rows {
		head := ""
		switch {
		case r.second && !rows[i-1].second:
			head = s.tell("second stage")
		case r.undrawn && (i == 0 || !rows[i-1].undrawn):
			head = s.tell("marked, but not in the draw")
		}
		if head != "" {
			lines = append(lines, s.sh.rule(head, w))
		}
		if i == s.at {
			at = len(lines)
		}
		lines = append(lines, s.rowLine(r, i == s.at, wide, w))
	}
	return lines, at
}

func (s *recordSample) rowLine(r sampleRow, here bool, wide, w int) string {
	m, th := s.sh.m, s.sh.th
	lead, num := " ", th.text
	if here {
		lead, num = th.focus.Render(markCursor), th.bold
	}
	mark, style := s.rowMark(r)
	right := s.rowRight(r, max(5, w/3))
	room := w - 5 - wide - m.width(right) - 1
	words := s.rowWords(r, room)
	return lead + style.Render(mark) + " " + num.Render(m.fitRight(s.label(r.no), wide)) + "  " +
		style.Render(m.fit(words, room)) + " " + th.faint.Render(right)
}

// rowWords says in words what a line turned out to be, for w cells.
func (s *recordSample) rowWords(r sampleRow, w int) string {
	words := statusText(s.c, r.line.Status, s.lang())
	if r.line.Status == "" && r.ridden != "" {
		words = s.ridden.ID + s.colon() + statusText(s.c, r.ridden, s.lang())
	}
	if r.line.Note != "" {
		words += s.colon() + front(r.line.Note, w)
	}
	return checklist.Line(words)
}

// statusText is the first part of the words for a status.
func statusText(c *checklist.Checklist, status checklist.LineStatus, lang string) string {
	text, _, _ := strings.Cut(checklist.ChoiceText(c.LineStatuses, string(status), lang), ";")
	return text
}

// rowRight is where the record of a line came from, and when, in at most w cells.
func (s *recordSample) rowRight(r sampleRow, w int) string {
	at, err := time.Parse(time.RFC3339, r.line.Marks[markAt])
	if err != nil {
		return s.sh.m.line(r.line.Place, w)
	}
	return strings.TrimSpace(s.sh.m.line(r.line.Place, w-6) + " " + clock(at))
}

// rowMark says in one cell how a line stands, here or at the item whose lines are
// used.
func (s *recordSample) rowMark(r sampleRow) (string, ink) {
	status := r.line.Status
	if status == "" && r.left() {
		status = checklist.LineExempt
	}
	return lineMark(s.sh.th, status)
}
