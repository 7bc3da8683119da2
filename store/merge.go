package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"slices"
	"time"
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
	m.report.Damaged = guarded(func() error { return soundForeign(ctx, src, h) }) != nil
	if err := ctx.Err(); err != nil {
		return nil, err
	}
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
	m.report.same = m.met == len(m.own) && !m.lacking && !m.report.Damaged
	return m.report, nil
}

// prepare reads the header of a private copy and makes the copy readable: a
// file that somebody switched to WAL has all its pages here, since the copy has
// no -wal beside it.
func prepare(private string) (header, error) {
	h, err := sniff(private)
	if err != nil {
		return h, err
	}
	if err := h.readable(); errors.Is(err, ErrTooNew) {
		return h, err
	}
	if h.wal {
		return h, patch(private, 18, []byte{1, 1})
	}
	return h, nil
}

func patch(path string, at int64, b []byte) error {
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	_, err = f.WriteAt(b, at)
	return errors.Join(err, f.Close())
}

// soundForeign returns an error unless a file can be read as a database: it
// says that it is ours, has exactly our schema, and is whole.
func soundForeign(ctx context.Context, db *sql.DB, h header) error {
	if err := h.readable(); err != nil {
		return err
	}
	ctx, cancel := bounded(ctx, h.size)
	defer cancel()
	if err := limitLength(ctx, db); err != nil {
		return err
	}
	return sound(ctx, db)
}

// bounded gives the checks of a file ten seconds and one more for every 10 MB,
// many times what they take, so that no file can make them last for ever.
func bounded(ctx context.Context, size int64) (context.Context, context.CancelFunc) {
	return context.WithTimeout(ctx, 10*time.Second+time.Duration(size/10_000)*time.Millisecond)
}

// sound checks schema and pages.
func sound(ctx context.Context, q querier) error {
	ok, err := sameSchema(ctx, q)
	if err != nil {
		return fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	if !ok {
		return fmt.Errorf("%w: its tables were altered", ErrDamaged)
	}
	var result string
	if err := q.QueryRowContext(ctx, `PRAGMA integrity_check(1)`).Scan(&result); err != nil {
		return fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	if result != "ok" {
		return fmt.Errorf("%w: %s", ErrDamaged, result)
	}
	return nil
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
	own     map[ID]bool // facts that are here; true once met in the source
	met     int
	last    int64 // latest clock met
	lacking bool  // the source lacks a checklist or a blob that is here
	changed bool
	bad     map[ID]bool // rows that are not what their hash says
	fresh   []*Fact     // without values
}

// errRejected marks contents that are not what their hash says.
var errRejected = errors.New("not what its hash says")

func (m *merger) run(ctx context.Context, tx *sql.Tx) error {
	ids, err := contentIDs(ctx, tx, `SELECT id FROM fact`)
	if err != nil {
		return err
	}
	m.own = make(map[ID]bool, len(ids))
	for _, id := range ids {
		m.own[ID([]byte(id))] = false
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

// read takes in what a sound file has.
func (m *merger) read(ctx context.Context, tx *sql.Tx) error {
	runs, err := m.missing(ctx)
	if err != nil {
		return fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	for _, run := range runs {
		if err := m.readRun(ctx, run); err != nil {
			return err
		}
	}
	if err := m.readTemplates(ctx, tx); err != nil {
		return err
	}
	if err := m.readBlobs(ctx, tx); err != nil {
		return err
	}
	if m.mode == mergeLeftover {
		return m.readDrafts(ctx, tx)
	}
	return nil
}

// missing returns the rows of the source that are not here, in runs from first
// to last seq. Going by the ids first makes merging the same file again cheap.
func (m *merger) missing(ctx context.Context) (runs [][2]int64, err error) {
	rows, err := m.src.QueryContext(ctx, `SELECT seq, id FROM fact NOT INDEXED ORDER BY seq`)
	if err != nil {
		return nil, err
	}
	err = eachRow(rows, func(rows *sql.Rows) error {
		var seq int64
		var id sql.RawBytes
		if err := rows.Scan(&seq, &id); err != nil {
			return err
		}
		if len(id) == 16 && m.knows(ID(id)) {
			return nil
		}
		if n := len(runs); n > 0 && runs[n-1][1] == seq-1 {
			runs[n-1][1] = seq
		} else {
			runs = append(runs, [2]int64{seq, seq})
		}
		return nil
	})
	return runs, err
}

// knows reports whether a fact was here before the merge, and counts it once.
func (m *merger) knows(id ID) bool {
	met, here := m.own[id]
	if here && !met {
		m.own[id] = true
		m.met++
		m.report.Known++
	}
	return here
}

func (m *merger) readRun(ctx context.Context, run [2]int64) error {
	rows, err := m.src.QueryContext(ctx, "SELECT "+columns+" FROM fact f NOT INDEXED WHERE f.seq BETWEEN ? AND ? ORDER BY f.seq", run[0], run[1])
	if err != nil {
		return fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	var stored error // an error of this book, and not of the other file
	err = eachRow(rows, func(rows *sql.Rows) error {
		f, err := scanFact(rows)
		if err != nil {
			m.report.Rejected++
			return nil //nolint:nilerr // a row that is no fact is counted
		}
		stored = m.take(ctx, f)
		return stored
	})
	if err != nil && stored == nil {
		return fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	return err
}

// take stores a fact from outside if it is genuine and new.
func (m *merger) take(ctx context.Context, f *Fact) error {
	if !f.genuine() {
		m.bad[f.ID] = true
		return nil
	}
	delete(m.bad, f.ID)
	f.Arrived = m.arrived
	added, err := m.adder.add(ctx, f)
	if err != nil || !added {
		return err
	}
	m.changed = true
	m.report.New++
	m.last = max(m.last, f.HLC)
	f.Value = "" // the report names facts, and a trip's worth of values is large
	m.fresh = append(m.fresh, f)
	return nil
}

func (m *merger) readTemplates(ctx context.Context, tx *sql.Tx) error {
	missing, err := m.absent(ctx, tx, `SELECT id FROM template`)
	if err != nil {
		return err
	}
	for _, id := range missing {
		var body string
		if err := m.src.QueryRowContext(ctx, `SELECT body FROM template WHERE id = ?`, []byte(id)).Scan(&body); err != nil {
			return fmt.Errorf("%w: %w", ErrDamaged, err)
		}
		if err := m.orReject(m.takeTemplate(ctx, tx, id, body)); err != nil {
			return err
		}
	}
	return nil
}

// orReject counts contents that were rejected and goes on.
func (m *merger) orReject(err error) error {
	if errors.Is(err, errRejected) {
		m.report.Rejected++
		return nil
	}
	return err
}

func (m *merger) takeTemplate(ctx context.Context, tx *sql.Tx, id, body string) error {
	want := templateID(body)
	if id != string(want[:]) || !textWithin(body, 0, maxTemplate) {
		return errRejected
	}
	added, err := addTemplate(ctx, tx, body)
	if added {
		m.report.Templates++
		m.changed = true
	}
	return err
}

func (m *merger) readBlobs(ctx context.Context, tx *sql.Tx) error {
	missing, err := m.absent(ctx, tx, `SELECT sha FROM blob`)
	if err != nil {
		return err
	}
	for _, sha := range missing { // one at a time: photographs are large
		var data []byte
		if err := m.src.QueryRowContext(ctx, `SELECT data FROM blob WHERE sha = ?`, []byte(sha)).Scan(&data); err != nil {
			return fmt.Errorf("%w: %w", ErrDamaged, err)
		}
		if err := m.orReject(m.takeBlob(ctx, tx, sha, data)); err != nil {
			return err
		}
	}
	return nil
}

func (m *merger) takeBlob(ctx context.Context, tx *sql.Tx, sha string, data []byte) error {
	sum := sha256.Sum256(data)
	if sha != string(sum[:]) || len(data) > maxBlob {
		return errRejected
	}
	added, err := addBlob(ctx, tx, data)
	if added {
		m.report.Blobs++
		m.changed = true
	}
	return err
}

// absent returns the content ids of the source that are not here, and notes
// whether the source lacks one that is.
func (m *merger) absent(ctx context.Context, tx *sql.Tx, query string) ([]string, error) {
	ours, err := contentIDs(ctx, tx, query)
	if err != nil {
		return nil, err
	}
	theirs, err := contentIDs(ctx, m.src, query)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	for _, id := range ours {
		m.lacking = m.lacking || !slices.Contains(theirs, id)
	}
	return slices.DeleteFunc(theirs, func(id string) bool { return slices.Contains(ours, id) }), nil
}

// contentIDs reads a column of ids.
func contentIDs(ctx context.Context, q querier, query string) ([]string, error) {
	rows, err := q.QueryContext(ctx, query)
	if err != nil {
		return nil, err
	}
	return collect(rows, func(id *string) []any { return []any{id} })
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
	var zero ID
	touched := map[ID]bool{}
	for _, f := range m.fresh {
		n := NewFact{ID: f.ID.String(), Cell: f.Cell, By: who.name(f.Actor), Entered: timeOf(f.At, f.TZ)}
		if f.Visit != zero {
			n.Visit = visitText(f.Visit)
			touched[f.Visit] = true
			m.report.count(n.Visit, 1)
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
