package store

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
)

// writePart writes the book to the .part file, on the disk for certain.
func (f *File) writePart() (stamp, error) {
	if err := f.snapshot(); err != nil {
		return stamp{}, err
	}
	if err := f.copyPart(); err != nil {
		return stamp{}, err
	}
	return syncPart(f.work.part(f.path), f.stamp)
}

// snapshot copies the book beside itself, which is quick whatever the visible
// file lies on. No transaction is open while the lock is held, and in a
// rollback mode the file alone is then the whole book.
func (f *File) snapshot() error {
	if err := f.book.settle(context.Background()); err != nil {
		return f.work.here(err)
	}
	return onThisComputer(copyFile(f.work.db(), f.work.snapshot()))
}

// copyPart copies the snapshot to where the visible file is. That may be a
// stick or a share, so the lock is not held meanwhile.
func (f *File) copyPart() error {
	part := f.work.part(f.path)
	if err := removeIfThere(part); err != nil {
		return err
	}
	err := f.copy(f.work.snapshot(), part)
	os.Remove(f.work.snapshot()) // or it is overwritten by the next
	return ownFile(f.work.snapshot(), err)
}

// syncPart brings the .part file to the disk with the permissions that the
// visible file had.
func syncPart(part string, before stamp) (stamp, error) {
	mode := fs.FileMode(0o600) // what a supplier showed is nobody else's
	if before.exists() {
		mode = before.info.Mode().Perm()
	}
	file, err := os.OpenFile(part, os.O_RDWR, 0)
	if err != nil {
		return stamp{}, err
	}
	defer shut(file)
	if err := os.Chmod(part, mode); err != nil && !errors.Is(err, fs.ErrPermission) && !errors.Is(err, errors.ErrUnsupported) {
		return stamp{}, err
	}
	if err := file.Sync(); err != nil {
		return stamp{}, err
	}
	s, err := stampFile(file)
	if err != nil {
		return stamp{}, err
	}
	return s, file.Close()
}

// inspect looks at what the new version took the place of. If that is not the
// version that we knew, somebody wrote in between: it is taken in, or put back
// where it is not ours to replace. As long as it could not be looked at it stays, and
// is looked at before anything else is published.
func (f *File) inspect(ctx context.Context, swapped string, expected stamp) (again bool, err error) {
	f.swapped = swapped
	defer func() {
		if _, err := os.Lstat(swapped); errors.Is(err, fs.ErrNotExist) {
			f.swapped = ""
		}
	}()
	s, err := stampOf(swapped)
	if err == nil && (!s.exists() || s.same(expected)) {
		return false, removeIfThere(swapped)
	}
	var r *Report
	if err == nil {
		r, err = f.mergeIn(ctx, swapped)
	}
	empty := s.exists() && s.info.Size() == 0
	switch {
	case foreign(err) && !empty:
		f.stamp = stamp{} // known to be none of ours, and so looked at again
		return false, join(fmt.Errorf("%w: %w", ErrCovered, err), f.putBack(swapped))
	case err != nil && !foreign(err) && !errors.Is(err, ErrDamaged):
		return false, err
	}
	f.news.add(r)
	if r != nil && r.changed {
		f.touch()
		again = true
	}
	return again, removeIfThere(swapped)
}

// putBack puts what the new version took the place of there again.
func (f *File) putBack(swapped string) error {
	ours, err := replace(swapped, f.path)
	if err == nil && ours != "" {
		err = removeIfThere(ours)
	}
	return err
}
