//go:build linux || darwin

package main

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"gemba/checklist"
	"gemba/report"
	"gemba/store"
)

// TestFoundBehindItsBack has somebody do things to the file of the visit that the
// program shows. Each is said, the visit stays as it is, and the file has it all
// again; in the end also after the program has gone, and nothing but this computer
// has the visit.
func TestFoundBehindItsBack(t *testing.T) {
	s := newSession(t)
	s.firstVisit()
	s.keys("lll1", "how do you know?")
	s.keys("t", "saved")
	path, aside := s.file(), filepath.Join(s.home, "aside")
	older, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	s.keys("k8", "how do you know?")
	s.keys("e", "saved")
	whole := func() bool { a := s.visit().Answers["IN-01"]; return a.Level == 80 && a.Basis == "seen" }
	s.until("the answer in the file", whole)

	do := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	do(os.Remove(path))
	s.expect("deleted or moved the file of this visit")
	s.until("the file written again", whole)

	do(os.WriteFile(path, older, 0o600))
	s.expect("an older copy in the place of the file")
	s.until("the later answer in the file", whole)

	do(os.WriteFile(path, []byte(strings.Repeat("a letter ", 100)), 0o600))
	long := time.Now().Add(-time.Hour) // nobody is still writing it
	do(os.Chtimes(path, long, long))
	s.expect("something else lies in the place of the file")
	do(os.Rename(path, aside))
	s.until("the file written again after the letter", whole)

	do(os.Rename(aside, path))
	s.expect("only on this computer")
	s.leave(exitNotPublished, false)
	s.expect("move what lies there away and open the same path again")
	s.start(path)
	s.expect("this is not a gemba visit file")
	s.keys("\r", "move what lies there away")
	s.end(syscall.SIGKILL)
	do(os.Remove(path))
	s.start(path)
	s.expect("宏远")
	if !whole() {
		t.Errorf("brought back: %+v", s.visit().Answers)
	}
	s.leave(exitFine, false)
}

// TestCausesInChinese: why a file cannot be written, and what helps against it, is
// said in Chinese too.
func TestCausesInChinese(t *testing.T) {
	var helps interface{ Hint() string }
	if covered := withHint(checklist.Saved{Why: store.ErrCovered}); !errors.As(covered.Why, &helps) {
		t.Fatalf("no hint with %v", covered.Why)
	}
	said := []string{helps.Hint()}
	for _, err := range []error{
		store.ErrNotGemba, store.ErrTooNew, store.ErrDamaged, store.ErrTooLarge, store.ErrNotPublished, store.ErrReadOnly,
		store.ErrNoFolder, store.ErrDiskFull, store.ErrDisk, store.ErrBusy, store.ErrCovered,
	} {
		said = append(said, err.Error())
	}
	for _, s := range said {
		if report.OnScreen("zh", s) == s {
			t.Errorf("no Chinese for %q", s)
		}
	}
}
