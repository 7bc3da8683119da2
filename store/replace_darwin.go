package store

import (
	"errors"

	"golang.org/x/sys/unix"
)

func exchange(part, path string) error {
	return unix.RenamexNp(part, path, unix.RENAME_SWAP)
}

func renameNew(part, path string) error {
	return unix.RenamexNp(part, path, unix.RENAME_EXCL)
}

// cannot reports whether the file system knows no such rename.
func cannot(err error) bool {
	return errors.Is(err, unix.ENOTSUP) || errors.Is(err, unix.EINVAL)
}
