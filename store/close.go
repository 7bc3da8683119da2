package store

import (
	"context"
	"errors"
	"fmt"

	"gemba/checklist"
)

// Flush publishes whatever is pending, drafts too, and waits for it. The error
// is that of ctx; why the file cannot be written is in the result.
func (f *File) Flush(ctx context.Context) (checklist.Saved, error) {
	err := f.with(func() error {
		f.due = f.gen
		return nil
	})
	if err != nil {
		return checklist.Saved{}, err
	}
	if s := f.Saved(); s.InFile {
		return s, nil
	}
	return f.publish(ctx, true), ctx.Err()
}

// Close publishes whatever is pending and ends the work on the file. Where the
// visible file cannot be written the error wraps [ErrNotPublished]: the changes
// stay in the working copy, and the next [Open] of the same path takes them
// over. A second Close does nothing.
func (f *File) Close(ctx context.Context) error {
	saved, err := f.Flush(ctx)
	if errors.Is(err, ErrClosed) {
		return nil
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.running != nil {
		// The caller will not wait. The working copy stays, and so does its
		// lock while the publication runs.
		return fmt.Errorf("%s: %w: %w", f.path, ErrNotPublished, context.Cause(ctx))
	}
	f.closed = true
	err = f.book.close()
	if saved.InFile {
		return errors.Join(err, f.work.remove())
	}
	return errors.Join(fmt.Errorf("%s: %w", f.path, saved.Why), err, f.work.release())
}
