package store

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"gemba/checklist"
)

func mustLibrary(t testing.TB, folder string, o LibraryOptions) *Library {
	t.Helper()
	l, err := OpenLibrary(t.Context(), folder, o)
	must(t, err)
	t.Cleanup(func() { l.Close() })
	return l
}

// mustUpdate updates a library until there is nothing more to read.
func mustUpdate(t testing.TB, l *Library) {
	t.Helper()
	for more := true; more; {
		var err error
		if _, more, err = l.Update(t.Context(), time.Second); err != nil {
			t.Fatal(err)
		}
	}
}

func mustList(t testing.TB, l *Library) []Summary {
	t.Helper()
	list, err := l.List(t.Context())
	must(t, err)
	return list
}

// briefSummary says in a line what a list shows.
func briefSummary(s Summary) string {
	line := fmt.Sprintf("%s %s %q %q %q %s walked %d at %d", filepath.Base(s.Path), s.Visit, s.Supplier, s.Site, s.Order,
		s.Date, s.Walked, s.Changed.UnixMilli())
	if s.Pending {
		line += " pending"
	}
	if s.Problem != "" {
		line = filepath.Base(s.Path) + " problem"
	}
	return line
}

func briefs(list []Summary) []string {
	lines := make([]string, len(list))
	for i, s := range list {
		lines[i] = briefSummary(s)
	}
	slices.Sort(lines)
	return lines
}

// peeked is the list as it must be: a look into every file.
func peeked(t testing.TB, folder string) []string {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join(folder, "*.gemba"))
	must(t, err)
	var list []Summary
	own, _ := CopiesAmong(paths)
	for _, p := range own {
		visits, err := Peek(t.Context(), p)
		if err != nil {
			list = append(list, Summary{Path: p, Problem: err.Error()})
		}
		for _, v := range visits {
			list = append(list, Summary{
				Path: p, Visit: v.ID, Supplier: v.Supplier, Site: v.Site, Order: v.Order, Date: v.Date,
				Walked: v.Walked(checklist.Builtin()), Changed: v.Changed,
			})
		}
	}
	return briefs(list)
}

// mustAgree updates a library and compares its list with the files.
func mustAgree(t testing.TB, l *Library) {
	t.Helper()
	mustUpdate(t, l)
	got, want := briefs(mustList(t, l)), peeked(t, l.folder)
	if !slices.Equal(got, want) {
		t.Fatalf("the library lists\n%s\nand the files hold\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// visitFile makes a file with one visit and returns its path.
func visitFile(t testing.TB, folder, name string, fields map[string]string, changes ...checklist.Change) string {
	t.Helper()
	path := filepath.Join(folder, name)
	f := mustCreate(t, path, options(t.TempDir(), "Ana"))
	v, err := f.NewVisit(t.Context(), checklist.Builtin(), fields)
	must(t, err)
	if _, err := f.Save(t.Context(), v.ID, changes...); err != nil {
		t.Fatal(err)
	}
	mustClose(t, f)
	return path
}

// amend saves changes of the first visit of a file.
func amend(t testing.TB, path, name string, changes ...checklist.Change) {
	t.Helper()
	f, _ := mustOpen(t, path, options(t.TempDir(), name))
	visits, err := f.Visits(t.Context())
	must(t, err)
	if _, err := f.Visit(t.Context(), visits[0].ID); err != nil {
		t.Fatal(err)
	}
	if _, err := f.Save(t.Context(), visits[0].ID, changes...); err != nil {
		t.Fatal(err)
	}
	mustClose(t, f)
}

// settle makes the files of a folder look old, so that they are read only once.
func settle(t testing.TB, folder string) {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join(folder, "*.gemba"))
	must(t, err)
	for _, p := range paths {
		must(t, os.Chtimes(p, time.Time{}, time.Now().Add(-time.Hour)))
	}
}

func noted(key, text string) checklist.Change {
	return checklist.Change{Cell: checklist.Cell{Kind: checklist.KindObservation, Key: key, Field: "text"}, Value: text}
}

func supplier(name, date string) map[string]string {
	return map[string]string{checklist.FieldSupplier: name, checklist.FieldDate: date, checklist.FieldScope: "two-days"}
}

func TestLibraryFollowsFiles(t *testing.T) {
	folder := t.TempDir()
	l := mustLibrary(t, folder, LibraryOptions{CacheDir: t.TempDir()})
	mustAgree(t, l)
	a := visitFile(t, folder, "a.gemba", supplier("Hongyuan", "2026-03-11"))
	visitFile(t, folder, "b.gemba", supplier("Ningbo", "2026-05-02"))

	list := mustList(t, l)
	if len(list) != 2 || !list[0].Pending || list[0].Visit != "" {
		t.Errorf("before the update: %+v", list)
	}
	if changed, more, err := l.Update(t.Context(), 0); !changed || !more || err != nil {
		t.Errorf("without time: changed %v, more %v, %v", changed, more, err)
	}
	settle(t, folder)
	mustAgree(t, l)
	if list = mustList(t, l); list[0].Supplier != "Ningbo" || list[1].Supplier != "Hongyuan" {
		t.Errorf("not newest first: %v", briefs(list))
	}
	if changed, more, err := l.Update(t.Context(), time.Second); changed || more || err != nil {
		t.Errorf("nothing new: changed %v, more %v, %v", changed, more, err)
	}

	amend(t, a, "Ana", answer("RB-01", level(3)), noted("o1", "bench empty"))
	mustAgree(t, l)
	must(t, os.Rename(a, filepath.Join(folder, "c.gemba")))
	mustAgree(t, l)
	if err := os.Rename(filepath.Join(folder, "b.gemba"), filepath.Join(folder, "c.gemba")); err != nil {
		t.Fatal(err) // replaced
	}
	mustAgree(t, l)
	must(t, os.Remove(filepath.Join(folder, "c.gemba")))
	if list := mustList(t, l); len(list) != 0 {
		t.Errorf("a file that is gone is listed: %v", briefs(list))
	}
	mustAgree(t, l)
	for _, table := range []string{"file", "visit", "entry", "answered"} {
		var n int
		if err := l.index.db.QueryRow(`SELECT count(*) FROM ` + table).Scan(&n); err != nil || n != 0 {
			t.Errorf("left in %s: %d rows, %v", table, n, err)
		}
	}
}

// TestLibraryFollowsAnything does what people and sync programs do to a folder,
// in any order.
func TestLibraryFollowsAnything(t *testing.T) {
	folder := t.TempDir()
	l := mustLibrary(t, folder, LibraryOptions{CacheDir: t.TempDir()})
	rnd := rand.New(rand.NewPCG(7, 7))
	name := func() string { return filepath.Join(folder, fmt.Sprintf("%d.gemba", rnd.IntN(6))) }
	for i := range 60 {
		from, to := name(), name()
		_, missing := os.Stat(from)
		switch op := rnd.IntN(7); {
		case missing != nil:
			visitFile(t, folder, filepath.Base(from), supplier(fmt.Sprintf("supplier %d", i), fmt.Sprintf("2026-0%d-11", 1+i%9)))
		case op == 0:
			os.Remove(from)
		case op == 1:
			os.Rename(from, to)
		case op == 2:
			copyFile(from, to)
		case op == 3:
			os.WriteFile(from, []byte(strings.Repeat("garbage ", rnd.IntN(1000))), 0o600)
		case op == 4:
			os.Truncate(from, int64(rnd.IntN(20_000)))
		default:
			if _, err := Peek(t.Context(), from); err == nil {
				amend(t, from, "Ana", answer("RB-01", level(rnd.IntN(4))), noted(fmt.Sprint("o", i), "note"))
			}
		}
		if rnd.IntN(3) == 0 {
			mustAgree(t, l)
		}
	}
	mustAgree(t, l)
}

func TestLibraryKeepsDigest(t *testing.T) {
	folder, cache := t.TempDir(), t.TempDir()
	visitFile(t, folder, "a.gemba", supplier("Hongyuan", "2026-03-11"), answer("RB-01", level(3)))
	visitFile(t, folder, "b.gemba", supplier("Panic", "2026-03-12"))
	settle(t, folder)
	calls := 0
	o := LibraryOptions{CacheDir: cache, Version: "1", Digest: func(v *checklist.Visit, c *checklist.Checklist) ([]byte, int64) {
		calls++
		if v.Supplier == "Panic" {
			panic("no answers")
		}
		return fmt.Appendf(nil, "%s %d", c.ID, v.Answers["RB-01"].Level), 0
	}}
	l := mustLibrary(t, folder, o)
	mustUpdate(t, l)
	list := mustList(t, l)
	if len(list) != 2 || list[0].Digest != nil || string(list[1].Digest) != checklist.Builtin().ID+" 3" {
		t.Errorf("digests %q %q", list[0].Digest, list[1].Digest)
	}
	mustUpdate(t, mustLibrary(t, folder, o))
	if calls != 2 {
		t.Errorf("%d digests of two visits", calls)
	}
	o.Version = "2"
	l = mustLibrary(t, folder, o)
	if list := mustList(t, l); !list[0].Pending || !list[1].Pending {
		t.Errorf("digests of another version are shown: %v", briefs(list))
	}
	mustUpdate(t, l)
	if calls != 4 {
		t.Errorf("%d digests after another version came", calls)
	}
}

func TestLibraryIndexCanBeThrownAway(t *testing.T) {
	damage := map[string]func(t *testing.T, path string){
		"deleted":   func(_ *testing.T, path string) { removeIndex(path) },
		"folder":    func(_ *testing.T, path string) { os.RemoveAll(filepath.Dir(path)) },
		"empty":     func(_ *testing.T, path string) { os.Truncate(path, 0) },
		"truncated": func(_ *testing.T, path string) { os.Truncate(path, 8192) },
		"garbage":   func(_ *testing.T, path string) { os.WriteFile(path, []byte(strings.Repeat("garbage ", 9000)), 0o600) },
		"zeroed":    func(t *testing.T, path string) { overwrite(t, path, make([]byte, 40_000)) },
		"noise": func(t *testing.T, path string) {
			overwrite(t, path, []byte(strings.Repeat("\x0d\x00\x7f\xff", 20_000)))
		},
		"other version": func(t *testing.T, path string) { execIndex(t, path, `PRAGMA user_version = 7`) },
		"other tables":  func(t *testing.T, path string) { execIndex(t, path, `DROP TABLE entry`) },
		"other program": func(t *testing.T, path string) {
			removeIndex(path)
			execIndex(t, path, `CREATE TABLE bookmarks(url)`)
		},
		"no words": func(t *testing.T, path string) {
			execIndex(t, path, `PRAGMA writable_schema = 1; DELETE FROM sqlite_schema WHERE name = 'word_data'`)
		},
	}
	folder := t.TempDir()
	visitFile(t, folder, "a.gemba", supplier("Hongyuan", "2026-03-11"), noted("o1", "bench empty"))
	for name, harm := range damage {
		for _, when := range []string{"closed", "open"} {
			t.Run(name+"/"+when, func(t *testing.T) {
				o := LibraryOptions{CacheDir: t.TempDir()}
				l := mustLibrary(t, folder, o)
				mustAgree(t, l)
				path := l.index.path
				if when == "closed" {
					l.Close()
				} else {
					l.index.db.Exec(`PRAGMA wal_checkpoint(TRUNCATE)`)
				}
				harm(t, path)
				if when == "closed" {
					l = mustLibrary(t, folder, o)
				}
				for range 2 { // and once more with what came of it
					if _, err := l.Search(t.Context(), "bench", 9); err != nil {
						t.Error(err)
					}
					mustAgree(t, l)
					hits, err := l.Search(t.Context(), "bench", 9)
					if err != nil || len(hits) != 1 {
						t.Errorf("hits %v, %v", hits, err)
					}
					l.Close()
					l = mustLibrary(t, folder, o)
				}
			})
		}
	}
}

// overwrite replaces what a file has after its first page.
func overwrite(t *testing.T, path string, data []byte) {
	t.Helper()
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	must(t, err)
	defer f.Close()
	if _, err := f.WriteAt(data, pageSize); err != nil {
		t.Fatal(err)
	}
}

func execIndex(t *testing.T, path, stmt string) {
	t.Helper()
	db := open(path, map[string][]string{"mode": {"rwc"}})
	defer db.Close()
	if _, err := db.Exec(stmt); err != nil {
		t.Fatal(err)
	}
}

// TestLibraryIsShared has several programs use one index.
func TestLibraryIsShared(t *testing.T) {
	folder, cache := t.TempDir(), t.TempDir()
	for i := range 12 {
		visitFile(t, folder, fmt.Sprintf("%d.gemba", i), supplier(fmt.Sprintf("supplier %d", i), "2026-03-11"), noted("o1", "bench empty"))
	}
	var wg sync.WaitGroup
	var libraries []*Library
	for range 3 {
		l := mustLibrary(t, folder, LibraryOptions{CacheDir: cache})
		libraries = append(libraries, l)
		wg.Go(func() { mustUpdate(t, l) })
		wg.Go(func() {
			for range 20 {
				if _, err := l.List(t.Context()); err != nil {
					t.Error(err)
				}
				if _, err := l.Search(t.Context(), "bench", 20); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
	amend(t, filepath.Join(folder, "3.gemba"), "Bo", noted("o2", "a second bench"))
	mustUpdate(t, libraries[0])
	for _, l := range libraries {
		mustAgree(t, l)
		if hits, err := l.Search(t.Context(), "bench", 99); err != nil || len(hits) != 13 {
			t.Errorf("%d hits, %v", len(hits), err)
		}
	}
}

func TestLibraryWithoutCache(t *testing.T) {
	folder := t.TempDir()
	visitFile(t, folder, "a.gemba", supplier("Hongyuan", "2026-03-11"))
	file := filepath.Join(t.TempDir(), "file")
	os.WriteFile(file, nil, 0o600)
	for _, cache := range []string{"", file, filepath.Join(file, "sub")} {
		l := mustLibrary(t, folder, LibraryOptions{CacheDir: cache})
		mustAgree(t, l)
		if hits, err := l.Search(t.Context(), "hong", 9); err != nil || len(hits) != 1 {
			t.Errorf("hits %v, %v", hits, err)
		}
		if l.index.path != "" {
			t.Errorf("an index in %q", cache)
		}
	}
}

func TestLibraryStops(t *testing.T) {
	folder := t.TempDir()
	visitFile(t, folder, "a.gemba", supplier("Hongyuan", "2026-03-11"))
	l := mustLibrary(t, folder, LibraryOptions{CacheDir: t.TempDir()})
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, _, err := l.Update(ctx, time.Second); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled update: %v", err)
	}
	mustAgree(t, l)
	os.RemoveAll(folder)
	if _, err := l.List(t.Context()); !errors.Is(err, ErrNoFolder) {
		t.Errorf("list without a folder: %v", err)
	}
	if _, _, err := l.Update(t.Context(), 0); !errors.Is(err, ErrNoFolder) {
		t.Errorf("update without a folder: %v", err)
	}
	l.Close()
	if _, err := l.Search(t.Context(), "x", 1); !errors.Is(err, ErrClosed) {
		t.Errorf("search after closing: %v", err)
	}
}

// TestIndexLockedByNobody leaves the index locked by a connection that does nothing
// any more, as a disk does that fails in the moment of unlocking: the list goes on.
// Locked by another program, the index is left alone and the caller told.
func TestIndexLockedByNobody(t *testing.T) {
	folder, cache := t.TempDir(), t.TempDir()
	visitFile(t, folder, "a.gemba", supplier("Hongyuan", "2026-03-11"))
	l := mustLibrary(t, folder, LibraryOptions{CacheDir: cache})
	stuck, err := l.index.db.Conn(t.Context())
	must(t, err)
	free, err := l.index.db.Conn(t.Context())
	must(t, err)
	_, err = stuck.ExecContext(t.Context(), "BEGIN IMMEDIATE")
	must(t, errors.Join(err, stuck.Close(), free.Close())) // the one that is given back last is the next to be used
	mustUpdate(t, l)
	if list := mustList(t, l); len(list) != 1 || list[0].Supplier != "Hongyuan" {
		t.Errorf("list %+v", list)
	}

	other := openCache(l.index.path)
	defer shut(other)
	_, err = other.ExecContext(t.Context(), "BEGIN IMMEDIATE")
	must(t, err)
	visitFile(t, folder, "b.gemba", supplier("Northline", "2026-03-10"))
	if _, _, err := l.Update(t.Context(), time.Second); !errors.Is(err, ErrBusy) || l.index.path == "" {
		t.Errorf("another program holds the index: %v", err)
	}
	_, err = other.ExecContext(t.Context(), "ROLLBACK")
	must(t, err)
	mustUpdate(t, l)
	if list := mustList(t, l); len(list) != 2 {
		t.Errorf("list %+v", list)
	}
}
