package store

import (
	"io/fs"
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
	entries, err := l.entries()
	if err != nil {
		return nil, nil, err
	}
	names := make([]string, len(entries))
	for i, e := range entries {
		names[i] = e.Name()
	}
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

func (l *Library) entries() ([]fs.DirEntry, error) {
	all, err := os.ReadDir(l.folder)
	if err != nil {
		return nil, place(err)
	}
	list := all[:0]
	for _, e := range all {
		if isVisitName(e.Name()) {
			list = append(list, e)
		}
	}
	return list, nil
}

// candidates lists the visit files of the folder with their marks, by name, and the
// copies of them.
func (l *Library) candidates() ([]candidate, map[string][]string, error) {
	entries, err := l.entries()
	if err != nil {
		return nil, nil, err
	}
	list := make([]candidate, 0, len(entries))
	names := make([]string, 0, len(entries))
	for _, e := range entries {
		info, err := e.Info()
		if err == nil && info.Mode()&fs.ModeSymlink != 0 {
			if target, err := os.Stat(filepath.Join(l.folder, e.Name())); err == nil {
				info = target // a link to nowhere is read too, and has a problem
			}
		}
		if err != nil {
			continue // gone since it was listed
		}
		list = append(list, candidate{e.Name(), mark{info.Size(), info.ModTime().UnixNano(), inodeOf(info)}})
		names = append(names, e.Name())
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
	if f.mark != now {
		return true
	}
	settled := f.mtime + int64(settleAge)
	return f.read < settled && at.UnixNano() >= settled
}
