package store

import (
	"context"
	"database/sql"
	"fmt"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"

	"modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"
)

// dsn returns the name under which SQLite opens a file. Only a URL keeps a
// path with "#", "?" or "%" in it from naming another file.
func dsn(path string, settings url.Values) string {
	p := filepath.ToSlash(path)
	if !strings.HasPrefix(p, "/") {
		p = "/" + p // a Windows path: /C:/...
	}
	u := url.URL{Scheme: "file", Path: p, RawQuery: settings.Encode()}
	return u.String()
}

// guards are the settings of every connection. A received file was written by
// a stranger, and the working copy began as one.
func guards() url.Values {
	return url.Values{
		"_defensive":    {"1"},
		"_dqs":          {"0"},
		"_error_rc":     {"1"},
		"_busy_timeout": {"2000"},
		"_pragma":       {"trusted_schema(0)", "cell_size_check(1)", "mmap_size(0)", "cache_size(-500)"},
	}
}

// openWorking opens a working copy for reading and writing. TRUNCATE with FULL
// lost nothing in the power cuts that were measured; WAL would leave a second
// file beside it, and a copy of the first alone would miss what was saved last.
//
// The mode is one of SQLite: rw, or rwc where the file may have to be made.
func openWorking(path, mode string) *sql.DB {
	v := guards()
	v.Set("mode", mode)
	v.Set("_journal_mode", "TRUNCATE")
	v.Set("_synchronous", "FULL")
	v.Set("_txlock", "immediate")
	return open(path, v)
}

// writable returns an error where a working copy can only be read: SQLite falls back
// to that without a word where opening fails for whatever reason, and stays with it
// after the reason has gone.
func writable(ctx context.Context, db *sql.DB, path string) error {
	conn, err := db.Conn(ctx)
	if err != nil {
		return err
	}
	defer shut(conn)
	return conn.Raw(func(c any) error {
		if only, err := c.(interface{ IsReadOnly(string) (bool, error) }).IsReadOnly("main"); err != nil || !only {
			return err
		}
		file, err := os.OpenFile(path, os.O_RDWR, 0) // the system says why
		if err != nil {
			return onThisComputer(err)
		}
		shut(file)
		return onThisComputer(fmt.Errorf("%w: it could not be opened for writing", ErrDisk))
	})
}

// openForeign opens a file that nobody writes any more, read-only and without
// locks or journals. It never creates a file.
func openForeign(path string) *sql.DB {
	v := guards()
	v.Set("mode", "ro")
	v.Set("immutable", "1")
	v.Set("_query_only", "1")
	return open(path, v)
}

func open(path string, settings url.Values) *sql.DB {
	db, err := sql.Open("sqlite", dsn(path, settings))
	if err != nil { // only where no driver of that name is registered
		panic(err)
	}
	db.SetMaxOpenConns(1) // one connection: pragmas reach it, transactions queue on it
	return db
}

// limitLength keeps a hostile file from asking for more memory than any row of
// a visit file needs, in bytes.
func limitLength(ctx context.Context, db *sql.DB) error {
	conn, err := db.Conn(ctx)
	if err != nil {
		return err
	}
	defer shut(conn)
	_, err = sqlite.Limit(conn, lib.SQLITE_LIMIT_LENGTH, 60_000_000)
	return err
}

// guarded runs fn over a file that may be hostile. The database is C code
// turned into Go; should a damaged file ever make it fault, the fault is an
// error of that file and not the end of the program.
func guarded(fn func() error) (err error) {
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("%w: %v", ErrDamaged, r)
		}
	}()
	return fn()
}

// querier is what a database, a connection and a transaction have in common.
type querier interface {
	QueryContext(context.Context, string, ...any) (*sql.Rows, error)
	QueryRowContext(context.Context, string, ...any) *sql.Row
	ExecContext(context.Context, string, ...any) (sql.Result, error)
}

// transact runs fn in one transaction and commits it unless fn fails.
func transact(ctx context.Context, db *sql.DB, fn func(*sql.Tx) error) error {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() //nolint:errcheck // after a commit there is nothing to roll back
	if err := fn(tx); err != nil {
		return err
	}
	return tx.Commit()
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

// shut closes what was only read from: an error would say nothing that the
// reading did not say.
func shut(c io.Closer) { _ = c.Close() }
