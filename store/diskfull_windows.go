package store

import (
	"errors"

	"golang.org/x/sys/windows"
)

// diskFull reports what a system says of a full disk besides ENOSPC.
func diskFull(err error) bool {
	return errors.Is(err, windows.ERROR_DISK_FULL) || errors.Is(err, windows.ERROR_HANDLE_DISK_FULL)
}
