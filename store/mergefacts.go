package store

import (
	"context"
	"database/sql"
)

// read takes in what a sound file has.
func (m *merger) read(ctx context.Context, tx *sql.Tx) error {
	runs, err := m.missing(ctx)
	if err != nil {
		return damaged(err)
	}
	for _, run := range runs {
		if err := m.readRun(ctx, run); err != nil {
			return err
		}
	}
	if err := m.readContents(ctx, tx); err != nil {
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

// ownFacts reads which facts are here.
func ownFacts(ctx context.Context, q querier) (map[ID]*ownFact, error) {
	rows, err := q.QueryContext(ctx, `SELECT seq, id, visit <> ? FROM fact`, wholeBook[:])
	if err != nil {
		return nil, err
	}
	own := map[ID]*ownFact{}
	err = eachRow(rows, func(rows *sql.Rows) error {
		var id []byte
		f := &ownFact{}
		if err := rows.Scan(&f.seq, &id, &f.visit); err != nil {
			return err
		}
		if len(id) == len(ID{}) {
			own[ID(id)] = f
		}
		return nil
	})
	return own, err
}

// knows reports whether a fact was here before the merge, and counts it once.
func (m *merger) knows(id ID) bool {
	own, here := m.own[id]
	if here && !own.met {
		own.met = true
		m.met++
		m.report.Known++
	}
	return here
}

func (m *merger) readRun(ctx context.Context, run [2]int64) error {
	rows, err := m.src.QueryContext(ctx, "SELECT "+columns+" FROM fact f NOT INDEXED WHERE f.seq BETWEEN ? AND ? ORDER BY f.seq", run[0], run[1])
	if err != nil {
		return damaged(err)
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
		return damaged(err)
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
