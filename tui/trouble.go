package tui

import (
	"path/filepath"

	"gemba/checklist"
)

// trouble says in full why a visit cannot be opened, and what may help: more than
// a line under the list has room for.
type trouble struct {
	still
	scroller

	sh               *shell
	path, what, hint string
}

func newTrouble(sh *shell, path, what, hint string) *trouble {
	return &trouble{sh: sh, path: path, what: what, hint: hint}
}

func (t *trouble) actions() []action {
	acts := []action{
		scrollDown("further down and up; the arrow keys too", t.scroll, 1),
		scrollUp(t.scroll, 1),
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
	return t.sh.headed(t.sh.headOf(nil, w), checklist.Line(filepath.Base(t.path)), padded(t.shown(d.lines, h-3)), w, h)
}
