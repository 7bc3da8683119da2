//go:build !linux

package main

// memoryFolders are none: these systems have no folder in memory that is always
// there.
func memoryFolders(int64) []string { return nil }
