package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	lib "modernc.org/sqlite/lib"
)

// prepare reads the header of a private copy and makes the copy readable: a
// file that somebody switched to WAL has all its pages here, since the copy has
// no -wal beside it.
func prepare(private string) (header, error) {
	h, err := sniff(private)
	if err != nil {
		return h, err
	}
	if err := h.readable(); errors.Is(err, ErrTooNew) {
		return h, err
	}
	if h.wal {
		return h, patch(private, 18, []byte{1, 1})
	}
	return h, nil
}

// soundForeign returns an error unless a file can be read as a database: it
// says that it is ours, has exactly our schema, and is whole.
func soundForeign(ctx context.Context, db *sql.DB, h header) error {
	if err := h.readable(); err != nil {
		return err
	}
	ctx, cancel := bounded(ctx, h.size)
	defer cancel()
	if err := limitLength(ctx, db); err != nil {
		return translate(err)
	}
	return sound(ctx, db)
}

// bounded gives the checks of a file ten seconds and one more for every 10 MB,
// many times what they take, so that no file can make them last for ever.
func bounded(ctx context.Context, size int64) (context.Context, context.CancelFunc) {
	return context.WithTimeout(ctx, 10*time.Second+time.Duration(size/10_000)*time.Millisecond)
}

// sound checks schema and pages.
func sound(ctx context.Context, q querier) error {
	ok, err := sameSchema(ctx, q)
	if err != nil {
		return damaged(err)
	}
	if !ok {
		return fmt.Errorf("%w: its tables were altered", ErrDamaged)
	}
	var result string
	if err := q.QueryRowContext(ctx, `PRAGMA integrity_check(1)`).Scan(&result); err != nil {
		return damaged(err)
	}
	if result != "ok" {
		words := strings.Join(strings.Fields(result), " ") // it comes on several lines
		if unreadPage(words) {
			return fmt.Errorf("%w: a part of the file cannot be read", ErrDisk) // SQLite has only a number to add
		}
		return fmt.Errorf("%w: %s", ErrDamaged, strings.TrimPrefix(words, "*** in database main *** "))
	}
	return nil
}

// surely runs a check of a private copy once more where it finds damage, or a page
// that cannot be read: a disk that fails for a moment looks the same. Where it goes
// on failing, the system says why, which SQLite does not.
func surely(path string, check func() error) error {
	err := check()
	if !errors.Is(err, ErrDamaged) && !errors.Is(err, ErrDisk) {
		return err
	}
	if err := readThrough(path); err != nil {
		return err
	}
	return check()
}

// unreadPage reports whether a check of the pages failed because the disk did.
func unreadPage(result string) bool {
	_, number, found := strings.Cut(result, "error code=")
	number, _, _ = strings.Cut(number, " ")
	code, err := strconv.Atoi(number)
	return found && err == nil && code&0xff == lib.SQLITE_IOERR && code != lib.SQLITE_IOERR_SHORT_READ
}

// auditFile checks a private copy as a whole without changing it.
func auditFile(ctx context.Context, private string, h header) error {
	if err := h.readable(); err != nil {
		return err
	}
	db := openForeign(private)
	defer shut(db)
	ctx, cancel := bounded(ctx, h.size)
	defer cancel()
	return surely(private, func() error {
		return guarded(func() error {
			if err := limitLength(ctx, db); err != nil {
				return translate(err)
			}
			return audit(ctx, db)
		})
	})
}
