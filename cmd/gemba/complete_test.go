package main

import (
	"context"
	"path/filepath"
	"strings"
	"testing"

	"gemba/checklist"
)

// A file that the index has not read yet can be completed all the same, by the
// words of its name; and what is completed finds the visit.
func TestCompletesFilesNotReadYet(t *testing.T) {
	ctx := context.Background()
	dir := t.TempDir()
	if err := makeDemo(ctx, dir); err != nil {
		t.Fatal(err)
	}
	lib := &library{folder: dir}
	if err := lib.openIndex(ctx, filepath.Join(dir, ".state")); err != nil {
		t.Fatal(err)
	}
	defer lib.Close()
	list, err := lib.index.List(ctx)
	if err != nil {
		t.Fatal(err)
	}
	for i := range list {
		if !list[i].Pending || list[i].Supplier != "" {
			t.Fatalf("%s was read", list[i].Path)
		}
	}
	for typed, supplier := range map[string]string{
		"hongy": "宏远阀门 Hongyuan Valve (invented)", "宏": "宏远阀门 Hongyuan Valve (invented)",
		"NORTHLINE F": "Northline Forge Ltd (invented)", "2026-02-05": "Obróbka Odra Sp. z o.o. (invented)",
	} {
		names := namesFrom(list, typed)
		if len(names) != 1 {
			t.Fatalf("%q goes on as %q", typed, names)
		}
		name, _, _ := strings.Cut(names[0], "\t")
		if !strings.HasPrefix(name, typed) {
			t.Errorf("%q is not what was typed, %q", name, typed)
		}
		_, v, _, err := findVisit(testCall(t), name, dir, "")
		if err != nil || v.Supplier != checklist.Line(supplier) {
			t.Errorf("%q finds %v, %v; want %s", name, v, err, supplier)
		}
	}
}
