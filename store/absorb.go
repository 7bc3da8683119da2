package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"gemba/checklist"
)

// absorb takes in what others did to the visible file since it was last read or
// written: replaced it, overwrote it in place, or took it away. An error means
// that the file must not be replaced; what it held may be only here then.
func (f *File) absorb(ctx context.Context) error {
	err := f.takeIn(ctx)
	if err != nil && f.published >= f.due {
		f.touch()
	}
	if foreign(err) {
		return fmt.Errorf("%w: %w", ErrCovered, err)
	}
	return err
}

func (f *File) takeIn(ctx context.Context) error {
	s, err := stampOf(f.path)
	if err != nil {
		return err
	}
	if s.same(f.stamp) {
		f.stamp = s // its permissions may have changed
		return nil
	}
	if !s.exists() || s.info.Size() == 0 {
		f.stamp = s
		f.touch() // what it held is only here now
		f.news.add(&Report{Found: f.missing(s)})
		return nil
	}
	r, err := f.mergeIn(ctx, f.path)
	if err != nil && !errors.Is(err, ErrDamaged) {
		return err
	}
	if r.read.exists() {
		f.stamp = r.read
	}
	f.news.add(r)
	if r.same {
		f.published, f.held = max(f.published, f.due), f.book.latest(ctx)
	} else {
		f.touch()
		f.held = 0
	}
	return nil
}

// missing says what it means that nothing is in the visible file, or that there
// is none. Where its folder has gone too, a stick was pulled, and the error of
// writing says so.
func (f *File) missing(s stamp) Found {
	if s.exists() {
		return FoundEmpty
	}
	if _, err := os.Stat(filepath.Dir(f.path)); err != nil {
		return FoundCopy
	}
	return FoundNothing
}

// mergeIn takes the facts of a file into the book by way of a private copy. A
// damaged file is put aside; the report then comes with [ErrDamaged] where not
// one fact could be read.
func (f *File) mergeIn(ctx context.Context, path string) (*Report, error) {
	private := f.work.inbox()
	s, err := fetch(path, private)
	if err != nil {
		return nil, err
	}
	if !s.exists() {
		return &Report{read: s}, nil
	}
	r, err := f.book.merge(ctx, private, mergeFile)
	if err != nil && !errors.Is(err, ErrDamaged) {
		os.Remove(private) // or it is overwritten by the next
		return nil, err
	}
	if err != nil {
		r = &Report{Damaged: true}
	}
	r.read, r.Found = s, r.found(f.held)
	if !r.Damaged && r.Rejected == 0 {
		return r, removeIfThere(private)
	}
	kept, keepErr := f.work.keep(private)
	r.Kept = kept
	return r, join(err, keepErr)
}

// Refresh takes in what others did to the visible file, tries again to publish
// what could not be published, and reports what came in since the last call.
// It is made to be called every two seconds. An error says why the visible
// file cannot be read or replaced; nothing is lost by it.
func (f *File) Refresh(ctx context.Context) (*Report, error) {
	pending, err := f.look(ctx)
	if err != nil {
		return f.takeNews(), fmt.Errorf("read %s: %w", f.path, place(translate(err)))
	}
	if pending {
		f.publish(ctx)
	}
	return f.takeNews(), nil
}

// look takes in what others did to the visible file, unless a publication runs,
// which looks by itself. Pending says that there is something to publish.
func (f *File) look(ctx context.Context) (pending bool, err error) {
	err = f.with(func() error {
		f.watched = true
		if f.running != nil {
			return nil
		}
		err := f.absorb(ctx)
		pending = err == nil && f.published < f.due
		if err != nil {
			f.why = unpublished(err)
		}
		return err
	})
	return pending, err
}

func (f *File) takeNews() *Report {
	f.mu.Lock()
	defer f.mu.Unlock()
	r := f.news
	f.news = &Report{}
	return r
}

// Merge takes in the facts of another file: a colleague's copy, or one that a
// sync program left beside this one. The other file is only read. Merging it
// again brings nothing and leaves this file alone. The error wraps
// [checklist.ErrNotFound], [ErrNotGemba], [ErrTooNew] or [ErrDamaged].
func (f *File) Merge(ctx context.Context, path string) (*Report, error) {
	r, err := f.mergeFrom(ctx, path, mergeFile)
	if err != nil {
		return nil, err
	}
	if r.changed {
		f.publish(ctx)
	}
	return r, nil
}

// Preview reports what [File.Merge] would bring, and writes nothing.
func (f *File) Preview(ctx context.Context, path string) (*Report, error) {
	return f.mergeFrom(ctx, path, mergePreview)
}

func (f *File) mergeFrom(ctx context.Context, path string, mode mergeMode) (*Report, error) {
	var r *Report
	err := f.with(func() error {
		private := f.work.inbox()
		s, err := fetch(path, private)
		if err != nil {
			return err
		}
		if !s.exists() {
			return checklist.ErrNotFound
		}
		if r, err = f.book.merge(ctx, private, mode); err != nil {
			os.Remove(private) // or it is overwritten by the next
			return err
		}
		if r.changed {
			f.touch()
		}
		return removeIfThere(private)
	})
	if err != nil {
		return nil, fmt.Errorf("merge %s: %w", path, place(translate(err)))
	}
	return r, nil
}
