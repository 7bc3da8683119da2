package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"path/filepath"
	"slices"

	"gemba/checklist"
)

// Order is an order of the visits of a library.
type Order int

// The orders. Within each the newest visit comes first.
const (
	NewestFirst Order = iota
	BySupplier
	WidestGap
)

// clauses are what each order is in SQL: how it sorts, and what stands before
// a visit v among the others, o.
var clauses = [...]struct{ by, before string }{
	NewestFirst: {"v.id DESC", "o.id > v.id"},
	BySupplier:  {"v.sorted, v.id DESC", "(o.sorted < v.sorted OR o.sorted = v.sorted AND o.id > v.id)"},
	WidestGap:   {"v.gap DESC, v.id DESC", "(o.gap > v.gap OR o.gap = v.gap AND o.id > v.id)"},
}

// Page is a part of the list of a library.
type Page struct {
	Rows  []Summary
	From  int // place of the first row in the list, from 0
	Total int // rows of the whole list
	// Unread counts the files that changed and were not read yet, as far as
	// [Library.Update] has seen.
	Unread int
}

// Page returns at most n rows of the list from a place on, from the index
// alone: files that were not read yet are not in it. Files that cannot be read
// stand at its end.
func (l *Library) Page(ctx context.Context, o Order, from, n int) (Page, error) {
	p := Page{From: max(0, from)}
	err := l.with(ctx, func(db *sql.DB) error {
		var visits, broken int
		err := db.QueryRowContext(ctx, `SELECT (SELECT count(*) FROM visit), (SELECT count(*) FROM file WHERE broken)`).Scan(&visits, &broken)
		if err != nil {
			return err
		}
		p.Total = visits + broken
		p.Rows, err = pageRows(ctx, db, `SELECT name, shown, visit FROM (SELECT file, visit, id, sorted, gap FROM visit v ORDER BY `+
			clauses[o].by+` LIMIT ? OFFSET ?) v JOIN file f ON f.id = v.file ORDER BY `+clauses[o].by, n, p.From)
		if err != nil {
			return err
		}
		if broken == 0 {
			return nil
		}
		rest, err := pageRows(ctx, db, `SELECT name, shown, '' FROM file WHERE broken ORDER BY name LIMIT ? OFFSET ?`,
			n-len(p.Rows), max(0, p.From-visits))
		p.Rows = append(p.Rows, rest...)
		return err
	})
	if err != nil {
		return Page{}, fmt.Errorf("list %s: %w", l.folder, err)
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	p.Unread = len(l.waiting)
	for i := range p.Rows {
		s := &p.Rows[i]
		s.Pending = l.waiting[s.Path]
		s.Path, s.Copies = filepath.Join(l.folder, s.Path), l.copies[s.Path]
	}
	return p, nil
}

// pageRows reads rows of the list: the file, what is shown of it, and which of
// its visits is meant.
func pageRows(ctx context.Context, db *sql.DB, query string, n, from int) ([]Summary, error) {
	if n <= 0 {
		return nil, nil
	}
	rows, err := db.QueryContext(ctx, query, n, from)
	if err != nil {
		return nil, err
	}
	var list []Summary
	err = eachRow(rows, func(rows *sql.Rows) error {
		var name, visit string
		var packed sql.RawBytes
		if err := rows.Scan(&name, &packed, &visit); err != nil {
			return err
		}
		found, err := unpackShown(name, string(packed))
		if err != nil {
			return err
		}
		i := slices.IndexFunc(found, func(r shownRow) bool { return r.Visit == visit })
		if i < 0 {
			return fmt.Errorf("%w: visit %s of %q", ErrDamaged, visit, name)
		}
		list = append(list, found[i].Summary)
		return nil
	})
	return list, err
}

// Place returns where a visit stands in the list, from 0. The error wraps
// [checklist.ErrNotFound] where it is not in it.
func (l *Library) Place(ctx context.Context, o Order, path, visit string) (place int, err error) {
	err = l.with(ctx, func(db *sql.DB) error {
		return db.QueryRowContext(ctx, `SELECT (SELECT count(*) FROM visit o WHERE `+clauses[o].before+`) FROM visit v
			WHERE v.visit = ? AND v.file = (SELECT id FROM file WHERE name = ?)`, visit, filepath.Base(path)).Scan(&place)
	})
	if errors.Is(err, sql.ErrNoRows) {
		err = fmt.Errorf("%w: visit %.40q", checklist.ErrNotFound, visit)
	}
	return place, err
}
