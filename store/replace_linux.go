package store

import (
	"errors"

	"golang.org/x/sys/unix"
)

func exchange(part, path string) error {
	return unix.Renameat2(unix.AT_FDCWD, part, unix.AT_FDCWD, path, unix.RENAME_EXCHANGE)
}

func renameNew(part, path string) error {
	return unix.Renameat2(unix.AT_FDCWD, part, unix.AT_FDCWD, path, unix.RENAME_NOREPLACE)
}

// cannot reports whether the file system or the kernel knows no such rename.
func cannot(err error) bool {
	return errors.Is(err, unix.EINVAL) || errors.Is(err, unix.ENOSYS) || errors.Is(err, unix.EOPNOTSUPP)
}
