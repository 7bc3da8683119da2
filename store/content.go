package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"errors"
	"fmt"

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
