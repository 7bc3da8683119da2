//go:build unix

package store

import (
	"io/fs"
	"syscall"
)

// inodeOf returns the number by which the file system knows a file.
func inodeOf(info fs.FileInfo) int64 {
	if s, ok := info.Sys().(*syscall.Stat_t); ok {
		return int64(s.Ino)
	}
	return 0
}
