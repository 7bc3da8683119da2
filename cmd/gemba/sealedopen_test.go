//go:build linux || darwin

package main

import (
	"bytes"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"gemba/store"
)

// TestSealedOpened hands a visit over: a copy is encrypted by a passphrase that is
// typed, twice and unseen, and the program opens that copy by the passphrase and
// by no other.
func TestSealedOpened(t *testing.T) {
	s := newSession(t)
	file := s.leftVisit()
	away := filepath.Join(s.home, "away")
	if err := os.Mkdir(away, 0o700); err != nil {
		t.Fatal(err)
	}
	copied := filepath.Join(away, "visit.gemba.age")

	s.start("copy", "--encrypt", file, copied)
	s.expect("passphrase: ")
	s.keys("seven ducks\r", "once more: ")
	s.keys("seven ducks\r", "an encrypted copy")
	s.end(syscall.SIGCONT)
	s.unseen("seven ducks")

	s.start(copied)
	s.expect("passphrase: ")
	s.keys("eight ducks\r", "does not open it")
	s.end(syscall.SIGCONT)
	opened := filepath.Join(away, "visit.gemba")
	if _, err := os.Stat(opened); err == nil {
		t.Fatal("a wrong passphrase left a file")
	}

	s.start(copied)
	s.expect("passphrase: ")
	s.keys("seven ducks\r", "宏远阀门")
	s.unseen("seven ducks")
	s.ctrlC()
	if visits, err := store.Peek(t.Context(), opened); err != nil || len(visits) != 1 || visits[0].Supplier != "宏远阀门" {
		t.Fatalf("%v, %v", visits, err)
	}

	s.start(copied)
	s.expect("would be opened as is there")
	s.end(syscall.SIGCONT)
}

// unseen fails where a text ever came back to the terminal.
func (s *session) unseen(text string) {
	s.Helper()
	s.mu.Lock()
	defer s.mu.Unlock()
	if bytes.Contains(s.all.Bytes(), []byte(text)) {
		s.Errorf("%q is seen on the terminal: %q", text, s.all.String())
	}
}
