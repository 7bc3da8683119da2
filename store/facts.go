package store

import (
	"context"
	"database/sql"
	"fmt"

	"gemba/checklist"
)

// columns are those of a fact, in the order of scan and of insertFact.
const columns = "f.seq, f.id, f.visit, f.kind, f.key, f.field, f.value, f.actor, f.hlc, f.at, f.tz, f.parents, f.seen, f.ext, f.arrived"

// scanFact reads one row of columns. Sizes are checked here, since the row may
// come from a stranger's file.
func scanFact(rows *sql.Rows) (*Fact, error) {
	var (
		f                              Fact
		id, visit, actor, parent, seen []byte
		value, extra                   sql.NullString
	)
	err := rows.Scan(&f.seq, &id, &visit, &f.Kind, &f.Key, &f.Field, &value, &actor,
		&f.HLC, &f.At, &f.TZ, &parent, &seen, &extra, &f.Arrived)
	if err != nil {
		return nil, err
	}
	return &f, f.fill(id, visit, actor, parent, seen, value, extra)
}

func (f *Fact) fill(id, visit, actor, parents, seen []byte, value, extra sql.NullString) error {
	if len(id) != 16 || len(visit) != 16 || len(actor) != 16 || extra.Valid && extra.String == "" {
		return fmt.Errorf("%w fact", checklist.ErrInvalid)
	}
	f.ID, f.Visit, f.Actor = ID(id), ID(visit), ID(actor)
	f.Value, f.Cleared, f.Ext = value.String, !value.Valid, extra.String
	var err error
	if f.Parents, err = splitIDs(parents); err != nil {
		return err
	}
	f.Seen, err = splitIDs(seen)
	return err
}

// queryFacts reads the facts that a query over "fact f" selects. Rows that are
// no facts are an error.
func queryFacts(ctx context.Context, q querier, tail string, args ...any) ([]*Fact, error) {
	rows, err := q.QueryContext(ctx, "SELECT "+columns+" FROM "+tail, args...)
	if err != nil {
		return nil, err
	}
	var list []*Fact
	err = eachRow(rows, func(rows *sql.Rows) error {
		f, err := scanFact(rows)
		list = append(list, f)
		return err
	})
	return list, err
}

// adder appends facts to a book within one transaction and keeps the derived
// tables right. The result does not depend on the order in which facts arrive.
type adder struct {
	tx                   *sql.Tx
	fact, edge, replaced *sql.Stmt
	from                 int64 // first seq that this transaction may use
}

func newAdder(ctx context.Context, tx *sql.Tx) (*adder, error) {
	a := &adder{tx: tx}
	if err := tx.QueryRowContext(ctx, `SELECT coalesce(max(seq), 0) + 1 FROM fact`).Scan(&a.from); err != nil {
		return nil, err
	}
	// The statements end with the transaction at the latest.
	var errs [3]error
	a.fact, errs[0] = tx.PrepareContext(ctx, `INSERT INTO fact(id, visit, kind, key, field, value, actor, hlc, at, tz, parents, seen, ext, arrived)
		VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT(id) DO NOTHING`)
	a.edge, errs[1] = tx.PrepareContext(ctx, `INSERT INTO edge(parent, child) VALUES(?, ?) ON CONFLICT DO NOTHING`)
	a.replaced, errs[2] = tx.PrepareContext(ctx, `DELETE FROM head WHERE visit = ? AND kind = ? AND key = ? AND field = ? AND id = ?`)
	return a, join(errs[:]...)
}

func (a *adder) close() {
	for _, s := range []*sql.Stmt{a.fact, a.edge, a.replaced} {
		if s != nil {
			shut(s)
		}
	}
}

// add appends one fact and reports whether it was new.
func (a *adder) add(ctx context.Context, f *Fact) (bool, error) {
	value := sql.NullString{String: f.Value, Valid: !f.Cleared}
	extra := sql.NullString{String: f.Ext, Valid: f.Ext != ""}
	res, err := a.fact.ExecContext(ctx, f.ID[:], f.Visit[:], f.Kind, f.Key, f.Field, value, f.Actor[:],
		f.HLC, f.At, f.TZ, joinIDs(f.Parents), joinIDs(f.Seen), extra, f.Arrived)
	if err != nil {
		return false, err
	}
	if n, err := res.RowsAffected(); err != nil || n == 0 {
		return false, err
	}
	for _, p := range f.Parents {
		if _, err := a.edge.ExecContext(ctx, p[:], f.ID[:]); err != nil {
			return false, err
		}
		if _, err := a.replaced.ExecContext(ctx, f.Visit[:], f.Kind, f.Key, f.Field, p[:]); err != nil {
			return false, err
		}
	}
	return true, nil
}

// finish makes heads of the facts added that no fact of the same cell replaces.
// The inner join is crossed by hand: left alone, the planner walks all versions
// of the cell for each fact.
func (a *adder) finish(ctx context.Context) error {
	_, err := a.tx.ExecContext(ctx, `
		INSERT INTO head(visit, kind, key, field, id, seq)
		SELECT f.visit, f.kind, f.key, f.field, f.id, f.seq FROM fact f
		WHERE f.seq >= ? AND NOT EXISTS (
			SELECT 1 FROM edge e CROSS JOIN fact c ON c.id = e.child
			WHERE e.parent = f.id AND c.visit = f.visit AND c.kind = f.kind AND c.key = f.key AND c.field = f.field)`, a.from)
	return err
}
