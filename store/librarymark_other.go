//go:build !unix

package store

import (
	"io/fs"
	"os"
	"path/filepath"
)

// marker asks for the marks of the files of one folder. The number of a file is
// not told here.
type marker struct{ dir *os.File }

// of returns the mark of a file and whether it is a link, whose mark that is
// then and not that of the file that it leads to.
func (m *marker) of(name string) (found mark, link bool, err error) {
	info, err := os.Lstat(filepath.Join(m.dir.Name(), name))
	if err != nil {
		return mark{}, false, err
	}
	return markOf(info), info.Mode()&fs.ModeSymlink != 0, nil
}

// behind returns the mark of the file that a link leads to.
func (m *marker) behind(name string) (mark, error) {
	info, err := os.Stat(filepath.Join(m.dir.Name(), name))
	if err != nil {
		return mark{}, err
	}
	return markOf(info), nil
}

func markOf(info fs.FileInfo) mark { return mark{info.Size(), info.ModTime().UnixNano(), 0} }
