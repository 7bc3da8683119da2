package store

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// Copy writes a compact copy of the file, with everything that was saved, and
// verifies it. The error wraps [fs.ErrExist] where something is there already.
func (f *File) Copy(ctx context.Context, path string) error {
	to, err := resolve(path)
	if err == nil {
		err = f.with(func() error { return f.book.writeNew(ctx, f.work, to) })
	}
	if err != nil {
		return fmt.Errorf("copy to %s: %w", path, place(translate(err)))
	}
	return nil
}

// writeNew writes a compact copy of the book to a path where nothing is. It is made
// and checked beside the book and brought there whole: what fails there is told apart
// from what fails here.
func (b *book) writeNew(ctx context.Context, work *workdir, to string) error {
	if _, err := os.Lstat(to); err == nil {
		return fs.ErrExist
	}
	if _, err := os.Stat(filepath.Dir(to)); err != nil {
		return err
	}
	compact, part := work.inbox(), work.part(to)
	defer os.Remove(compact) // may not exist
	if err := b.compact(ctx, compact); err != nil {
		return err
	}
	h, err := sniff(compact)
	if err != nil {
		return err
	}
	if err := auditFile(ctx, compact, h); err != nil {
		return err
	}
	defer os.Remove(part) // gone once it was renamed
	if err := ownFile(compact, copyFile(compact, part)); err != nil {
		return err
	}
	if _, err := syncPart(part, stamp{}); err != nil {
		return err
	}
	if err := sameContent(compact, part); err != nil {
		return err
	}
	return join(create(part, to), syncDir(filepath.Dir(to)))
}

// compact writes a copy of the book without what it does not use any more.
func (b *book) compact(ctx context.Context, path string) error {
	if err := join(removeIfThere(path), private(path)); err != nil {
		return onThisComputer(err)
	}
	_, err := b.db.ExecContext(ctx, `VACUUM INTO ?`, path)
	return err
}
