package store

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// mark tells two states of a file in a folder apart without opening it. Visit
// files are only ever replaced whole, so it suffices for an index.
type mark struct{ size, mtime, inode int64 }

// candidate is a visit file in a folder.
type candidate struct {
	name string
	mark
}

// isVisitName reports whether a library takes a file for one of its own.
// Hidden files are those through which others are replaced.
func isVisitName(name string) bool {
	return strings.EqualFold(filepath.Ext(name), Ending) && !strings.HasPrefix(name, ".")
}

// names lists the visit files of the folder by name, and their copies.
func (l *Library) names() (own []string, copies map[string][]string, err error) {
	dir, names, err := l.entries()
	if err != nil {
		return nil, nil, err
	}
	shut(dir)
	own, copies = l.copiesAmong(names)
	return own, copies, nil
}

// copiesAmong tells files from the copies of them, whose paths it returns.
func (l *Library) copiesAmong(names []string) (own []string, copies map[string][]string) {
	own, copies = CopiesAmong(names)
	for _, list := range copies {
		for i, name := range list {
			list[i] = filepath.Join(l.folder, name)
		}
	}
	return own, copies
}

// entries lists the files of the folder that are named like visit files, by
// name, and leaves the folder open.
func (l *Library) entries() (dir *os.File, names []string, err error) {
	if dir, err = os.Open(l.folder); err != nil {
		return nil, nil, place(err)
	}
	names, err = dir.Readdirnames(-1)
	if err != nil {
		shut(dir)
		return nil, nil, place(err)
	}
	names = slices.DeleteFunc(names, func(name string) bool { return !isVisitName(name) })
	slices.Sort(names)
	return dir, names, nil
}

// candidates lists the visit files of the folder with their marks, by name, and the
// copies of them.
func (l *Library) candidates() ([]candidate, map[string][]string, error) {
	dir, found, err := l.entries()
	if err != nil {
		return nil, nil, err
	}
	defer shut(dir)
	m := marker{dir: dir}
	list := make([]candidate, 0, len(found))
	names := found[:0]
	for _, name := range found {
		now, link, err := m.of(name)
		if err != nil {
			continue // gone since it was listed
		}
		if link {
			if target, err := m.behind(name); err == nil {
				now = target // a link to nowhere is read too, and has a problem
			}
		}
		list = append(list, candidate{name, now})
		names = append(names, name)
	}
	own, copies := l.copiesAmong(names)
	if len(own) < len(list) { // both in the same order
		i := 0
		list = slices.DeleteFunc(list, func(c candidate) bool {
			mine := i < len(own) && own[i] == c.name
			if mine {
				i++
			}
			return !mine
		})
	}
	return list, copies, nil
}

// indexedFile is what the index knows about a file.
type indexedFile struct {
	mark
	read int64 // unix ns
}

// stale reports whether a file must be read again. One that was read just after
// it was written may have been written once more without its mark telling: on
// some disks times have a grain of two seconds.
func (f indexedFile) stale(now mark, at time.Time) bool {
	if f.mark != now || f.read == unread.UnixNano() {
		return true
	}
	return !f.settled() && at.UnixNano() >= f.mtime+int64(settleAge)
}

// settled reports whether a file was old enough when it was read.
func (f indexedFile) settled() bool { return f.read >= f.mtime+int64(settleAge) }
