package store

import (
	"context"
	"errors"
	"os"
)

// recover takes over working copies and .part files that crashes left behind.
// What cannot be taken over stays where it is, or is put aside.
func (f *File) recover(ctx context.Context, left []*workdir, r *Report) {
	for _, l := range left {
		got, err := f.recoverCopy(ctx, l)
		if err != nil {
			l.release() //nolint:errcheck // it is tried again at the next opening
			continue
		}
		got.Recovered = got.New
		r.add(got)
	}
	for _, p := range f.work.foreignParts(f.path, left) {
		got, err := f.recoverPart(ctx, p)
		if err != nil {
			continue // it is tried again at the next opening
		}
		got.Recovered = got.New
		r.add(got)
	}
}

// recoverPart reads a .part file and, where it is stale, deletes it. Most are
// half-written copies of a working copy, which has it all; one that is whole
// may be a version that was swapped out and not looked at any more.
func (f *File) recoverPart(ctx context.Context, p part) (*Report, error) {
	h, err := sniff(p.path)
	if err != nil {
		return nil, err
	}
	private := f.work.inbox()
	if err := copyHere(p.path, private); err != nil {
		return nil, err
	}
	got, err := f.book.merge(ctx, private, mergeFile)
	switch {
	case errors.Is(err, ErrDamaged), errors.Is(err, ErrNotGemba) && !h.whole():
		got = &Report{Damaged: true}
	case err != nil:
		return nil, join(err, removeIfThere(private))
	}
	if got.changed {
		f.touch()
	}
	if got.Damaged && h.whole() {
		if got.Kept, err = f.work.keep(private); err != nil {
			return nil, err
		}
	}
	got.Damaged = got.Kept != ""
	if p.stale {
		err = os.Remove(p.path)
	}
	return got, join(err, removeIfThere(private))
}

func (f *File) recoverCopy(ctx context.Context, l *workdir) (*Report, error) {
	if h, err := sniff(l.db()); err != nil || h.size == 0 {
		return &Report{}, join(err, l.remove())
	}
	// Opened for writing once, so that SQLite rolls back a commit that was cut
	// off. A copy too damaged for that is salvaged below.
	db := openWorking(l.db(), "rw")
	_ = db.PingContext(ctx)
	if _, err := readSchema(ctx, db); stopped(ctx, err) {
		return nil, join(err, db.Close())
	}
	if err := db.Close(); err != nil {
		return nil, err
	}
	r, err := f.book.merge(ctx, l.db(), mergeLeftover)
	if err != nil && !errors.Is(err, ErrDamaged) && !errors.Is(err, ErrNotGemba) {
		return nil, err
	}
	if err != nil {
		r = &Report{Damaged: true}
	}
	if r.changed {
		f.touch()
	}
	if r.Damaged || r.Rejected > 0 {
		if r.Kept, err = l.keep(l.db()); err != nil {
			return nil, err
		}
	}
	return r, l.remove()
}
