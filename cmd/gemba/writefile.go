package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"gemba/store"
)

// manner is how a file is written: who may read it, and whether it is on the disk
// for certain before it takes its place.
type manner struct {
	mode   fs.FileMode // less what the system withholds from every file
	synced bool
}

// The manners of the files that are written here.
var (
	private = manner{0o600, true} // what a visit brought to light
	public  = manner{0o644, true} // a checklist, a page of the manual
	// quick is for small files of this computer's own. One of them is written while
	// somebody types, and waiting for a disk takes longer than a key may.
	quick = manner{0o600, false}
)

// writeFile writes a private file in one step.
func writeFile(path string, write func(io.Writer) error) error { return private.write(path, write) }

// writeOwn writes a small file of this computer's own in one step, and makes its
// folder where that is missing. Its place cannot be chosen, so a hint may say what is
// kept there.
func writeOwn(path string, text []byte, kept string) error {
	err := notWritten(path, os.MkdirAll(filepath.Dir(path), 0o700))
	if err == nil {
		err = quick.writeText(path, text)
	}
	if err != nil && kept != "" {
		err = hinted{err, kept}
	}
	return err
}

func (m manner) writeText(path string, text []byte) error {
	return m.write(path, func(w io.Writer) error {
		_, err := w.Write(text)
		return err
	})
}

// write writes a file in one step: it is there whole or not at all, and what lay in
// its place stays until then.
func (m manner) write(path string, write func(io.Writer) error) error {
	name := filepath.Join(filepath.Dir(path), ".gemba-"+newUUID()+".part")
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, m.mode)
	if err != nil {
		return notWritten(path, err)
	}
	part := &partFile{f: f, synced: m.synced}
	err = write(part)
	if part.err != nil {
		err = notWritten(path, part.err) // what came of it further up says no more
	}
	if err = errors.Join(err, part.close(path, err == nil)); err != nil {
		os.Remove(name) // it is hidden; where it cannot go, the sentence is about the file that was wanted
	}
	return err
}

// partFile is a file until it takes its place. It keeps what went wrong with it
// apart from what goes wrong with that which is written into it.
type partFile struct {
	f      *os.File
	synced bool
	err    error
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
	var err error
	if p.synced {
		err = p.f.Sync()
	}
	if err = errors.Join(err, p.f.Close()); err == nil {
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
