package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"fmt"
	"maps"

	"gemba/checklist"
)

// audit checks everything about a book: schema, pages, that every fact, text
// and blob is what its hash says, and that the derived tables are what the
// facts make of them. The error wraps [ErrDamaged].
func audit(ctx context.Context, q querier) error {
	if err := sound(ctx, q); err != nil {
		return err
	}
	d, err := derive(ctx, q)
	if err != nil {
		return err
	}
	if err := d.compare(ctx, q); err != nil {
		return err
	}
	return auditContents(ctx, q)
}

// derived is what the derived tables should hold.
type derived struct {
	cells map[ID]cellRef // of each fact
	edges map[[2]ID]bool // parent, child
	heads map[ID]bool
}

type cellRef struct {
	visit ID
	checklist.Cell
	seq int64
}

// derive reads all facts, checks them, and works out edges and heads.
func derive(ctx context.Context, q querier) (*derived, error) {
	rows, err := q.QueryContext(ctx, "SELECT "+columns+" FROM fact f NOT INDEXED ORDER BY f.seq")
	if err != nil {
		return nil, damaged(err)
	}
	d := &derived{cells: map[ID]cellRef{}, edges: map[[2]ID]bool{}, heads: map[ID]bool{}}
	err = eachRow(rows, func(rows *sql.Rows) error {
		f, err := scanFact(rows)
		if err != nil {
			return err
		}
		if !f.genuine() {
			return fmt.Errorf("fact %s is not what its hash says", f.ID)
		}
		d.cells[f.ID] = cellRef{f.Visit, f.Cell, f.seq}
		d.heads[f.ID] = true
		for _, p := range f.Parents {
			d.edges[[2]ID{p, f.ID}] = true
		}
		return nil
	})
	if err != nil {
		return nil, damaged(err)
	}
	for e := range d.edges {
		parent, child := d.cells[e[0]], d.cells[e[1]]
		if parent.visit == child.visit && parent.Cell == child.Cell {
			delete(d.heads, e[0])
		}
	}
	return d, nil
}

// compare returns an error where the tables say something else.
func (d *derived) compare(ctx context.Context, q querier) error {
	rows, err := q.QueryContext(ctx, `SELECT parent, child FROM edge`)
	if err != nil {
		return damaged(err)
	}
	edges, err := collect(rows, func(e *[2]string) []any { return []any{&e[0], &e[1]} })
	if err != nil {
		return damaged(err)
	}
	for _, e := range edges {
		if len(e[0]) != 16 || len(e[1]) != 16 || !d.edges[[2]ID{ID([]byte(e[0])), ID([]byte(e[1]))}] {
			return fmt.Errorf("%w: a link that no fact has", ErrDamaged)
		}
	}
	if len(edges) != len(d.edges) {
		return fmt.Errorf("%w: %d links of %d", ErrDamaged, len(edges), len(d.edges))
	}
	return d.compareHeads(ctx, q)
}

func (d *derived) compareHeads(ctx context.Context, q querier) error {
	type head struct {
		visit, kind, key, field, id string
		seq                         int64
	}
	rows, err := q.QueryContext(ctx, `SELECT visit, kind, key, field, id, seq FROM head`)
	if err != nil {
		return damaged(err)
	}
	list, err := collect(rows, func(h *head) []any { return []any{&h.visit, &h.kind, &h.key, &h.field, &h.id, &h.seq} })
	if err != nil {
		return damaged(err)
	}
	stored := map[head]bool{}
	for _, h := range list {
		stored[h] = true
	}
	expected := map[head]bool{}
	for id := range d.heads {
		c := d.cells[id]
		expected[head{string(c.visit[:]), c.Kind, c.Key, c.Field, string(id[:]), c.seq}] = true
	}
	if !maps.Equal(stored, expected) {
		return fmt.Errorf("%w: %d current values of %d, or others", ErrDamaged, len(stored), len(expected))
	}
	return nil
}

// auditContents checks the hashes of checklists and blobs.
func auditContents(ctx context.Context, q querier) error {
	ids, err := contentIDs(ctx, q, templates.ids)
	if err != nil {
		return damaged(err)
	}
	if err := templates.each(ctx, q, ids, func(id string, body []byte) error {
		if sum := templateID(string(body)); string(sum[:]) != id {
			return fmt.Errorf("%w: checklist %x is not what its hash says", ErrDamaged, id)
		}
		return nil
	}); err != nil {
		return err
	}
	shas, err := contentIDs(ctx, q, blobs.ids)
	if err != nil {
		return damaged(err)
	}
	return blobs.each(ctx, q, shas, func(sha string, data []byte) error {
		if sum := sha256.Sum256(data); string(sum[:]) != sha {
			return fmt.Errorf("%w: blob %x is not what its hash says", ErrDamaged, sha)
		}
		return nil
	})
}
