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
		err = f.with(func() error { return f.book.writeNew(ctx, to, f.work.part(to)) })
	}
	if err != nil {
		return fmt.Errorf("copy to %s: %w", path, place(translate(err)))
	}
	return nil
}

// writeNew writes a compact copy of the book through a .part file beside it.
func (b *book) writeNew(ctx context.Context, to, part string) error {
	if _, err := os.Lstat(to); err == nil {
		return fs.ErrExist
	}
	if err := removeIfThere(part); err != nil {
		return err
	}
	defer os.Remove(part) // gone once it was renamed
	if _, err := os.Stat(filepath.Dir(to)); err != nil {
		return err
	}
	if err := private(part); err != nil {
		return err
	}
	if _, err := b.db.ExecContext(ctx, `VACUUM INTO ?`, part); err != nil {
		return err
	}
	h, err := sniff(part)
	if err != nil {
		return err
	}
	if err := auditFile(ctx, part, h); err != nil {
		return err
	}
	if _, err := syncPart(part, stamp{}); err != nil {
		return err
	}
	return join(create(part, to), syncDir(filepath.Dir(to)))
}
