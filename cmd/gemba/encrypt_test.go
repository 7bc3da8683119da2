package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"filippo.io/age"
)

// A copy for a key is opened by that key and by no other, and an altered one is
// refused.
func TestEncryptForKey(t *testing.T) {
	dir := t.TempDir()
	plain, locked := filepath.Join(dir, "plain"), filepath.Join(dir, "locked.age")
	if err := os.WriteFile(plain, bytes.Repeat([]byte("what was seen "), 20_000), 0o600); err != nil {
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
	w, err := age.Encrypt(&sealedBytes, to[0])
	if err != nil {
		t.Fatal(err)
	}
	text, _ := os.ReadFile(plain)
	if _, err := w.Write(text); err != nil || w.Close() != nil {
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
		if err := decrypt(&out, bytes.NewReader(altered), ids[:1]); err == nil {
			t.Errorf("byte %d altered: nothing is said", at)
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
