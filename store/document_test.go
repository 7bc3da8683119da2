package store

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

func mustRefresh(t testing.TB, f *File) *Report {
	t.Helper()
	r, err := f.Refresh(t.Context())
	must(t, err)
	// On a busy computer the file is written behind the visitor's back.
	for end := time.Now().Add(time.Minute); f.Saved().Writing && time.Now().Before(end); {
		time.Sleep(time.Millisecond)
	}
	return r
}

// levels returns the answers of the only visit in a file, as it stands there.
func levels(t testing.TB, path string) map[string]int {
	t.Helper()
	must(t, Check(t.Context(), path))
	visits, err := Peek(t.Context(), path)
	if err != nil || len(visits) != 1 {
		t.Fatalf("%d visits, %v", len(visits), err)
	}
	all := map[string]int{}
	for item, a := range visits[0].Answers {
		all[item] = a.Level
	}
	return all
}

func copyOf(t testing.TB, path string) string {
	t.Helper()
	to := filepath.Join(t.TempDir(), "copy.gemba")
	must(t, copyFile(path, to))
	return to
}

// answeredCopy is a copy of the file of f to which Bo has answered Q2.
func answeredCopy(t testing.TB, f *File, state, visit string) string {
	t.Helper()
	path := copyOf(t, f.Path())
	g, _ := mustOpen(t, path, options(state, "Bo"))
	mustSave(t, g, visit, answer("Q2", level(2)))
	mustClose(t, g)
	return path
}

// mustEnd expects a publication to end by itself.
func mustEnd(t testing.TB, f *File) {
	t.Helper()
	for end := time.Now().Add(20 * time.Second); !f.Saved().InFile; time.Sleep(5 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("not published: %+v", f.Saved())
		}
	}
}

func TestOddNames(t *testing.T) {
	names := []string{
		"two words.gemba", "a#b.gemba", "what?.gemba", "a?mode=memory.gemba", "100%.gemba", "%41.gemba", "現場 öl.gemba",
		`it's "it".gemba`, "new\nline.gemba", ":memory:", "file:x.gemba", "-v.gemba", strings.Repeat("n", 240) + ".gemba",
	}
	for _, name := range names {
		t.Run(name, func(t *testing.T) {
			if runtime.GOOS == "windows" && strings.ContainsAny(name, "?:\"\n") {
				t.Skip("not a name on this system")
			}
			dir := t.TempDir()
			path := filepath.Join(dir, name)
			f := mustCreate(t, path, options(t.TempDir(), "Ana"))
			v := mustVisit(t, f)
			mustSave(t, f, v.ID, answer("Q1", level(1)))
			mustClose(t, f)
			if got := levels(t, path); got["Q1"] != 1 {
				t.Errorf("answers %v", got)
			}
			entries, err := os.ReadDir(dir)
			if err != nil || len(entries) != 1 || entries[0].Name() != name {
				t.Errorf("the folder holds %v, %v", entries, err)
			}
		})
	}
}

func TestCreateRefusesAnExistingPath(t *testing.T) {
	path := filepath.Join(t.TempDir(), "v.gemba")
	must(t, os.WriteFile(path, []byte("something else"), 0o600))
	state := t.TempDir()
	if _, err := Create(t.Context(), path, options(state, "Ana")); !errors.Is(err, fs.ErrExist) {
		t.Error(err)
	}
	if _, err := Create(t.Context(), filepath.Join(path, "below", "v.gemba"), options(state, "Ana")); !errors.Is(err, ErrNoFolder) {
		t.Error(err)
	}
	mustBeEmpty(t, state)
}

func TestSymlinkStaysALink(t *testing.T) {
	dir := t.TempDir()
	f, v := mustBegin(t, dir, t.TempDir())
	mustClose(t, f)
	link := filepath.Join(t.TempDir(), "link.gemba")
	if err := os.Symlink(f.Path(), link); err != nil {
		t.Skip(err)
	}
	g, _ := mustOpen(t, link, options(t.TempDir(), "Ana"))
	mustSave(t, g, v.ID, answer("Q1", level(1)))
	mustClose(t, g)
	if info, err := os.Lstat(link); err != nil || info.Mode()&fs.ModeSymlink == 0 {
		t.Errorf("the link became %v, %v", info, err)
	}
	if got := levels(t, f.Path()); got["Q1"] != 1 {
		t.Errorf("answers %v", got)
	}
}

// TestCopiesDuringSaves copies the visible file over and over, quickly and
// slowly, while another goroutine saves: every copy must be whole and have
// every answer that was acknowledged before the copy began.
func TestCopiesDuringSaves(t *testing.T) {
	f, v := mustBegin(t, t.TempDir(), t.TempDir())
	var mu sync.Mutex
	acked := 0
	saves := 60
	if long() {
		saves = 2000
	}
	done := make(chan error, 1)
	go func() {
		for i := 1; i <= saves; i++ {
			s, err := f.Save(t.Context(), v.ID, answer("Q1", level(i)))
			if err == nil && s.Writing { // on a busy computer
				s, err = f.Flush(t.Context())
			}
			if err != nil || !s.InFile {
				done <- fmt.Errorf("save %d: %+v: %w", i, s, err)
				return
			}
			mu.Lock()
			acked = i
			mu.Unlock()
		}
		done <- nil
	}()
	copies := 0
	for running := true; running; copies++ {
		select {
		case err := <-done:
			must(t, err)
			running = false
		default:
		}
		mu.Lock()
		floor := acked
		mu.Unlock()
		to := filepath.Join(t.TempDir(), "copy.gemba")
		must(t, slowCopy(f.Path(), to, time.Duration(copies%3)*time.Millisecond))
		if got := levels(t, to)["Q1"]; got < floor {
			t.Fatalf("the copy has answer %d, and %d was acknowledged", got, floor)
		}
	}
	t.Logf("%d copies during %d saves", copies, saves)
	mustClose(t, f)
}

// slowCopy copies like a stick or an upload does.
func slowCopy(from, to string, pause time.Duration) error {
	src, err := os.Open(from)
	if err != nil {
		return err
	}
	defer src.Close()
	b := make([]byte, 32<<10)
	var all []byte
	for {
		n, err := src.Read(b)
		all = append(all, b[:n]...)
		if err != nil {
			return os.WriteFile(to, all, 0o600)
		}
		time.Sleep(pause)
	}
}

// TestReplacedUnderneath lets a colleague's version take the place of the open
// file, by rename and in place. Nothing of either side may be lost.
func TestReplacedUnderneath(t *testing.T) {
	for name, overwrite := range map[string]func(from, to string) error{
		"rename":   func(from, to string) error { return os.Rename(from, to) },
		"in place": copyFile,
	} {
		t.Run(name, func(t *testing.T) {
			state := t.TempDir()
			f, v := mustBegin(t, t.TempDir(), state)
			theirs := copyOf(t, f.Path())
			g, _ := mustOpen(t, theirs, options(state, "Bo"))
			mustSave(t, g, v.ID, answer("Q2", level(2)))
			mustClose(t, g)

			mustSave(t, f, v.ID, answer("Q1", level(1)))
			must(t, overwrite(theirs, f.Path()))
			r := mustRefresh(t, f)
			if r.New != 3 || len(r.Visits) != 1 { // an answer, a name, a role
				t.Errorf("refresh brought %+v", r)
			}
			if got := levels(t, f.Path()); got["Q1"] != 1 || got["Q2"] != 2 {
				t.Errorf("after refresh %v", got)
			}
			g, _ = mustOpen(t, copyOf(t, f.Path()), options(state, "Bo"))
			mustSave(t, g, v.ID, answer("Q3", level(3)))
			mustClose(t, g)
			if err := overwrite(g.Path(), f.Path()); err != nil && !errors.Is(err, syscall.EXDEV) {
				t.Fatal(err)
			}
			mustSave(t, f, v.ID, answer("Q4", level(4))) // without a refresh in between
			if got := levels(t, f.Path()); len(got) != 4 {
				t.Errorf("after saving %v", got)
			}
			mustClose(t, f)
			if got := levels(t, f.Path()); len(got) != 4 {
				t.Errorf("after closing %v", got)
			}
			mustBeEmpty(t, state)
		})
	}
}

// TestReplacedWhilePublishing puts a colleague's version in the place of the
// file in the moment between the last look and the exchange.
func TestReplacedWhilePublishing(t *testing.T) {
	state := t.TempDir()
	f, v := mustBegin(t, t.TempDir(), state)
	theirs := answeredCopy(t, f, state, v.ID)
	once := true
	f.copy = func(from, to string) error {
		if once {
			once = false
			if err := os.Rename(theirs, f.path); err != nil {
				return err
			}
		}
		return copyFile(from, to)
	}
	mustSave(t, f, v.ID, answer("Q1", level(1)))
	if got := levels(t, f.Path()); got["Q1"] != 1 || got["Q2"] != 2 {
		t.Errorf("in the file: %v", got)
	}
	if r := mustRefresh(t, f); r.New != 3 {
		t.Errorf("reported %+v", r)
	}
	mustClose(t, f)
}

// TestForeignFileIsLeftAlone puts something that is not ours under the name of
// the open file, before a save and in the middle of one.
func TestForeignFileIsLeftAlone(t *testing.T) {
	for _, middle := range []bool{false, true} {
		f, v := mustBegin(t, t.TempDir(), t.TempDir())
		letter := "Dear supplier, " + strings.Repeat("x", 200)
		intrude := func() error { return os.WriteFile(f.path, []byte(letter), 0o600) }
		if middle {
			f.copy = func(from, to string) error { return errors.Join(copyFile(from, to), os.Remove(f.path), intrude()) }
		} else if err := intrude(); err != nil {
			t.Fatal(err)
		}
		s, err := f.Save(t.Context(), v.ID, answer("Q1", level(1)))
		if err != nil || s.InFile || !errors.Is(s.Why, ErrNotGemba) || !errors.Is(s.Why, ErrNotPublished) {
			t.Errorf("saved %+v %v", s, err)
		}
		if b, err := os.ReadFile(f.Path()); err != nil || string(b) != letter {
			t.Errorf("the letter became %.20q, %v", b, err)
		}
		f.copy = copyFile
		must(t, os.Remove(f.Path()))
		mustRefresh(t, f)
		if got := levels(t, f.Path()); got["Q1"] != 1 {
			t.Errorf("answers %v", got)
		}
		mustClose(t, f)
	}
}

// TestThreeWindows has three windows on one file save at the same time.
func TestThreeWindows(t *testing.T) {
	state := t.TempDir()
	f, v := mustBegin(t, t.TempDir(), state)
	windows := []*File{f}
	for _, name := range []string{"Bo", "Chen"} {
		g, _ := mustOpen(t, f.Path(), options(state, name))
		windows = append(windows, g)
	}
	const each = 12
	var wg sync.WaitGroup
	errs := make([]error, len(windows))
	for i, g := range windows {
		wg.Go(func() {
			for n := range each {
				if _, err := g.Save(context.WithoutCancel(t.Context()), v.ID, answer(fmt.Sprintf("W%d-%d", i, n), level(n))); err != nil {
					errs[i] = err
					return
				}
			}
		})
	}
	wg.Wait()
	must(t, errors.Join(errs...))
	for _, g := range windows {
		if s, err := g.Flush(t.Context()); err != nil || !s.InFile {
			t.Fatal(s, err)
		}
	}
	for _, g := range windows {
		mustRefresh(t, g)
	}
	for i, g := range windows {
		got, err := g.Visit(t.Context(), v.ID)
		if err != nil || len(got.Answers) != each*len(windows) {
			t.Errorf("window %d has %d answers, %v", i, len(got.Answers), err)
		}
		mustClose(t, g)
	}
	if got := levels(t, f.Path()); len(got) != each*len(windows) {
		t.Errorf("the file has %d answers", len(got))
	}
	mustBeEmpty(t, state)
}

// lastTook makes the file believe that its last publication took so long.
func (f *File) lastTook(d time.Duration) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.took = d
}

// TestBackground publishes slowly, as a large file on a stick is.
func TestBackground(t *testing.T) {
	f, v := mustBegin(t, t.TempDir(), t.TempDir())
	began, slow := make(chan struct{}, 9), make(chan struct{})
	f.copy = func(from, to string) error {
		began <- struct{}{}
		<-slow
		return copyFile(from, to)
	}
	f.lastTook(quick)
	for i := range 3 { // the second and third while the disk is busy with the first
		s, err := f.Save(t.Context(), v.ID, answer("Q1", level(i)))
		if err != nil || s.InFile || !s.Writing || s.Why != nil {
			t.Errorf("saved %+v %v", s, err)
		}
		if i == 0 {
			<-began
		}
	}
	close(slow)
	mustEnd(t, f)
	if got := levels(t, f.Path()); got["Q1"] != 2 {
		t.Errorf("answers %v", got)
	}
	f.lastTook(quick)
	for i := range 5 {
		if _, err := f.Save(t.Context(), v.ID, answer("Q1", level(i+1))); err != nil {
			t.Fatal(err)
		}
		f.lastTook(quick)
	}
	mustClose(t, f)
	if got := levels(t, f.Path()); got["Q1"] != 5 {
		t.Errorf("answers %v", got)
	}
}
