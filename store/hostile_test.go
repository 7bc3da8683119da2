package store

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"gemba/checklist"
)

// fullFile writes a visit file with a few hundred facts, some of them long and
// some replaced, a checklist of its own and a photograph, and returns its path
// and its facts.
func fullFile(t testing.TB) (path string, facts map[ID]bool) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "full.gemba")
	f := mustCreate(t, path, options(t.TempDir(), "Ana"))
	v := mustVisit(t, f)
	var changes []checklist.Change
	for i := range 120 {
		changes = append(changes, answer(fmt.Sprintf("Q%d", i), level(i%5)), checklist.Change{
			Cell:  checklist.Cell{Kind: checklist.KindObservation, Key: fmt.Sprintf("o%d", i), Field: "text"},
			Value: strings.Repeat("收货台 receiving bench ", i),
		})
	}
	mustSave(t, f, v.ID, changes...)
	for i := range 40 {
		mustSave(t, f, v.ID, answer(fmt.Sprintf("Q%d", 3*i), level(i%4)+" "))
	}
	err := f.book.tx(t.Context(), func(tx *sql.Tx) error {
		_, err := addBlob(t.Context(), tx, []byte(strings.Repeat("photo", 4000)))
		return err
	})
	must(t, err)
	f.touch()
	mustClose(t, f)
	return path, factsIn(t, path)
}

func factsIn(t testing.TB, path string) map[ID]bool {
	t.Helper()
	db := openForeign(path)
	defer db.Close()
	return factsOf(t, db)
}

func factsOf(t testing.TB, q querier) map[ID]bool {
	t.Helper()
	ids := map[ID]bool{}
	must(t, eachFactID(t.Context(), q, func(id, _ ID) { ids[id] = true }))
	return ids
}

// brief returns the counts of a report.
func brief(r *Report) string {
	return fmt.Sprintf("new %d known %d rejected %d carved %d recovered %d damaged %v kept %q templates %d blobs %d conflicts %d",
		r.New, r.Known, r.Rejected, r.Carved, r.Recovered, r.Damaged, r.Kept, r.Templates, r.Blobs, r.Conflicts)
}

// TestAlteredFiles opens files that somebody prepared. Nothing in them may run,
// and what is genuine in them is carved out.
func TestAlteredFiles(t *testing.T) {
	original, facts := fullFile(t)
	for name, stmt := range map[string]string{
		"trigger":       `CREATE TRIGGER boom AFTER INSERT ON fact BEGIN DELETE FROM fact; END`,
		"view":          `ALTER TABLE head RENAME TO h; CREATE VIEW head AS SELECT * FROM h`,
		"more tables":   `CREATE TABLE more(x)`,
		"virtual table": `CREATE VIRTUAL TABLE search USING fts5(x)`,
		"more index":    `CREATE INDEX more ON fact(value)`,
		"failing check": `ALTER TABLE draft ADD COLUMN x TEXT CHECK(1/0)`,
		"heads":         `DELETE FROM head WHERE seq % 2`,
		"edges":         `INSERT INTO edge VALUES(zeroblob(16), zeroblob(16))`,
		"a fact":        `UPDATE fact SET value = 'all is well' WHERE seq = 9`,
		"an author":     `UPDATE fact SET actor = zeroblob(16) WHERE seq = 9`,
		"a clock":       `UPDATE fact SET hlc = hlc + 1 WHERE seq = 9`,
		"wal":           `PRAGMA journal_mode = WAL`,
		"old version":   `PRAGMA user_version = 0`,
	} {
		t.Run(name, func(t *testing.T) {
			path := copyOf(t, original)
			db := open(path, nil)
			if _, err := db.ExecContext(t.Context(), stmt); err != nil {
				t.Fatal(err)
			}
			must(t, db.Close())
			state := t.TempDir()
			f, r := mustOpen(t, path, options(state, "Bo"))
			// Of a forged row the genuine one may still be in the slack of its page.
			got, forged := f.countFacts(t), stmt[0] == 'U'
			whole, withoutIt := got == len(facts) && r.Rejected == 0, got == len(facts)-1 && r.Rejected == 1
			if !whole && (!forged || !withoutIt) {
				t.Errorf("%d facts of %d, report %s", got, len(facts), brief(r))
			}
			if altered := name != "wal"; r.Damaged != altered || (r.Kept != "") != altered {
				t.Errorf("report %s", brief(r))
			}
			mustClose(t, f)
			if err := Check(t.Context(), path); err != nil {
				t.Error(err)
			}
			for id := range factsIn(t, path) {
				if !facts[id] {
					t.Errorf("invented fact %v", id)
				}
			}
		})
	}
}

// TestOtherFiles meets files that are no visit files with a sentence and leaves
// them alone.
func TestOtherFiles(t *testing.T) {
	original, _ := fullFile(t)
	whole, err := os.ReadFile(original)
	must(t, err)
	newer := append([]byte(nil), whole...)
	binary.BigEndian.PutUint32(newer[60:], 7)
	other := filepath.Join(t.TempDir(), "other.db")
	db := open(other, nil)
	if _, err := db.ExecContext(t.Context(), `CREATE TABLE fact(x); INSERT INTO fact VALUES('x')`); err != nil {
		t.Fatal(err)
	}
	db.Close()
	otherBytes, err := os.ReadFile(other)
	must(t, err)
	noise := make([]byte, 1<<20)
	rng := rand.NewChaCha8([32]byte{1})
	rng.Read(noise)
	for name, test := range map[string]struct {
		content []byte
		want    error
	}{
		"text": {[]byte("Dear supplier, " + strings.Repeat("x", 5000)), ErrNotGemba}, "empty": {nil, ErrNotGemba},
		"header only": {whole[:100], ErrDamaged}, "half a header": {whole[:50], ErrNotGemba}, "noise": {noise, ErrNotGemba},
		"newer": {newer, ErrTooNew}, "other database": {otherBytes, ErrNotGemba},
	} {
		t.Run(name, func(t *testing.T) {
			path, state := filepath.Join(t.TempDir(), "x.gemba"), t.TempDir()
			must(t, os.WriteFile(path, test.content, 0o600))
			must(t, os.Chtimes(path, old, old))
			f := mustCreate(t, filepath.Join(t.TempDir(), "mine.gemba"), options(t.TempDir(), "Ana"))
			_, _, openErr := Open(t.Context(), path, options(state, "Ana"))
			_, mergeErr := f.Merge(t.Context(), path)
			_, peekErr := Peek(t.Context(), path)
			for call, err := range map[string]error{"open": openErr, "merge": mergeErr, "check": Check(t.Context(), path)} {
				if !errors.Is(err, test.want) {
					t.Errorf("%s: %v", call, err)
				}
			}
			if peekErr == nil {
				t.Error("peek read it")
			}
			if b, err := os.ReadFile(path); err != nil || string(b) != string(test.content) {
				t.Error("the file was changed", err)
			}
			mustBeEmpty(t, state)
			mustClose(t, f)
		})
	}
	if _, _, err := Open(t.Context(), t.TempDir(), options(t.TempDir(), "Ana")); !errors.Is(err, ErrNotGemba) {
		t.Errorf("a folder: %v", err)
	}
}

// damages are the ways in which files break.
var damages = map[string]func(*rand.Rand, []byte) []byte{
	"bit": func(r *rand.Rand, b []byte) []byte { b[r.IntN(len(b))] ^= 1 << r.IntN(8); return b },
	"64 bytes": func(r *rand.Rand, b []byte) []byte {
		for i, at := 0, r.IntN(len(b)-64); i < 64; i++ {
			b[at+i] = byte(r.Uint32())
		}
		return b
	},
	"header": func(r *rand.Rand, b []byte) []byte { b[r.IntN(100)] = byte(r.Uint32()); return b },
	"page header": func(r *rand.Rand, b []byte) []byte {
		at := pageSize * r.IntN(len(b)/pageSize)
		b[at+r.IntN(12)] = byte(r.Uint32())
		return b
	},
	"pointer": func(r *rand.Rand, b []byte) []byte {
		at := pageSize * r.IntN(len(b)/pageSize)
		binary.BigEndian.PutUint32(b[at+4*r.IntN(pageSize/4):], r.Uint32N(200))
		return b
	},
	"swapped pages": func(r *rand.Rand, b []byte) []byte {
		n := len(b) / pageSize
		x, y := pageSize*r.IntN(n), pageSize*r.IntN(n)
		for i := range pageSize {
			b[x+i], b[y+i] = b[y+i], b[x+i]
		}
		return b
	},
	"zeroed sector": func(r *rand.Rand, b []byte) []byte {
		at := 512 * r.IntN(len(b)/512)
		clear(b[at : at+512])
		return b
	},
	"truncated": func(r *rand.Rand, b []byte) []byte { return b[:r.IntN(len(b))] },
}

// TestDamage breaks a file at random and merges it: no panic, no hang, no fact
// that was not there, none lost without a word, and a book that passes every
// check.
func TestDamage(t *testing.T) {
	original, facts := fullFile(t)
	whole, err := os.ReadFile(original)
	must(t, err)
	rounds := 25
	if long() {
		rounds = 500
	}
	for name, damage := range damages {
		t.Run(name, func(t *testing.T) {
			r := rand.New(rand.NewPCG(1, uint64(len(name))))
			kept, refused := 0, 0
			dir := inMemory(t)
			for range rounds {
				got, err := mergeDamaged(t, dir, damage(r, bytes.Clone(whole)), facts)
				if err != nil {
					refused++
				}
				kept += got
			}
			t.Logf("%d damages, %d refused, %.2f %% of the facts of the others", rounds, refused, 100*float64(kept)/float64(max(1, rounds-refused)*len(facts)))
		})
	}
}

// mergeDamaged merges a damaged file into an empty book, both in a folder that has
// nothing else, and returns how many of the facts came through.
func mergeDamaged(t *testing.T, dir string, content []byte, facts map[ID]bool) (int, error) {
	t.Helper()
	path, book := filepath.Join(dir, "v.gemba"), filepath.Join(dir, "book.db")
	must(t, os.WriteFile(path, content, 0o600))
	empty, err := emptyBook()
	must(t, err)
	must(t, os.WriteFile(book, empty, 0o600))
	b, err := openBook(t.Context(), book, clock{now: testNow})
	must(t, err)
	defer b.close()
	rep, err := b.merge(t.Context(), path, mergeFile)
	if err != nil {
		if !errors.Is(err, ErrDamaged) && !errors.Is(err, ErrNotGemba) && !errors.Is(err, ErrTooNew) {
			t.Error(err)
		}
		return 0, err
	}
	if err := audit(context.WithoutCancel(t.Context()), b.db); err != nil {
		t.Error(err)
	}
	got := factsOf(t, b.db)
	for id := range got {
		if !facts[id] {
			t.Errorf("invented fact %v", id)
		}
	}
	if len(got) < len(facts) && !rep.Damaged && rep.Rejected == 0 {
		t.Errorf("%d facts of %d, and not a word: %s", len(got), len(facts), brief(rep))
	}
	return len(got), nil
}

// emptyBook is a book without facts, byte by byte. To copy one takes a tenth of the
// time that it takes to make one.
var emptyBook = sync.OnceValues(func() ([]byte, error) {
	temp, err := tempWorkdir()
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(temp.dir)
	b, err := createBook(context.Background(), temp.db(), clock{now: testNow})
	if err != nil {
		return nil, err
	}
	if err := b.close(); err != nil {
		return nil, err
	}
	return os.ReadFile(temp.db())
})
