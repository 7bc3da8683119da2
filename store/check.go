package store

import (
	"context"
	"fmt"
	"io/fs"
	"os"

	"gemba/checklist"
)

// Check checks everything about a visit file, without opening or changing it:
// pages, schema, the hash of every fact, checklist and blob, and the tables that
// are derived from facts. The error wraps [ErrDamaged], [ErrNotGemba], [ErrTooNew]
// or [checklist.ErrNotFound], and the last part of it says what is wrong.
func Check(ctx context.Context, path string) error {
	if err := check(ctx, path); err != nil {
		return fmt.Errorf("check %s: %w", path, translate(err))
	}
	return nil
}

func check(ctx context.Context, path string) error {
	temp, err := tempWorkdir()
	if err != nil {
		return err
	}
	defer os.RemoveAll(temp.dir)
	private := temp.inbox()
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
