package tui

import (
	"path/filepath"

	tea "charm.land/bubbletea/v2"

	"gemba/checklist"
)

// trouble says in full why a visit cannot be opened, and what may help: more than
// a line under the list has room for.
type trouble struct {
	sh               *shell
	path, what, hint string
	top              int
}

func newTrouble(sh *shell, path, what, hint string) *trouble {
	return &trouble{sh: sh, path: path, what: what, hint: hint}
}

func (t *trouble) enter() tea.Cmd { return nil }

func (t *trouble) update(tea.Msg) tea.Cmd { return nil }

func (t *trouble) cursor(int, int) *tea.Cursor { return nil }

func (t *trouble) scroll(by int) tea.Cmd {
	t.top = max(0, t.top+by)
	return nil
}

func (t *trouble) actions() []action {
	acts := []action{
		{keys: []string{"j", "down"}, hint: "j k", name: "scroll", about: "further down and up; the arrow keys too", run: func() tea.Cmd { return t.scroll(+1) }},
		{keys: []string{"k", "up"}, quiet: true, run: func() tea.Cmd { return t.scroll(-1) }},
	}
	return append(acts, common(t.sh, t.sh.back)...)
}

func (t *trouble) view(w, h int) []string {
	th := t.sh.th
	d := &text{sh: t.sh, w: w - 4}
	d.add(th.bad, markWarn+t.sh.tell(" This visit cannot be opened."))
	d.gap()
	d.add(th.text, t.sh.said(t.what))
	if t.hint != "" {
		d.gap()
		d.add(th.bold, t.sh.said(t.hint))
	}
	d.gap()
	d.add(th.faint, t.path)
	t.top = max(0, min(t.top, len(d.lines)-(h-3)))
	return t.sh.headed(t.sh.headOf(nil, w), checklist.Line(filepath.Base(t.path)), padded(d.lines[t.top:]), w, h)
}
