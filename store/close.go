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
	if !f.owe() {
		return checklist.Saved{}, ErrClosed
	}
	if s := f.Saved(); s.InFile {
		return s, nil
	}
	return f.publishAll(ctx), ctx.Err()
}

// minded reports whether anything was done to the file beyond reading it once:
// then all that was in the visible file at any time is in it at the end as well.
func (f *File) minded() bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.watched && !f.closed
}

// owe notes that all there is must get into the visible file, unless the file is
// closed.
func (f *File) owe() bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.due = f.gen
	return !f.closed
}

// Close publishes whatever is pending and ends the work on the file. Where the
// visible file cannot be written the error wraps [ErrNotPublished]: the changes
// stay in the working copy, and the next [Open] of the same path takes them
// over. A second Close does nothing.
func (f *File) Close(ctx context.Context) error {
	if f.minded() {
		f.look(ctx) //nolint:errcheck // what could not be looked at is owed, and the publication says why
	}
	saved, err := f.Flush(ctx)
	if errors.Is(err, ErrClosed) {
		return nil
	}
	f.mu.Lock()
	if p := f.running; p != nil { // everything is in the file, and the run about to end
		f.mu.Unlock()
		p.wait(ctx)
		f.mu.Lock()
	}
	defer f.mu.Unlock()
	if f.running != nil {
		// The caller will not wait. The working copy stays, and so does its
		// lock while the publication runs.
		return fmt.Errorf("%s: %w: %w", f.path, ErrNotPublished, context.Cause(ctx))
	}
	f.closed = true
	shut(f.book.db)
	if saved.InFile {
		f.work.remove() //nolint:errcheck // everything is in the file; the next opening cleans up
		return nil
	}
	f.work.release() //nolint:errcheck // the lock ends with the program
	return fmt.Errorf("%s: %w", f.path, saved.Why)
}
