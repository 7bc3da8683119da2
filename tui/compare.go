package tui

import (
	"slices"

	tea "charm.land/bubbletea/v2"
)

// compare sets visits beside one another: those of one supplier over time with
// two of them item by item, or the suppliers of the library side by side.
type compare struct {
	app *App
	sh  *shell
	walker
	entry Entry // the visit that it was opened on
	head  func(int) string

	comparing
	side   bool              // suppliers side by side
	host   bool              // texts are shown in the host's language
	before string            // id of the earlier visit of the pair; empty for the one before
	made   map[pageOf]*trail // pages, until something changes
}

// pageOf is what a page depends on besides what was read.
type pageOf struct {
	w        int
	th       theme
	clusters bool
}

func newCompare(a *App, head func(int) string, e Entry) *compare {
	return &compare{app: a, sh: a.sh, head: head, entry: e, comparing: comparing{have: map[string]assessed{}, rows: map[string]Entry{}}}
}

func (c *compare) enter() tea.Cmd { return c.load() }

func (c *compare) update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case wantedMsg:
		return c.changed(c.wanted(msg))
	case readMsg:
		return c.changed(c.read(msg))
	case groupedMsg:
		if msg.seq == c.seq {
			c.groups, c.loaded = msg.groups, true
		}
		return c.changed(nil)
	case openedMsg:
		return c.app.openedVisit(msg)
	}
	return nil
}

// changed makes the page anew, with the cursor where it was.
func (c *compare) changed(cmd tea.Cmd) tea.Cmd {
	c.made = nil
	return tea.Batch(cmd, c.step(c.page(visitTrail), 0))
}

// page is made once: suppliers side by side can be thousands.
func (c *compare) page(w int) *trail {
	key := pageOf{w, c.sh.th, c.sh.m.clusters}
	if t := c.made[key]; t != nil {
		return t
	}
	t := c.make(w)
	if c.made == nil {
		c.made = map[pageOf]*trail{}
	}
	c.made[key] = t
	return t
}

func (c *compare) cursor(int, int) *tea.Cursor { return nil }

// pair returns the two visits that are compared: the one it was opened on and the
// one chosen, or the one before. It reports whether there are two.
func (c *compare) pair(list []assessed) (before, after assessed, ok bool) {
	at := slices.IndexFunc(list, func(v assessed) bool { return v.Visit.ID == c.entry.Visit })
	from := slices.IndexFunc(list, func(v assessed) bool { return v.Visit.ID == c.before })
	if from < 0 || from == at {
		from = at - 1
	}
	if at == 0 && from < 0 && len(list) > 1 { // the first one: beside the next
		at, from = 1, 0
	}
	if at < 0 || from < 0 {
		return before, after, false
	}
	return list[min(at, from)], list[max(at, from)], true
}

func (c *compare) jump() tea.Cmd { return c.walker.jump(c.page(visitTrail)) }

// look opens a visit at an item, where none is open already.
func (c *compare) look(visit, item string) tea.Cmd {
	e, ok := c.rows[visit]
	switch {
	case c.app.visit != nil:
		c.sh.say("a visit is open: leave it to look at another", "")
		return nil
	case !ok:
		return nil
	}
	return c.app.openVisit(e.Path, e.Visit, item)
}

func (c *compare) lang() string {
	if c.host {
		return c.sh.lang
	}
	return c.sh.own
}

func (c *compare) actions() []action {
	acts := []action{
		{keys: []string{"enter"}, name: "choose", about: "compare with this visit, or open the item in the later visit", run: c.jump},
		{keys: []string{"c"}, name: "side by side", about: "the suppliers of the library side by side, and back", run: func() tea.Cmd {
			c.side = !c.side
			c.walker = walker{}
			return c.changed(c.load())
		}},
	}
	acts = append(acts, c.keys(func() *trail { return c.page(visitTrail) })...)
	acts = append(acts, c.sh.turning(func() tea.Cmd {
		c.host = !c.host
		clear(c.made)
		return nil
	}))
	return append(acts, common(c.sh, c.sh.back)...)
}

func (c *compare) view(w, h int) []string {
	title := "compare · " + c.sh.m.line(c.entry.Supplier, w)
	if c.side {
		title = "suppliers side by side"
	}
	t := c.page(w - 4)
	return c.sh.headed(c.sh.headOf(c.head, w), title, padded(t.shown(t.find(c.about, c.at), h-3)), w, h)
}

// compare opens the comparison of the visit under the cursor.
func (s *visits) compare() tea.Cmd { return s.sh.open(newCompare(s.app, nil, *s.here())) }

// openCompare opens the comparison of the visit that is open.
func (w *walk) openCompare() tea.Cmd {
	return w.sh.open(newCompare(w.app, w.header, Entry{Visit: w.v.ID, Supplier: w.v.Supplier}))
}

// choose takes a visit as the earlier one of the pair.
func (c *compare) choose(id string) func() tea.Cmd {
	return func() tea.Cmd {
		if id == c.entry.Visit {
			return c.look(id, "")
		}
		c.before = id
		return c.changed(nil)
	}
}
