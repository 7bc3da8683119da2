package store

import (
	"context"
	"database/sql"
	"fmt"

	"gemba/checklist"
)

// putDraft stores the text that an actor is typing, or forgets it where it is
// empty. It reports whether anything changed.
func putDraft(ctx context.Context, q querier, visit, actor ID, d checklist.Draft) (bool, error) {
	if d.Text == "" {
		return dropDraft(ctx, q, visit, actor, d.Cell)
	}
	return inserted(q.ExecContext(ctx, `INSERT INTO draft(visit, kind, key, field, actor, value, at) VALUES(?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT(visit, kind, key, field, actor) DO UPDATE SET value = excluded.value, at = excluded.at
		WHERE value <> excluded.value`, visit[:], d.Kind, d.Key, d.Field, actor[:], d.Text, d.At.UnixMilli()))
}

func dropDraft(ctx context.Context, q querier, visit, actor ID, c checklist.Cell) (bool, error) {
	return inserted(q.ExecContext(ctx, `DELETE FROM draft WHERE visit = ? AND kind = ? AND key = ? AND field = ? AND actor = ?`,
		visit[:], c.Kind, c.Key, c.Field, actor[:]))
}

// drafts returns what an actor was typing. A draft that the actor has since
// entered is left out: after a crash the visible file may still have it.
func drafts(ctx context.Context, q querier, visit, actor ID) ([]checklist.Draft, error) {
	rows, err := q.QueryContext(ctx, `SELECT d.kind, d.key, d.field, d.value, d.at FROM draft d
		WHERE d.visit = ? AND d.actor = ? AND NOT EXISTS (SELECT 1 FROM fact f
			WHERE f.visit = d.visit AND f.kind = d.kind AND f.key = d.key AND f.field = d.field
			AND f.actor = d.actor AND f.at >= d.at)
		ORDER BY d.at, d.kind, d.key, d.field`, visit[:], actor[:])
	if err != nil {
		return nil, err
	}
	type row struct {
		checklist.Draft
		at int64
	}
	list, err := collect(rows, func(r *row) []any { return []any{&r.Kind, &r.Key, &r.Field, &r.Text, &r.at} })
	if err != nil {
		return nil, err
	}
	all := make([]checklist.Draft, 0, len(list))
	for _, r := range list {
		r.At = timeOf(r.at, 0)
		all = append(all, r.Draft)
	}
	return all, nil
}

// readDrafts takes over drafts from a working copy of our own that a crash left
// behind, where they are newer.
func (m *merger) readDrafts(ctx context.Context, tx *sql.Tx) error {
	type row struct {
		visit, actor, kind, key, field, value string
		at                                    int64
	}
	rows, err := m.src.QueryContext(ctx, `SELECT visit, actor, kind, key, field, value, at FROM draft`)
	if err != nil {
		return damaged(err)
	}
	list, err := collect(rows, func(r *row) []any {
		return []any{&r.visit, &r.actor, &r.kind, &r.key, &r.field, &r.value, &r.at}
	})
	if err != nil {
		return damaged(err)
	}
	for _, r := range list {
		if len(r.visit) != 16 || len(r.actor) != 16 || !textWithin(r.value, 1, maxValue) {
			continue
		}
		added, err := inserted(tx.ExecContext(ctx, `INSERT INTO draft(visit, kind, key, field, actor, value, at) VALUES(?, ?, ?, ?, ?, ?, ?)
			ON CONFLICT(visit, kind, key, field, actor) DO UPDATE SET value = excluded.value, at = excluded.at
			WHERE excluded.at > at`, []byte(r.visit), r.kind, r.key, r.field, []byte(r.actor), r.value, r.at))
		if err != nil {
			return err
		}
		m.changed = m.changed || added
	}
	return nil
}

// SaveDraft keeps text that is being typed. It is in the working copy at once,
// so a crash does not lose it, and goes into the visible file with the next
// change or on [File.Close]. An empty text forgets the draft, in the visible
// file too: there it would come back after a crash.
func (f *File) SaveDraft(ctx context.Context, visitID string, d checklist.Draft) error {
	id, err := parseVisit(visitID)
	if err != nil {
		return err
	}
	if !textWithin(d.Text, 0, maxValue) || !textWithin(d.Kind, 1, maxKind) || !textWithin(d.Key, 0, maxKey) || !textWithin(d.Field, 1, maxField) {
		return fmt.Errorf("%w draft", checklist.ErrInvalid)
	}
	if d.At.IsZero() {
		d.At = f.now()
	}
	var dropped bool
	err = f.with(func() error {
		changed, err := putDraft(ctx, f.book.db, id, ID(f.actor.ID), d)
		if err != nil {
			return fmt.Errorf("keep draft: %w", translate(err))
		}
		dropped = changed && d.Text == ""
		switch {
		case dropped:
			f.touch()
		case changed:
			f.gen++
		}
		return nil
	})
	if dropped {
		f.publish(ctx)
	}
	return err
}

// Drafts returns what this actor was typing in a visit and has not entered,
// oldest first.
func (f *File) Drafts(ctx context.Context, visitID string) ([]checklist.Draft, error) {
	id, err := parseVisit(visitID)
	if err != nil {
		return nil, err
	}
	var list []checklist.Draft
	err = f.with(func() error {
		list, err = drafts(ctx, f.book.db, id, ID(f.actor.ID))
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("load drafts: %w", translate(err))
	}
	return list, nil
}
