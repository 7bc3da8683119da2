package tui

import (
	"fmt"
	"path/filepath"
	"strings"
	"time"

	"gemba/assessment"
	"gemba/checklist"
)

// view draws the list, and what the visit under the cursor amounts to.
func (s *visits) view(w, h int) []string {
	m, th := s.sh.m, s.sh.th
	count := s.sh.tell(plural(s.page.Total, "%d visit")+", %s ", s.page.Total, s.sh.tell(s.order.String()))
	if n := s.page.Unread; n > 0 {
		count = s.sh.tell("reading, %d to go · %s", n, count)
	}
	lines := []string{
		m.sides(" "+th.title.Render("gemba")+"  "+th.faint.Render(m.line(s.app.lib.Title(), w/2)), th.faint.Render(count), w),
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
	if s.page.Total == 0 {
		return s.firstSteps(w)
	}
	c := columnsFor(w)
	tell := func(name string) string { return s.sh.tell(name) }
	head := m.fit(tell("supplier"), c.supplier) + m.fit(tell("site"), c.site) + m.fit(tell("date"), c.date) + m.fit(tell("order"), c.order) +
		m.fitRight(tell("walked")+" ", c.walked) + m.fit(" "+tell("grade"), c.grade) + m.fitRight(tell("gap")+" ", c.gap)
	lines := []string{"  " + th.faint.Render(head)}
	top := window(s.at, s.page.Total, h-1)
	for i := top; i < s.page.Total && len(lines) < h; i++ {
		lines = append(lines, s.row(s.entry(i), c, i == s.at))
	}
	return lines
}

// firstSteps stands in a folder without visits.
func (s *visits) firstSteps(w int) []string {
	th := s.sh.th
	help, _ := helpKey(s.sh.table(s))
	d := &text{sh: s.sh, w: w - 4}
	d.add(th.text, d.sh.tell("No visit here yet."))
	d.gap()
	d.raw(s.sh.tell("%s makes one.", th.key.Render(s.sh.key(roomVisits, "n"))))
	d.raw(s.sh.tell("%s shows all keys.", th.key.Render(help)))
	d.gap()
	d.add(th.faint, s.sh.tell("A visit is one file in this folder. Copy the file to hand it on; %s takes in what a colleague added to a copy.", s.sh.key(roomVisits, "m")))
	d.gap()
	d.add(th.faint, d.sh.tell("To look around first: gemba demo opens invented visits in a folder of their own."))
	lines := []string{""}
	for _, l := range d.lines {
		lines = append(lines, "  "+l)
	}
	return lines
}

func (s *visits) row(r *Entry, c columns, here bool) string {
	m, th := s.sh.m, s.sh.th
	lead, style := "  ", th.text
	if here {
		lead, style = th.focus.Render(markCursor)+" ", th.bold
	}
	if r == nil {
		return lead + th.faint.Render("…")
	}
	if r.Sealed != NotSealed {
		how := map[Sealing]string{ByPassphrase: "encrypted; %s asks for its passphrase", ForKey: "encrypted for a key; %s asks for its file"}
		return lead + style.Render(m.line(filepath.Base(r.Path), c.supplier)) + " " + th.faint.Render(s.sh.tell(how[r.Sealed], s.sh.key(roomVisits, "enter")))
	}
	if r.Problem != "" {
		return lead + th.bad.Render(markWarn+" "+m.line(filepath.Base(r.Path), c.supplier)) + " " + th.faint.Render(checklist.Line(s.sh.said(r.Problem)))
	}
	supplier := r.Supplier
	if len(r.Copies) > 0 {
		supplier = markForward + " " + supplier
	}
	if r.Damaged {
		supplier = s.sh.tell("damaged: %s", supplier)
	}
	if r.Conflicts > 0 || r.Damaged {
		supplier, style = markWarn+" "+supplier, th.bad
	}
	col := func(s string, w int) string { // one cell stays free between columns
		if w == 0 {
			return ""
		}
		return m.fit(m.line(s, w-1), w)
	}
	text := col(supplier, c.supplier) + col(r.Site, c.site) + col(r.Date, c.date) + col(r.Order, c.order)
	walked := ""
	if c.walked > 0 {
		walked = m.fitRight(fmt.Sprintf("%d %% ", r.Walked), c.walked)
	}
	gap := ""
	if c.gap > 0 {
		gap = m.fitRight(assessment.RatedGap(r.Status, r.Gap)+" ", c.gap)
	}
	return lead + style.Render(text) + walked + " " + s.sh.gradeStyle(r.Status).Render(m.fit(r.Status, c.grade-1)) + gap
}

// foot says in words what the visit under the cursor amounts to.
func (s *visits) foot(w, h int) []string {
	r, th := s.here(), s.sh.th
	if h < 14 || r == nil || r.Visit == "" {
		return nil
	}
	t := &text{sh: s.sh, w: w - 2}
	t.add(th.text, r.sentence(s.sh.own))
	if len(t.lines) > 4 {
		t.lines = t.lines[:4]
	}
	paper, practice, gap := assessment.Points(r.Paper), assessment.Points(r.Practice), assessment.Signed(r.Gap)
	if assessment.NotRated(r.Status) {
		paper, practice, gap = "–", "–", "–"
	}
	t.facts(th.faint, s.sh.tell("paper %s   practice %s (%s)   evidence %d %%   gap %s", paper, practice, rangeText(r.Lo, r.Hi), assessment.Percent(r.Evidence), gap))
	if r.Damaged {
		t.add(th.bad, markWarn+" "+s.sh.tell("the file is damaged, and this is what is left of it: opening it recovers what can be, gemba salvage makes a new file"))
	}
	if n := r.Conflicts; n > 0 {
		t.add(th.bad, s.sh.tell(plural(n, "%s %d answer")+" in conflict, to be settled in the visit with %s", markWarn, n, s.sh.key(roomWalk, "C")))
	}
	if n := len(r.Copies); n > 0 {
		t.add(th.warn, s.sh.tell(map[bool]string{true: "%s a sync program left %d copy of this file: %s merges", false: "%s a sync program left %d copies of this file: %s merges"}[n == 1], markForward, n, s.sh.key(roomVisits, "m")))
	}
	if n := overdue(r.Due, s.sh.now().Format(time.DateOnly)); n > 0 {
		t.add(th.warn, s.sh.tell(plural(n, "%d promise")+" overdue", n))
	}
	return append([]string{th.box.Render(strings.Repeat(markThin, w))}, padded(t.lines)...)
}

// overdue counts the days that have passed.
func overdue(due []string, today string) int {
	n := 0
	for _, d := range due {
		if d < today {
			n++
		}
	}
	return n
}
