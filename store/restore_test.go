package store

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"gemba/checklist"
)

// anotherList is the checklist that ships with gemba as somebody has made it his:
// the id of one item is another.
func anotherList(t testing.TB, name, item string) *checklist.Checklist {
	t.Helper()
	text := strings.ReplaceAll(checklist.Builtin().Source, "IN-04", item)
	text += "\n# " + name + "\n"
	c, err := checklist.Parse(name, []byte(text))
	must(t, err)
	return c
}

// bare makes a file with a visit that has lost its checklist and its scope: what
// a damaged file leaves, without the luck that damage takes.
func bare(t testing.TB, items []string, lists ...*checklist.Checklist) (f *File, visit string) {
	t.Helper()
	f = mustCreate(t, filepath.Join(t.TempDir(), "v.gemba"), options(t.TempDir(), "Ana"))
	visit = "0198f6a0-0000-7000-8000-000000000001"
	id, err := parseVisit(visit)
	must(t, err)
	for _, c := range lists {
		if _, err := addTemplate(t.Context(), f.book.db, c.Source); err != nil {
			t.Fatal(err)
		}
	}
	edits := []*edit{{visit: id, Cell: checklist.Cell{Kind: checklist.KindVisit, Field: checklist.FieldSupplier}, value: "Northline"}}
	for _, item := range items {
		edits = append(edits, &edit{visit: id, Cell: answer(item, "").Cell, value: level(2)})
	}
	if _, err := f.book.put(t.Context(), ID(f.actor.ID), edits...); err != nil {
		t.Fatal(err)
	}
	f.touch()
	return f, visit
}

func TestRestore(t *testing.T) {
	mine, theirs := anotherList(t, "mine", "ZZ-01"), anotherList(t, "theirs", "ZZ-01")
	usual := checklist.Builtin()
	for name, test := range map[string]struct {
		items  []string
		lists  []*checklist.Checklist
		want   *checklist.Checklist
		reason string
	}{
		"the only one of the file":     {[]string{"IN-03", "ZZ-01"}, []*checklist.Checklist{mine}, mine, onlyChecklist},
		"the only one with all items":  {[]string{"IN-03", "ZZ-01"}, []*checklist.Checklist{usual, mine}, mine, onlyChecklist},
		"the only built-in one":        {[]string{"IN-03", "IN-04"}, nil, usual, oursChecklist},
		"the file's has not all items": {[]string{"IN-03", "IN-04"}, []*checklist.Checklist{mine}, usual, oursChecklist},
		"one of several":               {[]string{"IN-03"}, []*checklist.Checklist{mine, usual}, usual, usualList},
		"nothing was recorded":         {nil, nil, usual, usualList},
		"cannot be known":              {[]string{"ZZ-01"}, []*checklist.Checklist{mine, theirs}, nil, ""},
		"nobody has it":                {[]string{"QQ-99"}, nil, nil, ""},
	} {
		t.Run(name, func(t *testing.T) {
			f, visit := bare(t, test.items, test.lists...)
			chosen, err := f.Restore(t.Context())
			must(t, err)
			v, err := f.Visit(t.Context(), visit)
			must(t, err)
			if test.want == nil {
				if len(chosen) != 0 || v.Checklist != "" || v.Scope != "" {
					t.Errorf("chose %+v", chosen)
				}
				mustClose(t, f)
				return
			}
			if len(chosen) != 2 || v.Checklist != test.want.Hash || chosen[0].Reason != test.reason || v.Scope != test.want.LargestScope().ID {
				t.Errorf("chose %+v: checklist %s, scope %s", chosen, v.Checklist, v.Scope)
			}
			list, err := f.History(t.Context(), visit, visitField(checklist.FieldChecklist, "").Cell)
			if err != nil || len(list) != 1 || list[0].Reason != test.reason || list[0].By != "Ana" {
				t.Errorf("history %+v %v", list, err)
			}
			if body, err := f.Checklist(t.Context(), v.Checklist); err != nil || body.Hash != test.want.Hash {
				t.Errorf("its text: %v", err)
			}
			n := f.countFacts(t)
			if again, err := f.Restore(t.Context()); err != nil || len(again) != 0 || f.countFacts(t) != n {
				t.Errorf("chose again: %+v %v", again, err)
			}
			mustClose(t, f)
			if err := Check(t.Context(), f.Path()); err != nil {
				t.Error(err)
			}
			db := openForeign(f.Path())
			defer shut(db)
			if ids, err := contentIDs(t.Context(), db, `SELECT id FROM template`); err != nil || len(ids) != max(len(test.lists), 1) && test.reason != oursChecklist {
				t.Errorf("%d texts in the file, %v", len(ids), err)
			}
		})
	}
}

// TestRestoreTruncated cuts a file off at every tenth and expects a visit that
// can be walked of whatever is left of it; what comes back later agrees.
func TestRestoreTruncated(t *testing.T) {
	whole := filepath.Join(t.TempDir(), "whole.gemba")
	f := mustCreate(t, whole, options(t.TempDir(), "Ana"))
	v := mustVisit(t, f)
	var changes []checklist.Change
	for i, item := range checklist.Builtin().Items {
		changes = append(changes, answer(item.ID, level(i%5)), checklist.Change{
			Cell: checklist.Cell{Kind: checklist.KindObservation, Key: item.ID, Field: "text"}, Value: strings.Repeat("收货台 ", 40),
		})
	}
	mustSave(t, f, v.ID, changes...)
	mustClose(t, f)
	info, err := os.Stat(whole)
	must(t, err)
	restored := 0
	for tenth := range int64(10) {
		cut := copyOf(t, whole)
		must(t, os.Truncate(cut, info.Size()*tenth/10+pageSize))
		past := time.Now().Add(-time.Hour) // or it could still be on its way into its place
		must(t, os.Chtimes(cut, past, past))
		g := mustCreate(t, filepath.Join(t.TempDir(), "new.gemba"), options(t.TempDir(), "Bo"))
		r, err := g.Merge(t.Context(), cut)
		if err != nil || r.New == 0 {
			mustClose(t, g) // nothing is left of it
			continue
		}
		chosen, err := g.Restore(t.Context())
		must(t, err)
		restored += len(chosen)
		got, err := g.Visit(t.Context(), v.ID)
		if err != nil || got.Checklist != checklist.Builtin().Hash || got.Scope == "" {
			t.Errorf("at %d0 %%: checklist %q, scope %q, %v", tenth, got.Checklist, got.Scope, err)
		}
		if _, err := g.Merge(t.Context(), whole); err != nil {
			t.Fatal(err)
		}
		list, err := g.Conflicts(t.Context(), v.ID)
		if err != nil || len(list) != 0 {
			t.Errorf("at %d0 %%: what came back is in conflict: %+v %v", tenth, list, err)
		}
		mustClose(t, g)
	}
	if restored == 0 {
		t.Error("no cut lost the checklist")
	}
}
