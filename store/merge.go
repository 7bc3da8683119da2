package store

import (
	"context"
	"database/sql"
	"errors"
)

// errDiscard rolls a transaction back that went well.
var errDiscard = errors.New("discard")

// mergeMode says what a merge is for.
type mergeMode int

const (
	mergeFile     mergeMode = iota // take in what another file has
	mergePreview                   // only say what would come in
	mergeLeftover                  // take in what a crash of our own left, drafts too
)

// merge takes the facts, checklists and blobs of another file into the book:
// the union of two sets, so the order of merges does not matter and a second
// one brings nothing. The other file must be a private copy that nobody writes;
// it is read on a connection of its own. Where nothing is new, not a byte of
// the book changes. The error wraps [ErrNotGemba], [ErrTooNew] or [ErrDamaged].
func (b *book) merge(ctx context.Context, private string, mode mergeMode) (*Report, error) {
	h, err := prepare(private)
	if err != nil {
		return nil, err
	}
	src := openForeign(private)
	defer shut(src)
	m := &merger{report: &Report{}, src: src, path: private, header: h, arrived: b.clock.now().UnixMilli(), mode: mode, bad: map[ID]bool{}}
	unsound := surely(private, func() error {
		return guarded(func() error { return soundForeign(ctx, src, h) })
	})
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if ofTheDisk(unsound) {
		return nil, unsound // that says nothing about the file
	}
	m.report.Damaged = unsound != nil
	err = b.tx(ctx, func(tx *sql.Tx) error {
		if err := m.run(ctx, tx); err != nil {
			return err
		}
		if mode == mergePreview || !m.changed {
			return errDiscard
		}
		return nil
	})
	if err != nil && !errors.Is(err, errDiscard) {
		return nil, err
	}
	if mode != mergePreview {
		b.clock.see(m.last)
		m.report.changed = m.changed
	}
	m.compare()
	return m.report, nil
}

// compare says what of the book the source has.
func (m *merger) compare() {
	r := m.report
	r.same = m.met == len(m.own) && !m.lacking && !r.Damaged
	visits, shared := false, false
	for _, f := range m.own {
		visits = visits || f.visit
		shared = shared || f.visit && f.met
		if !f.met && (r.lacks == 0 || f.seq < r.lacks) {
			r.lacks = f.seq
		}
	}
	r.kin = shared || !visits
}

// merger is one merge under way.
type merger struct {
	report  *Report
	src     *sql.DB
	path    string
	header  header
	arrived int64
	mode    mergeMode

	adder   *adder
	own     map[ID]*ownFact
	met     int
	last    int64 // latest clock met
	lacking bool  // the source lacks a checklist or a blob that is here
	changed bool
	bad     map[ID]bool // rows that are not what their hash says
	fresh   []*Fact     // without values
}

// ownFact is a fact that is here.
type ownFact struct {
	seq   int64
	visit bool // it is about a visit, and not the whole book
	met   bool // in the source
}

// errRejected marks contents that are not what their hash says.
var errRejected = errors.New("not what its hash says")

func (m *merger) run(ctx context.Context, tx *sql.Tx) error {
	var err error
	if m.own, err = ownFacts(ctx, tx); err != nil {
		return err
	}
	if m.adder, err = newAdder(ctx, tx); err != nil {
		return err
	}
	defer m.adder.close()
	if !m.report.Damaged {
		err = guarded(func() error { return m.read(ctx, tx) })
		if err != nil && !errors.Is(err, ErrDamaged) {
			return err
		}
		m.report.Damaged = err != nil
	}
	if m.report.Damaged || m.report.Rejected+len(m.bad) > 0 {
		if err := m.carve(ctx, tx); err != nil {
			return err
		}
		switch {
		case m.report.Carved > 0 || !m.report.Damaged:
		case m.header.ours():
			return ErrDamaged
		default:
			return ErrNotGemba
		}
	}
	m.report.Rejected += len(m.bad)
	if m.report.New > 0 {
		if err := m.adder.finish(ctx); err != nil {
			return err
		}
	}
	return m.describe(ctx, tx)
}

// describe completes the report: whose facts came in, where, and what is in
// conflict now.
func (m *merger) describe(ctx context.Context, tx *sql.Tx) error {
	if len(m.fresh) == 0 {
		return nil
	}
	who, err := loadPeople(ctx, tx)
	if err != nil {
		return err
	}
	touched := map[ID]bool{}
	for _, f := range m.fresh {
		n := NewFact{ID: f.ID.String(), Cell: f.Cell, By: who.name(f.Actor), Entered: timeOf(f.At, f.TZ)}
		if f.Visit != wholeBook {
			n.Visit = visitText(f.Visit)
			touched[f.Visit] = true
			m.report.touched(n.Visit)
		}
		m.report.NewFacts = append(m.report.NewFacts, n)
	}
	for id := range touched {
		cells, err := visitHeads(ctx, tx, id)
		if err != nil {
			return err
		}
		m.report.Conflicts += len(conflictsOf(cells))
	}
	return nil
}
