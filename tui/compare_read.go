package tui

import (
	"math"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"gemba/assessment"
	"gemba/checklist"
)

// comparing is what was read of the visits to be compared. Only those that are
// needed are read, a few at a time, and each once while it does not change.
type comparing struct {
	rows   map[string]Entry        // of the visits that are wanted, by their ids
	have   map[string]assessed     // by their ids
	groups [][]assessment.Standing // of suppliers
	err    error
	loaded bool
	total  int // visits that are wanted
	seq    int // of the reading under way
}

// assessed is a visit with its assessment.
type assessed struct {
	assessment.Visited
	row Entry // the row of the list that it was read for
	res *assessment.Result
}

// readAtOnce is how many visits are read before the screen says how far it is.
const readAtOnce = 32

// wantedMsg are the visits that a comparison needs.
type wantedMsg struct {
	seq  int
	rows []Entry
	err  error
}

// readMsg are some of them, read, and those that are still to be read.
type readMsg struct {
	seq  int
	read []assessed
	rest []Entry
	err  error
}

// groupedMsg are the suppliers beside one another.
type groupedMsg struct {
	seq    int
	groups [][]assessment.Standing
}

// load finds out which visits are needed, behind the outbox, so that what was
// answered a moment ago is in them.
func (c *compare) load() tea.Cmd {
	lib, ctx := c.app.lib, c.app.ctx
	c.seq++
	c.loaded, c.err = false, nil
	seq, supplier, side := c.seq, c.entry.Supplier, c.side
	return c.app.out.after(func() tea.Msg {
		page, err := lib.Page(ctx, NewestFirst, 0, math.MaxInt32)
		rows := slices.DeleteFunc(page.Rows, func(e Entry) bool { return e.Visit == "" || e.Problem != "" })
		if side {
			rows = latestOfEach(rows)
		} else {
			rows = ofSupplier(rows, supplier)
		}
		return wantedMsg{seq, rows, err}
	})
}

// ofSupplier keeps the visits of one supplier.
func ofSupplier(rows []Entry, supplier string) []Entry {
	name := &checklist.Visit{Supplier: supplier}
	return slices.DeleteFunc(rows, func(e Entry) bool { return !assessment.SameSupplier(&checklist.Visit{Supplier: e.Supplier}, name) })
}

// latestOfEach keeps the latest visit of each supplier and site, which is all that
// stands side by side.
func latestOfEach(rows []Entry) []Entry {
	type place struct{ supplier, site string }
	at := map[place]int{}
	var out []Entry
	for _, e := range rows {
		key := place{strings.ToLower(strings.TrimSpace(e.Supplier)), e.Site}
		i, there := at[key]
		switch {
		case !there:
			at[key] = len(out)
			out = append(out, e)
		case e.Date > out[i].Date:
			out[i] = e
		}
	}
	return out
}

// wanted begins to read what is not known as it stands.
func (c *compare) wanted(msg wantedMsg) tea.Cmd {
	if c.settled(msg.seq, msg.err) {
		return nil
	}
	c.total = len(msg.rows)
	clear(c.rows)
	var missing []Entry
	for _, e := range msg.rows {
		c.rows[e.Visit] = e
		old, there := c.have[e.Visit]
		open := c.app.visit != nil && c.app.visit.v.ID == e.Visit // newer than the list knows
		if !there || open || !old.row.Changed.Equal(e.Changed) || old.row.Path != e.Path {
			missing = append(missing, e)
		}
	}
	return c.readSome(missing)
}

// settled reports whether nothing follows from an answer: it is an old one, or it failed,
// and then the page says so.
func (c *compare) settled(seq int, err error) bool {
	if seq != c.seq {
		return true
	}
	c.err = err
	c.loaded = c.loaded || err != nil
	return err != nil
}

// readSome reads the next visits, away from the keys, or ends the reading.
func (c *compare) readSome(rows []Entry) tea.Cmd {
	lib, ctx, seq := c.app.lib, c.app.ctx, c.seq
	if len(rows) == 0 {
		return c.complete()
	}
	some, rest := rows[:min(readAtOnce, len(rows))], rows[min(readAtOnce, len(rows)):]
	return func() tea.Msg {
		found, err := lib.Load(ctx, some)
		msg := readMsg{seq: seq, rest: rest, err: err}
		for _, v := range found {
			i := slices.IndexFunc(some, func(e Entry) bool { return e.Visit == v.Visit.ID })
			msg.read = append(msg.read, assessed{v, some[i], assessment.Evaluate(v.List, v.Visit)})
		}
		return msg
	}
}

func (c *compare) read(msg readMsg) tea.Cmd {
	if c.settled(msg.seq, msg.err) {
		return nil
	}
	for _, v := range msg.read {
		c.have[v.Visit.ID] = v
	}
	return c.readSome(msg.rest)
}

// complete shows what was read; suppliers are set side by side first.
func (c *compare) complete() tea.Cmd {
	if !c.side {
		c.loaded = true
		return nil
	}
	var all []assessment.Visited
	for _, v := range c.known() {
		all = append(all, v.Visited)
	}
	seq := c.seq
	return func() tea.Msg { return groupedMsg{seq, assessment.SideBySide(all)} }
}

// known are the visits that are wanted and could be read, the earliest first.
func (c *comparing) known() []assessed {
	var list []assessed
	for id := range c.rows {
		if v, ok := c.have[id]; ok {
			list = append(list, v)
		}
	}
	checklist.Arrange(list, func(a, b assessed) int {
		if n := strings.Compare(a.Visit.Date, b.Visit.Date); n != 0 {
			return n
		}
		return strings.Compare(a.Visit.ID, b.Visit.ID)
	})
	return list
}
