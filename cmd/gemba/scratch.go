package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/gofrs/flock"

	"gemba/store"
)

const (
	demoPrefix = "gemba-demo-"
	viewPrefix = "gemba-view-"

	// scratchLock is the file in a temporary folder that is locked as long as the
	// program lives that made it.
	scratchLock = ".lock"
	// staysFor is how long the folder of a demonstration stays after its last change,
	// and a picture that was handed to a viewer.
	staysFor = 24 * time.Hour
)

// scratch is a private folder for files that are only needed for a moment. What is
// in one of a program that was killed is removed by the next, see [sweepScratch].
type scratch struct {
	dir  string
	lock *flock.Flock
}

func newScratch() (*scratch, error) { return scratchIn(os.TempDir(), store.TempPrefix) }

// secretScratch is a folder for what must not stay on a disk, such as what an
// encrypted copy holds: in memory, where there is a place with room for so many
// bytes.
func secretScratch(room int64) (*scratch, error) {
	for _, dir := range memoryFolders(room) {
		if s, err := scratchIn(dir, store.TempPrefix); err == nil {
			return s, nil
		}
	}
	return newScratch()
}

// scratchIn makes a temporary folder, which nobody else may look into, and takes
// its lock.
func scratchIn(parent, prefix string) (*scratch, error) {
	dir, err := os.MkdirTemp(parent, prefix)
	if err != nil {
		return nil, noRoom(parent, err)
	}
	s := scratchAt(dir)
	locked, err := s.lock.TryLock()
	if err == nil && !locked {
		err = store.ErrBusy // a sweep came between
	}
	if err != nil {
		return nil, errors.Join(s.failed(err), os.RemoveAll(dir))
	}
	return s, nil
}

func scratchAt(dir string) *scratch {
	return &scratch{dir, flock.New(filepath.Join(dir, scratchLock), flock.SetPermissions(0o600))}
}

// failed says in one sentence why something could not be written into the folder. An
// error that is about another file stays as it is.
func (s *scratch) failed(err error) error {
	if err == nil || !strings.Contains(err.Error(), s.dir) {
		return err
	}
	return noRoom(filepath.Dir(s.dir), err)
}

// noRoom says in one sentence what is wrong with the folder that temporary ones are
// made in: their names, and which of their files are working copies, say nothing to a
// visitor.
func noRoom(parent string, err error) error {
	cause := store.Cause(err)
	for _, own := range []error{store.ErrDiskFull, store.ErrReadOnly, store.ErrNoFolder, store.ErrDisk} {
		if cause == nil && errors.Is(err, own) { // of the working copy, which lies there too
			cause = own
		}
	}
	if cause == nil {
		return err
	}
	return hinted{fmt.Errorf("write into the temporary folder %s: %w", parent, cause), "make room there, or set TMPDIR to another folder"}
}

// inScratch runs something with a folder for a moment that s is or failed to be,
// and which goes again whatever happens.
func inScratch(s *scratch, err error, do func(*scratch) error) error {
	if err != nil {
		return err
	}
	defer s.remove() //nolint:errcheck // the next start sweeps
	return do(s)
}

// remove deletes the folder. The lock goes last, so that what could not be deleted
// is found by a sweep.
func (s *scratch) remove() error {
	names, err := os.ReadDir(s.dir)
	for _, e := range names {
		if e.Name() != scratchLock {
			err = errors.Join(err, os.RemoveAll(filepath.Join(s.dir, e.Name())))
		}
	}
	if err = errors.Join(err, s.lock.Close()); err != nil {
		return err
	}
	return os.RemoveAll(s.dir)
}

func (s *scratch) path(name string) string { return filepath.Join(s.dir, name+store.Ending) }

func (s *scratch) options(who *identity) store.Options {
	o := who.options()
	o.StateDir = filepath.Join(s.dir, "state")
	return o
}

// empty makes a visit file with nothing in it, into which others are merged to
// see what they hold.
func (s *scratch) empty(ctx context.Context, who *identity) (*store.File, error) {
	f, err := store.Create(ctx, s.path("empty"), s.options(who))
	return f, s.failed(err)
}

// sweepScratch removes the temporary folders of programs that are gone: those for
// a moment at once, demonstrations and pictures for a viewer after a day.
func sweepScratch() {
	for _, parent := range append(memoryFolders(0), os.TempDir()) {
		names, err := filepath.Glob(filepath.Join(parent, "gemba-*"))
		if err != nil {
			continue // a folder whose name is a pattern
		}
		for _, dir := range names {
			sweepOne(dir)
		}
	}
}

func sweepOne(dir string) {
	info, err := os.Lstat(dir)
	if err != nil || !info.IsDir() || !mine(info) {
		return
	}
	old := time.Since(info.ModTime()) > staysFor
	switch name := filepath.Base(dir); {
	case strings.HasPrefix(name, store.TempPrefix), strings.HasPrefix(name, demoPrefix) && old:
	case strings.HasPrefix(name, viewPrefix) && old:
		os.RemoveAll(dir) // what cannot be removed is tried again
		return
	default:
		return
	}
	if _, err := os.Lstat(filepath.Join(dir, scratchLock)); errors.Is(err, fs.ErrNotExist) && !old {
		return // it is being made
	}
	s := scratchAt(dir)
	if locked, err := s.lock.TryLock(); err == nil && locked {
		s.remove() //nolint:errcheck // as above
	}
}
