package tui

import (
	"context"
	"math"
	"slices"

	tea "charm.land/bubbletea/v2"

	"gemba/assessment"
	"gemba/checklist"
)

// compare sets visits beside one another: those of one supplier over time with
// two of them item by item, or the suppliers of the library side by side.
type compare struct {
	app *App
	sh  *shell
	walker
	entry Entry // the visit that it was opened on
	head  func(int) string

	all    []assessment.Visited // every visit of the library that can be read, the earliest first
	err    error
	loaded bool
	side   bool   // suppliers side by side
	before string // id of the earlier visit of the pair; empty for the one before
	rows   map[string]Entry
}

// visitedMsg is what was read of the visits to be compared.
type visitedMsg struct {
	rows []Entry
	all  []assessment.Visited
	err  error
}

func newCompare(a *App, head func(int) string, e Entry) *compare {
	return &compare{app: a, sh: a.sh, head: head, entry: e, rows: map[string]Entry{}}
}

func (c *compare) enter() tea.Cmd {
	lib, ctx := c.app.lib, c.app.ctx
	// Behind the outbox, so that what was answered a moment ago is in it.
	return c.sh.push(write{run: func(context.Context) (checklist.Saved, error) { return c.app.out.last, nil }, then: func() tea.Msg {
		page, err := lib.Page(ctx, NewestFirst, 0, math.MaxInt32)
		if err != nil {
			return visitedMsg{err: err}
		}
		rows := slices.DeleteFunc(page.Rows, func(e Entry) bool { return e.Visit == "" || e.Problem != "" })
		all, err := lib.Load(ctx, rows)
		return visitedMsg{rows, all, err}
	}})
}

func (c *compare) update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case visitedMsg:
		c.all, c.err, c.loaded = msg.all, msg.err, true
		for _, e := range msg.rows {
			c.rows[e.Visit] = e
		}
		slices.SortStableFunc(c.all, func(a, b assessment.Visited) int {
			if a.Visit.Date < b.Visit.Date {
				return -1
			}
			return boolInt(a.Visit.Date > b.Visit.Date)
		})
		return c.step(c.page(visitTrail), 0)
	case openedMsg:
		return c.app.openedVisit(msg)
	}
	return nil
}

func (c *compare) cursor(int, int) *tea.Cursor { return nil }

// ofSupplier are the visits of the supplier that it was opened on.
func (c *compare) ofSupplier() []assessment.Visited {
	name := &checklist.Visit{Supplier: c.entry.Supplier}
	return slices.DeleteFunc(slices.Clone(c.all), func(v assessment.Visited) bool { return !assessment.SameSupplier(v.Visit, name) })
}

// pair returns the two visits that are compared: the one it was opened on and the
// one chosen, or the one before. It reports whether there are two.
func (c *compare) pair(list []assessment.Visited) (before, after assessment.Visited, ok bool) {
	at := slices.IndexFunc(list, func(v assessment.Visited) bool { return v.Visit.ID == c.entry.Visit })
	from := slices.IndexFunc(list, func(v assessment.Visited) bool { return v.Visit.ID == c.before })
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

func (c *compare) jump() tea.Cmd {
	t := c.page(visitTrail)
	c.step(t, 0)
	if s := t.at(c.at); s != nil && s.open != nil {
		return s.open()
	}
	return nil
}

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

func (c *compare) actions() []action {
	acts := []action{
		{keys: []string{"enter"}, name: "choose", about: "compare with this visit, or open the item in the later visit", run: c.jump},
		{keys: []string{"c"}, name: "side by side", about: "the suppliers of the library side by side, and back", run: func() tea.Cmd {
			c.side = !c.side
			c.walker = walker{}
			return nil
		}},
	}
	acts = append(acts, c.keys(func() *trail { return c.page(visitTrail) })...)
	return append(acts, common(c.sh, c.sh.back)...)
}

func (c *compare) view(w, h int) []string {
	head := c.sh.th.title.Render(" gemba")
	if c.head != nil {
		head = c.head(w)
	}
	title := "compare · " + checklist.Line(c.entry.Supplier)
	if c.side {
		title = "suppliers side by side"
	}
	t := c.page(w - 4)
	lines := append([]string{head}, c.sh.box(title, padded(t.shown(t.find(c.about, c.at), h-3)), w, h-1, true)...)
	return c.sh.m.fill(lines, w, h)
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
		return nil
	}
}
