package store

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"runtime"
)

// What the package asks of file systems beyond package os. How the visible file is
// replaced is in the files replace_….go.

// private makes an empty file that only its owner can read, for SQLite to fill:
// by itself it would let everybody on this computer read what a supplier showed.
func private(path string) error {
	file, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	return file.Close()
}

// copyFile writes a copy of a file, replacing what was under that name. The
// copy is private to the user and not yet on the disk for certain.
func copyFile(from, to string) error {
	src, err := os.Open(from)
	if err != nil {
		return err
	}
	defer shut(src)
	dst, err := os.OpenFile(to, os.O_CREATE|os.O_WRONLY|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	if _, err := io.Copy(dst, src); err != nil {
		shut(dst)
		return err
	}
	return dst.Close()
}

// sameContent reads two files again and returns an error where they differ.
func sameContent(a, b string) error {
	var sums [2][]byte
	for i, path := range []string{a, b} {
		file, err := os.Open(path)
		if err != nil {
			return err
		}
		h := sha256.New()
		_, err = io.Copy(h, file)
		shut(file)
		if err != nil {
			return err
		}
		sums[i] = h.Sum(nil)
	}
	if !bytes.Equal(sums[0], sums[1]) {
		return fmt.Errorf("%w: what was written there reads otherwise", ErrDisk)
	}
	return nil
}

// readThrough reads a file to its end.
func readThrough(path string) error {
	file, err := os.Open(path)
	if err != nil {
		return place(err)
	}
	defer shut(file)
	_, err = io.Copy(io.Discard, file)
	return place(err)
}

// patch overwrites bytes of a file.
func patch(path string, at int64, b []byte) error {
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	_, err = f.WriteAt(b, at)
	return join(err, f.Close())
}

// removeIfThere deletes a file; where there is none all is well.
func removeIfThere(path string) error {
	if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// createPlain renames part to path for file systems that cannot refuse to
// replace: a link refuses where a file is, and where there are no links a look
// has to do.
func createPlain(part, path string) error {
	if err := os.Link(part, path); err == nil {
		return os.Remove(part)
	} else if errors.Is(err, fs.ErrExist) {
		return err
	}
	if _, err := os.Lstat(path); err == nil {
		return &os.LinkError{Op: "rename", Old: part, New: path, Err: fs.ErrExist}
	}
	return os.Rename(part, path)
}

// syncDir makes a rename in a folder last through a power cut. Windows has no
// such call and does not need one: its renames are written through.
func syncDir(dir string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	defer shut(d)
	if err := d.Sync(); err != nil && !errors.Is(err, errors.ErrUnsupported) {
		return err
	}
	return nil
}
