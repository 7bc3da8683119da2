package store

import (
	"bytes"
	"context"
	"database/sql"
	_ "embed"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
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
// received file would run on our connection.
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

// querier is what a database, a connection and a transaction have in common.
type querier interface {
	QueryContext(context.Context, string, ...any) (*sql.Rows, error)
	QueryRowContext(context.Context, string, ...any) *sql.Row
	ExecContext(context.Context, string, ...any) (sql.Result, error)
	PrepareContext(context.Context, string) (*sql.Stmt, error)
}

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

// collect reads all rows and closes them. One connection serves the whole
// book, so a query inside a loop over rows would wait for itself for ever.
func collect[T any](rows *sql.Rows, fields func(*T) []any) ([]T, error) {
	var list []T
	err := eachRow(rows, func(rows *sql.Rows) error {
		var v T
		if err := rows.Scan(fields(&v)...); err != nil {
			return err
		}
		list = append(list, v)
		return nil
	})
	return list, err
}

// eachRow calls fn on every row and closes them.
func eachRow(rows *sql.Rows, fn func(*sql.Rows) error) error {
	defer shut(rows)
	for rows.Next() {
		if err := fn(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}

// header is what the first bytes of a file say about it.
type header struct {
	size    int64
	sqlite  bool // begins like a SQLite database
	appID   uint32
	version uint32
	page    int   // bytes a page, 0 where it makes no sense
	pages   int64 // as the header counts them
	wal     bool
}

// sniffInfo looks at a file before it is opened. Only regular files up to the
// largest size are: opening a pipe would wait for a writer.
func sniffInfo(path string) (os.FileInfo, error) {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return nil, err
	case info.IsDir():
		return nil, fmt.Errorf("%w but a folder", ErrNotGemba)
	case !info.Mode().IsRegular():
		return nil, fmt.Errorf("%w but a device or a pipe", ErrNotGemba)
	case info.Size() > maxFile:
		return nil, ErrTooLarge
	}
	return info, nil
}

// sniff reads the header of a file without SQLite.
func sniff(path string) (header, error) {
	info, err := sniffInfo(path)
	if err != nil {
		return header{}, err
	}
	f, err := os.Open(path)
	if err != nil {
		return header{}, err
	}
	defer shut(f)
	b := make([]byte, headerSize)
	n, err := io.ReadFull(f, b)
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return header{}, err
	}
	return parseHeader(b[:n], info.Size()), nil
}

func parseHeader(b []byte, size int64) header {
	h := header{size: size}
	if len(b) < headerSize {
		return h
	}
	h.sqlite = bytes.HasPrefix(b, []byte("SQLite format 3\x00"))
	h.appID = binary.BigEndian.Uint32(b[68:])
	h.version = binary.BigEndian.Uint32(b[60:])
	h.pages = int64(binary.BigEndian.Uint32(b[28:]))
	h.wal = b[18] == 2 || b[19] == 2
	switch p := int(binary.BigEndian.Uint16(b[16:])); {
	case p == 1:
		h.page = 65536
	case p >= 512 && p&(p-1) == 0:
		h.page = p
	}
	return h
}

// ours reports whether the header is that of a visit file of any format.
func (h header) ours() bool { return h.sqlite && h.appID == applicationID }

// whole reports whether the file is as long as its header says. A file that is
// still being copied into place is shorter.
func (h header) whole() bool { return h.ours() && int64(h.page)*h.pages == h.size }

// readable returns an error where the file must not be opened as it is:
// [ErrTooNew], [ErrNotGemba] where nothing says that it is ours, or
// [ErrDamaged] where its version cannot be true.
func (h header) readable() error {
	switch {
	case !h.ours():
		return ErrNotGemba
	case h.version > formatVersion && h.version < 1000:
		return fmt.Errorf("%w (format %d; this one reads %d)", ErrTooNew, h.version, formatVersion)
	case h.version != formatVersion:
		return fmt.Errorf("%w: format %d", ErrDamaged, h.version)
	}
	return nil
}
