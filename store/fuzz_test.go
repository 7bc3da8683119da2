package store

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"
)

var old = time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC) // of files that nobody is writing any more

func testNow() time.Time { return time.UnixMilli(1_773_200_000_000) }

// FuzzMerge merges whatever the fuzzer makes of a visit file, twice: it must
// end in a sound book or in one of our errors, and the second time brings
// nothing.
func FuzzMerge(f *testing.F) {
	path := filepath.Join(f.TempDir(), "seed.db")
	b, err := createBook(f.Context(), path, clock{now: testNow})
	if err != nil {
		f.Fatal(err)
	}
	for _, cell := range testCells {
		if _, err := b.put(f.Context(), ID{1}, &edit{visit: testVisit, Cell: cell, value: "x"}); err != nil {
			f.Fatal(err)
		}
	}
	if err := b.close(); err != nil {
		f.Fatal(err)
	}
	seed, err := os.ReadFile(path)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(seed)
	f.Add(seed[:len(seed)/2])
	f.Add(seed[:100])
	f.Add([]byte("SQLite format 3\x00"))
	f.Fuzz(func(t *testing.T, content []byte) {
		dir := t.TempDir()
		src := filepath.Join(dir, "src")
		if err := os.WriteFile(src, content, 0o600); err != nil {
			t.Fatal(err)
		}
		b, err := createBook(t.Context(), filepath.Join(dir, "book"), clock{now: testNow})
		if err != nil {
			t.Fatal(err)
		}
		defer b.close()
		if _, err := b.merge(t.Context(), src, mergeFile); err != nil {
			if !errors.Is(err, ErrDamaged) && !errors.Is(err, ErrNotGemba) && !errors.Is(err, ErrTooNew) {
				t.Fatal(err)
			}
			return
		}
		if err := audit(t.Context(), b.db); err != nil {
			t.Fatal(err)
		}
		if r, err := b.merge(t.Context(), src, mergeFile); err != nil || r.New != 0 || r.changed {
			t.Fatalf("again: %+v %v", r, err)
		}
	})
}
