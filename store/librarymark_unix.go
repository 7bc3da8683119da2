//go:build unix

package store

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

// marker asks for the marks of the files of one folder. It costs one call of the
// system for each and leaves no garbage: a library may have ten thousand.
type marker struct {
	dir *os.File
	st  unix.Stat_t
}

// of returns the mark of a file and whether it is a link, whose mark that is
// then and not that of the file that it leads to.
func (m *marker) of(name string) (found mark, link bool, err error) {
	found, err = m.stat(name, unix.AT_SYMLINK_NOFOLLOW)
	return found, m.st.Mode&unix.S_IFMT == unix.S_IFLNK, err
}

// behind returns the mark of the file that a link leads to.
func (m *marker) behind(name string) (mark, error) { return m.stat(name, 0) }

func (m *marker) stat(name string, flags int) (mark, error) {
	for {
		err := unix.Fstatat(int(m.dir.Fd()), name, &m.st, flags)
		if !errors.Is(err, unix.EINTR) {
			return mark{m.st.Size, m.st.Mtim.Nano(), int64(m.st.Ino)}, err //nolint:gosec // a number by which it is known, whatever its sign
		}
	}
}
