package store

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"gemba/checklist"
)

// pageByPage reads a library page by page.
func pageByPage(t *testing.T, l *Library, o Order, n int) (list []Summary) {
	t.Helper()
	for {
		p, err := l.Page(t.Context(), o, len(list), n)
		must(t, err)
		if p.From != len(list) || len(p.Rows) != min(n, p.Total-p.From) {
			t.Fatalf("%d of %d rows from %d", len(p.Rows), p.Total, p.From)
		}
		if list = append(list, p.Rows...); len(list) == p.Total {
			return list
		}
	}
}

// TestLibraryPages finds in the pages of each order, however long they are, what
// the list has, sorted, and each visit at its place.
func TestLibraryPages(t *testing.T) {
	folder := t.TempDir()
	names := []string{"Hongyuan", "anton", "Zeta", "宏远阀门", "Anton"}
	for i := range 23 {
		visitFile(t, folder, fmt.Sprintf("%02d.gemba", i), supplier(names[i%len(names)], fmt.Sprintf("2026-03-%02d", 1+i*7%23)), answer("RB-01", level(i*5%7)))
	}
	for _, name := range []string{"x.gemba", "y.gemba"} {
		must(t, os.WriteFile(filepath.Join(folder, name), []byte("not a visit"), 0o600))
	}
	settle(t, folder)
	gap := func(v *checklist.Visit, _ *checklist.Checklist) ([]byte, int64) {
		return nil, int64(v.Answers["RB-01"].Level)
	}
	l := mustLibrary(t, folder, LibraryOptions{CacheDir: t.TempDir(), Digest: gap})
	mustUpdate(t, l)
	newest := mustList(t, l)
	levels := map[string]int{}
	for _, s := range newest {
		if vs, err := Peek(t.Context(), s.Path); err == nil {
			levels[s.Path] = vs[0].Answers["RB-01"].Level
		}
	}
	by := map[Order]func(a, b Summary) int{
		NewestFirst: func(Summary, Summary) int { return 0 },
		BySupplier: func(a, b Summary) int {
			return strings.Compare(strings.ToLower(a.Supplier), strings.ToLower(b.Supplier))
		},
		WidestGap: func(a, b Summary) int { return cmp.Compare(levels[b.Path], levels[a.Path]) },
	}
	for o, compare := range by {
		want := slices.Clone(newest)
		slices.SortStableFunc(want[:23], compare)
		for _, n := range []int{1, 4, 24, 100} {
			got := pageByPage(t, l, o, n)
			if g, w := briefs(got), briefs(want); !slices.Equal(g, w) {
				t.Errorf("order %d in pages of %d:\n%s\nnot\n%s", o, n, strings.Join(g, "\n"), strings.Join(w, "\n"))
			}
		}
		for i, s := range want[:23] {
			if place, err := l.Place(t.Context(), o, s.Path, s.Visit); err != nil || place != i {
				t.Errorf("order %d: %s is at %d, not %d, %v", o, s.Path, place, i, err)
			}
		}
	}
	if _, err := l.Place(t.Context(), NewestFirst, "x.gemba", "nothing"); !errors.Is(err, checklist.ErrNotFound) {
		t.Errorf("a visit that is not there: %v", err)
	}
	if p, err := l.Page(t.Context(), NewestFirst, 99, 5); err != nil || len(p.Rows) != 0 || p.Total != 25 {
		t.Errorf("behind the end: %+v %v", p, err)
	}
}

// TestLibraryPageUnread counts what is still to be read, and shows the copies of
// a file, once the folder was looked at.
func TestLibraryPageUnread(t *testing.T) {
	folder := t.TempDir()
	for i := range 40 {
		visitFile(t, folder, fmt.Sprintf("%02d.gemba", i), supplier("Hongyuan", "2026-03-11"))
	}
	visitFile(t, folder, "00 (1).gemba", supplier("Hongyuan", "2026-03-11"))
	settle(t, folder)
	l := mustLibrary(t, folder, LibraryOptions{CacheDir: t.TempDir()})
	if _, more, err := l.Update(t.Context(), 0); err != nil || !more {
		t.Fatal(more, err)
	}
	p, err := l.Page(t.Context(), NewestFirst, 0, 100)
	if err != nil || p.Total == 0 || p.Total+p.Unread != 40 {
		t.Errorf("%d rows, %d unread, %v", p.Total, p.Unread, err)
	}
	mustUpdate(t, l)
	p, err = l.Page(t.Context(), NewestFirst, 0, 100)
	if err != nil || p.Total != 40 || p.Unread != 0 {
		t.Errorf("%d rows, %d unread, %v", p.Total, p.Unread, err)
	}
	i := slices.IndexFunc(p.Rows, func(s Summary) bool { return filepath.Base(s.Path) == "00.gemba" })
	if i < 0 || len(p.Rows[i].Copies) != 1 {
		t.Errorf("copies %+v", p.Rows)
	}
}
