package store

import (
	"errors"
	"io/fs"
	"os"
	"runtime"
)

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
