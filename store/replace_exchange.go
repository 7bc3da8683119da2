//go:build linux || darwin

package store

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

// These systems exchange two names in one step. What they call it, and how they
// say that a file system cannot, is in the files of each.

// replace puts the file part under the name path in one step. What was there
// before is then in the file swapped, or swapped is "" where nothing was there
// or where the file system cannot exchange two names.
func replace(part, path string) (swapped string, err error) {
	for range 10 {
		err = exchange(part, path)
		if err == nil {
			return part, nil
		}
		if !errors.Is(err, unix.ENOENT) {
			break
		}
		// Nothing to exchange with. Should a file appear now, it is not lost:
		// create refuses and the exchange is tried again.
		err = create(part, path)
		if !errors.Is(err, os.ErrExist) {
			return "", err
		}
	}
	if cannot(err) {
		return "", os.Rename(part, path)
	}
	return "", &os.LinkError{Op: "replace", Old: part, New: path, Err: err}
}

// create renames part to path where no file is. The error wraps [os.ErrExist]
// where one is.
func create(part, path string) error {
	err := renameNew(part, path)
	if cannot(err) {
		return createPlain(part, path)
	}
	if err != nil {
		return &os.LinkError{Op: "rename", Old: part, New: path, Err: err}
	}
	return nil
}
