package tui

import (
	"fmt"
	"path/filepath"
	"strings"

	"gemba/assessment"
	"gemba/checklist"
)

// view draws the list, and what the visit under the cursor amounts to.
func (s *visits) view(w, h int) []string {
	m, th := s.sh.m, s.sh.th
	count := fmt.Sprintf("%d %s, %s ", len(s.rows), plural(len(s.rows), "visit"), s.order)
	lines := []string{
		m.sides(" "+th.title.Render("gemba")+"  "+th.faint.Render(m.cut(checklist.Line(s.app.lib.Title()), w/2)), th.faint.Render(count), w),
		th.box.Render(strings.Repeat(markThin, w)),
	}
	foot := s.foot(w, h)
	n := h - len(lines) - len(foot)
	lines = append(lines, m.fill(s.table(w, n), w, n)...)
	return m.fill(append(lines, foot...), w, h)
}

// columns are the widths of the list; 0 leaves a column out.
type columns struct{ supplier, site, date, order, walked, grade, gap int }

func columnsFor(w int) columns {
	c := columns{date: 11, walked: 7, grade: 6, gap: 7}
	if w < 56 {
		c.walked, c.gap = 0, 0
	}
	room := w - 2 - c.date - c.walked - c.grade - c.gap
	switch {
	case w >= 100:
		c.site, c.order = 16, room*3/10
	case w >= 72:
		c.site = 13
	}
	c.supplier = room - c.site - c.order
	return c
}

func (s *visits) table(w, h int) []string {
	m, th := s.sh.m, s.sh.th
	if len(s.rows) == 0 {
		return []string{"", "  No visit here yet.", "", "  " + th.key.Render("n") + " makes one.", "  " + th.key.Render("?") + " shows all keys."}
	}
	c := columnsFor(w)
	head := m.fit("supplier", c.supplier) + m.fit("site", c.site) + m.fit("date", c.date) + m.fit("order", c.order) +
		m.fitRight("walked ", c.walked) + m.fit(" grade", c.grade) + m.fitRight("gap ", c.gap)
	lines := []string{"  " + th.faint.Render(head)}
	top := window(s.at, len(s.rows), h-1)
	for i := top; i < len(s.rows) && len(lines) < h; i++ {
		lines = append(lines, s.row(&s.rows[i], c, i == s.at))
	}
	return lines
}

func (s *visits) row(r *visitRow, c columns, here bool) string {
	m, th := s.sh.m, s.sh.th
	lead, style := "  ", th.text
	if here {
		lead, style = th.focus.Render(markCursor)+" ", th.bold
	}
	if r.Err != nil {
		return lead + th.bad.Render(markWarn+" "+m.cut(checklist.Line(filepath.Base(r.Path)), c.supplier)) + " " + th.faint.Render(checklist.Line(r.Err.Error()))
	}
	v, res := r.Visit, r.assessed()
	supplier := v.Supplier
	if len(v.Rivals) > 0 {
		supplier, style = markWarn+" "+supplier, th.bad
	} else if len(r.Copies) > 0 {
		supplier = markForward + " " + supplier
	}
	col := func(s string, w int) string { // one cell stays free between columns
		if w == 0 {
			return ""
		}
		return m.fit(m.cut(checklist.Line(s), w-1), w)
	}
	text := col(supplier, c.supplier) + col(v.Site, c.site) + col(v.Date, c.date) + col(v.Order, c.order)
	walked := ""
	if c.walked > 0 {
		walked = m.fitRight(fmt.Sprintf("%d %% ", v.Walked(r.Checklist)), c.walked)
	}
	gap := ""
	if c.gap > 0 {
		gap = m.fitRight(wholeGap(res)+" ", c.gap)
	}
	return lead + style.Render(text) + walked + " " + s.sh.gradeStyle(res.Status).Render(m.fit(res.Status, c.grade-1)) + gap
}

// wholeGap prints the gap in whole points, with its sign.
func wholeGap(r *assessment.Result) string {
	if n := assessment.Whole(r.Gap.Score); n != 0 {
		return fmt.Sprintf("%+d", n)
	}
	return "0"
}

// foot says in words what the visit under the cursor amounts to.
func (s *visits) foot(w, h int) []string {
	if h < 14 || s.at >= len(s.rows) || s.rows[s.at].Err != nil {
		return nil
	}
	r := &s.rows[s.at]
	res, th := r.assessed(), s.sh.th
	t := &text{sh: s.sh, w: w - 2}
	t.raw(th.box.Render(strings.Repeat(markThin, w)))
	t.add(th.text, res.Sentence)
	if len(t.lines) > 5 {
		t.lines = t.lines[:5]
	}
	t.add(th.faint, fmt.Sprintf("paper %s   practice %s (%s)   evidence %d %%   gap %s",
		assessment.Points(res.Paper.Score), assessment.Points(res.Practice.Score), rangeText(res.Practice.Lo, res.Practice.Hi),
		assessment.Percent(res.Practice.Evidence), assessment.Signed(res.Gap.Score)))
	if n := len(r.Visit.Rivals); n > 0 {
		t.add(th.bad, fmt.Sprintf("%s %d %s in conflict, to be settled in the visit with C", markWarn, n, plural(n, "answer")))
	}
	if n := len(r.Copies); n > 0 {
		t.add(th.warn, fmt.Sprintf("%s a sync program left %d %s of this file: m merges", markForward, n, map[bool]string{true: "copy", false: "copies"}[n == 1]))
	}
	if over := overdue(r.Visit, s.sh.now().Format("2006-01-02")); over > 0 {
		t.add(th.warn, fmt.Sprintf("%d %s overdue", over, plural(over, "promise")))
	}
	for i := range t.lines[1:] {
		t.lines[i+1] = " " + t.lines[i+1]
	}
	return t.lines
}

// overdue counts the promises that are open after their day.
func overdue(v *checklist.Visit, today string) int {
	n := 0
	for _, c := range v.Commitments {
		if (c.State == "" || c.State == "open") && c.Due != "" && c.Due < today {
			n++
		}
	}
	return n
}
