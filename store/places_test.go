package store

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"syscall"
	"testing"

	"gemba/checklist"
)

// TestFolderPulledAway takes the folder away as a stick is pulled, saves, and
// puts it back: while the file is open, after closing it, and after a crash.
func TestFolderPulledAway(t *testing.T) {
	for name, end := range map[string]func(*testing.T, *File) *File{
		"open": func(_ *testing.T, f *File) *File { return f },
		"closed": func(t *testing.T, f *File) *File {
			if err := f.Close(t.Context()); !errors.Is(err, ErrNotPublished) || !errors.Is(err, ErrNoFolder) {
				t.Errorf("close: %v", err)
			}
			return nil
		},
		"crashed": func(t *testing.T, f *File) *File {
			crash(t, f)
			return nil
		},
	} {
		t.Run(name, func(t *testing.T) {
			state, stick := t.TempDir(), filepath.Join(t.TempDir(), "stick")
			must(t, os.Mkdir(stick, 0o700))
			path := filepath.Join(stick, "v.gemba")
			f := mustCreate(t, path, options(state, "Ana"))
			v := mustVisit(t, f)
			must(t, os.Rename(stick, stick+" away"))
			s, err := f.Save(t.Context(), v.ID, answer("Q1", level(1)))
			if err != nil || s.InFile || s.Writing || !errors.Is(s.Why, ErrNoFolder) || !errors.Is(s.Why, ErrNotPublished) {
				t.Fatalf("saved %+v %v", s, err)
			}
			g := end(t, f)
			must(t, os.Rename(stick+" away", stick))
			if g == nil {
				if n, err := Waiting(t.Context(), state, path); err != nil || !maps.Equal(n, map[string]int{v.ID: 1}) {
					t.Errorf("waiting %v %v", n, err)
				}
				var r *Report
				g, r = mustOpen(t, path, options(state, "Ana"))
				if r.Recovered != 1 {
					t.Errorf("report %s", brief(r))
				}
			}
			mustRefresh(t, g)
			if got := levels(t, path); got["Q1"] != 1 {
				t.Errorf("answers %v", got)
			}
			mustClose(t, g)
			mustBeEmpty(t, state)
			if n, err := Waiting(t.Context(), state, path); err != nil || len(n) > 0 {
				t.Errorf("still waiting %v %v", n, err)
			}
		})
	}
}

// crash ends a file as the death of its process would.
func crash(t *testing.T, f *File) {
	t.Helper()
	f.closed = true
	must(t, errors.Join(f.book.close(), f.work.lock.Close()))
}

func TestVisibleFileGone(t *testing.T) {
	state := t.TempDir()
	path := filepath.Join(t.TempDir(), "v.gemba")
	f := mustCreate(t, path, options(state, "Ana"))
	v := mustVisit(t, f)
	must(t, os.Remove(path))
	mustRefresh(t, f)
	if _, err := os.Stat(path); err != nil {
		t.Error("what was only in the working copy is not back:", err)
	}
	crash(t, f)
	must(t, os.Remove(path))
	f, r := mustOpen(t, path, options(state, "Ana"))
	if got, err := f.Visit(t.Context(), v.ID); err != nil || r.Recovered == 0 {
		t.Errorf("visit %v, report %s, %v", got, brief(r), err)
	}
	mustClose(t, f)
	must(t, os.Remove(path))
	if _, _, err := Open(t.Context(), path, options(state, "Ana")); !errors.Is(err, checklist.ErrNotFound) || errors.Is(err, ErrNoFolder) {
		t.Error(err)
	}
	if _, err := os.Stat(path); err == nil {
		t.Error("opening made a file")
	}
	mustBeEmpty(t, state)
}

func TestReadOnlyFileIsNotReplaced(t *testing.T) {
	state := t.TempDir()
	path := filepath.Join(t.TempDir(), "v.gemba")
	f := mustCreate(t, path, options(state, "Ana"))
	v := mustVisit(t, f)
	mustClose(t, f)
	must(t, os.Chmod(path, 0o444))
	f, _ = mustOpen(t, path, options(state, "Ana"))
	if s := f.Saved(); !s.InFile {
		t.Errorf("nothing to publish, and %+v", s)
	}
	s, err := f.Save(t.Context(), v.ID, answer("Q1", level(1)))
	if err != nil || s.InFile || !errors.Is(s.Why, ErrReadOnly) {
		t.Errorf("saved %+v %v", s, err)
	}
	if got := levels(t, path); len(got) != 0 {
		t.Errorf("the read-only file has %v", got)
	}
	must(t, os.Chmod(path, 0o640))
	mustRefresh(t, f)
	if got := levels(t, path); got["Q1"] != 1 {
		t.Errorf("answers %v", got)
	}
	mustClose(t, f)
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o640 {
		t.Errorf("permissions became %v, %v", info.Mode(), err)
	}
}

func TestReadOnlyFolder(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("no folder is read-only for this user")
	}
	state, dir := t.TempDir(), t.TempDir()
	f, v := mustBegin(t, dir, state)
	must(t, os.Chmod(dir, 0o500))
	s, err := f.Save(t.Context(), v.ID, answer("Q1", level(1)))
	if err != nil || s.InFile || !errors.Is(s.Why, ErrReadOnly) {
		t.Errorf("saved %+v %v", s, err)
	}
	must(t, os.Chmod(dir, 0o700))
	mustClose(t, f)
	if got := levels(t, f.Path()); got["Q1"] != 1 {
		t.Errorf("answers %v", got)
	}
}

// fullDisk writes half of a file, as a disk does that has no more room.
func fullDisk(from, to string) error {
	src, err := os.Open(from)
	if err != nil {
		return err
	}
	defer src.Close()
	dst, err := os.Create(to)
	if err != nil {
		return err
	}
	_, err = io.CopyN(dst, src, 5000)
	return errors.Join(err, dst.Close(), fmt.Errorf("write %s: %w", to, syscall.ENOSPC))
}

func TestFullDisk(t *testing.T) {
	state, dir := t.TempDir(), t.TempDir()
	f, v := mustBegin(t, dir, state)
	f.copy = fullDisk
	for i := range 3 {
		s, err := f.Save(t.Context(), v.ID, answer("Q1", level(i)))
		if err != nil || s.InFile || !errors.Is(s.Why, ErrDiskFull) {
			t.Errorf("saved %+v %v", s, err)
		}
	}
	if got := levels(t, f.Path()); len(got) != 0 {
		t.Errorf("the file changed: %v", got)
	}
	if entries, err := os.ReadDir(dir); err != nil || len(entries) != 1 {
		t.Errorf("left beside the file: %v, %v", entries, err)
	}
	s, err := f.Flush(t.Context())
	if err != nil || !errors.Is(s.Why, ErrDiskFull) {
		t.Errorf("flush %+v %v", s, err)
	}
	f.copy = copyFile
	mustRefresh(t, f)
	if got := levels(t, f.Path()); got["Q1"] != 2 {
		t.Errorf("answers %v", got)
	}
	mustClose(t, f)
}

// TestPrivate looks at who may read what is made: nobody but its owner. A file
// that is there keeps what it allows.
func TestPrivate(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("other permissions")
	}
	state, cache, folder := t.TempDir(), t.TempDir(), t.TempDir()
	f, v := mustBegin(t, folder, state)
	must(t, f.Copy(t.Context(), filepath.Join(folder, "copy.gemba")))
	l := mustLibrary(t, folder, LibraryOptions{CacheDir: cache})
	mustUpdate(t, l)
	for _, dir := range []string{state, cache, folder} {
		err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
			if err != nil || e.IsDir() {
				return err
			}
			info, err := e.Info()
			if err == nil && info.Mode().Perm()&0o077 != 0 {
				t.Errorf("%s: %v", path, info.Mode())
			}
			return err
		})
		must(t, err)
	}
	shut(l)
	must(t, os.Chmod(f.Path(), 0o640))
	mustSave(t, f, v.ID, answer("Q1", level(1)))
	if info, err := os.Stat(f.Path()); err != nil || info.Mode().Perm() != 0o640 {
		t.Errorf("%v %v", info.Mode(), err)
	}
	mustClose(t, f)
}

// TestCrashBetweenExchangeAndLook leaves a colleague's version under the name
// of the .part file, where the exchange put it.
func TestCrashBetweenExchangeAndLook(t *testing.T) {
	state := t.TempDir()
	f, v := mustBegin(t, t.TempDir(), state)
	theirs := answeredCopy(t, f, state, v.ID)
	must(t, os.Rename(theirs, f.work.part(f.path)))
	crash(t, f)
	f, r := mustOpen(t, f.Path(), options(state, "Ana"))
	if r.Recovered == 0 {
		t.Errorf("report %s", brief(r))
	}
	if got := levels(t, f.Path()); got["Q2"] != 2 {
		t.Errorf("answers %v", got)
	}
	mustClose(t, f)
	if entries, err := os.ReadDir(filepath.Dir(f.Path())); err != nil || len(entries) != 1 {
		t.Errorf("left beside the file: %v, %v", entries, err)
	}
}

// TestLiveWorkingCopyIsLeftAlone opens a file a second time while the first
// window is alive.
func TestLiveWorkingCopyIsLeftAlone(t *testing.T) {
	state := t.TempDir()
	f, v := mustBegin(t, t.TempDir(), state)
	f.copy = fullDisk
	if _, err := f.Save(t.Context(), v.ID, answer("Q1", level(1))); err != nil {
		t.Fatal(err)
	}
	g, r := mustOpen(t, f.Path(), options(state, "Ana"))
	if !r.Empty() {
		t.Errorf("took over %+v", r)
	}
	mustClose(t, g)
	f.copy = copyFile
	mustClose(t, f)
	if got := levels(t, f.Path()); got["Q1"] != 1 {
		t.Errorf("answers %v", got)
	}
	mustBeEmpty(t, state)
}

func TestCopy(t *testing.T) {
	f, v := mustBegin(t, t.TempDir(), t.TempDir())
	mustSave(t, f, v.ID, answer("Q1", level(1)))
	to := filepath.Join(t.TempDir(), "現場 copy?.gemba")
	must(t, f.Copy(t.Context(), to))
	if got := levels(t, to); got["Q1"] != 1 {
		t.Errorf("answers %v", got)
	}
	if err := f.Copy(t.Context(), to); !errors.Is(err, os.ErrExist) {
		t.Errorf("over an existing file: %v", err)
	}
	mustClose(t, f)
}
