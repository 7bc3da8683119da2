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
		got, err := f.mergeIn(ctx, p.path)
		if err != nil && !errors.Is(err, ErrDamaged) {
			continue
		}
		if got != nil {
			got.Damaged = false // half-written copies are what crashes leave
			got.Recovered = got.New
			r.add(got)
			if got.changed {
				f.touch()
			}
		}
		if p.stale {
			os.Remove(p.path) //nolint:errcheck // it is tried again at the next opening
		}
	}
}

func (f *File) recoverCopy(ctx context.Context, l *workdir) (*Report, error) {
	if h, err := sniff(l.db()); err != nil || h.size == 0 {
		return &Report{}, errors.Join(err, l.remove())
	}
	// Opened for writing once, so that SQLite rolls back a commit that was cut
	// off. A copy too damaged for that is salvaged below.
	db := openWorking(l.db(), false)
	_ = db.PingContext(ctx)
	if _, err := readSchema(ctx, db); stopped(ctx, err) {
		return nil, errors.Join(err, db.Close())
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
