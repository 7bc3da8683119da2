package store

import (
	"errors"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"gemba/checklist"
)

func (f *File) countFacts(t *testing.T) int {
	t.Helper()
	ids, err := contentIDs(t.Context(), f.book.db, `SELECT id FROM fact`)
	must(t, err)
	return len(ids)
}

func TestSaveWritesOnlyWhatChanges(t *testing.T) {
	f, v := mustBegin(t, t.TempDir(), t.TempDir())
	mustSave(t, f, v.ID, answer("Q1", level(1)))
	n := f.countFacts(t)
	for _, c := range []checklist.Change{
		answer("Q1", level(1)),
		visitField(checklist.FieldSite, ""),
		visitField(checklist.FieldDate, "2026-03-11"),
		{Cell: answer("Q9", "").Cell, Cleared: true},
	} {
		mustSave(t, f, v.ID, c)
		if got := f.countFacts(t); got != n {
			t.Errorf("%+v wrote %d facts", c, got-n)
		}
	}
	again := answer("Q1", level(1))
	again.Reason = "asked twice"
	mustSave(t, f, v.ID, again)
	if got := f.countFacts(t); got != n+1 {
		t.Errorf("a reason wrote %d facts", got-n)
	}
	mustSave(t, f, v.ID, answer("Q1", level(2)), answer("Q1", level(3)))
	list, err := f.History(t.Context(), v.ID, answer("Q1", "").Cell)
	if err != nil || len(list) != 4 || list[3].From[0] != level(2) {
		t.Errorf("history %+v %v", list, err)
	}
	mustClose(t, f)
}

func TestSaveRefusesWhatCannotBeStored(t *testing.T) {
	f, v := mustBegin(t, t.TempDir(), t.TempDir())
	n := f.countFacts(t)
	for name, c := range map[string]checklist.Change{
		"long":  answer("Q1", strings.Repeat("x", maxValue+1)),
		"bytes": answer("Q1", "\xff"),
		"nul":   answer("Q1", "a\x00b"),
		"kind":  {Cell: checklist.Cell{Field: "value"}, Value: "x"},
		"key":   answer(strings.Repeat("現", maxKey+1), "x"),
	} {
		_, err := f.Save(t.Context(), v.ID, answer("Q2", level(1)), c)
		if !errors.Is(err, checklist.ErrInvalid) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if got := f.countFacts(t); got != n {
		t.Errorf("a refused save left %d facts", got-n)
	}
	for _, id := range []string{"", "nonsense", "0198f6a0-0000-7000-8000-000000000000"} {
		if _, err := f.Save(t.Context(), id, answer("Q1", level(1))); !errors.Is(err, checklist.ErrNotFound) {
			t.Errorf("visit %q: %v", id, err)
		}
	}
	mustSave(t, f, v.ID, answer("Q1", strings.Repeat("現", maxValue)))
	mustClose(t, f)
	if err := Check(t.Context(), f.Path()); err != nil {
		t.Error(err)
	}
}

func TestDrafts(t *testing.T) {
	path, state := filepath.Join(t.TempDir(), "v.gemba"), t.TempDir()
	f := mustCreate(t, path, options(state, "Ana"))
	v := mustVisit(t, f)
	cell := checklist.Cell{Kind: checklist.KindObservation, Key: "0198", Field: "text"}
	draft := func(text string) {
		t.Helper()
		must(t, f.SaveDraft(t.Context(), v.ID, checklist.Draft{Cell: cell, Text: text}))
	}
	expect := func(f *File, want string) {
		t.Helper()
		list, err := f.Drafts(t.Context(), v.ID)
		must(t, err)
		var got []string
		for _, d := range list {
			got = append(got, d.Text)
		}
		if strings.Join(got, "|") != want {
			t.Errorf("drafts %q, want %q", got, want)
		}
	}
	draft("half")
	draft("half a sentence")
	expect(f, "half a sentence")
	draft("")
	expect(f, "")
	draft("more")
	if s := f.Saved(); !s.InFile {
		t.Errorf("a draft alone asks for a publication: %+v", s)
	}
	mustClose(t, f)

	bo, _ := mustOpen(t, path, options(state, "Bo"))
	expect(bo, "")
	mustClose(t, bo)
	f, _ = mustOpen(t, path, options(state, "Ana"))
	expect(f, "more")
	mustSave(t, f, v.ID, checklist.Change{Cell: cell, Value: "more of it"})
	expect(f, "")
	mustClose(t, f)
}

// TestDraftBecomesItsChange kills the program after each way in which a text that
// was being typed comes to its end. The file that is left must not offer it
// again.
func TestDraftBecomesItsChange(t *testing.T) {
	typed := checklist.Cell{Kind: checklist.KindObservation, Key: "Q1", Field: "new"}
	note := checklist.Change{Cell: checklist.Cell{Kind: checklist.KindObservation, Key: "0198", Field: "text"}, Value: "a whole sentence", Typed: typed}
	for name, end := range map[string]func(f *File, v string) error{
		"kept": func(f *File, v string) error {
			_, err := f.Save(t.Context(), v, note)
			return err
		},
		"settled": func(f *File, v string) error {
			_, err := f.Resolve(t.Context(), v, note, nil)
			return err
		},
		"thrown away": func(f *File, v string) error {
			return f.SaveDraft(t.Context(), v, checklist.Draft{Cell: typed})
		},
	} {
		t.Run(name, func(t *testing.T) {
			path, state := filepath.Join(t.TempDir(), "v.gemba"), t.TempDir()
			f := mustCreate(t, path, options(state, "Ana"))
			v := mustVisit(t, f)
			must(t, f.SaveDraft(t.Context(), v.ID, checklist.Draft{Cell: typed, Text: "half a sent"}))
			mustSave(t, f, v.ID, answer("Q2", level(2))) // brings the draft into the visible file
			must(t, end(f, v.ID))
			if _, err := f.Flush(t.Context()); err != nil {
				t.Fatal(err)
			}
			crash(t, f)
			f, _ = mustOpen(t, path, options(state, "Ana"))
			if list, err := f.Drafts(t.Context(), v.ID); err != nil || len(list) != 0 {
				t.Errorf("drafts %+v %v", list, err)
			}
			mustClose(t, f)
		})
	}
}

// TestHistories asks for everything about an item: what was taken off its lists
// and what was put back is part of it, what belongs to other items is not.
func TestHistories(t *testing.T) {
	f, v := mustBegin(t, t.TempDir(), t.TempDir())
	entry := func(kind, key, item, field, value string) {
		t.Helper()
		cell := checklist.Cell{Kind: kind, Key: key, Field: "item"}
		text := checklist.Change{Cell: checklist.Cell{Kind: kind, Key: key, Field: field}, Value: value}
		mustSave(t, f, v.ID, checklist.Change{Cell: cell, Value: item}, text)
	}
	mustSave(t, f, v.ID, answer("IN-03", level(1)), answer("IN-04", level(2)))
	mustSave(t, f, v.ID, answer("IN-03", level(3)))
	entry(checklist.KindObservation, "o1", "IN-03", "text", "a note")
	entry(checklist.KindObservation, "o2", "IN-04", "text", "another item's")
	entry(checklist.KindCommitment, "p1", "IN-03", "what", "a promise")
	entry(checklist.KindRequest, "r1", "IN-03", "what", "IQC 4711")
	gone := checklist.Cell{Kind: checklist.KindObservation, Key: "o1", Field: checklist.FieldDeleted}
	mustSave(t, f, v.ID, checklist.Change{Cell: gone, Value: "1"})
	mustSave(t, f, v.ID, checklist.Change{Cell: gone, Cleared: true})
	got, err := f.Visit(t.Context(), v.ID)
	if err != nil || len(got.Observations) != 2 || got.Observations[0].Text != "a note" {
		t.Errorf("put back: %+v %v", got.Observations, err)
	}
	list, err := f.Histories(t.Context(), v.ID, "IN-03")
	must(t, err)
	var said []string
	for _, e := range list {
		if e.Field != "item" {
			said = append(said, e.Kind+" "+e.Key+" "+e.Field)
		}
	}
	want := "answer IN-03 value,answer IN-03 value,commitment p1 what,observation o1 _deleted,observation o1 _deleted,observation o1 text,request r1 what"
	if strings.Join(said, ",") != want || list[1].From[0] != level(1) || list[0].Stands || !list[1].Stands {
		t.Errorf("history %v", said)
	}
	all, err := f.Histories(t.Context(), v.ID, "")
	if err != nil || len(all) != f.countFacts(t)-2 { // but for the two about who Ana is
		t.Errorf("%d of %d facts, %v", len(all), f.countFacts(t), err)
	}
	mustClose(t, f)
}

func TestClockOfAStrangerStopsNobody(t *testing.T) {
	f, v := mustBegin(t, t.TempDir(), t.TempDir())
	f.book.clock.see(maxHLC)
	for i := range 3 {
		mustSave(t, f, v.ID, answer("Q1", level(i)))
	}
	got, err := f.Visit(t.Context(), v.ID)
	if err != nil || got.Answers["Q1"].Level != 2 || len(got.Rivals) != 0 {
		t.Errorf("%+v %v", got, err)
	}
	mustClose(t, f)
}

// TestClockIsAdoptedAcrossOpenings reopens a file that was written by a laptop
// from the future: what is entered now still comes after it.
func TestClockIsAdoptedAcrossOpenings(t *testing.T) {
	path, state := filepath.Join(t.TempDir(), "v.gemba"), t.TempDir()
	o := options(state, "Ana")
	o.Now = func() time.Time { return time.Date(2037, 1, 1, 0, 0, 0, 0, time.UTC) }
	f := mustCreate(t, path, o)
	v := mustVisit(t, f)
	mustSave(t, f, v.ID, answer("Q1", level(1)))
	mustClose(t, f)
	f, _ = mustOpen(t, path, options(state, "Ana"))
	mustSave(t, f, v.ID, answer("Q1", level(2)))
	list, err := f.History(t.Context(), v.ID, answer("Q1", "").Cell)
	if err != nil || len(list) != 2 || list[1].To != level(2) || !list[1].Suspect || list[0].Suspect {
		t.Errorf("history %+v %v", list, err)
	}
	mustClose(t, f)
}

func TestActorsAreKnownByName(t *testing.T) {
	path, state := filepath.Join(t.TempDir(), "v.gemba"), t.TempDir()
	f := mustCreate(t, path, options(state, "Ana"))
	v := mustVisit(t, f)
	mustSave(t, f, v.ID, answer("Q1", level(1)))
	mustClose(t, f)
	o := options(state, "Ana")
	o.Actor.Name = "Ana Müller"
	f, _ = mustOpen(t, path, o)
	mustSave(t, f, v.ID, answer("Q2", level(1)))
	got, err := f.Visit(t.Context(), v.ID)
	if err != nil || got.Answers["Q1"].By != "Ana Müller" {
		t.Errorf("%+v %v", got.Answers, err)
	}
	n := f.countFacts(t)
	mustSave(t, f, v.ID, answer("Q3", level(1)))
	if got := f.countFacts(t); got != n+1 {
		t.Errorf("%d facts for one answer", got-n)
	}
	mustClose(t, f)
}

func TestChecklistTravelsWithTheVisit(t *testing.T) {
	text := strings.Replace(checklist.Builtin().Source, "\n", "\n# ours\n", 1)
	c, err := checklist.Parse("ours.toml", []byte(text))
	must(t, err)
	dir := t.TempDir()
	f := mustCreate(t, filepath.Join(dir, "v.gemba"), options(t.TempDir(), "Ana"))
	v, err := f.NewVisit(t.Context(), c, map[string]string{checklist.FieldSupplier: "x"})
	must(t, err)
	other := mustCreate(t, filepath.Join(dir, "w.gemba"), options(t.TempDir(), "Bo"))
	if r, err := other.Merge(t.Context(), f.Path()); err != nil || r.Templates != 1 {
		t.Fatalf("%+v %v", r, err)
	}
	got, err := other.Checklist(t.Context(), v.Checklist)
	if err != nil || got.Source != text || got.Hash != c.Hash {
		t.Errorf("checklist: %v", err)
	}
	if _, err := other.Checklist(t.Context(), strings.Repeat("0", 64)); !errors.Is(err, checklist.ErrNotFound) {
		t.Errorf("unknown checklist: %v", err)
	}
	mustClose(t, f)
	mustClose(t, other)
}

func TestClosed(t *testing.T) {
	f := mustCreate(t, filepath.Join(t.TempDir(), "v.gemba"), options(t.TempDir(), "Ana"))
	mustClose(t, f)
	mustClose(t, f)
	if _, err := f.Visits(t.Context()); !errors.Is(err, ErrClosed) {
		t.Error(err)
	}
	if _, err := f.Refresh(t.Context()); !errors.Is(err, ErrClosed) {
		t.Error(err)
	}
}

func TestFileName(t *testing.T) {
	id := "0198f6a0-0000-7000-8000-00000000abcd"
	for _, test := range []struct{ date, supplier, want string }{
		{"2026-03-11", "Hongyuan Valve", "2026-03-11 Hongyuan Valve abcd.gemba"},
		{"2026-03-11", "宏远阀门", "2026-03-11 宏远阀门 abcd.gemba"},
		{"", "CON.x", "visit CON.x abcd.gemba"},
		{"", "com¹.", "com¹ abcd.gemba"},
		{"", "LPT9.txt", "visit LPT9.txt abcd.gemba"},
		{"2026-03-11", `../..\a:b*c?"<d>|e`, "2026-03-11 .. .. a b c d e abcd.gemba"},
		{"2026-03-11", "a\x00b\n\u202ec\u200b", "2026-03-11 ab c abcd.gemba"},
		{"", "  .hidden. ", "hidden abcd.gemba"},
		{"", "", "abcd.gemba"},
		{"2026-03-11", strings.Repeat("現場", 40), "2026-03-11 " + strings.Repeat("現場", 13) + " abcd.gemba"},
	} {
		v := &checklist.Visit{ID: id, Date: test.date, Supplier: test.supplier}
		got := FileName(v)
		if got != test.want {
			t.Errorf("%q: %q, want %q", test.supplier, got, test.want)
		}
		if len(got) > maxName {
			t.Errorf("%q has %d bytes", got, len(got))
		}
	}
	if got := FileName(&checklist.Visit{}); got != "visit.gemba" {
		t.Errorf("nothing known: %q", got)
	}
}

func TestSuspect(t *testing.T) {
	at := int64(1_773_200_000_000)
	for off, want := range map[time.Duration]bool{0: false, 9 * time.Minute: false, 11 * time.Minute: true, -11 * time.Minute: true} {
		f := &Fact{At: at, HLC: (at + off.Milliseconds()) << 16}
		if f.suspect() != want {
			t.Errorf("%v: %v", off, !want)
		}
	}
}
