package store

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"slices"
	"time"
)

// batchSize is how many files are read before they are written to the index in
// one transaction, for which the list may have to wait.
const batchSize = 32

// Update reads files that are new or changed, the latest first, until they are
// all read or the budget is used up, and forgets those that are gone. It
// reports whether the list is another one now and whether there is more to
// read. At least one file is read by every call.
func (l *Library) Update(ctx context.Context, budget time.Duration) (changed, more bool, err error) {
	l.updating.Lock()
	defer l.updating.Unlock()
	found, err := l.candidates()
	if err != nil {
		return false, false, fmt.Errorf("list %s: %w", l.folder, err)
	}
	deadline := time.Now().Add(budget)
	err = l.with(ctx, func(db *sql.DB) error {
		gone, todo, err := compare(ctx, db, found)
		if err != nil {
			return err
		}
		changed = l.await(todo) || len(gone) > 0
		if len(gone) > 0 {
			if err := transact(ctx, db, func(tx *sql.Tx) error { return forget(ctx, tx, gone) }); err != nil {
				return err
			}
		}
		for more = len(todo) > 0; more; more = len(todo) > 0 && time.Now().Before(deadline) {
			n, err := l.updateBatch(ctx, db, todo, deadline)
			if err != nil {
				return err
			}
			todo, changed = todo[n:], true
		}
		more = len(todo) > 0
		return nil
	})
	if err != nil {
		return changed, true, fmt.Errorf("update the index of %s: %w", l.folder, err)
	}
	return changed, more, nil
}

// await notes which files are to be read, for the list to say so, and reports
// whether that is news.
func (l *Library) await(todo []candidate) bool {
	names := make(map[string]bool, len(todo))
	news := false
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, c := range todo {
		names[c.name] = true
		news = news || !l.waiting[c.name]
	}
	l.waiting = names
	return news
}

// compare returns the files of the index that are gone, and those of the folder
// that must be read, the latest first.
func compare(ctx context.Context, db *sql.DB, found []candidate) (gone []int64, todo []candidate, err error) {
	rows, err := db.QueryContext(ctx, `SELECT id, name, size, mtime, inode, read FROM file`)
	if err != nil {
		return nil, nil, err
	}
	list, err := collect(rows, func(f *indexedFile) []any {
		return []any{&f.id, &f.name, &f.size, &f.mtime, &f.inode, &f.read}
	})
	if err != nil {
		return nil, nil, err
	}
	known := make(map[string]indexedFile, len(list))
	for _, f := range list {
		known[f.name] = f
	}
	now := time.Now()
	for _, c := range found {
		if f, ok := known[c.name]; !ok || f.stale(c.mark, now) {
			todo = append(todo, c)
		}
		delete(known, c.name)
	}
	for _, f := range known {
		gone = append(gone, f.id)
	}
	slices.SortFunc(todo, func(a, b candidate) int { return cmp.Or(cmp.Compare(b.mtime, a.mtime), cmp.Compare(a.name, b.name)) })
	return gone, todo, nil
}

// updateBatch reads files until there are enough for one transaction or the
// time is up, writes them to the index, and returns how many they were.
func (l *Library) updateBatch(ctx context.Context, db *sql.DB, todo []candidate, deadline time.Time) (int, error) {
	var batch []reading
	for _, c := range todo[:min(batchSize, len(todo))] {
		if len(batch) > 0 && time.Now().After(deadline) {
			break
		}
		r := l.read(ctx, c)
		if err := ctx.Err(); err != nil {
			return 0, err
		}
		batch = append(batch, r)
	}
	if err := transact(ctx, db, func(tx *sql.Tx) error { return keep(ctx, tx, batch) }); err != nil {
		return 0, err
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, r := range batch {
		delete(l.waiting, r.name)
	}
	return len(batch), nil
}
