package store

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"gemba/checklist"
)

// TestWhichDiskIsFull fills the disk under the working copy, and then that under the
// visible file: what a visitor reads names the one, and what helps is done there.
func TestWhichDiskIsFull(t *testing.T) {
	state, dir := t.TempDir(), t.TempDir()
	f, v := mustBegin(t, dir, state)
	theirs := answeredCopy(t, f, t.TempDir(), v.ID)
	const here, there = "the working copy on this computer: the disk is full", "not in the file yet: the disk is full"
	look := func(what string, err error, says, hint string) {
		t.Helper()
		if !errors.Is(err, ErrDiskFull) || !strings.HasSuffix(err.Error(), says) || !strings.Contains(checklist.HintOf(err), hint) {
			t.Errorf("%s: %v (%s)", what, err, checklist.HintOf(err))
		}
		if cause := Cause(err); (cause == nil) != (says == here) {
			t.Errorf("%s: the file that was to be written has it from %v", what, cause)
		}
	}
	full := func(path string, do func()) {
		t.Helper()
		must(t, os.Symlink("/dev/full", path))
		do()
		os.Remove(path) // it may be gone
	}
	full(f.work.inbox(), func() {
		_, err := f.Preview(t.Context(), theirs)
		look("a colleague's copy is read", err, here, "this computer's own disk")
	})
	full(f.work.snapshot(), func() {
		s, err := f.Save(t.Context(), v.ID, answer("Q1", level(1)))
		must(t, err)
		look("the file is to be written", s.Why, here, "this computer's own disk")
	})
	f.copy = fullDisk
	s, err := f.Save(t.Context(), v.ID, answer("Q1", level(2)))
	must(t, err)
	look("the file is written", s.Why, there, "the disk that the file lies on")
	f.copy = copyFile
	to := filepath.Join(dir, "copy.gemba")
	full(f.work.part(to), func() {
		err := f.Copy(t.Context(), to)
		look("a copy is written", err, "copy to "+to+": the disk is full", "")
	})
	mustRefresh(t, f)
	if got := levels(t, f.Path()); got["Q1"] != 2 {
		t.Errorf("answers %v", got)
	}
	mustEnd(t, f)
}

// TestFolderOfTheWorkingCopyIsGone deletes it while a colleague's version comes into
// the place of the file. Where it goes in the middle of reading a file, that ends.
func TestFolderOfTheWorkingCopyIsGone(t *testing.T) {
	state := t.TempDir()
	f, v := mustBegin(t, t.TempDir(), state)
	mustSave(t, f, v.ID, answer("Q1", level(1)))
	theirs := answeredCopy(t, f, t.TempDir(), v.ID)
	must(t, os.RemoveAll(f.work.dir))
	must(t, os.Rename(theirs, f.Path()))
	mustRefresh(t, f)
	mustEnd(t, f)
	if got := levels(t, f.Path()); got["Q1"] != 1 || got["Q2"] != 2 {
		t.Errorf("answers %v", got)
	}
	fetched := make(chan error)
	go func() {
		_, err := fetch(f.Path(), filepath.Join(t.TempDir(), "gone", "copy"))
		fetched <- err
	}()
	select {
	case err := <-fetched:
		if !errors.Is(err, errOwn) {
			t.Errorf("into a folder that is gone: %v", err)
		}
	case <-time.After(time.Minute): // many times what the longest of its waits takes, however busy the computer is
		t.Fatal("into a folder that is gone it is read for ever")
	}
}

// TestSwappedOutWhileDiskIsFull brings a colleague's version between the last look at
// the file and its replacing, while there is no room to read what was replaced: it is
// read once there is.
func TestSwappedOutWhileDiskIsFull(t *testing.T) {
	f, v := mustBegin(t, t.TempDir(), t.TempDir())
	theirs := answeredCopy(t, f, t.TempDir(), v.ID)
	f.copy = func(from, to string) error {
		f.copy = copyFile
		return errors.Join(copyFile(from, to), os.Rename(theirs, f.path), os.Symlink("/dev/full", f.work.inbox()))
	}
	s, err := f.Save(t.Context(), v.ID, answer("Q1", level(1)))
	if err != nil || !errors.Is(s.Why, errOwn) {
		t.Fatalf("saved %+v, %v", s, err)
	}
	s, err = f.Save(t.Context(), v.ID, answer("Q3", level(3)))
	if err != nil || !errors.Is(s.Why, errOwn) {
		t.Fatalf("saved once more %+v, %v", s, err)
	}
	must(t, os.Remove(f.work.inbox()))
	mustRefresh(t, f)
	mustEnd(t, f)
	if got := levels(t, f.Path()); got["Q1"] != 1 || got["Q2"] != 2 || got["Q3"] != 3 {
		t.Errorf("answers %v", got)
	}
	mustClose(t, f)
}
