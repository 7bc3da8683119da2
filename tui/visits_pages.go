package tui

import (
	"cmp"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"gemba/checklist"
)

// Order is an order of the list of visits.
type Order int

// The orders. Within each the newest visit comes first.
const (
	NewestFirst Order = iota
	BySupplier
	WidestGap
	orders // how many there are
)

// String names the order as the screen does.
func (o Order) String() string {
	return [...]string{"newest first", "by supplier", "widest gap first"}[o]
}

// Page is a part of the list of visits.
type Page struct {
	Rows   []Entry
	From   int // place of the first row in the list, from 0
	Total  int // rows of the whole list
	Unread int // files that changed and were not read yet
}

// PageRows is how many rows the list has at hand, and pageMargin how near the
// cursor may come to an end of them before others are fetched. A move that is
// shorter than the margin is answered at once.
const (
	PageRows   = 240
	pageMargin = 100
)

// rank puts visits before files that cannot be read, and these before encrypted
// ones.
func (e *Entry) rank() int {
	switch {
	case e.Sealed != NotSealed:
		return 2
	case e.Problem != "":
		return 1
	}
	return 0
}

// PageOf is a page of a list all of which is known.
func PageOf(entries []Entry, o Order, from, n int) Page {
	sorted := slices.Clone(entries)
	checklist.Arrange(sorted, func(a, b Entry) int {
		if r := cmp.Compare(a.rank(), b.rank()); r != 0 || a.rank() > 0 {
			return r
		}
		newest := cmp.Or(cmp.Compare(b.Date, a.Date), b.Changed.Compare(a.Changed))
		switch o {
		case BySupplier:
			return cmp.Or(cmp.Compare(strings.ToLower(a.Supplier), strings.ToLower(b.Supplier)), newest)
		case WidestGap:
			return cmp.Or(cmp.Compare(b.Gap, a.Gap), newest)
		default:
			return newest
		}
	})
	from = min(max(0, from), len(sorted))
	return Page{Rows: sorted[from:min(len(sorted), from+n)], From: from, Total: len(sorted)}
}

// PlaceOf is where a visit stands in a list all of which is known.
func PlaceOf(entries []Entry, o Order, path, visit string) (place int, ok bool) {
	all := PageOf(entries, o, 0, len(entries)).Rows
	place = slices.IndexFunc(all, func(e Entry) bool { return e.Path == path && e.Visit == visit })
	return place, place >= 0
}

// entry returns a row of the list, nil where it is not at hand.
func (s *visits) entry(i int) *Entry {
	if i -= s.page.From; i < 0 || i >= len(s.page.Rows) {
		return nil
	}
	return &s.page.Rows[i]
}

// here is the row under the cursor, nil where it is not at hand.
func (s *visits) here() *Entry { return s.entry(s.at) }

// pageMsg is a part of the list, read anew.
type pageMsg struct {
	page  Page
	order Order
	at    int // place around which it was read
	err   error
}

// list reads the list around the visit under the cursor, wherever that stands
// now. A cursor that was never moved stays at the top.
func (s *visits) list() tea.Cmd {
	lib, ctx, o, at := s.app.lib, s.app.ctx, s.order, s.at
	var path, visit string
	if here := s.here(); here != nil && s.touched {
		path, visit = here.Path, here.Visit
	}
	s.fetching = true
	return func() tea.Msg {
		if place, ok := lib.Place(ctx, o, path, visit); ok {
			at = place
		}
		p, err := lib.Page(ctx, o, at-PageRows/2, PageRows)
		return pageMsg{p, o, at, err}
	}
}

// take shows a part of the list, the cursor on the visit that it was on.
func (s *visits) take(msg pageMsg) tea.Cmd {
	if msg.order != s.order {
		return nil // sorted anew since: that list is on its way
	}
	here := s.here()
	s.fetching, s.page = false, msg.page
	if here == nil || !s.touched {
		return s.to(s.at)
	}
	i := slices.IndexFunc(msg.page.Rows, func(e Entry) bool { return e.Path == here.Path && e.Visit == here.Visit })
	if i < 0 {
		return s.to(msg.at)
	}
	return s.to(msg.page.From + i)
}

// move moves the cursor because the visitor wants it.
func (s *visits) move(by int) tea.Cmd {
	s.touched = true
	return s.to(s.at + by)
}

// to puts the cursor on a row, and has more rows fetched where it comes near
// the end of those at hand.
func (s *visits) to(i int) tea.Cmd {
	s.at = max(0, min(i, s.page.Total-1))
	end := s.page.From + len(s.page.Rows)
	enough := (s.page.From == 0 || s.at-pageMargin >= s.page.From) && (end >= s.page.Total || s.at+pageMargin < end)
	if enough || s.fetching {
		return nil
	}
	return s.list()
}
