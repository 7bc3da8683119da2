package main

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"gemba/store"
)

// The folder of the phone belongs to the computer: whoever gives a name for one
// call finds it and may change it, and stays nobody but themselves.
func TestWatchedByWhoeverWorks(t *testing.T) {
	home, folder := ownFolder(t)
	owner, err := loadIdentity()
	if err != nil {
		t.Fatal(err)
	}
	owner.Name = "Bo Lin"
	if err := owner.keep(); err != nil {
		t.Fatal(err)
	}
	who, err := whoWorks("Ana Ruiz")
	if err != nil {
		t.Fatal(err)
	}
	lib := &library{folder: folder, state: filepath.Join(home, "STATE", "gemba"), who: who}
	if err := lib.WatchPhotos(t.Context(), folder); err != nil {
		t.Fatal(err)
	}
	if watched, _, err := lib.Photos(t.Context()); err != nil || watched != folder {
		t.Errorf("watches %q, %v", watched, err)
	}
	again, err := whoWorks("Ana Ruiz")
	if err != nil || again.Photos != folder || again.ID != who.ID || again.Name != "Ana Ruiz" {
		t.Errorf("another call finds %+v, %v", again, err)
	}
	kept, err := loadIdentity()
	if err != nil || kept.Photos != folder || kept.Name != "Bo Lin" || kept.ID != owner.ID {
		t.Errorf("the computer is that of %+v, %v", kept, err)
	}

	// Where that cannot be kept, it is said, and stays as it was.
	if err := os.RemoveAll(filepath.Dir(kept.path)); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Dir(kept.path), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := lib.WatchPhotos(t.Context(), home); !errors.Is(err, store.ErrNoFolder) || who.Photos != folder {
		t.Errorf("watches %q after %v", who.Photos, err)
	}
}
