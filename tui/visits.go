package tui

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"gemba/checklist"
	"gemba/report"
)

// visits is the home screen: the visits of the library.
type visits struct {
	app      *App
	sh       *shell
	page     Page // the part of the list that is at hand
	at       int  // place of the cursor in the whole list
	order    Order
	fetching bool // another part of the list is on its way
	reading  bool // files are being read
	touched  bool // the cursor is where the visitor put it
	fresh    bool // the list was read just now
}

// newVisits is the list with its first rows, which may be as few as a screen
// shows.
func newVisits(a *App, first Page) *visits {
	all := len(first.Rows) == min(first.Total, PageRows)
	return &visits{app: a, sh: a.sh, page: first, fresh: all}
}

// updatedMsg is the outcome of reading files that changed.
type updatedMsg struct {
	changed, more bool
	err           error
}

// enter lists the library anew: a visit may have changed since.
func (s *visits) enter() tea.Cmd {
	if s.fresh {
		s.fresh = false
		return tea.Batch(s.readOn(), s.single())
	}
	// One after the other: each needs a connection of its own to the index.
	return tea.Batch(tea.Sequence(s.list(), s.readOn()), s.single())
}

// single opens the visit of a file that was named, where it is the only one, on
// the way in. It comes after everything that is being written, such as who is
// working.
func (s *visits) single() tea.Cmd {
	straight := s.app.straight
	s.app.straight = false
	if !straight || s.page.Total != 1 || s.page.Rows[0].Visit == "" || s.page.Rows[0].Problem != "" {
		return nil
	}
	lib, ctx, e := s.app.lib, s.app.ctx, s.page.Rows[0]
	return s.app.awaitWritten(func() tea.Msg {
		doc, err := lib.Open(ctx, e.Path, e.Visit)
		return openedMsg{path: e.Path, doc: doc, err: err}
	})
}

// readOn has files read that changed, if that is not under way.
func (s *visits) readOn() tea.Cmd {
	if s.reading {
		return nil
	}
	s.reading = true
	lib, ctx := s.app.lib, s.app.ctx
	return func() tea.Msg {
		changed, more, err := lib.Update(ctx)
		return updatedMsg{changed, more, err}
	}
}

// home is the list of visits, which lies under all other screens.
func (a *App) home() *visits { return a.stack[0].(*visits) }

// arrive goes on reading whatever screen is on top, and has a search look again.
func (m updatedMsg) arrive(a *App) tea.Cmd {
	cmd := a.home().updated(m)
	if q, ok := a.top().(*search); ok && m.changed {
		cmd = tea.Batch(cmd, q.again())
	}
	return cmd
}

// arrive takes a part of the list whatever screen is on top.
func (m pageMsg) arrive(a *App) tea.Cmd {
	s := a.home()
	if m.err != nil {
		s.fetching = false
		if a.top() == screen(s) {
			s.sh.say("the library cannot be listed: "+checklist.Line(m.err.Error()), "")
		}
		return nil
	}
	return s.take(m)
}

// updated shows what was read, and reads on.
func (s *visits) updated(msg updatedMsg) tea.Cmd {
	s.reading = false
	var cmds []tea.Cmd
	if msg.err != nil && s.app.top() != screen(s) {
		return nil // coming back to the list tries again
	}
	if msg.err != nil {
		s.sh.say("the library cannot be read: "+checklist.Line(msg.err.Error()), checklist.HintOf(msg.err))
		return nil
	}
	if msg.changed {
		cmds = append(cmds, s.list())
	}
	if msg.more {
		cmds = append(cmds, s.readOn())
	}
	return tea.Batch(cmds...)
}

func (s *visits) update(msg tea.Msg) tea.Cmd {
	if m, ok := msg.(openedMsg); ok {
		return s.app.openedVisit(m)
	}
	return nil
}

func (s *visits) cursor(int, int) *tea.Cursor { return nil }

func (s *visits) actions() []action {
	empty := func() string {
		if s.page.Total == 0 {
			return s.noVisit()
		}
		return ""
	}
	return []action{
		{keys: []string{"enter"}, name: "open", about: "open the visit", when: empty, run: s.open},
		{keys: []string{"n"}, name: "new visit", about: "make a visit: supplier, site, order, scope", run: func() tea.Cmd { return s.sh.open(newNewVisit(s.app)) }},
		{keys: []string{"/"}, name: "search", about: "find words in everything written: suppliers, orders, notes, quotes, record numbers", run: func() tea.Cmd { return s.sh.open(newSearch(s.app)) }},
		{keys: []string{"r"}, name: "report", about: "write the report of the visit: a page, Markdown, a table or JSON; for us, the supplier or counsel", when: s.unreadable, run: s.report},
		{keys: []string{"B"}, name: "all suppliers", about: "write all suppliers on one page, or as a table for purchasing, with what the buyer's policy permits", quiet: true, when: empty, run: s.suppliers},
		{keys: []string{"m"}, name: "merge", about: "take in a colleague's copy of the visit", when: s.mergeOff, run: s.merge},
		{keys: []string{"c"}, name: "compare", about: "compare with the supplier's other visits, and suppliers side by side", when: s.unreadable, run: s.compare},
		{keys: []string{"s"}, name: "sort", about: "newest first, by supplier, widest gap first", when: empty, run: s.resort},
		s.sh.lotAction("L"),
		down("next and previous visit; the arrow keys too", s.move),
		up(s.move),
		first("first and last; home and end too", s.move),
		last(s.move),
		pageDown(s.move, 20),
		pageUp(s.move, 20),
		help(s.sh),
		loud(quit(s.sh)),
	}
}

// noVisit says what makes a first visit.
func (s *visits) noVisit() string {
	return "there is no visit yet: " + s.sh.key(roomVisits, "n") + " makes one"
}

// unreadable says why nothing can be done with the visit under the cursor.
func (s *visits) unreadable() string {
	switch {
	case s.page.Total == 0:
		return s.noVisit()
	case s.here() == nil:
		return "this part of the list is still being read"
	case s.here().Sealed != NotSealed:
		return "this file is encrypted: " + s.sh.key(roomVisits, "enter") + " opens it"
	case s.here().Problem != "":
		return "this file cannot be read"
	}
	return ""
}

// report orders the report of the visit under the cursor.
func (s *visits) report() tea.Cmd {
	lib, e := s.app.lib, *s.here()
	return s.sh.open(orderReport(s.app, nil, e.Supplier, func(ctx context.Context, o report.Order, to string) (string, error) {
		return lib.Report(ctx, e.Path, e.Visit, o, to)
	}))
}

// suppliers orders the report of all suppliers.
func (s *visits) suppliers() tea.Cmd {
	return s.sh.open(orderSuppliers(s.app, s.app.lib.Suppliers))
}

func (s *visits) resort() tea.Cmd {
	s.order = (s.order + 1) % orders
	s.sh.say(s.order.String(), "")
	return s.list()
}
