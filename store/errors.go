package store

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"syscall"

	"gemba/checklist"

	"modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"
)

// The errors that callers tell apart with errors.Is. Each is a clause that can
// stand behind the name of the file. A file that is not there wraps
// [checklist.ErrNotFound], one that must not be there yet wraps [fs.ErrExist],
// and a value that cannot be stored wraps [checklist.ErrInvalid].
var (
	// ErrNotGemba is a file that holds something else.
	ErrNotGemba = errors.New("this is not a gemba visit file")
	// ErrTooNew is a file in a later format. It is left untouched.
	ErrTooNew = errors.New("the file was written by a newer version of gemba")
	// ErrDamaged is a visit file in which nothing could be read any more.
	ErrDamaged = errors.New("the file is damaged")
	// ErrTooLarge is a file beyond the largest size that is read.
	ErrTooLarge = errors.New("the file is larger than 4 GB")

	// ErrNotPublished means that changes are safe in the working copy on this
	// computer and not in the visible file. The errors below say why.
	ErrNotPublished = errors.New("the changes are safe on this computer and not in the file yet")
	// ErrReadOnly is a file or a folder that may not be written.
	ErrReadOnly = errors.New("the file or its folder is read-only")
	// ErrNoFolder is a folder that has gone: a stick pulled, a share away.
	ErrNoFolder = errors.New("the folder of the file is not there")
	// ErrDiskFull is a disk without room.
	ErrDiskFull = errors.New("the disk is full")
	// ErrDisk is a disk, or a way to it, that fails.
	ErrDisk = errors.New("the disk or the way to it reports an error")
	// ErrCovered is something in the place of the visible file that is none, or none
	// that can be read. It is left alone.
	ErrCovered = errors.New("something else lies in the place of the file")
	// ErrBusy is a file that other programs change or hold all the time.
	ErrBusy = errors.New("another program keeps changing or holding the file")

	// ErrClosed is returned by the methods of a [File] that was closed.
	ErrClosed = errors.New("the file was closed")
)

// codes says what the result codes of SQLite mean to a visitor. The low byte
// of an extended code decides.
var codes = map[int]error{
	lib.SQLITE_NOTADB:     ErrNotGemba,
	lib.SQLITE_CORRUPT:    ErrDamaged,
	lib.SQLITE_FULL:       ErrDiskFull,
	lib.SQLITE_READONLY:   ErrReadOnly,
	lib.SQLITE_IOERR:      ErrDisk,
	lib.SQLITE_CANTOPEN:   ErrDisk,
	lib.SQLITE_PROTOCOL:   ErrDisk, // the locks of an index cannot be read
	lib.SQLITE_BUSY:       ErrBusy,
	lib.SQLITE_CONSTRAINT: checklist.ErrInvalid,
	lib.SQLITE_TOOBIG:     checklist.ErrInvalid,
}

// translate adds to an error of the database what it means here.
func translate(err error) error {
	var se *sqlite.Error
	if !errors.As(err, &se) {
		return err
	}
	switch meaning, ok := codes[se.Code()&0xff]; {
	case !ok || errors.Is(err, ErrDamaged) || errors.Is(err, meaning):
		return err
	case meaning == ErrDiskFull: //nolint:errorlint // one of the table; SQLite says the same once more
		return join(meaning, err)
	default:
		return fmt.Errorf("%w: %w", meaning, err)
	}
}

// damaged says of an error in reading a file that the file is damaged, unless it
// is the disk that could not be read: then nothing is known about the file.
func damaged(err error) error {
	var se *sqlite.Error
	if errors.As(err, &se) && se.Code() != lib.SQLITE_IOERR_SHORT_READ { // a file that is cut off
		switch se.Code() & 0xff {
		case lib.SQLITE_IOERR, lib.SQLITE_CANTOPEN, lib.SQLITE_FULL, lib.SQLITE_NOMEM:
			return translate(err)
		}
	}
	return fmt.Errorf("%w: %w", ErrDamaged, err)
}

// ofTheDisk reports whether an error is the disk's, and says nothing about a file.
func ofTheDisk(err error) bool {
	err = place(translate(err))
	return errors.Is(err, ErrDisk) || errors.Is(err, ErrDiskFull)
}

// ofTheSystem reports whether an error is that of a disk, a folder or another
// program, and says nothing about what is in a file.
func ofTheSystem(err error) bool { return causeKnown(place(translate(err))) }

func causeKnown(err error) bool {
	for _, known := range []error{ErrReadOnly, ErrNoFolder, ErrDiskFull, ErrDisk, ErrBusy} {
		if errors.Is(err, known) {
			return true
		}
	}
	return false
}

// place adds to an error of the file system what it means for the folder in
// which the visible file stands. As a rule it then reads as that: the system's
// words for the same, and the name of a file that no visitor has seen, say no more.
func place(err error) error {
	if causeKnown(err) {
		return err
	}
	switch {
	case err == nil:
		return nil
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT), diskFull(err):
		return join(ErrDiskFull, err)
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		return join(ErrReadOnly, err)
	case errors.Is(err, fs.ErrNotExist), errors.Is(err, syscall.ENOTDIR):
		return join(ErrNoFolder, err)
	case errors.Is(err, syscall.EIO), errors.Is(err, syscall.ESTALE), errors.Is(err, syscall.ENODEV), errors.Is(err, syscall.ENXIO):
		return fmt.Errorf("%w: %w", ErrDisk, err)
	}
	return err
}

// Cause returns which of the errors about disks and folders an error of writing a
// file means, [ErrDiskFull], [ErrReadOnly], [ErrNoFolder] or [ErrDisk], or nil. One of
// the working copy is none of the file that was to be written.
func Cause(err error) error {
	if errors.Is(err, errOwn) {
		return nil
	}
	err = place(translate(err))
	for _, known := range []error{ErrDiskFull, ErrReadOnly, ErrNoFolder, ErrDisk} {
		if errors.Is(err, known) {
			return known
		}
	}
	return nil
}

// foreign reports whether err means that a file must be left alone because it
// holds something that this version cannot read.
func foreign(err error) bool {
	return errors.Is(err, ErrNotGemba) || errors.Is(err, ErrTooNew) || errors.Is(err, ErrTooLarge)
}

// stopped reports whether err is only the caller's wish to stop.
func stopped(ctx context.Context, err error) bool {
	return err != nil && ctx.Err() != nil
}

// join makes one of several errors. It is each of them, and reads like the first,
// which is as a rule the cause of the others: a visitor is told one line.
func join(errs ...error) error {
	errs = slices.DeleteFunc(slices.Clone(errs), func(err error) bool { return err == nil })
	switch len(errs) {
	case 0:
		return nil
	case 1:
		return errs[0]
	}
	return &several{errs}
}

type several struct{ errs []error }

func (s *several) Error() string   { return s.errs[0].Error() }
func (s *several) Unwrap() []error { return s.errs }
