package store

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"gemba/checklist"
)

// Verify checks everything about the working copy: pages, schema, the hash of
// every fact, checklist and blob, and the tables that are derived from facts.
// The error wraps [ErrDamaged].
func (f *File) Verify(ctx context.Context) error {
	err := f.with(func() error { return audit(ctx, f.book.db) })
	if err != nil {
		return fmt.Errorf("verify %s: %w", f.path, err)
	}
	return nil
}

// Check verifies a visit file like [File.Verify], without opening or changing
// it. The error wraps [ErrDamaged], [ErrNotGemba], [ErrTooNew] or
// [checklist.ErrNotFound], and the last part of it says what is wrong.
func Check(ctx context.Context, path string) error {
	if err := check(ctx, path); err != nil {
		return fmt.Errorf("check %s: %w", path, translate(err))
	}
	return nil
}

func check(ctx context.Context, path string) error {
	dir, err := os.MkdirTemp("", "gemba-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	private := filepath.Join(dir, "copy")
	s, err := fetch(path, private)
	if err != nil {
		return err
	}
	if !s.exists() {
		return fmt.Errorf("%w: %w", checklist.ErrNotFound, fs.ErrNotExist)
	}
	h, err := prepare(private)
	if err != nil {
		return err
	}
	return auditFile(ctx, private, h)
}

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
