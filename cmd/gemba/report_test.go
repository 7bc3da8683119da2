package main

import (
	"bytes"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/adrg/xdg"
	"github.com/google/uuid"

	"gemba/checklist"
	"gemba/store"
)

// A photograph of the visit file stands in its page, and in no other form.
func TestReportShowsPhotographs(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"DATA", "STATE", "CONFIG", "CACHE"} {
		t.Setenv("XDG_"+name+"_HOME", filepath.Join(dir, name))
	}
	xdg.Reload()
	var picture bytes.Buffer
	if err := png.Encode(&picture, image.NewGray(image.Rect(0, 0, 8, 8))); err != nil {
		t.Fatal(err)
	}
	photo, file := filepath.Join(dir, "bench.png"), filepath.Join(dir, "v.gemba")
	if err := os.WriteFile(photo, picture.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	f, err := store.Create(t.Context(), file, store.Options{
		StateDir: filepath.Join(dir, "state"), Device: "test",
		Actor: store.Actor{ID: uuid.NewSHA1(uuid.NameSpaceOID, []byte("test")), Name: "Test visitor"},
	})
	if err != nil {
		t.Fatal(err)
	}
	v, err := f.NewVisit(t.Context(), checklist.Builtin(), map[string]string{checklist.FieldSupplier: "Acme", checklist.FieldScope: "day"})
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := f.Attach(t.Context(), v.ID, store.Attachment{Path: photo, Item: "IN-01", Caption: "the bench"}); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
	for format, want := range map[string]bool{"html": true, "md": false, "json": false} {
		var out, errs bytes.Buffer
		if code := run([]string{"report", file, "--format", format}, strings.NewReader(""), &out, &errs); code != exitFine {
			t.Fatalf("%s: exit code %d: %s", format, code, errs.String())
		}
		if got := strings.Contains(out.String(), `<img src="data:image/`); got != want || !strings.Contains(out.String(), "the bench") {
			t.Errorf("%s: the photograph is there: %v", format, got)
		}
	}
	var out bytes.Buffer
	if code := run([]string{"report", file, "--for", "supplier"}, strings.NewReader(""), &out, &bytes.Buffer{}); code != exitFine || strings.Contains(out.String(), "bench") {
		t.Errorf("the supplier gets the photograph, or nothing: %d", code)
	}
}
