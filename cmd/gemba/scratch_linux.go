package main

import (
	"cmp"
	"os"
	"slices"

	"golang.org/x/sys/unix"
)

// memoryFolders are the folders in memory with room for so many bytes: that of the
// session, which goes with it, and that of the system.
func memoryFolders(room int64) []string {
	var list []string
	for _, dir := range []string{cmp.Or(os.Getenv("XDG_RUNTIME_DIR"), "/dev/shm"), "/dev/shm"} {
		var fs unix.Statfs_t
		if unix.Statfs(dir, &fs) == nil && fs.Type == unix.TMPFS_MAGIC && unix.Access(dir, unix.W_OK) == nil && int64(fs.Bavail)*int64(fs.Bsize) >= room { //nolint:gosec,unconvert // pages of memory; the types differ from one machine to another
			list = append(list, dir)
		}
	}
	return slices.Compact(list)
}
