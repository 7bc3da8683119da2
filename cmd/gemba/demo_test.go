package main

import (
	"path/filepath"
	"strings"
	"testing"
	"time"

	"gemba/assessment"
	"gemba/checklist/demo"
	"gemba/store"
)

// Each visit of the demonstration was made on its own day: no clock is
// suspected, nothing arrived later than it was entered, and what is said to be
// drawn was.
func TestDemoClocks(t *testing.T) {
	dir := t.TempDir()
	if err := makeDemo(t.Context(), dir); err != nil {
		t.Fatal(err)
	}
	paths, err := filepath.Glob(filepath.Join(dir, "*.gemba"))
	if err != nil || len(paths) != len(demo.Visits()) {
		t.Fatal(paths, err)
	}
	for _, path := range paths {
		lines := historyOf(t, dir, path)
		for i := range lines {
			l := &lines[i]
			switch h := l.Entered.Hour(); {
			case l.Suspect || !l.Merged.Equal(l.Entered):
				t.Errorf("%s: %s entered %v, here since %v", filepath.Base(path), cellName(l.cell()), l.Entered, l.Merged)
			case h < 7 || h > 19:
				t.Errorf("%s: %s entered at %v", filepath.Base(path), cellName(l.cell()), l.Entered)
			}
		}
		_, v, c, err := findVisit(testCall(t), path, "", "")
		if err != nil {
			t.Fatal(err)
		}
		for i := range c.Items {
			if note := assessment.ItemNote(c, v, &c.Items[i]); note != "" {
				t.Errorf("%s: %s %s", filepath.Base(path), c.Items[i].ID, note)
			}
		}
		if strings.Contains(v.Supplier, "Hongyuan") {
			if at := v.Answers["IN-03"].Entered.Format(time.DateOnly); at != v.Date {
				t.Errorf("the receipts were counted on %s", at)
			}
		}
	}
}

func historyOf(t *testing.T, dir, path string) []version {
	t.Helper()
	who := demoIdentity(dir)
	_, v, c, err := findVisit(testCall(t), path, "", "")
	if err != nil {
		t.Fatal(err)
	}
	o := who.options()
	o.StateDir = filepath.Join(dir, ".state")
	f, _, err := store.Open(t.Context(), path, o)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close(t.Context())
	r := &recording{f: f, v: v, c: c}
	lines, err := r.history(t.Context(), "")
	if err != nil || len(lines) < len(v.Answers) {
		t.Fatal(len(lines), err)
	}
	return lines
}
