package store

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"maps"
	"slices"
	"time"

	"gemba/checklist"
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
	deadline := time.Now().Add(budget)
	err = l.with(ctx, func(db *sql.DB) error {
		old := l.seen.serves(db)
		if !old {
			if changed, err = l.look(ctx, db); err != nil {
				return err
			}
		}
		for more = len(l.seen.todo) > 0; more; more = len(l.seen.todo) > 0 && time.Now().Before(deadline) {
			n, err := l.updateBatch(ctx, db, l.seen.todo, deadline)
			if err != nil {
				return err
			}
			l.seen.todo, changed = l.seen.todo[n:], true
		}
		more = len(l.seen.todo) > 0 || old
		return nil
	})
	if err != nil {
		l.seen = sight{} // what was read may not be in the index
		return changed, true, fmt.Errorf("update the index of %s: %w", l.folder, err)
	}
	return changed, more, nil
}

// sight is what the last look at the folder found.
type sight struct {
	db   *sql.DB // compared with this index
	at   time.Time
	todo []candidate // still to be read
}

// lookAgain is how long a look at a large folder serves while its files are
// read.
const lookAgain = 2 * time.Second

func (s *sight) serves(db *sql.DB) bool {
	return s.db == db && len(s.todo) > 0 && time.Since(s.at) < lookAgain
}

// look compares the folder with the index, forgets files that are gone, notes
// which are to be read, and reports whether the list is another one by that.
func (l *Library) look(ctx context.Context, db *sql.DB) (changed bool, err error) {
	found, copies, err := l.candidates()
	if err != nil {
		return false, err
	}
	gone, todo, err := compareAgain(ctx, db, found)
	if err != nil {
		return false, err
	}
	l.seen = sight{db, time.Now(), todo}
	changed = l.await(todo, copies) || len(gone) > 0
	if len(gone) > 0 {
		err = transact(ctx, db, func(tx *sql.Tx) error { return forget(ctx, tx, gone) })
	}
	return changed, err
}

// await notes which files are to be read and which have copies, for the list to
// say so, and reports whether that is news.
func (l *Library) await(todo []candidate, copies map[string][]string) bool {
	names := make(map[string]bool, len(todo))
	l.mu.Lock()
	defer l.mu.Unlock()
	news := !maps.EqualFunc(copies, l.copies, slices.Equal)
	for _, c := range todo {
		names[c.name] = true
		news = news || !l.waiting[c.name]
	}
	l.waiting, l.copies = names, copies
	return news
}

// compareAgain is compare, less the work where the folder is as the last look
// found it.
func compareAgain(ctx context.Context, db *sql.DB, found []candidate) (gone []int64, todo []candidate, err error) {
	changes, looked, err := lastLook(ctx, db)
	if err != nil {
		return nil, nil, err
	}
	now := listingHash(changes, found)
	if now == looked {
		return nil, nil, nil
	}
	gone, todo, settled, err := compare(ctx, db, found)
	if err == nil && settled && len(gone)+len(todo) == 0 {
		keepLook(ctx, db, now) //nolint:errcheck // without it the next look compares again
	}
	return gone, todo, err
}

// compare returns the files of the index that are gone, and those of the folder
// that must be read, the latest first. What was found comes by name; a library may
// be large, so nothing is kept of the rows. Settled says that no file will have
// to be looked at again for the time at which it was read.
func compare(ctx context.Context, db *sql.DB, found []candidate) (gone []int64, todo []candidate, settled bool, err error) {
	rows, err := db.QueryContext(ctx, `SELECT id, name, size, mtime, inode, read FROM file`)
	if err != nil {
		return nil, nil, false, err
	}
	settled = true
	current := make([]bool, len(found))
	now := time.Now()
	err = eachRow(rows, func(rows *sql.Rows) error {
		var f indexedFile
		var id int64
		var name sql.RawBytes
		if err := rows.Scan(&id, &name, &f.size, &f.mtime, &f.inode, &f.read); err != nil {
			return err
		}
		i, there := slices.BinarySearchFunc(found, string(name), func(c candidate, name string) int { return cmp.Compare(c.name, name) })
		if !there {
			gone = append(gone, id)
			return nil
		}
		current[i] = !f.stale(found[i].mark, now)
		settled = settled && f.settled()
		return nil
	})
	if err != nil {
		return nil, nil, false, err
	}
	for i, c := range found {
		if !current[i] {
			todo = append(todo, c)
		}
	}
	checklist.Arrange(todo, func(a, b candidate) int { return cmp.Or(cmp.Compare(b.mtime, a.mtime), cmp.Compare(a.name, b.name)) })
	return gone, todo, settled, nil
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
