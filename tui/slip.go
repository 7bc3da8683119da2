package tui

import (
	tea "charm.land/bubbletea/v2"

	"gemba/checklist"
)

// slip is what the host is shown across a table: which records are asked for,
// in the host's language and in one's own, with the numbers as large as the
// screen allows.
type slip struct {
	*recordSample
	outOnly bool // only the lines that nobody has marked yet
	own     bool // one's own language comes first
	top     int
}

// newSlip shows all lines, or those that are still out once some are in; where
// none is, it thanks.
func newSlip(s *recordSample) *slip {
	out, all := s.outstanding()
	return &slip{recordSample: s, outOnly: out < all}
}

func (p *slip) enter() tea.Cmd { return nil }

func (p *slip) keep() tea.Cmd { return nil }

func (p *slip) saveDraft() tea.Cmd { return nil }

// scroll moves the page, as far as there is something to see.
func (p *slip) scroll(by int) tea.Cmd {
	most := max(0, len(p.page(p.app.w, p.app.h-1))-(p.app.h-1))
	p.top = max(0, min(p.top+by, most))
	return nil
}

func (p *slip) actions() []action {
	acts := []action{
		scrollDown("further down and up; the arrow keys too", p.scroll, 2),
		scrollUp(p.scroll, 2),
		{keys: []string{"space", "pgdown", "ctrl+f"}, hint: "space", name: "page", about: "a page down", run: func() tea.Cmd { return p.scroll(p.app.h - 4) }},
		{keys: []string{"pgup", "ctrl+b"}, quiet: true, run: func() tea.Cmd { return p.scroll(4 - p.app.h) }},
		{keys: []string{"g", "home"}, quiet: true, run: func() tea.Cmd { return p.scroll(-1 << 20) }},
		{keys: []string{"G", "end"}, quiet: true, run: func() tea.Cmd { return p.scroll(1 << 20) }},
		{keys: []string{"u"}, name: "still out", about: "only the records that are still out, or all of them", run: p.toggleOut},
		{keys: []string{"t", "ctrl+t"}, hint: "t", name: p.sh.tongue(), about: "the other language first", run: p.turn},
	}
	return append(acts, common(p.sh, p.sh.back)...)
}

func (p *slip) toggleOut() tea.Cmd {
	p.outOnly, p.top = !p.outOnly, 0
	return nil
}

func (p *slip) turn() tea.Cmd {
	p.own, p.top = !p.own, 0
	return nil
}

// labels are the numbers on the slip.
func (p *slip) labels() []string {
	var out []string
	for _, r := range p.rows() {
		if !r.left() && (r.out() || !p.outOnly) {
			out = append(out, p.label(r.no))
		}
	}
	return out
}

// words returns a text of the slip table in a language.
func (p *slip) words(id, lang string) string {
	if c := checklist.Pick(p.c.Slips, id); c != nil {
		return c.Text.In(lang)
	}
	return ""
}
