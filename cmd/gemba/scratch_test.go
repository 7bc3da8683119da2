//go:build unix

package main

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"filippo.io/age"

	"gemba/store"
)

// inTemp has temporary folders made in one of the test's own.
func inTemp(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	t.Setenv("TMPDIR", dir)
	t.Setenv("XDG_RUNTIME_DIR", "")
	return dir
}

// killed makes a temporary folder with something in it, as a program leaves it that
// is killed.
func killed(t *testing.T, parent, prefix string, age time.Duration) string {
	t.Helper()
	s, err := scratchIn(parent, prefix)
	if err != nil {
		t.Fatal(err)
	}
	then := time.Now().Add(-age)
	err = errors.Join(os.WriteFile(s.path("copy"), []byte("what a supplier showed"), 0o600), s.lock.Close(), os.Chtimes(s.dir, then, then))
	if err != nil {
		t.Fatal(err)
	}
	return s.dir
}

// TestSweep: what a killed program left is removed by the next, and nothing that is
// somebody's or still in use.
func TestSweep(t *testing.T) {
	tmp := inTemp(t)
	const week = 7 * 24 * time.Hour
	gone := []string{
		killed(t, tmp, store.TempPrefix, 0), killed(t, tmp, store.TempPrefix, week),
		killed(t, tmp, demoPrefix, week), killed(t, tmp, viewPrefix, week),
	}
	alive, err := scratchIn(tmp, store.TempPrefix)
	if err != nil {
		t.Fatal(err)
	}
	elsewhere := filepath.Join(t.TempDir(), "mine")
	stay := []string{
		alive.dir, killed(t, tmp, demoPrefix, time.Hour), killed(t, tmp, viewPrefix, time.Hour), killed(t, tmp, "gemba-note-", week),
		filepath.Join(tmp, store.TempPrefix+"begun"), filepath.Join(tmp, store.TempPrefix+"open"), elsewhere,
	}
	err = errors.Join(
		os.Mkdir(stay[4], 0o700), os.Mkdir(stay[5], 0o700), os.Chmod(stay[5], 0o755), os.WriteFile(filepath.Join(stay[5], scratchLock), nil, 0o600),
		os.Mkdir(elsewhere, 0o700), os.WriteFile(filepath.Join(elsewhere, scratchLock), nil, 0o600), os.Symlink(elsewhere, filepath.Join(tmp, store.TempPrefix+"link")),
	)
	if err != nil {
		t.Fatal(err)
	}
	sweepScratch()
	for _, dir := range gone {
		if _, err := os.Stat(dir); !errors.Is(err, os.ErrNotExist) {
			t.Errorf("%s is still there", filepath.Base(dir))
		}
	}
	for _, dir := range stay {
		if _, err := os.Stat(dir); err != nil {
			t.Errorf("removed: %s", filepath.Base(dir))
		}
	}
	if err := alive.remove(); err != nil {
		t.Error(err)
	}
	if _, err := os.Stat(alive.dir); err == nil {
		t.Error("a folder for a moment stays")
	}
}

// TestSecretScratch: what must not stay on a disk lies in memory where there is
// room, and where only its owner looks.
func TestSecretScratch(t *testing.T) {
	tmp := inTemp(t)
	for room, memory := range map[int64]bool{1: len(memoryFolders(1)) > 0, 1 << 60: false} {
		s, err := secretScratch(room)
		if err != nil {
			t.Fatal(err)
		}
		if inMemory := filepath.Dir(s.dir) != tmp; inMemory != memory {
			t.Errorf("for %d bytes: %s", room, s.dir)
		}
		if info, err := os.Stat(s.dir); err != nil || info.Mode().Perm() != 0o700 {
			t.Errorf("%v, %v", info.Mode(), err)
		}
		if err := s.remove(); err != nil {
			t.Error(err)
		}
	}
}

// TestUnsealLeavesNothing opens an encrypted copy, well and with a wrong key:
// nothing of it stays but the visit file. What a killed program left before goes
// with it.
func TestUnsealLeavesNothing(t *testing.T) {
	tmp := inTemp(t)
	if list := memoryFolders(1); len(list) > 0 { // one of the test's own
		dir, err := os.MkdirTemp(list[0], "gemba-test-")
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { os.RemoveAll(dir) })
		t.Setenv("XDG_RUNTIME_DIR", dir)
		tmp = dir
	}
	left := killed(t, tmp, store.TempPrefix, 0)
	_, folder := ownFolder(t)
	mustRun(t, "new", "Acme", "--library", folder, "--as", "Ana", "--date", "2026-03-02")
	key, other := mustKey(t), mustKey(t)
	locked := filepath.Join(folder, "a.gemba.age")
	mustRun(t, "copy", filepath.Join(folder, "2026-03-02 Acme.gemba"), locked, "--encrypt", "--recipient", key.Recipient().String())
	for _, with := range []*age.X25519Identity{key, other} {
		dest := filepath.Join(t.TempDir(), "v.gemba")
		err := unsealTo(t.Context(), locked, dest, []age.Identity{with}, demoIdentity(folder))
		_, missing := os.Stat(dest)
		if good := with == key; (err == nil) != good || (missing == nil) != good {
			t.Errorf("%v, %v", err, missing)
		}
	}
	if _, err := os.Stat(left); err == nil {
		t.Error("what was left is still there")
	}
	for _, dir := range []string{tmp, os.TempDir()} {
		if now, err := filepath.Glob(filepath.Join(dir, "gemba-*")); err != nil || len(now) > 0 {
			t.Errorf("left: %v, %v", now, err)
		}
	}
}

func mustKey(t *testing.T) *age.X25519Identity {
	t.Helper()
	key, err := age.GenerateX25519Identity()
	if err != nil {
		t.Fatal(err)
	}
	return key
}
