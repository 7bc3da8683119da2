package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"gemba/checklist"
	"gemba/store"
)

// visitOf makes a file with a visit of a supplier.
func visitOf(t *testing.T, path, supplier string) *checklist.Visit {
	t.Helper()
	f, v, err := store.CreateVisit(t.Context(), path, store.Options{StateDir: t.TempDir(), Actor: store.Actor{ID: [16]byte{1}, Name: "Ana"}},
		checklist.Builtin(), map[string]string{"supplier": supplier, "date": "2026-03-11", "scope": "day"})
	if err != nil {
		t.Fatal(err)
	}
	if err := f.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
	return v
}

// In a large library only the files are read that hold what is asked for, and those
// that the index does not know as they stand.
func TestPassedOver(t *testing.T) {
	_, folder := ownFolder(t)
	kovai := visitOf(t, filepath.Join(folder, "one.gemba"), "Kovai Pumps")
	visitOf(t, filepath.Join(folder, "b.gemba"), "Odra")
	body, err := os.ReadFile(filepath.Join(folder, "b.gemba"))
	if err != nil {
		t.Fatal(err)
	}
	for i := range indexFrom {
		if err := os.WriteFile(filepath.Join(folder, fmt.Sprintf("b%03d.gemba", i)), body, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if got := passedOver(t.Context(), named("kovai"), folder, indexFrom-1); got != nil {
		t.Error("a small library is looked up in an index")
	}
	passed := map[string]bool{}
	for until := time.Now().Add(time.Minute); len(passed) < indexFrom+2 && time.Now().Before(until); {
		passed = map[string]bool{}
		for name, over := range passedOver(t.Context(), named("kovai"), folder, indexFrom+2) {
			if over || name == "one.gemba" {
				passed[name] = over
			}
		}
	}
	if len(passed) != indexFrom+2 || passed["one.gemba"] {
		t.Fatalf("%d files are known, and the one that is meant is passed over: %t", len(passed), passed["one.gemba"])
	}
	for want, name := range map[string]wanted{"the supplier": ofSupplier(kovai), "the id": named(kovai.ID[:13]), "the file": named("one")} {
		found, err := visitsWanted(t.Context(), name, folder)
		if err != nil || len(found) != 1 || found[0].visit.ID != kovai.ID {
			t.Errorf("by %s: %d visits, %v", want, len(found), err)
		}
	}
	// What came in since is read, though the index does not know it yet.
	late := visitOf(t, filepath.Join(folder, "z.gemba"), " KOVAI pumps")
	if found, err := visitsWanted(t.Context(), ofSupplier(kovai), folder); err != nil || len(found) != 2 {
		t.Errorf("%d visits, %v; %s came in", len(found), err, late.ID)
	}
	// So is a file that cannot be read and whose name is meant.
	if err := os.WriteFile(filepath.Join(folder, "kovai pumps 2024.gemba"), []byte(strings.Repeat("x", 4096)), 0o600); err != nil {
		t.Fatal(err)
	}
	if found, err := visitsWanted(t.Context(), ofSupplier(kovai), folder); err != nil || len(found) != 3 {
		t.Errorf("%d visits, %v", len(found), err)
	}
}
