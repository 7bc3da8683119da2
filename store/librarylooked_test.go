package store

import (
	"os"
	"path/filepath"
	"testing"
)

// TestLookIsRemembered compares a folder with the rows of the index once, and
// takes no state of it for another: not even one that comes back after the index
// has learned another.
func TestLookIsRemembered(t *testing.T) {
	folder := t.TempDir()
	a := visitFile(t, folder, "a.gemba", supplier("Hongyuan", "2026-03-11"))
	visitFile(t, folder, "b.gemba", supplier("Odra", "2026-03-12"))
	settle(t, folder)
	l := mustLibrary(t, folder, LibraryOptions{CacheDir: t.TempDir()})
	mustUpdate(t, l)
	remembered := func() bool {
		t.Helper()
		changes, looked, err := lastLook(t.Context(), l.index.db)
		must(t, err)
		found, _, err := l.candidates()
		must(t, err)
		return looked == listingHash(changes, found)
	}
	mustUpdate(t, l)
	if !remembered() {
		t.Fatal("a folder that agrees with the index is not remembered")
	}

	away := filepath.Join(t.TempDir(), "a.gemba")
	must(t, os.Rename(a, away))
	other := visitFile(t, t.TempDir(), "a.gemba", supplier("Northline", "2026-03-13"))
	must(t, copyFile(other, a))
	settle(t, folder)
	if remembered() {
		t.Error("another file by the same name is taken for the one before")
	}
	mustUpdate(t, l)
	mustAgree(t, l)
	if err := os.Rename(away, a); err != nil { // to the byte and the second as it was remembered first
		t.Fatal(err)
	}
	mustUpdate(t, l)
	mustAgree(t, l)

	must(t, os.Remove(a))
	mustUpdate(t, l)
	mustAgree(t, l)
	mustUpdate(t, l)
	if !remembered() {
		t.Error("a folder that lost a file is not remembered")
	}
}
