package store

import (
	"context"
	"database/sql"
)

// carve is written next.
func (m *merger) carve(ctx context.Context, tx *sql.Tx) error { return nil }
