package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"

	"modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"
)

// A visit is worked on under the state folder, and its file may lie on a stick. The
// disk that is full is one of the two, and a visitor is told which.

// errOwn begins what is said of errors of the place on this computer where files are
// worked on, wherever the visible file lies.
var errOwn = errors.New("the working copy on this computer")

// advised is an error with what helps against it, see [checklist.HintOf].
type advised struct {
	error
	hint string
}

func (a advised) Unwrap() error { return a.error }

// Hint says what helps.
func (a advised) Hint() string { return a.hint }

// onThisComputer says of an error that it is not the visible file's.
func onThisComputer(err error) error {
	if err == nil || errors.Is(err, errOwn) {
		return err
	}
	err = fmt.Errorf("%w: %w", errOwn, place(translate(err)))
	if errors.Is(err, ErrDiskFull) {
		return advised{err, "make room on this computer's own disk, where working copies are kept"}
	}
	return err
}

// unpublished says why changes that are in the working copy are not in the visible
// file.
func unpublished(err error) error {
	err = fmt.Errorf("%w: %w", ErrNotPublished, place(err))
	if errors.Is(err, ErrDiskFull) && !errors.Is(err, errOwn) {
		return advised{err, "make room on the disk that the file lies on, and the file is written again"}
	}
	return err
}

// copyHere copies a file that may lie on another disk to a path of this computer.
func copyHere(from, own string) error { return ownFile(own, copyFile(from, own)) }

// ownFile says of an error of copying whether it is that of a file on this computer.
// Where a disk fails while one copies to the other, the system does not say which.
func ownFile(own string, err error) error {
	var of *fs.PathError
	if errors.As(err, &of) && of.Path == own && !errors.Is(place(err), ErrDisk) {
		return onThisComputer(err)
	}
	return err
}

// here adds to an error of the working copy where it lies and why it cannot be
// worked on: SQLite says only that its disk fails.
func (w *workdir) here(err error) error {
	var se *sqlite.Error
	if !errors.As(err, &se) {
		return err
	}
	switch se.Code() & 0xff {
	case lib.SQLITE_CORRUPT: // which a page that the disk does not give is too
		if why := readThrough(w.db()); why != nil {
			return onThisComputer(why)
		}
	case lib.SQLITE_IOERR, lib.SQLITE_CANTOPEN, lib.SQLITE_FULL, lib.SQLITE_READONLY, lib.SQLITE_PERM:
		if why := w.probe(); why != nil {
			err = why
		}
		return onThisComputer(err)
	}
	return err
}

// probe writes a little beside the working copy, to learn why nothing can be
// written there.
func (w *workdir) probe() error {
	path := w.file(".try")
	defer os.Remove(path) // may not exist
	file, err := os.OpenFile(path, os.O_CREATE|os.O_WRONLY|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	_, err = file.Write(make([]byte, pageSize))
	if err == nil {
		err = file.Sync()
	}
	return join(err, file.Close())
}
