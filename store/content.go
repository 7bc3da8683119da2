package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"

	"gemba/checklist"
)

// The largest checklist in characters, and the largest blob in bytes.
const (
	maxTemplate = 4_000_000
	maxBlob     = 50_000_000
)

// addTemplate stores the text of a checklist and reports whether it was new.
func addTemplate(ctx context.Context, q querier, body string) (bool, error) {
	id := templateID(body)
	return inserted(q.ExecContext(ctx, `INSERT INTO template(id, body) VALUES(?, ?) ON CONFLICT DO NOTHING`, id[:], body))
}

// addBlob stores a photograph or a paper and reports whether it was new.
func addBlob(ctx context.Context, q querier, data []byte) (bool, error) {
	sum := sha256.Sum256(data)
	return inserted(q.ExecContext(ctx, `INSERT INTO blob(sha, data) VALUES(?, ?) ON CONFLICT DO NOTHING`, sum[:], data))
}

func inserted(res sql.Result, err error) (bool, error) {
	if err != nil {
		return false, err
	}
	n, err := res.RowsAffected()
	return n > 0, err
}

// templateBody returns the text of the checklist with a full hash. The error
// wraps [checklist.ErrNotFound].
func templateBody(ctx context.Context, q querier, sha [sha256.Size]byte) (string, error) {
	var body string
	err := q.QueryRowContext(ctx, `SELECT body FROM template WHERE id = ?`, sha[:16]).Scan(&body)
	if errors.Is(err, sql.ErrNoRows) || err == nil && sha256.Sum256([]byte(body)) != sha {
		return "", fmt.Errorf("%w: checklist %x", checklist.ErrNotFound, sha)
	}
	return body, err
}

// parseSHA reads a full SHA-256 in hexadecimal.
func parseSHA(text string) (sha [sha256.Size]byte, ok bool) {
	raw, err := hex.DecodeString(text)
	if err != nil || len(raw) != sha256.Size {
		return sha, false
	}
	return [sha256.Size]byte(raw), true
}

// contents is a table of what facts name by its hash: checklists, or photographs
// and papers.
type contents struct{ ids, one string } // queries: all ids, and what one names

var (
	templates = contents{`SELECT id FROM template`, `SELECT body FROM template WHERE id = ?`}
	blobs     = contents{`SELECT sha FROM blob`, `SELECT data FROM blob WHERE sha = ?`}
)

// each hands on what some ids name, one at a time: photographs are large. An error
// in reading it says that the file is damaged.
func (c contents) each(ctx context.Context, q querier, ids []string, take func(id string, content []byte) error) error {
	for _, id := range ids {
		var content []byte
		if err := q.QueryRowContext(ctx, c.one, []byte(id)).Scan(&content); err != nil {
			return damaged(err)
		}
		if err := take(id, content); err != nil {
			return err
		}
	}
	return nil
}

// readContents takes in the checklists, photographs and papers that are not here.
func (m *merger) readContents(ctx context.Context, tx *sql.Tx) error {
	missing, err := m.absent(ctx, tx, templates)
	if err != nil {
		return err
	}
	if err := templates.each(ctx, m.src, missing, func(id string, body []byte) error {
		return m.orReject(m.takeTemplate(ctx, tx, id, string(body)))
	}); err != nil {
		return err
	}
	if missing, err = m.absent(ctx, tx, blobs); err != nil {
		return err
	}
	return blobs.each(ctx, m.src, missing, func(sha string, data []byte) error {
		return m.orReject(m.takeBlob(ctx, tx, sha, data))
	})
}

// orReject counts contents that were rejected and goes on.
func (m *merger) orReject(err error) error {
	if errors.Is(err, errRejected) {
		m.report.Rejected++
		return nil
	}
	return err
}

func (m *merger) takeTemplate(ctx context.Context, tx *sql.Tx, id, body string) error {
	want := templateID(body)
	if id != string(want[:]) || !textWithin(body, 0, maxTemplate) {
		return errRejected
	}
	added, err := addTemplate(ctx, tx, body)
	m.count(&m.report.Templates, added)
	return err
}

func (m *merger) takeBlob(ctx context.Context, tx *sql.Tx, sha string, data []byte) error {
	sum := sha256.Sum256(data)
	if sha != string(sum[:]) || len(data) > maxBlob {
		return errRejected
	}
	added, err := addBlob(ctx, tx, data)
	m.count(&m.report.Blobs, added)
	return err
}

// count counts what was added.
func (m *merger) count(of *int, added bool) {
	if added {
		*of++
		m.changed = true
	}
}

// absent returns the content ids of the source that are not here, and notes
// whether the source lacks one that is.
func (m *merger) absent(ctx context.Context, tx *sql.Tx, c contents) ([]string, error) {
	ours, err := contentIDs(ctx, tx, c.ids)
	if err != nil {
		return nil, err
	}
	theirs, err := contentIDs(ctx, m.src, c.ids)
	if err != nil {
		return nil, damaged(err)
	}
	for _, id := range ours {
		m.lacking = m.lacking || !slices.Contains(theirs, id)
	}
	return slices.DeleteFunc(theirs, func(id string) bool { return slices.Contains(ours, id) }), nil
}

// contentIDs reads a column of ids.
func contentIDs(ctx context.Context, q querier, query string) ([]string, error) {
	rows, err := q.QueryContext(ctx, query)
	if err != nil {
		return nil, err
	}
	return collect(rows, func(id *string) []any { return []any{id} })
}

// KeepChecklist stores the text of a checklist in the file, beside those that it
// has: a visit is moved to it by a change of its field
// [checklist.FieldChecklist], and the one that it leaves stays.
func (f *File) KeepChecklist(ctx context.Context, c *checklist.Checklist) error {
	err := f.with(func() error {
		return f.book.tx(ctx, func(tx *sql.Tx) error {
			added, err := addTemplate(ctx, tx, c.Source)
			if err == nil && !added {
				err = errDiscard
			}
			return err
		})
	})
	if err != nil && !errors.Is(err, errDiscard) {
		return fmt.Errorf("keep checklist: %w", translate(err))
	}
	return nil
}
