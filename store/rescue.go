package store

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"
)

// here adds to an error of the working copy where it lies and why it cannot be
// worked on: SQLite says only that its disk fails.
func (w *workdir) here(err error) error {
	var se *sqlite.Error
	if !errors.As(err, &se) {
		return err
	}
	switch se.Code() & 0xff {
	case lib.SQLITE_CORRUPT: // which a page that the disk does not give is too
		if why := readThrough(w.db()); why != nil {
			return onThisComputer(why)
		}
	case lib.SQLITE_IOERR, lib.SQLITE_CANTOPEN, lib.SQLITE_FULL, lib.SQLITE_READONLY, lib.SQLITE_PERM:
		if why := w.probe(); why != nil {
			err = place(why)
		}
		return onThisComputer(err)
	}
	return err
}

// onThisComputer says of an error that it is not the visible file's.
func onThisComputer(err error) error {
	return fmt.Errorf("the working copy on this computer: %w", err)
}

// probe writes a little beside the working copy, to learn why nothing can be
// written there.
func (w *workdir) probe() error {
	path := w.file(".try")
	defer os.Remove(path) // may not exist
	file, err := os.OpenFile(path, os.O_CREATE|os.O_WRONLY|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	_, err = file.Write(make([]byte, pageSize))
	if err == nil {
		err = file.Sync()
	}
	return join(err, file.Close())
}

// steady opens the book anew after its disk has failed. SQLite, where it could not
// give back a lock, takes what it left half-written for a transaction that is still
// under way, does not roll it back, and goes on writing over it.
func (f *File) steady(ctx context.Context) error {
	if !f.shaken {
		return nil
	}
	if _, err := os.Lstat(f.work.db()); errors.Is(err, fs.ErrNotExist) {
		return nil // what is open is all there is of it
	} else if err != nil {
		return onThisComputer(place(err))
	}
	if err := f.book.reopen(ctx); err != nil {
		return err
	}
	f.shaken = false
	return nil
}

// rescue makes the working copy again after somebody has deleted it: what was
// saved is still in the file that is open, and goes on in a new one.
func (f *File) rescue(ctx context.Context) error {
	if _, err := os.Lstat(f.work.db()); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err := os.MkdirAll(f.work.dir, 0o700); err != nil {
		return err
	}
	fresh := f.work.inbox()
	if err := join(removeIfThere(fresh), private(fresh)); err != nil {
		return err
	}
	if _, err := f.book.db.ExecContext(ctx, `VACUUM INTO ?`, fresh); err != nil {
		return err
	}
	if err := join(os.Rename(fresh, f.work.db()), syncDir(filepath.Dir(fresh))); err != nil {
		return err
	}
	old := f.book
	b, err := openBook(ctx, f.work.db(), f.clock())
	if err != nil {
		return err
	}
	f.book, f.shaken = b, false
	shut(old.db)
	return nil
}
