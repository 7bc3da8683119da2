package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	_ "embed"
	"encoding/hex"
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/gofrs/flock"
	"modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"
)

//go:embed library.sql
var librarySQL string

// indexVersion is what the header of an index says. It is raised where its
// content changes and its tables do not.
const indexVersion = 4

// index is the database of a library.
type index struct {
	db   *sql.DB
	path string // empty where it lies in memory
}

// openIndex opens the index of a folder or makes it. Where it cannot lie in the
// cache folder it lies in memory.
func openIndex(ctx context.Context, folder string, o LibraryOptions) (*index, error) {
	if o.CacheDir != "" {
		if x, err := openIndexFile(ctx, folder, o); err == nil || stopped(ctx, err) {
			return x, err
		}
	}
	v := guards()
	v.Set("mode", "memory")
	db := open("library", v)
	if err := makeIndex(ctx, db, folder, o); err != nil {
		shut(db)
		return nil, err
	}
	return &index{db: db}, nil
}

// openIndexFile opens an index in the cache folder. Whoever opens one holds a
// lock meanwhile, so nobody deletes what another is making.
func openIndexFile(ctx context.Context, folder string, o LibraryOptions) (*index, error) {
	target, err := resolve(folder)
	if err != nil {
		return nil, err
	}
	sum := sha256.Sum256([]byte(target))
	path := filepath.Join(o.CacheDir, hex.EncodeToString(sum[:8]), "index.db")
	if path, err = filepath.Abs(path); err != nil {
		return nil, err
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, err
	}
	unlock, err := lockIndex(ctx, path)
	if err != nil {
		return nil, err
	}
	defer unlock()
	db := openCache(path)
	if err := guarded(func() error { return checkIndex(ctx, db, folder, o) }); err == nil || stopped(ctx, err) {
		return &index{db, path}, err
	}
	shut(db)
	if err := join(removeIndex(path), private(path)); err != nil {
		return nil, err
	}
	db = openCache(path)
	if err := makeIndex(ctx, db, folder, o); err != nil {
		shut(db)
		return nil, err
	}
	return &index{db, path}, nil
}

// openCache opens the file of an index. WAL lets the list be read while an
// update writes; unlike a visit file, nobody copies this one.
func openCache(path string) *sql.DB {
	v := guards()
	v.Set("mode", "rwc")
	v.Set("_journal_mode", "WAL")
	v.Set("_synchronous", "NORMAL")
	v.Set("_txlock", "immediate")
	db := open(path, v)
	db.SetMaxOpenConns(4)
	db.SetMaxIdleConns(4)
	return db
}

// lockIndex waits for the lock under which an index is opened, made and
// deleted.
func lockIndex(ctx context.Context, path string) (unlock func(), err error) {
	ctx, cancel := context.WithTimeout(ctx, 3*time.Second)
	defer cancel()
	lock := flock.New(filepath.Join(filepath.Dir(path), "lock"), flock.SetPermissions(0o600))
	if _, err := lock.TryLockContext(ctx, 10*time.Millisecond); err != nil {
		return nil, err
	}
	return func() { shut(lock) }, nil
}

func removeIndex(path string) error {
	var errs []error
	for _, ending := range []string{"-wal", "-shm", ""} {
		if err := os.Remove(path + ending); err != nil && !errors.Is(err, os.ErrNotExist) {
			errs = append(errs, err)
		}
	}
	return join(errs...)
}

// discardIndex deletes an index that turned out to be damaged. Where that fails
// the next to open it will find it so.
func discardIndex(ctx context.Context, path string) {
	unlock, err := lockIndex(ctx, path)
	if err != nil {
		return
	}
	defer unlock()
	removeIndex(path) //nolint:errcheck // see above
}

// makeIndex makes the tables of an index in an empty database.
func makeIndex(ctx context.Context, db *sql.DB, folder string, o LibraryOptions) error {
	if _, err := db.ExecContext(ctx, "BEGIN;"+librarySQL+"COMMIT;"); err != nil {
		return err
	}
	for key, value := range indexMeta(folder, o) {
		if _, err := db.ExecContext(ctx, `INSERT INTO meta(key, value) VALUES(?, ?)`, key, value); err != nil {
			return err
		}
	}
	return nil
}

// indexMeta is what an index must say about itself to be used.
func indexMeta(folder string, o LibraryOptions) map[string]string {
	sum := sha256.Sum256([]byte(librarySQL))
	return map[string]string{"schema": hex.EncodeToString(sum[:8]), "folder": folder, "version": o.Version}
}

var errOtherIndex = errors.New("the index is from another version")

// checkIndex reads all that an index says about itself in one statement: the
// first frame waits for it.
func checkIndex(ctx context.Context, db *sql.DB, folder string, o LibraryOptions) error {
	rows, err := db.QueryContext(ctx, `
		SELECT 'user_version', user_version FROM pragma_user_version
		UNION ALL SELECT 'tables', count(*) FROM sqlite_schema
			WHERE name IN ('file', 'visit', 'entry', 'word', 'prompt', 'prompt_word', 'answered')
		UNION ALL SELECT key, value FROM meta`)
	if err != nil {
		return err
	}
	says := map[string]string{}
	err = eachRow(rows, func(rows *sql.Rows) error {
		var key, value string
		if err := rows.Scan(&key, &value); err != nil {
			return err
		}
		says[key] = value
		return nil
	})
	if err != nil {
		return err
	}
	want := indexMeta(folder, o)
	want["user_version"], want["tables"] = strconv.Itoa(indexVersion), "7"
	for key, value := range want {
		if says[key] != value {
			return errOtherIndex
		}
	}
	return nil
}

// What to do about an index that failed.
type remedy int

const (
	leaveIt    remedy = iota // it is sound: the caller is told
	openAgain                // it is locked, perhaps by a connection of ours that a failing disk kept from unlocking it
	makeAnew                 // it is damaged or gone
	intoMemory               // its place cannot be written
)

func remedyFor(ctx context.Context, l *Library, err error) remedy {
	if errors.Is(err, ErrDamaged) {
		return makeAnew
	}
	var se *sqlite.Error
	if !errors.As(err, &se) {
		return leaveIt
	}
	switch se.Code() & 0xff {
	case lib.SQLITE_BUSY, lib.SQLITE_LOCKED:
		return openAgain
	case lib.SQLITE_CORRUPT, lib.SQLITE_NOTADB, lib.SQLITE_FORMAT, lib.SQLITE_CANTOPEN:
		return makeAnew
	case lib.SQLITE_READONLY, lib.SQLITE_FULL, lib.SQLITE_IOERR, lib.SQLITE_PERM, lib.SQLITE_PROTOCOL:
		return intoMemory
	case lib.SQLITE_ERROR: // a table is not there, or the statement has no meaning
		if guarded(func() error { return checkIndex(ctx, l.index.db, l.folder, l.options) }) != nil {
			return makeAnew
		}
	}
	return leaveIt
}

// causeOf returns the error of this package that the text of a problem holds, or
// nil.
func causeOf(problem string) error {
	if problem == "" {
		return nil
	}
	for _, err := range []error{ErrNotGemba, ErrTooNew, ErrDamaged, ErrTooLarge} {
		if strings.Contains(problem, err.Error()) {
			return err
		}
	}
	return nil
}
