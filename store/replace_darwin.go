package store

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

// replace puts the file part under the name path in one step. What was there
// before is then in the file swapped, or swapped is "" where nothing was there
// or where the file system cannot swap two names.
func replace(part, path string) (swapped string, err error) {
	for range 10 {
		err = unix.RenamexNp(part, path, unix.RENAME_SWAP)
		if err == nil {
			return part, nil
		}
		if !errors.Is(err, unix.ENOENT) {
			break
		}
		err = create(part, path)
		if !errors.Is(err, os.ErrExist) {
			return "", err
		}
	}
	if errors.Is(err, unix.ENOTSUP) || errors.Is(err, unix.EINVAL) {
		return "", os.Rename(part, path)
	}
	return "", &os.LinkError{Op: "replace", Old: part, New: path, Err: err}
}

// create renames part to path where no file is. The error wraps [os.ErrExist]
// where one is.
func create(part, path string) error {
	err := unix.RenamexNp(part, path, unix.RENAME_EXCL)
	if errors.Is(err, unix.ENOTSUP) || errors.Is(err, unix.EINVAL) {
		return createPlain(part, path)
	}
	if err != nil {
		return &os.LinkError{Op: "rename", Old: part, New: path, Err: err}
	}
	return nil
}

func diskFull(error) bool { return false } // ENOSPC says it
