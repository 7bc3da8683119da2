package tui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"gemba/checklist"
)

const searchPrompt = "search: "

func (s *search) view(w, h int) []string {
	m, th := s.sh.m, s.sh.th
	words, _ := s.typed(w)
	lines := []string{th.title.Render(" "+s.sh.tell(searchPrompt)) + words, th.box.Render(strings.Repeat(markThin, w))}
	switch {
	case s.err != nil:
		lines = append(lines, " "+th.bad.Render(s.sh.tell("the library cannot be searched: %s", s.sh.said(checklist.Line(s.err.Error())))))
	case s.asked == "":
		lines = append(lines, " "+th.faint.Render(s.sh.tell("suppliers, orders, notes, quotes, record numbers; any script, beginnings of words")))
	case len(s.hits) == 0 && s.app.home().reading:
		lines = append(lines, " "+th.faint.Render(s.sh.tell("nothing found yet")))
	case len(s.hits) == 0:
		lines = append(lines, " "+th.faint.Render(s.sh.tell("nothing found")))
	}
	per := 2
	room := max(1, (h-len(lines)-1)/per)
	top := window(s.at, len(s.hits), room)
	for i := top; i < len(s.hits) && i < top+room; i++ {
		lines = append(lines, s.hit(s.hits[i], i == s.at, w)...)
	}
	lines = m.fill(lines, w, h-1)
	foot := th.faint.Render(" " + s.sh.tell("%d found", len(s.hits)))
	if s.app.home().reading {
		foot += th.warn.Render("  " + s.sh.tell("files are still being read: more may be found"))
	}
	return append(lines, m.fit(foot, w))
}

// hit draws one place in two lines: the visit, and the text.
func (s *search) hit(x Hit, here bool, w int) []string {
	m, th := s.sh.m, s.sh.th
	lead, style := "  ", th.text
	if here {
		lead, style = th.focus.Render(markCursor)+" ", th.bold
	}
	head := m.line(x.Supplier, w) + "  " + th.faint.Render(checklist.Line(x.Date)) + "  " + th.key.Render(checklist.Line(x.Item))
	return []string{lead + style.Render(m.line(x.Text, w-3)), "    " + head}
}

// typed is the part of the words that is in sight, and where the cursor stands on
// the line of the prompt.
func (s *search) typed(w int) (words string, x int) {
	prompt := s.sh.m.width(" " + s.sh.tell(searchPrompt))
	words, x = s.sh.m.scrolled([]rune(s.input.Value()), s.input.Position(), max(1, w-prompt))
	return words, prompt + x
}

func (s *search) cursor(w, _ int) *tea.Cursor {
	_, x := s.typed(w)
	return tea.NewCursor(min(x, w-1), 0)
}
