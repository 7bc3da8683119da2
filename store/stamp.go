package store

import (
	"crypto/sha256"
	"errors"
	"io"
	"io/fs"
	"os"
	"time"
)

// stamp tells two states of the visible file apart without reading all of it:
// which file it is, its size and time, and a hash of its first 4 KiB and last
// 64 KiB. The first page of a database changes with every transaction.
type stamp struct {
	info fs.FileInfo // nil: no file is there
	sum  [sha256.Size]byte
}

const (
	stampHead = 4 << 10
	stampTail = 64 << 10
	stampRead = 16 << 10 // at a time: a stamp is taken thrice at every save
)

// stampOf returns the stamp of the file at path. A missing file has the zero
// stamp; anything but a regular file is [ErrNotGemba].
func stampOf(path string) (stamp, error) {
	if _, err := sniffInfo(path); err != nil {
		if errors.Is(err, fs.ErrNotExist) {
			return stamp{}, nil
		}
		return stamp{}, err
	}
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return stamp{}, nil
	}
	if err != nil {
		return stamp{}, err
	}
	defer shut(f)
	return stampFile(f)
}

func stampFile(f *os.File) (stamp, error) {
	info, err := f.Stat()
	if err != nil {
		return stamp{}, err
	}
	h, room := sha256.New(), make([]byte, stampRead)
	for _, part := range [][2]int64{{0, stampHead}, {max(0, info.Size()-stampTail), stampTail}} {
		if _, err := io.CopyBuffer(h, io.NewSectionReader(f, part[0], part[1]), room); err != nil {
			return stamp{}, err
		}
	}
	s := stamp{info: info}
	h.Sum(s.sum[:0])
	return s, nil
}

func (s stamp) exists() bool { return s.info != nil }

// same reports whether two stamps are of one state of one file.
func (s stamp) same(o stamp) bool {
	if s.info == nil || o.info == nil {
		return s.info == nil && o.info == nil
	}
	return os.SameFile(s.info, o.info) && s.info.Size() == o.info.Size() &&
		s.info.ModTime().Equal(o.info.ModTime()) && s.sum == o.sum
}

// writable reports whether the file may be replaced. A folder that can be
// written lets one replace a read-only file; its owner did not mean that.
func (s stamp) writable() bool { return s.info == nil || s.info.Mode().Perm()&0o200 != 0 }

// young reports whether the file may still be on its way into its place.
func (s stamp) young() bool { return time.Since(s.info.ModTime()) < settleAge }

// A file that is still being copied into place is given time to become whole.
const (
	settleAge   = 3 * time.Second // older files are taken as they are
	settleFor   = 2 * time.Second
	settlePause = 40 * time.Millisecond
)

// fetch copies a file that others may be writing to a private place, and
// returns the stamp of the state that it copied. Where the file does not come
// to rest it is copied as it is, and what can be read of it is salvaged.
func fetch(path, private string) (stamp, error) {
	for end := time.Now().Add(settleFor); ; time.Sleep(settlePause) {
		before, err := stampOf(path)
		if err != nil || !before.exists() {
			return before, err
		}
		if before.info.Size() < headerSize && before.young() && time.Now().Before(end) {
			continue // somebody has just begun to write it
		}
		if err := worthReading(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return before, err
		}
		if err := copyHere(path, private); err != nil {
			if errors.Is(err, fs.ErrNotExist) && !errors.Is(err, errOwn) {
				continue // replaced or removed at this moment: look again
			}
			return stamp{}, err
		}
		after, err := stampOf(path)
		if err != nil {
			return stamp{}, err
		}
		if before.same(after) && settled(private, after) || time.Now().After(end) {
			return before, nil
		}
	}
}

// settled reports whether a copied file is complete, or too old to be still on
// its way. Files that are not ours never become so by waiting, unless they have
// no header yet.
func settled(private string, s stamp) bool {
	h, err := sniff(private)
	if err != nil || !s.young() {
		return true
	}
	return h.whole() || h.size >= headerSize && !h.ours()
}
