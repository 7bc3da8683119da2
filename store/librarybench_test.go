package store

import (
	"context"
	"database/sql"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"gemba/checklist"
)

// manyVisits is how many visits the large library of the benchmarks has.
const manyVisits = 10_000

// writer writes text such as visitors write: a few words often, many seldom.
type writer struct {
	rnd  *rand.Rand
	zipf *rand.Zipf
}

func newWriter() *writer {
	rnd := rand.New(rand.NewPCG(1, 2))
	return &writer{rnd, rand.NewZipf(rnd, 1.1, 4, 8000)}
}

// The most frequent words, and what the others are made of.
var (
	often     = strings.Fields("the of and lot records were not receiving inspection bench is operator gauge traveller supplier missing checked 检验 收货 记录 没有 批次")
	syllables = strings.Fields("ka ri mo ten sul var ing lo pe dra cor met ial ver sta gro")
	hanzi     = []rune("宏远阀门检验收货记录批次供应商生产车间设备维修校准证书来料不合格返工库存标签")
)

func (w *writer) word() string {
	switch n := int(w.zipf.Uint64()); {
	case n < len(often):
		return often[n]
	case n%9 == 0:
		return fmt.Sprintf("IR-%d/%04d", 2020+n%7, n)
	case n%4 == 0:
		k := len(hanzi)
		return string([]rune{hanzi[n%k], hanzi[n/3%k], hanzi[n/7%k], hanzi[n/11%k]})
	default:
		k := len(syllables)
		return syllables[n%k] + syllables[n/k%k] + syllables[n/k/k%k]
	}
}

func (w *writer) sentence(words int) string {
	list := make([]string, words)
	for i := range list {
		list[i] = w.word()
	}
	return strings.Join(list, " ")
}

// visit makes a visit as the index keeps it: 120 answers, a third of them with
// words, 20 notes, 5 promises.
func (w *writer) visit(i int) digested {
	day := time.Date(2016, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, w.rnd.IntN(3650))
	c := checklist.Builtin()
	d := digested{Summary: Summary{
		Visit: fmt.Sprintf("0198%028x", i), Supplier: w.sentence(2) + " Valve", Site: w.word(), Order: fmt.Sprintf("PO-%06d", i),
		Date: day.Format(time.DateOnly), Walked: i % 100, Conflicts: i % 3,
		Changed: day.Add(time.Duration(w.rnd.IntN(1e6)) * time.Second), Digest: []byte(strings.Repeat(`{"score": 12345},`, 15)),
	}, list: c}
	d.entries = []entry{{kind: checklist.KindVisit, text: d.Supplier + " · " + d.Site + " · " + d.Order + " · Ana, Bo"}}
	for j := range 120 {
		id := c.Items[j*len(c.Items)/120].ID
		d.recorded = append(d.recorded, id)
		if j%3 == 0 {
			d.entries = append(d.entries, entry{checklist.KindAnswer, id, id, w.sentence(8)})
		}
	}
	for j := range 25 {
		d.entries = append(d.entries, entry{checklist.KindObservation, fmt.Sprintf("01980000-%d", j), "RB-01", w.sentence(12)})
	}
	return d
}

// manyLibrary makes a library with an index that was filled directly, through
// the same writing as an update, and empty files of those names in the folder.
func manyLibrary(b *testing.B) *Library {
	b.Helper()
	folder := b.TempDir()
	l, err := OpenLibrary(b.Context(), folder, LibraryOptions{CacheDir: b.TempDir()})
	must(b, err)
	b.Cleanup(func() { l.Close() })
	w := newWriter()
	dir, err := os.Open(folder)
	must(b, err)
	defer shut(dir)
	in := marker{dir: dir}
	start := time.Now()
	for i := 0; i < manyVisits; i += batchSize {
		var batch []reading
		for j := i; j < min(i+batchSize, manyVisits); j++ {
			name := fmt.Sprintf("2026-01-01 supplier %d.gemba", j)
			path := filepath.Join(folder, name)
			must(b, os.WriteFile(path, nil, 0o600))
			now, _, err := in.of(name)
			must(b, err)
			c := candidate{name, now}
			batch = append(batch, reading{candidate: c, at: time.Now().Add(time.Hour), visits: []digested{w.visit(j)}})
		}
		must(b, transact(b.Context(), l.index.db, func(tx *sql.Tx) error { return keep(b.Context(), tx, batch) }))
	}
	info, err := os.Stat(l.index.path)
	must(b, err)
	b.Logf("made in %v, %d MB", time.Since(start), info.Size()>>20)
	return l
}

// timed runs fn and reports the median and the longest run.
func timed(b *testing.B, fn func(ctx context.Context) (int, error)) {
	var times []time.Duration
	n := 0
	for b.Loop() {
		start := time.Now()
		var err error
		if n, err = fn(b.Context()); err != nil {
			b.Fatal(err)
		}
		times = append(times, time.Since(start))
	}
	report(b, times)
	b.ReportMetric(float64(n), "found")
}

// BenchmarkLibrary lists and searches 10,000 visits with 660,000 entries: at
// most 60 and 100 ms.
func BenchmarkLibrary(b *testing.B) {
	l := manyLibrary(b)
	b.Run("List", func(b *testing.B) {
		timed(b, func(ctx context.Context) (int, error) {
			list, err := l.List(ctx)
			return len(list), err
		})
	})
	for name, from := range map[string]int{"first": 0, "middle": 5000, "last": 9900} {
		b.Run("Page/"+name, func(b *testing.B) {
			timed(b, func(ctx context.Context) (int, error) {
				p, err := l.Page(ctx, BySupplier, from, 100)
				return len(p.Rows), err
			})
		})
	}
	b.Run("Update", func(b *testing.B) { // when nothing changed
		timed(b, func(ctx context.Context) (int, error) {
			changed, more, err := l.Update(ctx, time.Second)
			if changed || more {
				b.Fatal("something changed")
			}
			return 0, err
		})
	})
	for _, query := range []string{
		"r", "re", "rec", "rece", "receiving", "receiving inspection", "nothinglikeit the", "kamoka", "IR-2024/0117", "valve ana", "PO-0012",
		"a b c d e", "检", "检验", "来料检验", "who chooses the route",
	} {
		b.Run("Search/"+strings.ReplaceAll(query, " ", "_"), func(b *testing.B) {
			timed(b, func(ctx context.Context) (int, error) {
				hits, err := l.Search(ctx, query, 50)
				return len(hits), err
			})
		})
	}
	b.Run("Scan", func(b *testing.B) { // what two Chinese characters would cost without words of their own
		timed(b, func(ctx context.Context) (n int, err error) {
			err = l.index.db.QueryRowContext(ctx, `SELECT count(*) FROM (SELECT 1 FROM entry WHERE text LIKE '%检宏%' ORDER BY id DESC LIMIT 50)`).Scan(&n)
			return n, err
		})
	})
}

// BenchmarkLibraryUpdate reads 200 visit files into a new index: copies of one
// that was made as visits are.
func BenchmarkLibraryUpdate(b *testing.B) {
	const files = 200
	f, _ := benchFile(b, 1, 0)
	mustClose(b, f)
	folder := b.TempDir()
	for i := range files {
		must(b, copyFile(f.Path(), filepath.Join(folder, fmt.Sprintf("visit %d.gemba", i))))
	}
	for b.Loop() {
		b.StopTimer()
		l := mustLibrary(b, folder, LibraryOptions{CacheDir: b.TempDir()})
		b.StartTimer()
		mustUpdate(b, l)
		b.StopTimer()
		if n := len(mustList(b, l)); n != files {
			b.Fatal(n)
		}
		shut(l)
		b.StartTimer()
	}
	b.ReportMetric(float64(b.Elapsed().Milliseconds())/float64(b.N)/files, "ms/file")
}
