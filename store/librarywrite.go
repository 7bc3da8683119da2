package store

import (
	"cmp"
	"context"
	"database/sql"
	"slices"
	"strings"
	"time"

	"gemba/checklist"
)

// The ids of visits and entries rise with the date of the visit, and within a
// day with its last change, so that the newest are found first without sorting:
// 17 bits for the day, 26 for the minute, 20 for the entries.
const (
	rankDay    = 46
	rankMinute = 20
)

var (
	firstDay    = time.Date(1900, 1, 1, 0, 0, 0, 0, time.UTC)
	firstMinute = time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)
)

// dayOf returns a number that rises with a date, and zero for what is none.
func dayOf(date string) int64 {
	t, err := time.Parse(time.DateOnly, date)
	if err != nil {
		return 0
	}
	return min(max(t.Unix()-firstDay.Unix(), 0)/(24*60*60)+1, 1<<17-1)
}

// rank returns the first id that a visit may have.
func rank(date string, changed time.Time) int64 {
	minute := min(max(changed.Unix()-firstMinute.Unix(), 0)/60, 1<<26-1)
	return dayOf(date)<<rankDay | minute<<rankMinute
}

// keeper writes to the index within one transaction.
type keeper struct {
	tx                  *sql.Tx
	entry, word, unword *sql.Stmt // they end with the transaction at the latest
	pending             []placed
}

// placed is an entry and the ids of itself and of its visit.
type placed struct {
	id, visit int64
	entry
}

// newKeeper begins a change of the index, which is counted.
func newKeeper(ctx context.Context, tx *sql.Tx) (*keeper, error) {
	k := &keeper{tx: tx}
	var errs [4]error
	k.entry, errs[0] = tx.PrepareContext(ctx, `INSERT INTO entry(id, visit, kind, key, item, text) VALUES(?, ?, ?, ?, ?, ?)`)
	k.word, errs[1] = tx.PrepareContext(ctx, `INSERT INTO word(rowid, text) VALUES(?, ?)`)
	k.unword, errs[2] = tx.PrepareContext(ctx, `DELETE FROM word WHERE rowid = ?`)
	errs[3] = countChange(ctx, tx)
	return k, join(errs[:]...)
}

// keep writes what was read of some files in the place of what was known of
// them.
func keep(ctx context.Context, tx *sql.Tx, batch []reading) error {
	k, err := newKeeper(ctx, tx)
	if err != nil {
		return err
	}
	for _, r := range batch {
		var id int64
		err := tx.QueryRowContext(ctx, `INSERT INTO file(name, size, mtime, inode, read, broken, shown) VALUES(?, ?, ?, ?, ?, ?, ?)
			ON CONFLICT(name) DO UPDATE SET size = excluded.size, mtime = excluded.mtime, inode = excluded.inode,
			read = excluded.read, broken = excluded.broken, shown = excluded.shown RETURNING id`,
			r.name, r.size, r.mtime, r.inode, r.at.UnixNano(), len(r.visits) == 0 && r.problem != "", packShown(r)).Scan(&id)
		if err != nil {
			return err
		}
		if err := k.dropVisits(ctx, id); err != nil {
			return err
		}
		for i := range r.visits {
			if err := k.addVisit(ctx, id, &r.visits[i]); err != nil {
				return err
			}
		}
	}
	return k.flush(ctx)
}

// flush writes the entries in the order of their ids. In any other order the
// words of each would become an index of their own, to be merged later.
func (k *keeper) flush(ctx context.Context) error {
	checklist.Arrange(k.pending, func(a, b placed) int { return cmp.Compare(a.id, b.id) })
	for _, p := range k.pending {
		if _, err := k.entry.ExecContext(ctx, p.id, p.visit, p.kind, p.key, p.item, p.text); err != nil {
			return err
		}
		if _, err := k.word.ExecContext(ctx, p.id, indexed(p.text)); err != nil {
			return err
		}
	}
	return nil
}

// forget drops files that are gone.
func forget(ctx context.Context, tx *sql.Tx, files []int64) error {
	k, err := newKeeper(ctx, tx)
	if err != nil {
		return err
	}
	for _, id := range files {
		if err := k.dropVisits(ctx, id); err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, `DELETE FROM file WHERE id = ?`, id); err != nil {
			return err
		}
	}
	return nil
}

func (k *keeper) dropVisits(ctx context.Context, file int64) error {
	rows, err := k.tx.QueryContext(ctx, `SELECT id, entries FROM visit WHERE file = ?`, file)
	if err != nil {
		return err
	}
	visits, err := collect(rows, func(v *[2]int64) []any { return []any{&v[0], &v[1]} })
	if err != nil {
		return err
	}
	for _, v := range visits {
		id, entries := v[0], v[1]
		for e := id - entries; e < id; e++ {
			if _, err := k.unword.ExecContext(ctx, e); err != nil {
				return err
			}
		}
		if _, err := k.tx.ExecContext(ctx, `DELETE FROM entry WHERE id >= ? AND id < ?`, id-entries, id); err != nil {
			return err
		}
		if _, err := k.tx.ExecContext(ctx, `DELETE FROM answered WHERE id = ?`, id); err != nil {
			return err
		}
	}
	_, err = k.tx.ExecContext(ctx, `DELETE FROM visit WHERE file = ?`, file)
	return err
}

// place returns an id for a visit such that as many below it are free as it has
// entries.
func (k *keeper) place(ctx context.Context, v *digested) (int64, error) {
	need := int64(len(v.entries))
	for base := rank(v.Date, v.Changed); ; base += 1 << rankMinute {
		free, end := base, base+1<<rankMinute
		var last sql.NullInt64
		if err := k.tx.QueryRowContext(ctx, `SELECT max(id) FROM visit WHERE id >= ? AND id < ?`, base, end).Scan(&last); err != nil {
			return 0, err
		}
		if last.Valid {
			free = last.Int64 + 1
		}
		if free+need < end {
			return free + need, nil
		}
	}
}

func (k *keeper) addVisit(ctx context.Context, file int64, v *digested) error {
	id, err := k.place(ctx, v)
	if err != nil {
		return err
	}
	_, err = k.tx.ExecContext(ctx, `INSERT INTO visit(id, file, visit, supplier, sorted, gap, date, entries) VALUES(?, ?, ?, ?, ?, ?, ?, ?)`,
		id, file, v.Visit, v.Supplier, strings.ToLower(v.Supplier), v.gap, v.Date, len(v.entries))
	if err != nil {
		return err
	}
	for i, e := range slices.Backward(v.entries) { // the first gets the highest id: it is found first
		k.pending = append(k.pending, placed{id - 1 - int64(i), id, e})
	}
	if v.list == nil || len(v.recorded) == 0 {
		return nil
	}
	if err := k.addPrompts(ctx, v.list); err != nil {
		return err
	}
	_, err = k.tx.ExecContext(ctx, `INSERT INTO answered(id, template, items) VALUES(?, ?, ?)`,
		id, v.list.Hash, "\n"+strings.Join(v.recorded, "\n")+"\n")
	return err
}

// addPrompts keeps the prompts of a checklist, once, in each of its languages.
// An item is found by its id too.
func (k *keeper) addPrompts(ctx context.Context, c *checklist.Checklist) error {
	var known bool
	err := k.tx.QueryRowContext(ctx, `SELECT EXISTS(SELECT 1 FROM prompt WHERE template = ?)`, c.Hash).Scan(&known)
	if err != nil || known {
		return err
	}
	for i := range c.Items {
		for _, text := range c.Items[i].Prompt {
			var id int64
			err := k.tx.QueryRowContext(ctx, `INSERT INTO prompt(template, item, text) VALUES(?, ?, ?) RETURNING id`,
				c.Hash, c.Items[i].ID, text).Scan(&id)
			if err != nil {
				return err
			}
			words := indexed(c.Items[i].ID + " " + text)
			if _, err := k.tx.ExecContext(ctx, `INSERT INTO prompt_word(rowid, text) VALUES(?, ?)`, id, words); err != nil {
				return err
			}
		}
	}
	return nil
}
