package main

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"gemba/report"
)

// A photograph of the visit file stands in its page, and in no other form.
func TestReportShowsPhotographs(t *testing.T) {
	dir := ownHome(t)
	photo, file := filepath.Join(dir, "bench.png"), filepath.Join(dir, "v.gemba")
	if err := os.WriteFile(photo, tinyPNG(t), 0o600); err != nil {
		t.Fatal(err)
	}
	v := visitOf(t, file, "Acme")
	mustRun(t, "attach", file, "IN-01", photo, "--caption", "the bench", "--as", "Ana")
	for format, want := range map[string]bool{"html": true, "md": false, "json": false} {
		out := mustRun(t, "report", file, "--format", format)
		if got := strings.Contains(out, `<img src="data:image/`); got != want || !strings.Contains(out, "the bench") {
			t.Errorf("%s: the photograph is there: %v", format, got)
		}
	}
	fromTheProgram(t, file, v.ID)
	if out := mustRun(t, "report", file, "--for", "supplier"); strings.Contains(out, "bench") || !strings.Contains(out, "Acme") {
		t.Error("the supplier gets the photograph, or nothing")
	}
}

// fromTheProgram writes reports as the screens do: beside the visit, with the
// photographs, never over one another, and from the list as from the open visit.
func fromTheProgram(t *testing.T, file, visit string) {
	t.Helper()
	lib := asScreens(t, file)
	page := report.Order{Form: report.FormHTML, For: report.Counsel, Lang: "zh"}
	first, err := lib.Report(t.Context(), file, visit, page, "")
	if err != nil || filepath.Base(first) != "v report counsel zh.html" {
		t.Fatalf("%s, %v", first, err)
	}
	doc, err := lib.Open(t.Context(), file, visit)
	if err != nil {
		t.Fatal(err)
	}
	second, err := doc.Report(t.Context(), page, "")
	if err != nil || filepath.Base(second) != "v report counsel zh 2.html" {
		t.Fatalf("%s, %v", second, err)
	}
	if err := doc.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{first, second} {
		text, err := os.ReadFile(path)
		if err != nil || !bytes.Contains(text, []byte(`<img src="data:image/`)) || !bytes.Contains(text, []byte(`id="facts"`)) {
			t.Errorf("%s: no photograph or no fact log: %v", path, err)
		}
	}
}

// The screens write all suppliers into the library, or where they are told, and say
// in the report which files could not be read.
func TestSuppliersFromTheProgram(t *testing.T) {
	dir, folder := ownFolder(t)
	mustRun(t, "new", "Acme", "--library", folder, "--as", "Ana")
	if err := os.WriteFile(filepath.Join(folder, "broken.gemba"), []byte("no visit"), 0o600); err != nil {
		t.Fatal(err)
	}
	lib := asScreens(t, folder)
	for _, want := range []string{"suppliers zh.html", "suppliers zh 2.html"} {
		path, err := lib.Suppliers(t.Context(), report.Order{Form: report.FormHTML, Lang: "zh"}, "")
		if err != nil || path != filepath.Join(folder, want) {
			t.Fatalf("%s, %v; want %s", path, err, want)
		}
		text, err := os.ReadFile(path)
		if err != nil || !bytes.Contains(text, []byte("Acme")) || !bytes.Contains(text, []byte("broken.gemba")) {
			t.Errorf("%v: %s", err, text)
		}
	}
	if path, err := lib.Suppliers(t.Context(), report.Order{Form: report.FormCSV, Lang: "en"}, dir); err != nil || path != filepath.Join(dir, "suppliers.csv") {
		t.Errorf("%s, %v", path, err)
	}
	if err := os.MkdirAll(filepath.Dir(policyPath()), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(policyPath(), []byte("unrated = 1"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := lib.Suppliers(t.Context(), report.Order{Form: report.FormCSV, Lang: "en"}, ""); err == nil || !strings.Contains(err.Error(), "policy.toml:1: unrated: ") {
		t.Errorf("a policy that cannot be read is passed over: %v", err)
	}
}

// A viewer is started without a shell, with the path as one argument.
func TestViewer(t *testing.T) {
	const path = "a; b.html"
	for system, want := range map[string][]string{
		"linux": {"xdg-open", path}, "darwin": {"open", path}, "windows": {"rundll32", "url.dll,FileProtocolHandler", path}, "freebsd": {"xdg-open", path},
	} {
		if name, args := viewer(system, path); !slices.Equal(append([]string{name}, args...), want) {
			t.Errorf("%s: %s %q", system, name, args)
		}
	}
}
