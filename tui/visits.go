package tui

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"gemba/assessment"
	"gemba/checklist"
)

// visits is the home screen: the visits of the library.
type visits struct {
	app     *App
	sh      *shell
	rows    []visitRow
	at      int
	order   sortOrder
	loading bool // a visit is being opened
}

// visitRow is one visit, and its assessment once it was needed.
type visitRow struct {
	Entry
	res *assessment.Result
}

// sortOrder is the order of the list.
type sortOrder int

const (
	byDate sortOrder = iota
	bySupplier
	byGap
	orders // how many there are
)

func (o sortOrder) String() string {
	return [...]string{"newest first", "by supplier", "widest gap first"}[o]
}

func newVisits(a *App, entries []Entry) *visits {
	s := &visits{app: a, sh: a.sh}
	s.take(entries)
	return s
}

// take lists entries, keeping the cursor on the visit that it is on.
func (s *visits) take(entries []Entry) {
	here := ""
	if s.at < len(s.rows) {
		here = s.rows[s.at].Path
	}
	s.rows = make([]visitRow, len(entries))
	for i, e := range entries {
		s.rows[i] = visitRow{Entry: e}
	}
	s.sort()
	s.at = max(0, slices.IndexFunc(s.rows, func(r visitRow) bool { return r.Path == here }))
}

// assessed returns the assessment of a row; nil if its file cannot be read.
func (r *visitRow) assessed() *assessment.Result {
	if r.res == nil && r.Err == nil {
		r.res = assessment.Evaluate(r.Checklist, r.Visit)
	}
	return r.res
}

func (s *visits) sort() {
	slices.SortStableFunc(s.rows, func(a, b visitRow) int {
		if a.Err != nil || b.Err != nil {
			return cmp.Compare(boolInt(a.Err != nil), boolInt(b.Err != nil))
		}
		switch s.order {
		case bySupplier:
			return cmp.Compare(strings.ToLower(a.Visit.Supplier), strings.ToLower(b.Visit.Supplier))
		case byGap:
			return cmp.Compare(b.assessed().Gap.Score, a.assessed().Gap.Score)
		default:
			return cmp.Or(cmp.Compare(b.Visit.Date, a.Visit.Date), b.Visit.Changed.Compare(a.Visit.Changed))
		}
	})
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

// entriesMsg is the library, listed anew.
type entriesMsg struct {
	entries []Entry
	err     error
}

// openedMsg is the outcome of opening a visit.
type openedMsg struct {
	doc Document
	err error
}

// enter lists the library anew: a visit may have changed since.
func (s *visits) enter() tea.Cmd {
	s.loading = false
	return s.list()
}

func (s *visits) list() tea.Cmd {
	lib, ctx := s.app.lib, s.app.ctx
	return func() tea.Msg {
		entries, err := lib.Entries(ctx)
		return entriesMsg{entries, err}
	}
}

func (s *visits) update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case entriesMsg:
		if msg.err != nil {
			s.sh.say("the library cannot be listed: "+checklist.Line(msg.err.Error()), "")
			return nil
		}
		s.take(msg.entries)
	case openedMsg:
		s.loading = false
		if msg.err != nil {
			s.sh.say("cannot open: "+checklist.Line(msg.err.Error()), hintFor(msg.err))
			return nil
		}
		return s.app.opened(msg.doc)
	}
	return nil
}

// hintFor says what may help against an error.
func hintFor(err error) string {
	var h interface{ Hint() string }
	if errors.As(err, &h) {
		return h.Hint()
	}
	return ""
}

func (s *visits) cursor(int, int) *tea.Cursor { return nil }

func (s *visits) to(i int) tea.Cmd {
	s.at = max(0, min(i, len(s.rows)-1))
	return nil
}

func (s *visits) actions() []action {
	empty := func() string {
		if len(s.rows) == 0 {
			return "there is no visit yet: n makes one"
		}
		return ""
	}
	return []action{
		{keys: []string{"enter"}, name: "open", about: "open the visit", when: empty, run: s.open},
		{keys: []string{"n"}, name: "new visit", about: "make a visit: supplier, site, order, scope", run: func() tea.Cmd { return s.sh.open(newNewVisit(s.app)) }},
		{keys: []string{"m"}, name: "merge", about: "take in a colleague's copy of the visit", when: s.mergeOff, run: s.merge},
		{keys: []string{"s"}, name: "sort", about: "newest first, by supplier, widest gap first", when: empty, run: s.resort},
		{keys: []string{"j", "down"}, hint: "j k", name: "move", about: "next and previous visit; the arrow keys too", run: func() tea.Cmd { return s.to(s.at + 1) }},
		{keys: []string{"k", "up"}, quiet: true, run: func() tea.Cmd { return s.to(s.at - 1) }},
		{keys: []string{"g", "home"}, hint: "g G", about: "first and last; home and end too", quiet: true, run: func() tea.Cmd { return s.to(0) }},
		{keys: []string{"G", "end"}, quiet: true, run: func() tea.Cmd { return s.to(len(s.rows)) }},
		{keys: []string{"pgdown", "ctrl+f"}, hint: "pgdn pgup", about: "a page down and up", quiet: true, run: func() tea.Cmd { return s.to(s.at + 20) }},
		{keys: []string{"pgup", "ctrl+b"}, quiet: true, run: func() tea.Cmd { return s.to(s.at - 20) }},
		{keys: []string{"?", "f1"}, about: "this page", quiet: true, run: s.sh.help},
		{keys: []string{"q"}, name: "quit", about: "quit; everything is saved first", run: s.sh.quit},
	}
}

func (s *visits) resort() tea.Cmd {
	here := s.rows[s.at].Path
	s.order = (s.order + 1) % orders
	s.sort()
	s.at = max(0, slices.IndexFunc(s.rows, func(r visitRow) bool { return r.Path == here }))
	s.sh.say(s.order.String(), "")
	return nil
}

// open opens the visit under the cursor, once.
func (s *visits) open() tea.Cmd {
	r := s.rows[s.at]
	if r.Err != nil {
		s.sh.say("cannot open: "+checklist.Line(r.Err.Error()), hintFor(r.Err))
		return nil
	}
	if s.loading {
		return nil
	}
	s.loading = true
	lib, ctx := s.app.lib, s.app.ctx
	open := func(ctx context.Context) tea.Msg {
		doc, err := lib.Open(ctx, r.Entry)
		return openedMsg{doc, err}
	}
	return func() tea.Msg { return open(ctx) }
}
