package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"gemba/store"
)

// writeFile writes a file in one step: it is there whole or not at all, and what
// lay in its place stays until then. Only its owner may read it, as it holds what a
// visit brought to light.
func writeFile(path string, write func(io.Writer) error) error {
	f, err := os.CreateTemp(filepath.Dir(path), ".gemba-*.part")
	if err != nil {
		return notWritten(path, err)
	}
	part := &partFile{f: f}
	err = write(part)
	if part.err != nil {
		err = notWritten(path, part.err) // what came of it further up says no more
	}
	if err = errors.Join(err, part.close(path, err == nil)); err != nil {
		os.Remove(f.Name()) // it is hidden; where it cannot go, the sentence is about the file that was wanted
	}
	return err
}

// partFile is a file until it takes its place. It keeps what went wrong with it
// apart from what goes wrong with that which is written into it.
type partFile struct {
	f   *os.File
	err error
}

func (p *partFile) Write(b []byte) (int, error) {
	n, err := p.f.Write(b)
	if err != nil {
		p.err = err
	}
	return n, err
}

// close closes the file and, where it is whole, puts it into its place.
func (p *partFile) close(path string, whole bool) error {
	if !whole {
		p.f.Close() //nolint:errcheck // it goes
		return nil
	}
	err := errors.Join(p.f.Sync(), p.f.Close())
	if err == nil {
		err = os.Rename(p.f.Name(), path)
	}
	return notWritten(path, err)
}

// notWritten says in one sentence that a file could not be written, and why. The
// system's words for the same, and the name of a file for a moment that no visitor
// has seen, say no more.
func notWritten(path string, err error) error {
	cause := store.Cause(err)
	if cause == nil {
		return err
	}
	return hinted{fmt.Errorf("write %s: %w", path, cause), writeHints[cause]}
}

// writeHints say what helps where a file cannot be written.
var writeHints = map[error]string{
	store.ErrDiskFull: "make room there, or name another folder; nothing was left half written",
	store.ErrReadOnly: "name a folder that may be written",
	store.ErrNoFolder: "a stick may be out, or a share away: try again, or name another folder",
	store.ErrDisk:     "try again, or name another folder",
}
