//go:build !linux && !darwin && !windows

package store

import "os"

// replace puts the file part under the name path in one step. These systems
// cannot exchange two names, so swapped is always "": a file that appears
// between the last look and the rename is missed.
func replace(part, path string) (swapped string, err error) {
	return "", os.Rename(part, path)
}

// create renames part to path where no file is. The error wraps [os.ErrExist]
// where one is.
func create(part, path string) error { return createPlain(part, path) }
