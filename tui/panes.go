package tui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"gemba/assessment"
	"gemba/checklist"
	"gemba/report"
)

// box draws a frame with a title around lines, w cells wide and h lines high.
func (sh *shell) box(title string, lines []string, w, h int, focus bool) []string {
	return sh.boxBeside(sh.titled(title), "", lines, w, h, focus)
}

// boxBeside is a box with a second title at the right end of its upper edge. What
// stands in a title may come out of a checklist of somebody else.
func (sh *shell) boxBeside(title, right string, lines []string, w, h int, focus bool) []string {
	if w < 4 || h < 2 {
		return sh.m.fill(lines, w, h)
	}
	edge := sh.th.box
	if focus {
		edge = sh.th.focus
	}
	title, right = checklist.Line(title), checklist.Line(right)
	if title != "" {
		title = " " + sh.m.cut(title, w-6) + " "
	}
	rest := max(0, w-3-sh.m.width(title))
	end := edge.Render("╮")
	if n := sh.m.width(right) + 3; right != "" && n <= rest {
		rest -= n
		end = " " + sh.th.warn.Render(right) + " " + edge.Render(markThin+"╮")
	}
	out := make([]string, 0, h)
	out = append(out, edge.Render("╭"+markThin)+sh.th.title.Render(title)+edge.Render(strings.Repeat(markThin, rest))+end)
	out = append(out, sh.m.between(edge.Render("│"), lines, w-2, h-2)...)
	return append(out, edge.Render("╰"+strings.Repeat(markThin, w-2)+"╯"))
}

// headed is a screen of one box under a line that says where one is.
func (sh *shell) headed(head, title string, lines []string, w, h int) []string {
	return sh.m.fill(append([]string{head}, sh.box(title, lines, w, h-1, true)...), w, h)
}

// headOf is the first line of a screen that may lie over a visit: that of the
// visit, or the name of the program where head is nil.
func (sh *shell) headOf(head func(w int) string, w int) string {
	if head == nil {
		return sh.th.title.Render(" gemba")
	}
	return head(w)
}

// shifted is a cursor by so many cells and lines further on; nil stays nil.
func shifted(c *tea.Cursor, x, y int) *tea.Cursor {
	if c != nil {
		c.X, c.Y = c.X+x, c.Y+y
	}
	return c
}

// padded indents lines by a cell, for a box whose text should breathe.
func padded(lines []string) []string {
	out := make([]string, len(lines))
	for i, l := range lines {
		out[i] = " " + l
	}
	return out
}

// titled is a title whose parts are in the language that is shown.
func (sh *shell) titled(title string) string {
	parts := strings.Split(title, " · ")
	for i := range parts {
		parts[i] = report.KeyName(sh.shown(), parts[i])
	}
	return strings.Join(parts, " · ")
}

// rule is a line across with a title in it: a box for where there is no room.
func (sh *shell) rule(title string, w int) string {
	title = sh.m.cut(checklist.Line(title), max(0, w-4))
	n := max(0, w-3-sh.m.width(title))
	return sh.th.box.Render(markThin+" ") + sh.th.title.Render(title) + sh.th.box.Render(" "+strings.Repeat(markThin, n))
}

// either sets a text at the left edge, and at the right one the first of some
// texts that fits whole; none if none does.
func (sh *shell) either(left string, rights []string, w int) string {
	for _, r := range rights {
		if sh.m.width(left)+1+sh.m.width(r) <= w {
			return sh.m.sides(left, sh.th.faint.Render(r), w)
		}
	}
	return sh.m.fit(left, w)
}

// bar draws a range of 0 to 100 points on w cells: its ends, and the score in
// the middle of it.
func (sh *shell) bar(r assessment.Range, score int64, w int, style ink) string {
	if w < 5 {
		return strings.Repeat(" ", max(0, w))
	}
	cell := func(p int64) int { return int(p * int64(w-1) / 100_000) }
	lo, hi, mid := cell(r.Lo), cell(r.Hi), cell(score)
	var b strings.Builder
	for i := range w {
		switch {
		case i == mid:
			b.WriteString("┿")
		case i == lo:
			b.WriteString("┝")
		case i == hi:
			b.WriteString("┥")
		case i > lo && i < hi:
			b.WriteString(markBar)
		default:
			b.WriteString(markThin)
		}
	}
	s := []rune(b.String())
	th := sh.th
	return th.open.Render(string(s[:lo])) + style.Render(string(s[lo:hi+1])) + th.open.Render(string(s[hi+1:]))
}

// gradeStyle colours a status word. The word itself says it all.
func (sh *shell) gradeStyle(status string) ink {
	switch strings.Trim(status, "<=?") {
	case "A", "B":
		return sh.th.good
	case "C":
		return sh.th.warn
	case "D":
		return sh.th.bad
	}
	return sh.th.faint
}
