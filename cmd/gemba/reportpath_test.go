package main

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"gemba/report"
)

// A report goes beside the visit, into a folder or to a file that is not there
// yet; it never replaces anything.
func TestReportPath(t *testing.T) {
	dir, other := t.TempDir(), t.TempDir()
	const stem = "2026 hongyuan report"
	there := filepath.Join(other, "there.html")
	if err := os.WriteFile(there, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	order := report.Order{Form: report.FormHTML, For: report.Internal, Lang: "en"}
	for to, want := range map[string]string{
		"":                                filepath.Join(dir, "2026 hongyuan report.html"),
		other:                             filepath.Join(other, "2026 hongyuan report.html"),
		other + "/":                       filepath.Join(other, "2026 hongyuan report.html"),
		"a name":                          filepath.Join(dir, "a name.html"),
		filepath.Join(other, "page.htm"):  filepath.Join(other, "page.htm"),
		there:                             "",
		filepath.Join(other, "no") + "/":  "",
		filepath.Join(other, "no", "x.h"): "",
	} {
		got, err := reportPath(dir, stem, order, to)
		if got != want || (err != nil) != (want == "") {
			t.Errorf("%q: %q, %v, want %q", to, got, err, want)
		}
		var hint hinted
		if err != nil && !errors.As(err, &hint) {
			t.Errorf("%q: %v says nothing to do", to, err)
		}
	}
}
