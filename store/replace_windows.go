package store

import (
	"errors"
	"os"
	"strings"
	"time"
	"unsafe"

	"golang.org/x/sys/windows"
)

// Flags and result codes of ReplaceFileW that x/sys does not name.
const (
	replaceIgnoreMergeErrors = 0x2
	errRemoveReplaced        = windows.Errno(1175) // the replaced file keeps its name
	errMoveReplacement       = windows.Errno(1176) // both files keep their names
	errMoveReplacement2      = windows.Errno(1177) // the replaced file is under its backup name
)

// replace puts the file part under the name path. What was there before is then
// in the file swapped, or swapped is "" where nothing was there or where the
// file system cannot keep it. Scanners and sync clients hold a file for moments
// after it changed, so refusals are tried again.
func replace(part, path string) (swapped string, err error) {
	backup := strings.TrimSuffix(part, ".part") + "-old.part"
	err = retry(func() error { return replaceFile(path, part, backup) })
	switch {
	case err == nil:
		return backup, nil
	case errors.Is(err, errMoveReplacement2):
		return backup, retry(func() error { return move(part, path, 0) })
	case errors.Is(err, windows.ERROR_FILE_NOT_FOUND):
		return "", create(part, path)
	case errors.Is(err, windows.ERROR_NOT_SUPPORTED), errors.Is(err, windows.ERROR_INVALID_FUNCTION):
		return "", retry(func() error { return move(part, path, windows.MOVEFILE_REPLACE_EXISTING) })
	}
	return "", &os.LinkError{Op: "replace", Old: part, New: path, Err: held(err)}
}

// create renames part to path where no file is. The error wraps [os.ErrExist]
// where one is.
func create(part, path string) error {
	if err := retry(func() error { return move(part, path, 0) }); err != nil {
		return &os.LinkError{Op: "rename", Old: part, New: path, Err: held(err)}
	}
	return nil
}

func retry(fn func() error) error {
	err := fn()
	for _, pause := range []time.Duration{10, 25, 50, 100} {
		if !busy(err) {
			break
		}
		time.Sleep(pause * time.Millisecond)
		err = fn()
	}
	return err
}

func busy(err error) bool {
	return errors.Is(err, windows.ERROR_ACCESS_DENIED) || errors.Is(err, windows.ERROR_SHARING_VIOLATION) ||
		errors.Is(err, windows.ERROR_LOCK_VIOLATION) || errors.Is(err, errRemoveReplaced) || errors.Is(err, errMoveReplacement)
}

// held adds to an error that the file is in use, where it is. Access denied is
// left to mean what it says.
func held(err error) error {
	if busy(err) && !errors.Is(err, windows.ERROR_ACCESS_DENIED) {
		return join(ErrBusy, err)
	}
	return err
}

func move(from, to string, flags uint32) error {
	f, err := windows.UTF16PtrFromString(from)
	if err != nil {
		return err
	}
	t, err := windows.UTF16PtrFromString(to)
	if err != nil {
		return err
	}
	return windows.MoveFileEx(f, t, flags|windows.MOVEFILE_WRITE_THROUGH)
}

func replaceFile(replaced, replacement, backup string) error {
	var names [3]*uint16
	for i, s := range []string{replaced, replacement, backup} {
		p, err := windows.UTF16PtrFromString(s)
		if err != nil {
			return err
		}
		names[i] = p
	}
	proc := windows.NewLazySystemDLL("kernel32.dll").NewProc("ReplaceFileW")
	ok, _, err := proc.Call(uintptr(unsafe.Pointer(names[0])), uintptr(unsafe.Pointer(names[1])),
		uintptr(unsafe.Pointer(names[2])), replaceIgnoreMergeErrors, 0, 0)
	if ok == 0 {
		return err
	}
	return nil
}
