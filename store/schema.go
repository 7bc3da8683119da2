package store

import (
	"context"
	"database/sql"
	_ "embed"
	"slices"
	"sync"
)

//go:embed schema.sql
var schemaSQL string

// What the header of a visit file says.
const (
	applicationID = 0x474D4241 // "GMBA"
	formatVersion = 1
	pageSize      = 4096
	headerSize    = 100

	maxFile = 4 << 30 // bytes
)

// object is one row of sqlite_schema.
type object struct{ kind, name, table, sql string }

// ourSchema is the schema of a visit file as SQLite itself writes it down.
// Files from elsewhere must have exactly this one: a trigger or a view in a
// received file would run on our connection. Its comments are part of it and stay as
// they are: what else a fact has seen by now, [writing.edit] says.
var ourSchema = sync.OnceValues(func() ([]object, error) {
	db, err := sql.Open("sqlite", "file:schema?mode=memory")
	if err != nil {
		return nil, err
	}
	defer shut(db)
	db.SetMaxOpenConns(1)
	ctx := context.Background()
	if _, err := db.ExecContext(ctx, schemaSQL); err != nil {
		return nil, err
	}
	return readSchema(ctx, db)
})

func readSchema(ctx context.Context, q querier) ([]object, error) {
	rows, err := q.QueryContext(ctx, `SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_schema ORDER BY name, type LIMIT 100`)
	if err != nil {
		return nil, err
	}
	return collect(rows, func(o *object) []any { return []any{&o.kind, &o.name, &o.table, &o.sql} })
}

// sameSchema reports whether the schema behind q is ours, object by object.
func sameSchema(ctx context.Context, q querier) (bool, error) {
	ours, err := ourSchema()
	if err != nil {
		return false, err
	}
	theirs, err := readSchema(ctx, q)
	if err != nil {
		return false, err
	}
	return slices.Equal(ours, theirs), nil
}
