package store

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"gemba/checklist"
)

// aged makes a file as old as one that nobody is copying into its place any more.
func aged(t *testing.T, path string) {
	t.Helper()
	then := time.Now().Add(-time.Hour)
	must(t, os.Chtimes(path, then, then))
}

// surprises are what somebody may do to the file of an open visit behind its back.
// Each leaves the file as it is to be found, where it leaves one.
var surprises = []struct {
	name  string
	found Found
	do    func(t *testing.T, path, older string)
}{
	{"deleted", FoundNothing, func(t *testing.T, path, _ string) { must(t, os.Remove(path)) }},
	{"moved", FoundNothing, func(t *testing.T, path, _ string) { must(t, os.Rename(path, path+" moved")) }},
	{"emptied", FoundEmpty, func(t *testing.T, path, _ string) { must(t, os.Truncate(path, 0)) }},
	{"an older copy", FoundOlder, func(t *testing.T, path, older string) { must(t, copyFile(older, path)) }},
	{"another visit", FoundStranger, func(t *testing.T, path, _ string) {
		other := mustCreate(t, filepath.Join(t.TempDir(), "other.gemba"), options(t.TempDir(), "Ana"))
		mustSave(t, other, mustVisit(t, other).ID, answer("Q7", level(7)))
		mustClose(t, other)
		must(t, copyFile(other.Path(), path))
	}},
	{"cut off", FoundDamaged, func(t *testing.T, path, _ string) { must(t, os.Truncate(path, 9000)); aged(t, path) }},
	{"garbage in our clothes", FoundDamaged, func(t *testing.T, path, _ string) {
		head := make([]byte, 100)
		file, err := os.Open(path)
		must(t, err)
		_, err = file.Read(head)
		must(t, errors.Join(err, file.Close(), os.WriteFile(path, append(head, bytes.Repeat([]byte("noise"), 5000)...), 0o600)))
		aged(t, path)
	}},
	{"touched", FoundCopy, func(t *testing.T, path, _ string) { aged(t, path) }},
	{"a copy of it as it is", FoundCopy, func(t *testing.T, path, _ string) {
		same := copyOf(t, path)
		must(t, os.Remove(path))
		must(t, copyFile(same, path))
	}},
}

// surprised is an open file with an answer, of which an older copy had another.
func surprised(t *testing.T, state string) (f *File, visit, older string) {
	t.Helper()
	f = mustCreate(t, filepath.Join(t.TempDir(), "v.gemba"), options(state, "Ana"))
	visit = mustVisit(t, f).ID
	mustSave(t, f, visit, answer("Q1", level(1)))
	older = copyOf(t, f.Path())
	mustSave(t, f, visit, answer("Q1", level(8)))
	return f, visit, older
}

// TestFound does to the file of an open visit what somebody may do behind its
// back, before a look, before a save, and before the end. It is told once, and
// the file has everything again.
func TestFound(t *testing.T) {
	for _, s := range surprises {
		for _, next := range []string{"a look", "a save", "the end", "the end after a look"} {
			t.Run(s.name+" before "+next, func(t *testing.T) {
				t.Parallel()
				state := t.TempDir()
				f, visit, older := surprised(t, state)
				s.do(t, f.Path(), older)
				if next == "a save" {
					mustSave(t, f, visit, answer("Q2", level(2)))
				}
				if next != "the end" {
					r := mustRefresh(t, f)
					if r.Found != s.found || r.Empty() != (s.found == FoundCopy) {
						t.Errorf("found %d, want %d: %s", r.Found, s.found, brief(r))
					}
					if _, err := os.Stat(r.Kept); s.found == FoundDamaged && err != nil {
						t.Errorf("what lay there is not kept: %v", err)
					}
					if again := mustRefresh(t, f); !again.Empty() {
						t.Errorf("told again: %s", brief(again))
					}
				}
				mustClose(t, f)
				hasAll(t, f.Path(), visit, next == "a save", s.found == FoundStranger)
				g, r := mustOpen(t, f.Path(), options(state, "Ana"))
				if !r.Empty() {
					t.Errorf("opened again: %s", brief(r))
				}
				mustClose(t, g)
			})
		}
	}
}

// hasAll finds the last answers in a sound file, and only what belongs there.
func hasAll(t *testing.T, path, visit string, saved, stranger bool) {
	t.Helper()
	must(t, Check(t.Context(), path))
	visits, err := Peek(t.Context(), path)
	must(t, err)
	if n := len(visits); (n == 2) != stranger || n > 2 {
		t.Errorf("%d visits", n)
	}
	i := slices.IndexFunc(visits, func(v *checklist.Visit) bool { return v.ID == visit })
	if i < 0 || visits[i].Answers["Q1"].Level != 8 || saved != (visits[i].Answers["Q2"].Level == 2) {
		t.Errorf("visit %d of %+v", i, visits)
	}
	if i := slices.IndexFunc(visits, func(v *checklist.Visit) bool { return v.Answers["Q7"].Level == 7 }); stranger != (i >= 0) {
		t.Errorf("the other visit is number %d", i)
	}
}

// TestFoundNothingOlder: a file that has less because it could not be written is no
// older copy, and neither is that of a colleague who worked on one.
func TestFoundNothingOlder(t *testing.T) {
	state := t.TempDir()
	f, visit, older := surprised(t, state)
	f.copy = fullDisk
	if _, err := f.Save(t.Context(), visit, answer("Q2", level(2))); err != nil {
		t.Fatal(err)
	}
	aged(t, f.Path())
	if r, err := f.Refresh(t.Context()); err != nil || r.Found != FoundCopy {
		t.Errorf("what could not be written: %s, %v", brief(r), err)
	}
	f.copy = copyFile
	mustRefresh(t, f)

	g, _ := mustOpen(t, older, options(t.TempDir(), "Bo"))
	mustSave(t, g, visit, answer("Q3", level(3)))
	mustClose(t, g)
	must(t, copyFile(older, f.Path()))
	if r := mustRefresh(t, f); r.Found != FoundCopy || r.New == 0 {
		t.Errorf("a colleague's copy: %s", brief(r))
	}
	mustClose(t, f)
	if got := levels(t, f.Path()); got["Q1"] != 8 || got["Q2"] != 2 || got["Q3"] != 3 {
		t.Errorf("answers %v", got)
	}
}

// TestCovered puts something that is no visit file in the place of an open one, and
// ends the program. It is left alone, the visit is safe on this computer, and is
// back when the thing is moved away: while the file is open, and at the next opening.
func TestCovered(t *testing.T) {
	letter := bytes.Repeat([]byte("Dear supplier, "), 20)
	for _, saved := range []bool{false, true} {
		for _, end := range []bool{false, true} {
			state := t.TempDir()
			f, visit, _ := surprised(t, state)
			must(t, os.WriteFile(f.Path(), letter, 0o600))
			aged(t, f.Path())
			for range 2 {
				if saved {
					if s, err := f.Save(t.Context(), visit, answer("Q2", level(2))); err != nil || s.InFile || !errors.Is(s.Why, ErrCovered) {
						t.Errorf("saved %+v, %v", s, err)
					}
				}
				if _, err := f.Refresh(t.Context()); !errors.Is(err, ErrCovered) || !errors.Is(err, ErrNotGemba) {
					t.Errorf("look: %v", err)
				}
				if s := f.Saved(); s.InFile || !errors.Is(s.Why, ErrNotPublished) || !errors.Is(s.Why, ErrCovered) {
					t.Errorf("it is said to be in the file: %+v", s)
				}
			}
			if end {
				if err := f.Close(t.Context()); !errors.Is(err, ErrNotPublished) || !errors.Is(err, ErrCovered) {
					t.Errorf("close: %v", err)
				}
				if _, _, err := Open(t.Context(), f.Path(), options(state, "Ana")); !errors.Is(err, ErrCovered) || !errors.Is(err, ErrNotGemba) {
					t.Errorf("open: %v", err)
				}
			}
			if text, err := os.ReadFile(f.Path()); err != nil || !bytes.Equal(text, letter) {
				t.Errorf("the letter is %q, %v", text, err)
			}
			must(t, os.Remove(f.Path()))
			if end {
				f, _ = mustOpen(t, f.Path(), options(state, "Ana"))
			}
			mustRefresh(t, f)
			mustClose(t, f)
			hasAll(t, f.Path(), visit, saved, false)
			mustBeEmpty(t, state)
		}
	}
}

// TestReaderWritesNothing: who has only read a file does not bring it back after
// somebody has deleted it.
func TestReaderWritesNothing(t *testing.T) {
	state := t.TempDir()
	f, visit, _ := surprised(t, state)
	mustClose(t, f)
	f, _ = mustOpen(t, f.Path(), options(state, "Ana"))
	if _, err := f.Visit(t.Context(), visit); err != nil {
		t.Fatal(err)
	}
	must(t, os.Remove(f.Path()))
	mustClose(t, f)
	if _, err := os.Stat(f.Path()); err == nil {
		t.Error("it is back")
	}
	mustBeEmpty(t, state)
}
