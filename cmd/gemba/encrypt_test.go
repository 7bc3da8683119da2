package main

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"filippo.io/age"

	"gemba/store"
	"gemba/tui"
)

// A copy for a key is opened by that key and by no other, and an altered one is
// refused.
func TestEncryptForKey(t *testing.T) {
	dir := t.TempDir()
	plain, locked := filepath.Join(dir, "plain"), filepath.Join(dir, "locked.age")
	text := bytes.Repeat([]byte("what was seen "), 20_000)
	if err := os.WriteFile(plain, text, 0o600); err != nil {
		t.Fatal(err)
	}
	var ids []age.Identity
	var to []age.Recipient
	for range 2 {
		id, err := age.GenerateX25519Identity()
		if err != nil {
			t.Fatal(err)
		}
		ids, to = append(ids, id), append(to, id.Recipient())
	}
	var sealedBytes bytes.Buffer
	if err := encrypt(&sealedBytes, plain, to[:1]); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(locked, sealedBytes.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	if !sealed(locked) || sealed(plain) || sealed(filepath.Join(dir, "nothing")) {
		t.Error("an encrypted file is not told from another")
	}
	var out bytes.Buffer
	if err := decrypt(&out, bytes.NewReader(sealedBytes.Bytes()), ids[:1]); err != nil || !bytes.Equal(out.Bytes(), text) {
		t.Fatalf("the key does not open it: %v", err)
	}
	if err := decrypt(&out, bytes.NewReader(sealedBytes.Bytes()), ids[1:]); err == nil || !strings.Contains(err.Error(), "does not open it") {
		t.Errorf("another key opens it: %v", err)
	}
	for _, at := range []int{sealedBytes.Len() - 1, sealedBytes.Len() / 2} {
		altered := bytes.Clone(sealedBytes.Bytes())
		altered[at] ^= 1
		if err := decrypt(&out, bytes.NewReader(altered), ids[:1]); !errors.Is(err, store.ErrDamaged) || !strings.Contains(err.Error(), "cut short or was altered") {
			t.Errorf("byte %d altered: %v", at, err)
		}
	}
	keys := filepath.Join(dir, "keys.txt")
	if err := os.WriteFile(keys, []byte("# a key\n"+ids[0].(*age.X25519Identity).String()+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	s := sealing{identity: keys}
	if list, err := s.with(nil); err != nil || len(list) != 1 {
		t.Errorf("the key file is not read: %v", err)
	}
}

// The list shows encrypted copies behind the visits, and opens them by passphrase
// or by the file of a key, beside what is there and never over it.
func TestLibraryOpensSealed(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir()) // what is left in the clear is this test's
	dir, folder := ownFolder(t)
	key, err := age.GenerateX25519Identity()
	if err != nil {
		t.Fatal(err)
	}
	put := func(name, text string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	keyFile, noKey := put("key.txt", key.String()+"\n"), put("pass.txt", "seven ducks\n")
	visit := filepath.Join(folder, "2026-03-02 Acme.gemba")
	mustRun(t, "new", "Acme", "--library", folder, "--as", "Ana", "--date", "2026-03-02")
	mustRun(t, "copy", visit, filepath.Join(folder, "b.gemba.age"), "--encrypt", "--recipient", key.Recipient().String())
	lockQuickly(t, visit, filepath.Join(folder, "a.gemba.age"), "seven ducks")
	if err := os.WriteFile(filepath.Join(folder, "birthday.age"), []byte("none of ours"), 0o600); err != nil {
		t.Fatal(err)
	}
	lib := openedLibrary(t, folder)
	var rows []tui.Entry
	for _, part := range [][2]int{{0, 2}, {2, 240}, {-3, 1}, {9, 5}} {
		p, err := lib.Page(t.Context(), tui.NewestFirst, part[0], part[1])
		if err != nil || p.Total != 3 {
			t.Fatalf("%+v, %v", p, err)
		}
		if part[0] == 0 || part[0] == 2 {
			rows = append(rows, p.Rows...)
		} else if len(p.Rows) > 1 || part[0] == 9 && len(p.Rows) > 0 {
			t.Errorf("%v gives %+v", part, p.Rows)
		}
	}
	if len(rows) != 3 || rows[1].Sealed != tui.ByPassphrase || rows[2].Sealed != tui.ForKey || rows[0].Sealed != tui.NotSealed {
		t.Fatalf("%+v", rows)
	}
	if place, ok := lib.Place(t.Context(), tui.NewestFirst, rows[2].Path, ""); !ok || place != 2 {
		t.Errorf("the second encrypted copy is at %d, %v", place, ok)
	}
	for _, c := range []struct{ file, secret, want, why string }{
		{"a.gemba.age", "eight ducks", "", "the passphrase or the key does not open it"},
		{"a.gemba.age", "seven ducks", "a.gemba", ""},
		{"a.gemba.age", "seven ducks", "a 2.gemba", ""},
		{"b.gemba.age", "nothing there", "", "nothing there: "},
		{"b.gemba.age", noKey, "", "pass.txt holds no key"},
		{"b.gemba.age", keyFile, "b.gemba", ""},
	} {
		var hint interface{ Hint() string }
		to, err := lib.Unseal(t.Context(), filepath.Join(folder, c.file), c.secret)
		if c.want == "" {
			if err == nil || !strings.Contains(err.Error(), c.why) || strings.Contains(err.Error(), "ducks") || !errors.As(err, &hint) {
				t.Errorf("%s with %q: %+v, %v", c.file, c.secret, to, err)
			}
			continue
		}
		if err != nil || to.Path != filepath.Join(folder, c.want) || to.Visit != rows[0].Visit {
			t.Errorf("%s with %q: %+v, %v", c.file, c.secret, to, err)
		}
	}
	if left, err := filepath.Glob(filepath.Join(os.TempDir(), "gemba-*", "copy.gemba")); err != nil || len(left) > 0 {
		t.Errorf("left in the clear: %v, %v", left, err)
	}
}

// lockQuickly encrypts a file by a passphrase, with less work than people get.
func lockQuickly(t *testing.T, file, dest, passphrase string) {
	t.Helper()
	to, err := age.NewScryptRecipient(passphrase)
	if err != nil {
		t.Fatal(err)
	}
	to.SetWorkFactor(10)
	if err := writeFile(dest, func(w io.Writer) error { return encrypt(w, file, []age.Recipient{to}) }); err != nil {
		t.Fatal(err)
	}
}

// openedLibrary opens a folder as the screens do, with all of it read.
func openedLibrary(t *testing.T, folder string) *library {
	t.Helper()
	lib := asScreens(t, folder)
	if err := lib.openIndex(t.Context(), cacheFolder()); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { lib.Close() })
	for more := true; more; {
		var err error
		if _, more, err = lib.Update(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	return lib
}
