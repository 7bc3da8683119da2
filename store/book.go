package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"gemba/checklist"
)

// book is the working copy of one visit file: a database of its own on this
// computer, which nobody else opens. All of its state is a function of the set
// of its facts.
type book struct {
	db    *sql.DB
	path  string
	clock clock
}

// createBook makes an empty book at a path where no file is.
func createBook(ctx context.Context, path string, clk clock) (*book, error) {
	if err := private(path); err != nil {
		return nil, onThisComputer(err)
	}
	db := openWorking(path, "rwc")
	if _, err := db.ExecContext(ctx, "BEGIN;"+schemaSQL+"COMMIT;"); err != nil {
		shut(db)
		return nil, translate(err)
	}
	if err := syncDir(filepath.Dir(path)); err != nil {
		shut(db)
		return nil, onThisComputer(err)
	}
	return &book{db: db, path: path, clock: clk}, nil
}

// openBook opens a working copy that is known to be sound.
func openBook(ctx context.Context, path string, clk clock) (*book, error) {
	b := &book{db: openWorking(path, "rw"), path: path, clock: clk}
	if err := writable(ctx, b.db, path); err != nil {
		shut(b.db)
		return nil, translate(err)
	}
	var last sql.NullInt64
	if err := b.db.QueryRowContext(ctx, `SELECT max(hlc) FROM fact`).Scan(&last); err != nil {
		shut(b.db)
		return nil, translate(err)
	}
	b.clock.see(last.Int64)
	return b, nil
}

// reopen gives up the connection, and all that it holds, for a new one.
func (b *book) reopen(ctx context.Context) error {
	b.db.SetMaxIdleConns(0)
	b.db.SetMaxIdleConns(1)
	return translate(writable(ctx, b.db, b.path))
}

func (b *book) close() error { return b.db.Close() }

// settle has SQLite roll back what a failing disk left half-written, which it does
// when it reads next. Until then the file alone is not the whole book.
func (b *book) settle(ctx context.Context) error {
	var version int
	if err := b.db.QueryRowContext(ctx, `PRAGMA user_version`).Scan(&version); err != nil {
		return translate(err)
	}
	journal, err := os.Lstat(b.path + "-journal")
	if err == nil && journal.Size() > 0 {
		err = fmt.Errorf("%w: a change could not be taken back", ErrDisk)
	}
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

// latest returns where the last fact stands in the book, 0 where that cannot be
// read.
func (b *book) latest(ctx context.Context) (seq int64) {
	if b.db.QueryRowContext(ctx, `SELECT coalesce(max(seq), 0) FROM fact`).Scan(&seq) != nil {
		return 0
	}
	return seq
}

// tx runs fn in one transaction.
func (b *book) tx(ctx context.Context, fn func(*sql.Tx) error) error {
	return translate(transact(ctx, b.db, fn))
}

// edit is a fact to be: what an author changes, and what the author had on the
// screen.
type edit struct {
	visit ID
	checklist.Cell
	value   string
	cleared bool
	at      int64 // unix ms
	tz      int
	parents []ID
	seen    []ID
	ext     string
}

// fact makes the fact of an edit at the next tick of the clock. The error wraps
// [checklist.ErrInvalid].
func (b *book) fact(e *edit, actor ID) (*Fact, error) {
	at := b.clock.at(e.at)
	f := &Fact{
		Visit: e.visit, Cell: e.Cell, Value: e.value, Cleared: e.cleared, Actor: actor,
		HLC: b.clock.next(at), At: e.at, TZ: e.tz,
		Parents: sortedIDs(e.parents), Seen: sortedIDs(e.seen), Ext: e.ext,
		Arrived: at,
	}
	if f.Cleared {
		f.Value = ""
	}
	if err := f.valid(); err != nil {
		return nil, err
	}
	f.ID = f.Hash()
	return f, nil
}

// addFacts appends facts to a book.
func addFacts(ctx context.Context, tx *sql.Tx, facts []*Fact) error {
	a, err := newAdder(ctx, tx)
	if err != nil {
		return err
	}
	defer a.close()
	for _, f := range facts {
		if _, err := a.add(ctx, f); err != nil {
			return err
		}
	}
	return a.finish(ctx)
}

// heads returns the versions of a cell that stand, the shown one first.
func heads(ctx context.Context, q querier, visit ID, c checklist.Cell) ([]*Fact, error) {
	list, err := queryFacts(ctx, q, `head h CROSS JOIN fact f ON f.seq = h.seq
		WHERE h.visit = ? AND h.kind = ? AND h.key = ? AND h.field = ?`, visit[:], c.Kind, c.Key, c.Field)
	if err != nil {
		return nil, err
	}
	sortLater(list)
	return list, nil
}

// visitHeads returns the versions that stand in all cells of a visit, cell by
// cell, the shown one of each first.
func visitHeads(ctx context.Context, q querier, visit ID) ([][]*Fact, error) {
	list, err := queryFacts(ctx, q, `head h CROSS JOIN fact f ON f.seq = h.seq
		WHERE h.visit = ? ORDER BY h.kind, h.key, h.field`, visit[:])
	if err != nil {
		return nil, err
	}
	return byCell(list), nil
}

// factByID returns one fact. The error wraps [checklist.ErrNotFound].
func factByID(ctx context.Context, q querier, id ID) (*Fact, error) {
	list, err := queryFacts(ctx, q, `fact f WHERE f.id = ?`, id[:])
	if err != nil {
		return nil, err
	}
	if len(list) == 0 {
		return nil, fmt.Errorf("%w: fact %s", checklist.ErrNotFound, id)
	}
	return list[0], nil
}

// visitIDs returns the visits of a book in the order of their ids, which is the
// order in which they were made.
func visitIDs(ctx context.Context, q querier) ([]ID, error) {
	rows, err := q.QueryContext(ctx, `SELECT DISTINCT visit FROM head WHERE visit <> ? ORDER BY visit`, wholeBook[:])
	if err != nil {
		return nil, err
	}
	raw, err := collect(rows, func(b *[]byte) []any { return []any{b} })
	if err != nil {
		return nil, err
	}
	ids := make([]ID, 0, len(raw))
	for _, b := range raw {
		if len(b) == 16 {
			ids = append(ids, ID(b))
		}
	}
	return ids, nil
}
