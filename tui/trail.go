package tui

import (
	"slices"

	tea "charm.land/bubbletea/v2"
)

// trail is a page of paragraphs, some of which are stops: the cursor goes from
// one to the next, and enter leads from there to what the paragraph is about.
type trail struct {
	text
	stops []stop
}

// stop is a paragraph that leads somewhere. What it is about names it, so that
// the cursor can stay on it when the page is made anew.
type stop struct {
	first, last int // its lines
	about       string
	open        func() tea.Cmd // nil where it leads nowhere
}

func newTrail(sh *shell, w int) *trail { return &trail{text: text{sh: sh, w: max(10, w)}} }

// stop adds a paragraph that leads somewhere, behind a lead of n cells.
func (t *trail) stop(about string, open func() tea.Cmd, lead string, n int, style ink, s string) {
	first := len(t.lines)
	t.hang("  "+lead, n+2, style, s)
	t.stops = append(t.stops, stop{first, len(t.lines) - 1, about, open})
}

// labelled adds a paragraph behind a word, in a column of their own.
func (t *trail) labelled(label string, style ink, s string) {
	label = t.sh.tell(label)
	n := max(8, t.sh.m.width(label)+1)
	t.hang(t.sh.m.fit(label, n), n, style, s)
}

// more adds a line to the last stop.
func (t *trail) more(style ink, s string) {
	t.hang("    ", 4, style, s)
	if n := len(t.stops); n > 0 {
		t.stops[n-1].last = len(t.lines) - 1
	}
}

// at returns the stop that the cursor is on, or nil.
func (t *trail) at(i int) *stop {
	if i < 0 || i >= len(t.stops) {
		return nil
	}
	return &t.stops[i]
}

// find returns the stop about something, or the one at i where there is none.
func (t *trail) find(about string, i int) int {
	if at := slices.IndexFunc(t.stops, func(s stop) bool { return s.about == about }); at >= 0 {
		return at
	}
	return max(0, min(i, len(t.stops)-1))
}

// shown returns the lines of the page from where the stop under the cursor is
// seen whole, with the cursor before it.
func (t *trail) shown(at, h int) []string {
	s := t.at(at)
	if s == nil {
		return t.lines
	}
	lines := slices.Clone(t.lines)
	lines[s.first] = t.sh.th.focus.Render(markCursor) + lines[s.first][1:]
	if at == 0 {
		return lines
	}
	top := max(0, min(s.first-h/2, len(lines)-h))
	return lines[min(max(top, s.last+1-h), s.first):]
}

// walker is what a screen of one trail is made of: where the cursor is, and the
// keys that move it.
type walker struct {
	at    int
	about string // what the stop under the cursor is about
}

// step moves the cursor over a trail.
func (k *walker) step(t *trail, by int) tea.Cmd {
	k.at = max(0, min(t.find(k.about, k.at)+by, len(t.stops)-1))
	k.about = ""
	if s := t.at(k.at); s != nil {
		k.about = s.about
	}
	return nil
}

// jump opens what the stop under the cursor leads to.
func (k *walker) jump(t *trail) tea.Cmd {
	k.step(t, 0)
	if s := t.at(k.at); s != nil && s.open != nil {
		return s.open()
	}
	return nil
}

// keys are the actions that move over a trail. The page is made anew for each,
// as what it is about may have changed.
func (k *walker) keys(page func() *trail) []action {
	step := func(by int) tea.Cmd { return k.step(page(), by) }
	return []action{
		down("next and previous entry; the arrow keys too", step).also("tab"),
		up(step).also("shift+tab"),
		{keys: []string{"pgdown", "ctrl+f", "space"}, hint: "space", about: "a page down", quiet: true, run: func() tea.Cmd { return step(+8) }},
		pageUp(step, 8),
		first("first and last; home and end too", step),
		last(step),
	}
}

// visitTrail is the width that pages are made with to find their stops; how they
// are wrapped does not matter for that.
const visitTrail = 76
