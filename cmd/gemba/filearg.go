package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"

	"gemba/checklist"
	"gemba/store"
)

// visitFile looks at what should be a visit file.
func visitFile(path string) (os.FileInfo, error) { return givenFile(path, "a .gemba file") }

// givenFile looks at a file that a call names, and that should be such a one.
func givenFile(path, what string) (os.FileInfo, error) {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, os.ErrNotExist):
		hint := "check the path"
		if store.Unwritten(stateFolder(), path) {
			hint = "this computer has what was in it: gemba " + path + " writes it again"
		}
		return nil, hinted{fmt.Errorf("%s: %w", path, checklist.ErrNotFound), hint}
	case err != nil:
		return nil, err
	case info.IsDir():
		return nil, usage("name "+what, "%s is a folder", path)
	}
	return info, nil
}

// plainFile looks at what should be a visit file that is not encrypted, whatever it
// is called.
func plainFile(path string) (os.FileInfo, error) {
	info, err := visitFile(path)
	if err == nil && sealed(path) {
		return nil, sealedHere(path)
	}
	return info, err
}

// destination returns the path that a new file gets, which nothing lies at
// unless force allows it. A folder gets a file of the same name.
func destination(file, dest string, from os.FileInfo, force bool) (string, error) {
	info, err := os.Stat(dest)
	if err == nil && info.IsDir() {
		dest = filepath.Join(dest, filepath.Base(file))
		info, err = os.Stat(dest)
	}
	switch {
	case errors.Is(err, fs.ErrNotExist), errors.Is(err, syscall.ENOTDIR):
		if folder := filepath.Dir(dest); !isFolder(folder) {
			return "", hinted{fmt.Errorf("the folder %s: %w", folder, checklist.ErrNotFound), "make the folder, or name another"}
		}
		return dest, nil
	case err != nil:
		return "", err
	case os.SameFile(info, from):
		return "", usage("name another path", "%s is the file itself", dest)
	case info.IsDir():
		return "", usage("name a path for the new file", "%s is a folder", dest)
	case !force:
		return "", hinted{fmt.Errorf("%s: %w", dest, fs.ErrExist), "name a path where nothing lies, or add --force"}
	}
	return dest, nil
}

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

// isVisitFile reports whether a name is that of a visit file, and not of one
// that is being written.
func isVisitFile(name string) bool {
	return strings.EqualFold(filepath.Ext(name), ".gemba") && !strings.HasPrefix(name, ".")
}

// expandHome replaces the ~ that stands for the user's folder.
func expandHome(path string) (string, error) {
	rest, ok := strings.CutPrefix(path, "~")
	if !ok || rest != "" && rest[0] != '/' && rest[0] != filepath.Separator {
		return path, nil
	}
	home, err := os.UserHomeDir()
	return filepath.Join(home, rest), err
}
