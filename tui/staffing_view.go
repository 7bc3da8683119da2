package tui

import (
	"strconv"
	"strings"

	"gemba/checklist"
)

func (s *staffing) view(w, h int) []string {
	b := s.benchFor(s.it, w, h)
	d := &b.text
	s.headRow(d)
	for i, r := range s.rows() {
		if i == s.at {
			b.start, b.end = max(0, len(d.lines)-1), len(d.lines)+1
		}
		s.tableRow(d, r, i == s.at)
	}
	s.sumRow(d)
	s.unfinished(d, s.it, s.kept())
	b.foot = s.foot(w, h)
	return s.bench(b, w, h)
}

// cells is the width of a number, and of the name of a row.
func (s *staffing) cells(w int) (name, number int) {
	number = 10
	if w < 56 {
		number = 7
	}
	return max(4, min(40, w-2-number*len(staffColumns))), number
}

func (s *staffing) headRow(d *text) {
	name, number := s.cells(d.w)
	line := strings.Repeat(" ", name+2)
	for _, c := range staffColumns {
		words := s.tell(c)
		if s.english() && len(words) >= number { // the roster, not some of rostered
			words = words[:number-1]
		}
		line += s.sh.m.fitRight(words, number-1) + " "
	}
	d.raw(s.sh.th.faint.Render(s.sh.m.cut(line, d.w)))
}

// rowTitle names a row. The shifts that stand there from the beginning have names of
// the program, which are told; all others are as somebody typed them.
func (s *staffing) rowTitle(r staffRow) string {
	if !s.english() {
		switch r.shift {
		case "day":
			r.shift = s.tell("day shift")
		case "night":
			r.shift = s.tell("night shift")
		}
	}
	return r.title()
}

func (s *staffing) tableRow(d *text, r staffRow, here bool) {
	th, m := s.sh.th, s.sh.m
	name, number := s.cells(d.w)
	style := th.text
	if here {
		style = th.bold
	}
	line := s.sh.pointer(here) + " " + style.Render(m.fit(checklist.Line(s.rowTitle(r)), name))
	for i, c := range staffColumns {
		value := "–"
		if n, known := s.counts()[r.key(c)]; known {
			value = strconv.Itoa(n)
		}
		if here && i == s.column {
			line += strings.Repeat(" ", max(0, number-m.width(value)-2)) + th.selected.Render("["+value+"]")
			continue
		}
		line += style.Render(m.fitRight(value, number-1)) + " "
	}
	d.raw(m.cut(line, d.w))
}

// sumRow is what the table adds up to, as it goes into the fields.
func (s *staffing) sumRow(d *text) {
	m, fields := s.sh.m, s.v.Answers[s.it.ID].Fields
	name, number := s.cells(d.w)
	line := "  " + m.fit(s.tell("counts"), name)
	for _, c := range staffColumns {
		line += m.fitRight(orDash(checklist.Line(fields[c])), number-1) + " "
	}
	d.raw(s.sh.th.bold.Render(m.cut(line, d.w)))
}

// foot reads the differences.
func (s *staffing) foot(w, h int) []string {
	th, d := s.sh.th, &text{sh: s.sh, w: benchWidth(w)}
	sum, a := sumStaff(s.rows(), s.counts()), s.v.Answers[s.it.ID]
	if sum.compared > 0 && sum.told > 0 {
		d.add(th.bold, s.tell("%d seen of %d told of: %d %%", sum.seen, sum.told, 100*sum.seen/sum.told))
	}
	s.basisLine(d, a)
	if h >= roomy {
		s.differences(d, sum)
	}
	if f := a.Fields; sum.compared > 0 && (count(f["told"]) != sum.told || count(f["seen"]) != sum.seen) {
		d.add(th.warn, d.sh.tell("typed totals count: the table comes to others"))
	}
	return d.lines
}

func (s *staffing) differences(d *text, sum staffSums) {
	say := func(style ink, words string, rows []staffRow) {
		if len(rows) == 0 {
			return
		}
		var names []string
		for _, r := range rows {
			names = append(names, s.rowTitle(r))
		}
		d.add(style, words+s.colon()+strings.Join(names, ", "))
	}
	say(s.sh.th.warn, markWarn+" "+s.tell("fewer seen than told of"), sum.fewer)
	say(s.sh.th.warn, markWarn+" "+s.tell("fewer on the roster than told of"), sum.short)
	say(s.sh.th.faint, s.tell("not looked at, and left out of both numbers"), sum.unseen)
}
