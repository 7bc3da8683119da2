package store

import (
	"context"
	"database/sql"
	"errors"
	"io/fs"
	"path/filepath"
	"testing"
	"time"

	"gemba/checklist"
)

// options returns options for an actor of its own, with working copies in a
// folder that the caller may share between openings.
func options(state, name string) Options {
	return Options{StateDir: state, Actor: Actor{ID: actorID(name), Name: name, Role: "buyer"}, Device: name + "'s laptop"}
}

func actorID(name string) [16]byte {
	var id [16]byte
	copy(id[:], name)
	return id
}

func answer(item, value string) checklist.Change {
	return checklist.Change{Cell: checklist.Cell{Kind: checklist.KindAnswer, Key: item, Field: checklist.FieldValue}, Value: value}
}

func level(n int) string {
	return checklist.Answer{State: checklist.Answered, Level: n}.Encode()
}

func visitField(name, value string) checklist.Change {
	return checklist.Change{Cell: checklist.Cell{Kind: checklist.KindVisit, Field: name}, Value: value}
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func mustCreate(t testing.TB, path string, o Options) *File {
	t.Helper()
	f, err := Create(t.Context(), path, o)
	must(t, err)
	return f
}

func mustOpen(t testing.TB, path string, o Options) (*File, *Report) {
	t.Helper()
	f, r, err := Open(t.Context(), path, o)
	must(t, err)
	return f, r
}

func mustClose(t testing.TB, f *File) {
	t.Helper()
	must(t, f.Close(t.Context()))
}

func mustVisit(t testing.TB, f *File) *checklist.Visit {
	t.Helper()
	v, err := f.NewVisit(t.Context(), checklist.Builtin(), map[string]string{
		checklist.FieldSupplier: "宏远阀门 Hongyuan Valve", checklist.FieldDate: "2026-03-11", checklist.FieldScope: "two-days",
	})
	must(t, err)
	return v
}

// mustBegin makes a file of Ana's in a folder, with a visit in it.
func mustBegin(t testing.TB, dir, state string) (*File, *checklist.Visit) {
	t.Helper()
	f := mustCreate(t, filepath.Join(dir, "v.gemba"), options(state, "Ana"))
	return f, mustVisit(t, f)
}

// copyFor gives somebody a copy of a file, beside it, and opens it for them.
func copyFor(t testing.TB, f *File, state, name string) *File {
	t.Helper()
	path := filepath.Join(filepath.Dir(f.Path()), name+".gemba")
	must(t, f.Copy(t.Context(), path))
	g, _ := mustOpen(t, path, options(state, name))
	return g
}

// mustSave saves changes and expects them in the visible file.
func mustSave(t testing.TB, f *File, visit string, changes ...checklist.Change) {
	t.Helper()
	s, err := f.Save(t.Context(), visit, changes...)
	if err == nil && s.Writing { // on a busy computer
		s, err = f.Flush(t.Context())
	}
	must(t, err)
	if !s.InFile {
		t.Fatalf("saved, and not in the file: %+v", s)
	}
}

// mustBeEmpty fails if a folder of working copies holds any, or anything else.
func mustBeEmpty(t *testing.T, dir string) {
	t.Helper()
	err := filepath.WalkDir(dir, func(path string, _ fs.DirEntry, err error) error {
		if err == nil && path != dir {
			t.Errorf("left behind: %s", path)
		}
		return err
	})
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Fatal(err)
	}
}

func TestRoundTrip(t *testing.T) {
	state, path := t.TempDir(), filepath.Join(t.TempDir(), "a visit.gemba")
	f := mustCreate(t, path, options(state, "Ana"))
	v := mustVisit(t, f)
	seen := time.Date(2026, 3, 11, 9, 30, 0, 0, time.FixedZone("", 8*3600))
	note := answer("RB-01", level(3))
	note.Observed, note.Entered, note.Reason = seen, seen.Add(2*time.Hour), "counted again"
	mustSave(t, f, v.ID, note, checklist.Change{Cell: checklist.Cell{Kind: checklist.KindObservation, Key: "0198", Field: "text"}, Value: "收货台有人"})
	must(t, f.SaveDraft(t.Context(), v.ID, checklist.Draft{Cell: checklist.Cell{Kind: "observation", Key: "x", Field: "text"}, Text: "half a sen"}))
	mustClose(t, f)
	mustBeEmpty(t, state)

	f, r := mustOpen(t, path, options(state, "Ana"))
	if !r.Empty() {
		t.Errorf("report of a sound file: %+v", r)
	}
	got, err := f.Visit(t.Context(), v.ID)
	must(t, err)
	a := got.Answers["RB-01"]
	if a.Level != 3 || a.By != "Ana" || !a.Observed.Equal(seen) || !a.Entered.Equal(seen.Add(2*time.Hour)) {
		t.Errorf("answer %+v", a)
	}
	if got.Supplier != "宏远阀门 Hongyuan Valve" || len(got.Observations) != 1 || got.Observations[0].Text != "收货台有人" {
		t.Errorf("visit %+v", got)
	}
	if c, err := f.Checklist(t.Context(), got.Checklist); err != nil || c != checklist.Builtin() {
		t.Errorf("checklist: %v", err)
	}
	drafts, err := f.Drafts(t.Context(), v.ID)
	if err != nil || len(drafts) != 1 || drafts[0].Text != "half a sen" {
		t.Errorf("drafts %+v %v", drafts, err)
	}
	visits, err := Peek(t.Context(), path)
	if err != nil || len(visits) != 1 || visits[0].Answers["RB-01"].Level != 3 {
		t.Errorf("peek: %+v %v", visits, err)
	}
	mustClose(t, f)
	mustBeEmpty(t, state)
}

// put appends the facts of edits, in one transaction.
func (b *book) put(ctx context.Context, actor ID, edits ...*edit) ([]*Fact, error) {
	facts := make([]*Fact, 0, len(edits))
	for _, e := range edits {
		f, err := b.fact(e, actor)
		if err != nil {
			return nil, err
		}
		facts = append(facts, f)
	}
	err := b.tx(ctx, func(tx *sql.Tx) error { return addFacts(ctx, tx, facts) })
	if err != nil {
		return nil, err
	}
	return facts, nil
}
