package store

import (
	"context"
	"database/sql"
	"encoding/hex"
	"errors"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"gemba/checklist"
)

func newTestBook(t testing.TB) *book {
	t.Helper()
	b, err := createBook(t.Context(), filepath.Join(t.TempDir(), "book.db"), clock{now: time.Now})
	must(t, err)
	t.Cleanup(func() { b.close() })
	return b
}

// TestCanonical pins the bytes that are hashed: format 1 is frozen.
func TestCanonical(t *testing.T) {
	f := &Fact{
		Visit: ID{1}, Cell: checklist.Cell{Kind: "answer", Key: "Q1", Field: "value"}, Value: "現場",
		Actor: ID{2}, HLC: 3 << 16, At: -1, TZ: -60, Parents: []ID{{4}}, Seen: []ID{{5}, {6}}, Ext: `{"reason":"x"}`,
	}
	const want = "67656d62612f666163742f310a" + // domain
		"01000000000000000000000000000000" + // visit
		"00000006616e73776572" + "000000025131" + "0000000576616c7565" + // kind, key, field
		"01" + "c40838417e44ca07a8daa04657913e61082dcb19789512476c961f4f083f28ee" + // value
		"02000000000000000000000000000000" + // actor
		"0000000000030000" + "ffffffffffffffff" + "ffffffffffffffc4" + // hlc, at, tz
		"00000001" + "04000000000000000000000000000000" + // parents
		"00000002" + "05000000000000000000000000000000" + "06000000000000000000000000000000" + // seen
		"0000000e" + "7b22726561736f6e223a2278227d" // ext
	if got := hex.EncodeToString(f.Canonical()); got != want {
		t.Errorf("canonical bytes %s", got)
	}
	if id := f.Hash().String(); id != "a8b0aa51fffdb5926c7f6f482a2db91c" {
		t.Errorf("id %s", id)
	}
	f.Value, f.Cleared, f.Ext = "", true, ""
	if id := f.Hash().String(); id != "3b31535ffbee392a4398db39543ef61b" {
		t.Errorf("id of a cleared cell without ext %s", id)
	}
}

// TestEverythingIsHashed changes one thing of a fact at a time.
func TestEverythingIsHashed(t *testing.T) {
	base := func() *Fact {
		return &Fact{Cell: checklist.Cell{Kind: "answer", Key: "Q1", Field: "value"}, Value: "x", Parents: []ID{{1}}}
	}
	for name, change := range map[string]func(*Fact){
		"visit": func(f *Fact) { f.Visit[0]++ }, "kind": func(f *Fact) { f.Kind += "x" }, "key": func(f *Fact) { f.Key = "" },
		"field": func(f *Fact) { f.Field = "values" }, "value": func(f *Fact) { f.Value = "" }, "cleared": func(f *Fact) { f.Cleared = true },
		"actor": func(f *Fact) { f.Actor[15]++ }, "hlc": func(f *Fact) { f.HLC++ }, "at": func(f *Fact) { f.At-- }, "tz": func(f *Fact) { f.TZ = 60 },
		"parents": func(f *Fact) { f.Parents = nil }, "seen": func(f *Fact) { f.Seen = []ID{{1}} }, "moved": func(f *Fact) { f.Parents, f.Seen = nil, f.Parents },
		"ext": func(f *Fact) { f.Ext = "{}" }, "shifted": func(f *Fact) { f.Kind, f.Key = "answerQ", "1" },
	} {
		f := base()
		change(f)
		if f.Hash() == base().Hash() {
			t.Errorf("%s is not part of the id", name)
		}
	}
	f := base()
	f.Arrived, f.seq = 1, 1
	if f.Hash() != base().Hash() {
		t.Error("what is local is part of the id")
	}
}

// TestConnectionSettings reads the settings back: SQLite ignores a misspelled
// pragma without a word.
func TestConnectionSettings(t *testing.T) {
	b := newTestBook(t)
	foreign := openForeign(b.path)
	t.Cleanup(func() { foreign.Close() })
	common := map[string]string{"trusted_schema": "0", "cell_size_check": "1", "mmap_size": "0", "busy_timeout": "2000"}
	for name, test := range map[string]struct {
		db   *sql.DB
		want map[string]string
	}{
		"working": {b.db, map[string]string{"journal_mode": "truncate", "synchronous": "2", "query_only": "0", "application_id": "1196245569", "user_version": "1", "page_size": "4096"}},
		"foreign": {foreign, map[string]string{"query_only": "1"}},
	} {
		for _, pragmas := range []map[string]string{common, test.want} {
			for pragma, want := range pragmas {
				var got string
				if err := test.db.QueryRowContext(t.Context(), "PRAGMA "+pragma).Scan(&got); err != nil || got != want {
					t.Errorf("%s: %s is %q, want %q, %v", name, pragma, got, want, err)
				}
			}
		}
		if _, err := test.db.ExecContext(t.Context(), `SELECT "no such column"`); err == nil {
			t.Errorf("%s: a misspelled column is a string", name)
		}
	}
	if _, err := foreign.ExecContext(t.Context(), `DELETE FROM fact`); err == nil {
		t.Error("a received file can be written")
	}
}

// TestChecks gives the database what the code would never send: the schema
// itself must refuse it.
func TestChecks(t *testing.T) {
	b := newTestBook(t)
	id, many := make([]byte, 16), strings.Repeat("x", maxValue+1)
	ok := []any{id, id, "answer", "Q1", "value", "x", id, int64(1), int64(1), int64(0), []byte{}, []byte{}, nil, int64(1)}
	bad := map[int][]any{
		0: {nil, "text of 16 bytes", make([]byte, 15)}, 1: {nil, make([]byte, 17)}, 2: {nil, "", strings.Repeat("x", maxKind+1)},
		3: {nil, strings.Repeat("x", maxKey+1)}, 4: {nil, "", strings.Repeat("x", maxField+1)}, 5: {many, []byte("blob")},
		6: {nil, make([]byte, 8)}, 7: {nil, int64(-1), int64(maxHLC + 1), "text"}, 8: {nil, "text"}, 9: {nil, int64(maxTZ + 1), int64(-maxTZ - 1)},
		10: {nil, make([]byte, 15)}, 11: {nil, make([]byte, 17)}, 12: {"", strings.Repeat("x", maxExt+1)}, 13: {nil, "text"},
	}
	insert := func(args []any) error {
		return b.tx(t.Context(), func(tx *sql.Tx) error {
			_, err := tx.ExecContext(t.Context(), `INSERT INTO fact(id, visit, kind, key, field, value, actor, hlc, at, tz, parents, seen, ext, arrived)
				VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`, args...)
			if err != nil {
				return err
			}
			return errDiscard
		})
	}
	if err := insert(ok); !errors.Is(err, errDiscard) {
		t.Fatalf("a sound row: %v", err)
	}
	for i, values := range bad {
		for _, v := range values {
			args := append([]any(nil), ok...)
			args[i] = v
			if err := insert(args); !errors.Is(err, checklist.ErrInvalid) {
				t.Errorf("column %d with %.20q: %v", i+1, v, err)
			}
		}
	}
	for name, stmt := range map[string]string{
		"template": `INSERT INTO template(id, body) VALUES(zeroblob(15), 'x')`,
		"blob":     `INSERT INTO blob(sha, data) VALUES(zeroblob(16), zeroblob(1))`,
		"meta":     `INSERT INTO meta(key, value) VALUES('', 'x')`,
		"draft":    `INSERT INTO draft VALUES(zeroblob(16), 'a', 'b', 'c', zeroblob(16), NULL, 1)`,
	} {
		if err := b.tx(t.Context(), func(tx *sql.Tx) error { _, err := tx.Exec(stmt); return err }); !errors.Is(err, checklist.ErrInvalid) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestLimitsAgree expects the code to refuse what the schema refuses.
func TestLimitsAgree(t *testing.T) {
	for _, f := range []Fact{
		{Cell: checklist.Cell{Kind: "", Field: "f"}},
		{Cell: checklist.Cell{Kind: "k", Field: ""}},
		{Cell: checklist.Cell{Kind: "k", Field: "f"}, HLC: maxHLC + 1},
		{Cell: checklist.Cell{Kind: "k", Field: "f"}, HLC: -1},
		{Cell: checklist.Cell{Kind: "k", Field: "f"}, TZ: maxTZ + 1},
		{Cell: checklist.Cell{Kind: "k", Field: "f"}, Parents: []ID{{2}, {1}}},
		{Cell: checklist.Cell{Kind: "k", Field: "f"}, Seen: []ID{{1}, {1}}},
		{Cell: checklist.Cell{Kind: "k", Field: "f"}, Ext: strings.Repeat("x", maxExt+1)},
	} {
		if err := f.valid(); !errors.Is(err, checklist.ErrInvalid) {
			t.Errorf("%+v: %v", f.Cell, err)
		}
	}
}

func TestDSN(t *testing.T) {
	for path, want := range map[string]string{
		"/a b#c?d%e":   "file:///a%20b%23c%3Fd%25e?mode=ro",
		`C:/x/y.gemba`: "file:///C:/x/y.gemba?mode=ro",
	} {
		if got := dsn(path, map[string][]string{"mode": {"ro"}}); got != want {
			t.Errorf("%s: %s", path, got)
		}
	}
}

func TestGuardedTurnsAFaultIntoAnError(t *testing.T) {
	err := guarded(func() error { panic("fault") })
	if !errors.Is(err, ErrDamaged) {
		t.Error(err)
	}
	if err := guarded(func() error { return context.Canceled }); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}
