package store

import (
	"database/sql"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"gemba/checklist"
)

// benchFile writes a file with visits as they come back from a factory: 120
// answers, 20 observations of three fields, and a quarter of it edited twice.
func benchFile(b *testing.B, visits, photos int) (*File, string) {
	b.Helper()
	f := mustCreate(b, filepath.Join(b.TempDir(), "v.gemba"), options(b.TempDir(), "Ana"))
	var id string
	for range visits {
		id = mustVisit(b, f).ID
		var changes []checklist.Change
		for i := range 120 {
			changes = append(changes, answer(fmt.Sprintf("Q%d", i), level(i%5)))
		}
		for i := range 20 {
			key := fmt.Sprintf("o%d", i)
			for _, field := range []string{"item", "text", "basis"} {
				changes = append(changes, checklist.Change{
					Cell:  checklist.Cell{Kind: checklist.KindObservation, Key: key, Field: field},
					Value: strings.Repeat(field+" 收货台 ", 6),
				})
			}
		}
		for i := range 45 {
			c := changes[4*i]
			c.Value += " "
			changes = append(changes, c)
		}
		f.lastTook(quick) // publish in the background: many visits, one publication
		if _, err := f.Save(b.Context(), id, changes...); err != nil {
			b.Fatal(err)
		}
	}
	err := f.book.tx(b.Context(), func(tx *sql.Tx) error {
		for i := range photos {
			if _, err := addBlob(b.Context(), tx, []byte(strings.Repeat(fmt.Sprintf("photo %d", i), 37_500))); err != nil {
				return err
			}
		}
		return nil
	})
	must(b, err)
	f.touch()
	if s, err := f.Flush(b.Context()); err != nil || !s.InFile {
		b.Fatal(s, err)
	}
	return f, id
}

// report adds the median and the largest of a benchmark's single times.
func report(b *testing.B, times []time.Duration) {
	slices.Sort(times)
	b.ReportMetric(float64(times[len(times)/2].Microseconds())/1000, "p50-ms")
	b.ReportMetric(float64(times[len(times)-1].Microseconds())/1000, "max-ms")
}

// BenchmarkSave is one answer into the visible file: the goal is 10 ms at the
// median for a visit without photographs and 40 ms with 30.
func BenchmarkSave(b *testing.B) {
	for name, size := range map[string][2]int{"1visit": {1, 0}, "20visits": {20, 0}, "1visit30photos": {1, 30}} {
		b.Run(name, func(b *testing.B) {
			f, id := benchFile(b, size[0], size[1])
			var times []time.Duration
			for i := 0; b.Loop(); i++ {
				start := time.Now()
				mustSave(b, f, id, answer("Q1", level(i)))
				times = append(times, time.Since(start))
			}
			report(b, times)
			mustClose(b, f)
		})
	}
}

// BenchmarkOpen opens, loads one visit and closes: opening may take 15 ms.
func BenchmarkOpen(b *testing.B) {
	for name, size := range map[string][2]int{"1visit": {1, 0}, "20visits": {20, 0}, "1visit30photos": {1, 30}} {
		b.Run(name, func(b *testing.B) {
			f, id := benchFile(b, size[0], size[1])
			mustClose(b, f)
			state := b.TempDir()
			var times []time.Duration
			for b.Loop() {
				start := time.Now()
				g, _ := mustOpen(b, f.Path(), options(state, "Ana"))
				if _, err := g.Visit(b.Context(), id); err != nil {
					b.Fatal(err)
				}
				times = append(times, time.Since(start))
				mustClose(b, g)
			}
			report(b, times)
		})
	}
}

// BenchmarkPeek reads a file for the library.
func BenchmarkPeek(b *testing.B) {
	f, _ := benchFile(b, 1, 0)
	mustClose(b, f)
	for b.Loop() {
		if _, err := Peek(b.Context(), f.Path()); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkVisit loads one visit of an open file.
func BenchmarkVisit(b *testing.B) {
	f, id := benchFile(b, 1, 0)
	for b.Loop() {
		if _, err := f.Visit(b.Context(), id); err != nil {
			b.Fatal(err)
		}
	}
	mustClose(b, f)
}

// BenchmarkMerge merges 200 visits into an empty file: at most 3 s.
func BenchmarkMerge(b *testing.B) {
	for _, visits := range []int{1, 200} {
		src, _ := benchFile(b, visits, 0)
		b.Run(fmt.Sprintf("%dvisits", visits), func(b *testing.B) {
			for b.Loop() {
				b.StopTimer()
				g := mustCreate(b, filepath.Join(b.TempDir(), "g.gemba"), options(b.TempDir(), "Bo"))
				b.StartTimer()
				if _, err := g.Merge(b.Context(), src.Path()); err != nil {
					b.Fatal(err)
				}
				b.StopTimer()
				mustClose(b, g)
				b.StartTimer()
			}
		})
		b.Run(fmt.Sprintf("%dvisits-again", visits), func(b *testing.B) {
			g := mustCreate(b, filepath.Join(b.TempDir(), "g.gemba"), options(b.TempDir(), "Bo"))
			if _, err := g.Merge(b.Context(), src.Path()); err != nil {
				b.Fatal(err)
			}
			for b.Loop() {
				if _, err := g.Merge(b.Context(), src.Path()); err != nil {
					b.Fatal(err)
				}
			}
			mustClose(b, g)
		})
		mustClose(b, src)
	}
}
