package store

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

func TestCopiesAmong(t *testing.T) {
	paths := []string{
		"a.gemba", "a.sync-conflict-20260311-101500-ABCDEFG.gemba", "a (Ana's conflicted copy 2026-03-11).gemba",
		"a (conflicted copy 2026-03-11 101500).gemba", "a (1).gemba", "a (1) (1).gemba", "A (2).GEMBA",
		"b (1).gemba", "b.c.gemba", "b.c (12).gemba", "a (one).gemba", "a 2.gemba", "(1).gemba", "d.SYNC-CONFLICT-1.gemba", "d.gemba",
		"2026 Hongyuan (Ningbo) 3f2a.gemba", "2026 Hongyuan (Ningbo) 3f2a (3).gemba",
	}
	own, copies := CopiesAmong(paths)
	wantOwn := []string{
		"a.gemba", "A (2).GEMBA", "b (1).gemba", "b.c.gemba", "a (one).gemba", "a 2.gemba", "(1).gemba", "d.gemba", "2026 Hongyuan (Ningbo) 3f2a.gemba",
	}
	want := map[string][]string{
		"a.gemba":                           {paths[1], paths[2], paths[3], paths[4], paths[5]},
		"b.c.gemba":                         {"b.c (12).gemba"},
		"d.gemba":                           {"d.SYNC-CONFLICT-1.gemba"},
		"2026 Hongyuan (Ningbo) 3f2a.gemba": {"2026 Hongyuan (Ningbo) 3f2a (3).gemba"},
	}
	if !slices.Equal(own, wantOwn) || !maps.EqualFunc(copies, want, slices.Equal) {
		t.Errorf("own %q\ncopies %q", own, copies)
	}
}

// TestLibraryFolder looks at what lies in a folder besides visit files.
func TestLibraryFolder(t *testing.T) {
	folder := t.TempDir()
	a := visitFile(t, folder, "a.gemba", supplier("Hongyuan", "2026-03-11"))
	join := func(name string) string { return filepath.Join(folder, name) }
	for _, to := range []string{"a (1).gemba", "b.GEMBA", ".hidden.gemba", ".a.gemba.77-x.part", "odd ?#%20'\" 現場.gemba"} {
		must(t, copyFile(a, join(to)))
	}
	os.WriteFile(join("notes.txt"), nil, 0o600)
	os.Mkdir(join("sub"), 0o700)
	copyFile(a, join("sub/c.gemba"))
	l := mustLibrary(t, folder, LibraryOptions{CacheDir: t.TempDir()})
	mustUpdate(t, l)
	var names []string
	for _, s := range mustList(t, l) {
		names = append(names, filepath.Base(s.Path))
		if s.Supplier != "Hongyuan" || s.Problem != "" || s.Pending {
			t.Errorf("%+v", s)
		}
		if isA := s.Path == a; isA != slices.Equal(s.Copies, []string{join("a (1).gemba")}) {
			t.Errorf("copies of %s: %q", s.Path, s.Copies)
		}
	}
	if want := []string{"a.gemba", "b.GEMBA", "odd ?#%20'\" 現場.gemba"}; !slices.Equal(names, want) {
		t.Errorf("listed %q", names)
	}
	os.Remove(a) // and its copy is a visit of its own
	mustUpdate(t, l)
	if list := mustList(t, l); len(list) != 3 || filepath.Base(list[0].Path) != "a (1).gemba" || list[0].Supplier != "Hongyuan" {
		t.Errorf("after its original went: %v", briefs(list))
	}
}

// TestLibraryHostile puts files into a folder that cannot be read. Each is a
// line of the list, and the others are there.
func TestLibraryHostile(t *testing.T) {
	folder := t.TempDir()
	good := visitFile(t, folder, "good.gemba", supplier("Hongyuan", "2026-03-11"), noted("o1", "bench empty"))
	join := func(name string) string { return filepath.Join(folder, name+".gemba") }
	os.WriteFile(join("empty"), nil, 0o600)
	os.WriteFile(join("text"), []byte(strings.Repeat("hello ", 999)), 0o600)
	os.Mkdir(join("folder"), 0o700)
	os.Symlink(filepath.Join(folder, "nowhere"), join("dangling"))
	os.Symlink(join("loop"), join("loop"))
	for name, stmt := range map[string]string{
		"trigger": `CREATE TRIGGER boom AFTER INSERT ON fact BEGIN DELETE FROM fact; END`,
		"newer":   `PRAGMA user_version = 9`,
		"view":    `ALTER TABLE head RENAME TO h; CREATE VIEW head AS WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x FROM c) SELECT * FROM h, c`,
		"forged":  `UPDATE fact SET value = 'all is well' WHERE kind = 'observation'`,
	} {
		copyFile(good, join(name))
		execIndex(t, join(name), stmt)
	}
	data, err := os.ReadFile(good)
	must(t, err)
	os.WriteFile(join("truncated"), data[:len(data)/2], 0o600)
	for i := range data[pageSize:] {
		data[pageSize+i] ^= byte(i * 7)
	}
	os.WriteFile(join("scrambled"), data, 0o600)

	l := mustLibrary(t, folder, LibraryOptions{CacheDir: t.TempDir()})
	mustUpdate(t, l)
	problems := map[string]error{
		"empty": ErrNotGemba, "text": ErrNotGemba, "folder": ErrNotGemba, "dangling": nil, "loop": nil,
		"trigger": ErrDamaged, "newer": ErrTooNew, "view": ErrDamaged, "truncated": ErrDamaged, "scrambled": ErrDamaged,
	}
	for _, s := range mustList(t, l) {
		name := strings.TrimSuffix(filepath.Base(s.Path), Ending)
		cause, bad := problems[name]
		delete(problems, name)
		if bad != (s.Problem != "") || s.Cause != cause || s.Pending || bad == (s.Visit != "") { //nolint:errorlint // the very value
			t.Errorf("%s: %+v", name, s)
		}
	}
	if len(problems) > 0 {
		t.Errorf("not listed: %v", problems)
	}
	if hits := mustSearch(t, l, "bench", 9); len(hits) != 1 || hits[0].Path != good {
		t.Errorf("hits %+v", hits)
	}
}

// TestLibraryLargeVisit puts more into a visit than the index takes of it.
func TestLibraryLargeVisit(t *testing.T) {
	changes := []byte(strings.Repeat("lots of words ", 20_000))
	folder := t.TempDir()
	visitFile(t, folder, "a.gemba", supplier(strings.Repeat("Hongyuan ", 500), "2026-03-11"), noted("o1", string(changes)), noted("o2", "bench"))
	l := mustLibrary(t, folder, LibraryOptions{CacheDir: t.TempDir()})
	mustUpdate(t, l)
	if s := mustList(t, l)[0]; len(s.Supplier) > maxShown {
		t.Errorf("%d bytes of supplier", len(s.Supplier))
	}
	for _, query := range []string{"lots words", "bench"} {
		if hits := mustSearch(t, l, query, 9); len(hits) != 1 || len(hits[0].Text) > 2*excerptLength {
			t.Errorf("%s: %d hits", query, len(hits))
		}
	}
}

// TestStale says when a file is read again.
func TestStale(t *testing.T) {
	written := time.Date(2026, 3, 11, 10, 0, 0, 0, time.UTC)
	m := mark{4096, written.UnixNano(), 7}
	for name, c := range map[string]struct {
		read, now time.Duration // after it was written
		mark      mark
		want      bool
	}{
		"same":               {time.Minute, time.Hour, m, false},
		"size":               {time.Minute, time.Hour, mark{8192, m.mtime, 7}, true},
		"time":               {time.Minute, time.Hour, mark{4096, m.mtime + 1, 7}, true},
		"inode":              {time.Minute, time.Hour, mark{4096, m.mtime, 8}, true},
		"young then":         {time.Second, time.Hour, m, true},
		"young still":        {time.Second, 2 * time.Second, m, false},
		"from the future":    {-time.Hour, -time.Minute, m, false},
		"no longer":          {-time.Hour, time.Hour, m, true},
		"read when it was 3": {3 * time.Second, time.Hour, m, false},
	} {
		f := indexedFile{mark: m, read: written.Add(c.read).UnixNano()}
		if got := f.stale(c.mark, written.Add(c.now)); got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

// TestShown packs what the list shows and reads it again, whole and cut short.
func TestShown(t *testing.T) {
	s := Summary{
		Visit: "v", Supplier: "宏远", Site: strings.Repeat("x", 300), Date: "2026-03-11", Walked: 40, Conflicts: -300, Damaged: true,
		Changed: time.UnixMilli(1773223200123), Digest: []byte{0, 1, 2}, Problem: "p",
	}
	packed := string(appendSummary(nil, &s))
	var got Summary
	p := unpacker{rest: packed}
	if p.summary(&got); p.broken || p.rest != "" || fmt.Sprint(got) != fmt.Sprint(s) {
		t.Errorf("%+v %+v", got, p)
	}
	for i := range packed {
		p := unpacker{rest: packed[:i]}
		if p.summary(&got); !p.broken {
			t.Fatalf("the first %d bytes are whole", i)
		}
	}
}

// TestUnreadAgain: a file of which the system gave nothing is read again at the
// next look, however old it is; one that is damaged is not, until it changes.
func TestUnreadAgain(t *testing.T) {
	folder := t.TempDir()
	damaged := filepath.Join(folder, "damaged.gemba")
	must(t, os.WriteFile(damaged, []byte(strings.Repeat("no database ", 1000)), 0o600))
	l := mustLibrary(t, folder, LibraryOptions{CacheDir: t.TempDir(), Version: "1"})
	for name, again := range map[string]bool{"away.gemba": true, "damaged.gemba": false} {
		r := l.read(t.Context(), candidate{name: name})
		old := indexedFile{read: r.at.UnixNano()}
		if r.problem == "" || old.stale(mark{}, time.Now()) != again {
			t.Errorf("%s: problem %q, read again: %t", name, r.problem, !again)
		}
	}
}
