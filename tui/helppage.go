package tui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"gemba/report"
)

// helpPage lists everything that the keys of a screen do.
type helpPage struct {
	still
	scroller

	sh    *shell
	below screen
	page  int // rows of the window
}

func newHelpPage(sh *shell, below screen) *helpPage { return &helpPage{sh: sh, below: below} }

func (p *helpPage) actions() []action {
	return []action{
		{keys: []string{"esc", "?", "q", "f1", "enter"}, hint: "esc", name: "back", about: "go back", run: p.sh.back},
		scrollDown("further down and up", p.scroll, 3),
		scrollUp(p.scroll, 3),
		{keys: []string{"space", "pgdown", "ctrl+f"}, hint: "space", name: "page", about: "a page down", run: func() tea.Cmd { return p.scroll(p.page) }},
		{keys: []string{"pgup", "ctrl+b"}, about: "a page up", quiet: true, run: func() tea.Cmd { return p.scroll(-p.page) }},
		first("to the top and the end", p.scroll),
		last(p.scroll),
	}
}

// legend says what the marks before the lines of lists mean.
func (p *helpPage) legend() string {
	var b strings.Builder
	for _, m := range [][2]string{
		{markDone, "dealt with"},
		{markOpen, "still open"},
		{markForward, "come forward"},
		{markWarn, "look here"},
		{markDraft, "unfinished"},
		{"*", "weighs more: holds the grade until proven"},
	} {
		b.WriteString(" " + m[0] + " " + p.sh.named(m[1]) + " ")
	}
	return strings.TrimRight(b.String(), " ")
}

func (p *helpPage) view(w, h int) []string {
	t := &text{sh: p.sh, w: w - 2}
	wide := min(18, w/3)
	for _, a := range p.sh.allOf(p.below) {
		if a.about == "" {
			continue
		}
		lead := " " + p.sh.th.key.Render(p.sh.m.fit(a.keyHint(), wide)) + " "
		about := p.sh.named(a.about)
		if a.when != nil {
			if why := a.when(); why != "" {
				about += report.OnScreen(p.sh.own, " (not now: %s)", report.Said(p.sh.own, why))
			}
		}
		t.hang(lead, wide+2, p.sh.th.text, about)
	}
	t.gap()
	t.add(p.sh.th.faint, p.legend())
	p.page = max(1, h-3)
	return p.sh.box("keys", p.shown(t.lines, h-2), w, h, true)
}
