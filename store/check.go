package store

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"gemba/checklist"
)

// TempPrefix begins the names of the folders for a moment in the system's temporary
// folder. Those of a program that was killed stay; nobody needs them.
const TempPrefix = "gemba-scratch-"

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
	dir, err := os.MkdirTemp("", TempPrefix)
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
