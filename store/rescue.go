package store

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// ready makes the working copy fit to be worked on, whatever was done to it.
func (f *File) ready(ctx context.Context) error {
	f.rescue(ctx) //nolint:errcheck // what is open is worked on as long as it goes
	return f.steady(ctx)
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
		return onThisComputer(err)
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
	if err := f.book.compact(ctx, fresh); err != nil {
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
