package store

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"gemba/checklist"
)

// Create makes a new visit file at path and opens it. The error wraps
// [fs.ErrExist] where something is there already.
func Create(ctx context.Context, path string, o Options) (*File, error) {
	f, err := createFile(ctx, path, o)
	if err != nil {
		return nil, fmt.Errorf("create %s: %w", path, err)
	}
	return f, nil
}

func createFile(ctx context.Context, path string, o Options) (*File, error) {
	target, err := resolve(path)
	if err != nil {
		return nil, err
	}
	if _, err := os.Lstat(target); err == nil {
		return nil, fs.ErrExist
	}
	f, err := newFile(target, o)
	if err != nil {
		return nil, err
	}
	if f.book, err = createBook(ctx, f.work.db(), f.clock()); err != nil {
		err = f.work.here(err)
		f.work.remove() //nolint:errcheck // the first error says what is wrong; the next opening cleans up
		return nil, err
	}
	f.touch()
	mine, err := f.writePart()
	if err == nil {
		err = create(f.work.part(target), target)
	}
	if err != nil {
		os.Remove(f.work.part(target)) // may not exist
		shut(f.book.db)
		f.work.remove() //nolint:errcheck // likewise
		return nil, place(err)
	}
	f.stamp, f.published, f.held = mine, f.gen, f.book.latest(ctx)
	return f, nil
}

// Open opens a visit file, takes over what a crash left behind, and reports
// what came of it. A damaged or altered file is salvaged and its original put
// aside. The error wraps [checklist.ErrNotFound], [ErrNotGemba], [ErrTooNew]
// or [ErrDamaged]; then nothing was changed.
func Open(ctx context.Context, path string, o Options) (*File, *Report, error) {
	f, r, err := openFile(ctx, path, o)
	if err != nil && !errors.Is(err, checklist.ErrNotFound) { // whose folder may be there
		err = place(translate(err))
	}
	if err != nil {
		return nil, nil, fmt.Errorf("open %s: %w", path, err)
	}
	if f.published < f.due {
		f.publish(ctx)
	}
	return f, r, nil
}

func openFile(ctx context.Context, path string, o Options) (*File, *Report, error) {
	target, err := resolve(path)
	if err != nil {
		return nil, nil, err
	}
	f, err := newFile(target, o)
	if err != nil {
		return nil, nil, err
	}
	left := f.work.leftovers()
	r, err := f.load(ctx, len(left) > 0)
	if err != nil {
		err = f.work.here(err)
		for _, l := range left {
			l.release() //nolint:errcheck // the first error says what is wrong; the lock ends with the program
		}
		if f.book != nil {
			shut(f.book.db)
		}
		f.work.remove() //nolint:errcheck // the next opening cleans up
		return nil, nil, err
	}
	f.recover(ctx, left, r)
	return f, r, nil
}

// load makes the working copy from the visible file. With leftovers the file
// may be missing or hold nothing: what the crash left has it all.
func (f *File) load(ctx context.Context, leftovers bool) (*Report, error) {
	s, err := fetch(f.path, f.work.inbox())
	r := &Report{}
	switch {
	case err != nil:
	case s.exists():
		r, err = f.adopt(ctx)
	default:
		err = join(checklist.ErrNotFound, fs.ErrNotExist)
	}
	if err != nil && leftovers && (!s.exists() || s.info.Size() == 0 || errors.Is(err, ErrDamaged)) {
		r = &Report{}
		f.touch()
		f.book, err = createBook(ctx, f.work.db(), f.clock())
	}
	if foreign(err) && leftovers {
		err = fmt.Errorf("%w: %w", ErrCovered, err)
	}
	f.stamp = s
	return r, err
}

// adopt makes the private copy of the visible file the working copy. One that
// does not pass every check is read fact by fact into an empty book instead.
func (f *File) adopt(ctx context.Context) (*Report, error) {
	private := f.work.inbox()
	h, err := prepare(private)
	if err != nil {
		return nil, err
	}
	err = auditFile(ctx, private, h)
	if ofTheDisk(err) {
		return nil, err // that says nothing about the file
	}
	if err == nil {
		if err := join(os.Rename(private, f.work.db()), syncDir(f.work.dir)); err != nil {
			return nil, onThisComputer(err)
		}
		if f.book, err = openBook(ctx, f.work.db(), f.clock()); err == nil {
			f.held = f.book.latest(ctx)
		}
		return &Report{}, err
	}
	if f.book, err = createBook(ctx, f.work.db(), f.clock()); err != nil {
		return nil, err
	}
	r, err := f.book.merge(ctx, private, mergeFile)
	if err == nil && r.New == 0 {
		err = ErrDamaged
	}
	if err != nil {
		shut(f.book.db)
		f.book = nil
		os.Remove(f.work.db()) // else the next opening cleans up
		return nil, err
	}
	r.Damaged = true
	f.touch()
	r.Kept, err = f.work.keep(private)
	return r, err
}
