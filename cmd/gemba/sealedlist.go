package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"filippo.io/age"

	"gemba/checklist"
	"gemba/store"
	"gemba/tui"
)

// sealedIn lists the encrypted copies of a folder, by name. What only has their
// ending is none.
func sealedIn(folder string) []tui.Entry {
	dir, err := os.Open(folder)
	if err != nil {
		return nil // the list of visits says why
	}
	defer dir.Close() //nolint:errcheck // it was only read
	var list []tui.Entry
	for {
		names, err := dir.Readdirnames(1000) // a library may be large, and has few of them
		for _, name := range names {
			if !strings.EqualFold(filepath.Ext(name), sealedEnding) || strings.HasPrefix(name, ".") {
				continue
			}
			path := filepath.Join(folder, name)
			if how := sealingOf(path); how != tui.NotSealed {
				list = append(list, tui.Entry{Path: path, Sealed: how})
			}
		}
		if err != nil || len(names) == 0 {
			break
		}
	}
	checklist.Arrange(list, func(a, b tui.Entry) int { return strings.Compare(a.Path, b.Path) })
	return list
}

// sealingOf says how a file is encrypted, if it is.
func sealingOf(path string) tui.Sealing {
	switch {
	case !sealed(path):
		return tui.NotSealed
	case forKey(path):
		return tui.ForKey
	}
	return tui.ByPassphrase
}

// findSealed looks for encrypted copies anew, and reports whether they are others
// than before.
func (l *library) findSealed() bool {
	found := sealedIn(l.folder)
	l.mu.Lock()
	defer l.mu.Unlock()
	same := slices.EqualFunc(l.sealed, found, func(a, b tui.Entry) bool { return a.Path == b.Path && a.Sealed == b.Sealed })
	l.sealed = found
	return !same
}

// withSealed puts the encrypted copies behind the last visit of the list.
func (l *library) withSealed(p tui.Page, n int) tui.Page {
	l.mu.Lock()
	defer l.mu.Unlock()
	if p.From+len(p.Rows) >= p.Total {
		rest := l.sealed[min(len(l.sealed), max(0, p.From-p.Total)):]
		p.Rows = append(p.Rows, rest[:min(len(rest), max(0, n-len(p.Rows)))]...)
	}
	p.Total += len(l.sealed)
	return p
}

// placeOfSealed says which of the encrypted copies a path is, or -1.
func (l *library) placeOfSealed(path string) int {
	l.mu.Lock()
	defer l.mu.Unlock()
	return slices.IndexFunc(l.sealed, func(e tui.Entry) bool { return e.Path == path })
}

// Unseal opens an encrypted copy by its passphrase, or by the file of a key where
// it is for one, and writes its visit file beside it, where nothing lies yet.
func (l *library) Unseal(ctx context.Context, path, secret string) (tui.Unsealed, error) {
	with, err := l.opens(path, secret)
	if err != nil {
		return tui.Unsealed{}, err
	}
	dest := freeName((&sealing{}).copyName(path, filepath.Dir(path)))
	if err := unsealTo(ctx, path, dest, with, l.who); err != nil {
		return tui.Unsealed{}, err
	}
	to := tui.Unsealed{Path: dest}
	if visits, err := store.Peek(ctx, dest); err == nil && len(visits) == 1 {
		to.Visit = visits[0].ID
	}
	return to, nil
}

// opens is what the screen was told that opens an encrypted copy.
func (l *library) opens(path, secret string) ([]age.Identity, error) {
	if !forKey(path) {
		id, err := age.NewScryptIdentity(secret)
		return []age.Identity{id}, err
	}
	file, err := expandHome(strings.TrimSpace(secret))
	if err != nil {
		return nil, err
	}
	if !filepath.IsAbs(file) {
		file = filepath.Join(l.folder, file)
	}
	keys, err := keysIn(file)
	if errors.Is(err, os.ErrNotExist) {
		err = hinted{err, "name the file that age-keygen wrote; a path that begins nowhere begins at the library"}
	}
	return keys, err
}
