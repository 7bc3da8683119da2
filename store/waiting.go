package store

import (
	"context"
	"database/sql"
	"fmt"
	"os"
	"strings"
)

// Waiting counts, for each visit, the changes that only this computer has: in
// working copies under stateDir whose owners are gone, and not in the visible
// file at path. It is for callers that [Peek], and takes nothing over; the next
// [Open] does. A working copy that cannot be read counts for nothing here.
func Waiting(ctx context.Context, stateDir, path string) (map[string]int, error) {
	target, err := resolve(path)
	if err != nil {
		return nil, err
	}
	left := workdirOf(stateDir, target).abandoned()
	if len(left) == 0 {
		return nil, nil
	}
	known := map[ID]bool{}
	err = peek(ctx, target, func(q querier) error {
		return eachFactID(ctx, q, func(id, _ ID) { known[id] = true })
	})
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", path, translate(err))
	}
	count := map[string]int{}
	for _, copied := range left {
		_ = peek(ctx, copied, func(q querier) error { // what opens the file says what is wrong with it
			return eachFactID(ctx, q, func(id, visit ID) {
				if !known[id] && visit != wholeBook {
					known[id] = true
					count[visitText(visit)]++
				}
			})
		})
	}
	return count, ctx.Err()
}

// Unwritten reports whether this computer has a working copy of the file at path at
// which nobody is at work: the next [Open] takes it over, and makes the file again
// where it is not there any more.
func Unwritten(stateDir, path string) bool {
	target, err := resolve(path)
	return err == nil && len(workdirOf(stateDir, target).abandoned()) > 0
}

// eachFactID goes through the facts of a book: the id of each, and its visit.
func eachFactID(ctx context.Context, q querier, do func(id, visit ID)) error {
	rows, err := q.QueryContext(ctx, `SELECT id, visit FROM fact`)
	if err != nil {
		return err
	}
	return eachRow(rows, func(rows *sql.Rows) error {
		var id, visit []byte
		if err := rows.Scan(&id, &visit); err != nil {
			return err
		}
		if len(id) == len(ID{}) && len(visit) == len(ID{}) {
			do(ID(id), ID(visit))
		}
		return nil
	})
}

// abandoned returns the paths of the working copies whose owners are gone. Unlike
// leftovers it holds no lock, so that whoever opens the file finds them.
func (w *workdir) abandoned() []string {
	entries, err := os.ReadDir(w.dir)
	if err != nil {
		return nil
	}
	var list []string
	for _, e := range entries {
		id, isCopy := strings.CutSuffix(e.Name(), ".db")
		if !isCopy {
			continue
		}
		if here, alive := w.owner(id); here && !alive {
			list = append(list, (&workdir{dir: w.dir, id: id}).db())
		}
	}
	return list
}
