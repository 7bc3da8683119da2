package store

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"gemba/checklist"

	"pgregory.net/rapid"
)

func exported(t testing.TB, f *File, visit string) string {
	t.Helper()
	var b strings.Builder
	must(t, f.Export(t.Context(), visit, &b))
	return b.String()
}

// teamVisit is a file of two people with everything in it that a visit can
// have: photographs, a conflict, a removal, a reason, a checklist of its own.
func teamVisit(t testing.TB) (*File, string) {
	t.Helper()
	dir, state := t.TempDir(), t.TempDir()
	ana := mustCreate(t, filepath.Join(dir, "a.gemba"), options(state, "Ana"))
	c, err := checklist.Parse("ours.toml", []byte(strings.Replace(checklist.Builtin().Source, "\n", "\n# ours <&>\n", 1)))
	must(t, err)
	v, err := ana.NewVisit(t.Context(), c, map[string]string{checklist.FieldSupplier: "宏远 <Valve> & \u2028Co"})
	must(t, err)
	mustVisit(t, ana) // another visit, which stays behind
	for name, content := range map[string][]byte{"a.jpg": jpegOf(t, photograph(64, 48), 80), "b.pdf": []byte("%PDF-1.7")} {
		path := filepath.Join(dir, name)
		must(t, os.WriteFile(path, content, 0o600))
		if _, _, err := ana.Attach(t.Context(), v.ID, Attachment{Path: path, Item: "IN-03"}); err != nil {
			t.Fatal(err)
		}
	}
	bo := copyFor(t, ana, state, "Bo")
	why := answer("RB-01", level(3))
	why.Reason, why.Observed = "counted again", time.Now().Add(-time.Hour)
	mustSave(t, ana, v.ID, why)
	mustSave(t, bo, v.ID, answer("RB-01", level(1)), checklist.Change{Cell: checklist.Cell{Kind: checklist.KindObservation, Key: "o", Field: "text"}, Value: "x"})
	mustSave(t, bo, v.ID, checklist.Change{Cell: checklist.Cell{Kind: checklist.KindObservation, Key: "o", Field: checklist.FieldDeleted}, Value: "1"})
	mustSave(t, bo, v.ID, checklist.Change{Cell: answer("RB-01", "").Cell, Cleared: true})
	if _, err := ana.Merge(t.Context(), bo.Path()); err != nil {
		t.Fatal(err)
	}
	mustClose(t, bo)
	t.Cleanup(func() { ana.Close(context.Background()) })
	return ana, v.ID
}

func TestExportImport(t *testing.T) {
	f, visit := teamVisit(t)
	text := exported(t, f, visit)
	if !json.Valid([]byte(text)) || !strings.Contains(text, "宏远 <Valve> & ") || strings.Contains(text, `\u003c`) {
		t.Error("not the JSON that is promised")
	}
	dir, o := t.TempDir(), options(t.TempDir(), "Cy")
	path := filepath.Join(dir, "new.gemba")
	report, err := Import(t.Context(), path, strings.NewReader(text), o)
	if err != nil || report.Blobs != 2 || report.Templates != 1 || len(report.Visits) != 1 || report.Conflicts != 1 || report.Damaged {
		t.Fatalf("%+v %v", report, err)
	}
	if err := Check(t.Context(), path); err != nil {
		t.Error(err)
	}
	mustBeEmpty(t, o.StateDir)
	g, r := mustOpen(t, path, o)
	if !r.Empty() {
		t.Errorf("%+v", r)
	}
	if again := exported(t, g, visit); again != text {
		t.Errorf("exporting again gives %d bytes, not the same %d", len(again), len(text))
	}
	if v, err := g.Visit(t.Context(), visit); err != nil || len(v.Attachments) != 2 || len(v.Observations) != 0 {
		t.Errorf("%+v %v", v, err)
	}
	if visits, err := g.Visits(t.Context()); err != nil || len(visits) != 1 {
		t.Errorf("%d visits, %v", len(visits), err)
	}
	// An import into a file that has it all brings nothing and writes nothing.
	mustClose(t, g)
	before, err := os.ReadFile(path)
	must(t, err)
	report, err = Import(t.Context(), path, strings.NewReader(text), o)
	if err != nil || report.New != 0 || report.Known == 0 {
		t.Errorf("%+v %v", report, err)
	}
	if after, err := os.ReadFile(path); err != nil || !bytes.Equal(before, after) {
		t.Errorf("the file changed: %v", err)
	}
	// It joins what another file already knows.
	h := mustCreate(t, filepath.Join(dir, "other.gemba"), o)
	mustVisit(t, h)
	mustClose(t, h)
	report, err = Import(t.Context(), h.Path(), strings.NewReader(text), o)
	if err != nil || report.New == 0 {
		t.Errorf("%+v %v", report, err)
	}
	if visits, err := Peek(t.Context(), h.Path()); err != nil || len(visits) != 2 {
		t.Errorf("%d visits, %v", len(visits), err)
	}
	if err := f.Export(t.Context(), "0198f6a0-0000-7000-8000-000000000000", io.Discard); !errors.Is(err, checklist.ErrNotFound) {
		t.Errorf("export of nothing: %v", err)
	}
}

// TestImportRefuses alters an export in one place at a time: nothing of it may
// come in, and the place is named.
func TestImportRefuses(t *testing.T) {
	f, visit := teamVisit(t)
	text := exported(t, f, visit)
	lines := strings.SplitAfter(text, "\n")
	at := func(start string) int {
		return slices.IndexFunc(lines, func(l string) bool { return strings.HasPrefix(l, start) })
	}
	swap := func(from, to string) string { return strings.Replace(text, from, to, 1) }
	without := func(i int) string { return strings.Join(slices.Delete(slices.Clone(lines), i, i+1), "") }
	twice := func(i int) string { return strings.Join(slices.Insert(slices.Clone(lines), i, lines[i]), "") }
	facts, blobs := at(`"facts":[`)+1, at(`"blobs":[`)+1
	for name, c := range map[string]struct{ text, says string }{
		"nothing":          {"", "at the beginning: it ends too early"},
		"something else":   {`{"a":1}`, "format"},
		"not JSON":         {"SQLite format 3\x00", "at the beginning"},
		"an array":         {"[]", "at the beginning"},
		"another format":   {swap(exportFormat, "gemba report"), `"gemba report"`},
		"no version":       {swap(`"version":1`, `"version":0`), "version"},
		"no visit":         {swap(visit, "0198"), "visit"},
		"another visit":    {swap(visit, "0198f6a0-0000-7000-8000-000000000000"), "facts[0]"},
		"altered value":    {swap("counted again", "counted again!"), "not what its hash says"},
		"altered name":     {swap(`"name":"Ana"`, `"name":"Eve"`), "actors["},
		"unknown part":     {swap(`"kind":"answer"`, `"kind":"answer","more":1`), "more"},
		"clock":            {swap(`"hlc":"`, `"hlc":"9`), "book[0]"},
		"links":            {swap(`"parents":["`, `"parents":["zz`), "invalid id"},
		"photograph":       {swap("JVBERi0xLjc=", "JVBERi0xLjg="), "blobs["},
		"checklist":        {swap("ours <", "OURS <"), "checklists[0]"},
		"facts twice":      {twice(facts), "facts[1]: it does not come after"},
		"blobs twice":      {twice(blobs), "blobs[1]"},
		"a person missing": {without(at(`"actors":[`) + 1), "actors[0]"},
		"cut":              {text[:len(text)/2], "it ends too early"},
		"cut at the end":   {strings.TrimSuffix(text, "}\n"), "it ends too early"},
		"more behind":      {text + "{}", "behind the end"},
		"sections":         {swap(`"facts":[`, `"fact":[`), `the name "facts" is expected`},
		"deep":             {swap(`"parents":[`, `"parents":[`+strings.Repeat("[", 20_000)), "facts["},
		"no facts":         {`{"format":"gemba visit","version":1,"visit":"` + visit + `","actors":[],"book":[],"facts":[],"checklists":[],"blobs":[]}`, "facts"},
	} {
		if c.text == text {
			t.Fatalf("%s: nothing was altered", name)
		}
		path := filepath.Join(t.TempDir(), "new.gemba")
		_, err := Import(t.Context(), path, strings.NewReader(c.text), options(t.TempDir(), "Cy"))
		if !errors.Is(err, checklist.ErrInvalid) || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: %v, want %q", name, err, c.says)
		}
		if _, err := os.Lstat(path); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s: a file was made", name)
		}
	}
	_, err := Import(t.Context(), filepath.Join(t.TempDir(), "x"), strings.NewReader(swap(`"version":1`, `"version":2`)), options(t.TempDir(), "Cy"))
	if !errors.Is(err, ErrTooNew) {
		t.Errorf("a later version: %v", err)
	}
	other := filepath.Join(t.TempDir(), "text.gemba")
	must(t, os.WriteFile(other, []byte(text), 0o600))
	if _, err := Import(t.Context(), other, strings.NewReader(text), options(t.TempDir(), "Cy")); !errors.Is(err, ErrNotGemba) {
		t.Errorf("into something else: %v", err)
	}
	wrong := errors.New("the stick was pulled")
	_, err = Import(t.Context(), filepath.Join(t.TempDir(), "x"), io.MultiReader(strings.NewReader(text[:900]), failing{wrong}), options(t.TempDir(), "Cy"))
	if !errors.Is(err, wrong) || errors.Is(err, checklist.ErrInvalid) {
		t.Errorf("a reader that fails: %v", err)
	}
	if err := f.Export(t.Context(), visit, failing{wrong}); !errors.Is(err, wrong) {
		t.Errorf("a writer that fails: %v", err)
	}
}

type failing struct{ err error }

func (f failing) Read([]byte) (int, error)  { return 0, f.err }
func (f failing) Write([]byte) (int, error) { return 0, f.err }

// TestImportHasLimits has a value go on for ever.
func TestImportHasLimits(t *testing.T) {
	m := &meter{r: endless{}, value: 1 << 20, left: maxExport}
	n, err := io.Copy(io.Discard, m)
	if n != 1<<20 || !errors.Is(err, checklist.ErrInvalid) {
		t.Errorf("%d bytes, %v", n, err)
	}
}

type endless struct{}

func (endless) Read(p []byte) (int, error) { return len(p), nil }

func TestSplit(t *testing.T) {
	f, visit := teamVisit(t)
	before, err := os.ReadFile(f.Path())
	must(t, err)
	all, err := f.Visits(t.Context())
	must(t, err)
	dir, o := t.TempDir(), options(t.TempDir(), "Cy")
	part, rest := filepath.Join(dir, "part.gemba"), filepath.Join(dir, "rest.gemba")
	must(t, f.Split(t.Context(), []string{visit, visit}, part))
	if err := Check(t.Context(), part); err != nil {
		t.Error(err)
	}
	g, _ := mustOpen(t, part, o)
	if got := exported(t, g, visit); got != exported(t, f, visit) {
		t.Error("the visit is not the same in the part")
	}
	if visits, err := g.Visits(t.Context()); err != nil || len(visits) != 1 {
		t.Errorf("%d visits, %v", len(visits), err)
	}
	must(t, f.Split(t.Context(), []string{all[1].ID}, rest))
	if ids, err := contentIDs(t.Context(), g.book.db, `SELECT sha FROM blob`); err != nil || len(ids) != 2 {
		t.Errorf("%d blobs, %v", len(ids), err)
	}
	// Joined again it is what it was.
	if _, err := g.Merge(t.Context(), rest); err != nil {
		t.Fatal(err)
	}
	if r, err := g.Preview(t.Context(), f.Path()); err != nil || !r.Empty() {
		t.Errorf("joined: %+v %v", r, err)
	}
	mustClose(t, g)
	if after, err := os.ReadFile(f.Path()); err != nil || !bytes.Equal(before, after) {
		t.Errorf("the source changed: %v", err)
	}
	for name, c := range map[string]struct {
		visits []string
		dst    string
		want   error
	}{
		"there":   {[]string{visit}, part, fs.ErrExist},
		"none":    {nil, filepath.Join(dir, "x"), checklist.ErrInvalid},
		"unknown": {[]string{visit, "0198f6a0-0000-7000-8000-000000000000"}, filepath.Join(dir, "x"), checklist.ErrNotFound},
		"folder":  {[]string{visit}, filepath.Join(dir, "no", "x"), ErrNoFolder},
	} {
		if err := f.Split(t.Context(), c.visits, c.dst); !errors.Is(err, c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := os.Lstat(filepath.Join(dir, "x")); !errors.Is(err, fs.ErrNotExist) {
		t.Error("a refused split made a file")
	}
}

// TestExportProperty plays random histories: what is exported, or split off and
// exported, comes in with the same ids and is exported again with the same
// bytes.
func TestExportProperty(t *testing.T) {
	checks := "8"
	if long() {
		checks = "500"
	}
	must(t, flag.Set("rapid.checks", checks))
	visit := visitText(testVisit)
	rapid.Check(t, func(rt *rapid.T) {
		dir, err := os.MkdirTemp(t.TempDir(), "")
		if err != nil {
			rt.Fatal(err)
		}
		defer os.RemoveAll(dir)
		w := &world{t: rt, ctx: t.Context(), dir: dir, acked: map[ID]*Fact{}}
		a, b := w.newReplica(ID{1}, testNow()), w.newReplica(ID{2}, testNow())
		for range rapid.IntRange(1, 12).Draw(rt, "steps") {
			r := rapid.SampledFrom([]*replica{a, b}).Draw(rt, "who")
			if rapid.IntRange(0, 4).Draw(rt, "step") == 0 {
				w.mergeInto(a, b.book.path, b.facts)
			}
			w.edit(r)
		}
		w.mergeInto(a, b.book.path, b.facts)
		w.check(b.book.close())
		w.check(a.book.close())
		o := Options{StateDir: filepath.Join(dir, "state"), Actor: Actor{ID: ID{9}}}
		f, _, err := Open(w.ctx, a.book.path, o)
		w.check(err)
		var first, second, third bytes.Buffer
		w.check(f.Export(w.ctx, visit, &first))
		w.check(f.Split(w.ctx, []string{visit}, filepath.Join(dir, "part")))
		w.check(f.Close(w.ctx))
		report, err := Import(w.ctx, filepath.Join(dir, "import"), bytes.NewReader(first.Bytes()), o)
		w.check(err)
		if report.New != len(w.acked) {
			rt.Fatalf("%d facts of %d", report.New, len(w.acked))
		}
		for name, into := range map[string]*bytes.Buffer{"import": &second, "part": &third} {
			g, _, err := Open(w.ctx, filepath.Join(dir, name), o)
			w.check(err)
			w.check(g.Export(w.ctx, visit, into))
			w.check(g.Close(w.ctx))
			if !bytes.Equal(first.Bytes(), into.Bytes()) {
				rt.Fatalf("%s:\n%s\nwant\n%s", name, into, &first)
			}
		}
	})
}

// FuzzImport reads whatever the fuzzer makes of an export: no panic, and what
// is accepted is written again as an export that says the same.
func FuzzImport(f *testing.F) {
	seed := func(cell checklist.Cell, value string, visit ID) *Fact {
		fact := &Fact{Visit: visit, Cell: cell, Value: value, Actor: ID{1}, HLC: 1 << 40}
		fact.ID = fact.Hash()
		return fact
	}
	s := newSelection()
	s.facts = []*Fact{
		testFact("現場 <&>"), testFact(""),
		seed(checklist.Cell{Kind: checklist.KindVisit, Field: checklist.FieldChecklist}, shaText([]byte("items")), testVisit),
		seed(checklist.Cell{Kind: checklist.KindPhoto, Key: "p", Field: checklist.FieldSHA}, shaText([]byte("dots")), testVisit),
	}
	s.book = []*Fact{seed(checklist.Cell{Kind: checklist.KindActor, Key: ID{1}.String(), Field: fieldName}, "Ana", ID{})}
	for _, fact := range s.facts {
		s.see(fact)
	}
	slices.SortFunc(s.facts, earlier)
	text := written(f, testVisit, s, map[string]string{shaText([]byte("items")): "items"}, map[string][]byte{shaText([]byte("dots")): []byte("dots")})
	if got, _, texts, blobs := collected(f, text); got == nil || len(texts) != 1 || len(blobs) != 1 {
		f.Fatalf("the seed is refused: %s", text)
	}
	f.Add(text)
	f.Fuzz(func(t *testing.T, content []byte) {
		first, visit, texts, blobs := collected(t, content)
		if first == nil {
			return
		}
		again := written(t, visit, first, texts, blobs)
		second, _, texts, blobs := collected(t, again)
		if second == nil {
			t.Fatalf("written again it is refused: %s", again)
		}
		if third := written(t, visit, second, texts, blobs); !bytes.Equal(again, third) {
			t.Errorf("%s\nbecame\n%s", again, third)
		}
	})
}

// collected reads an export, or returns nil where it is refused.
func collected(t testing.TB, content []byte) (s *selection, visit ID, texts map[string]string, blobs map[string][]byte) {
	t.Helper()
	var facts []*Fact
	texts, blobs = map[string]string{}, map[string][]byte{}
	x := &exportReader{
		fact:      func(f *Fact) error { facts = append(facts, f); return nil },
		checklist: func(text string) error { texts[shaText([]byte(text))] = text; return nil },
		blob:      func(data []byte) error { blobs[shaText(data)] = data; return nil },
	}
	if err := x.read(t.Context(), bytes.NewReader(content)); err != nil {
		if !errors.Is(err, checklist.ErrInvalid) && !errors.Is(err, ErrTooNew) {
			t.Errorf("refused with %v", err)
		}
		return nil, ID{}, nil, nil
	}
	for _, f := range facts {
		if !f.genuine() {
			t.Errorf("took in %+v", f)
		}
		if f.Visit == x.visit {
			x.sel.facts = append(x.sel.facts, f)
		}
	}
	slices.SortFunc(x.sel.book, earlier)
	return x.sel, x.visit, texts, blobs
}

// written writes a selection whose contents are in memory.
func written(t testing.TB, visit ID, s *selection, texts map[string]string, blobs map[string][]byte) []byte {
	t.Helper()
	var b bytes.Buffer
	e := &exporter{
		w:         bufio.NewWriter(&b),
		checklist: func(_ context.Context, hash string) (string, error) { return lookup(texts, hash) },
		blob:      func(_ context.Context, sha string) ([]byte, error) { return lookup(blobs, sha) },
	}
	must(t, e.write(t.Context(), visit, s))
	return b.Bytes()
}

func lookup[T any](m map[string]T, key string) (T, error) {
	v, ok := m[key]
	if !ok {
		return v, checklist.ErrNotFound
	}
	return v, nil
}
