//go:build unix

package main

import (
	"os"
	"syscall"
)

// mine reports whether a folder is this user's, and nobody else's to look into.
func mine(info os.FileInfo) bool {
	s, ok := info.Sys().(*syscall.Stat_t)
	return ok && int(s.Uid) == os.Geteuid() && info.Mode().Perm() == 0o700
}
