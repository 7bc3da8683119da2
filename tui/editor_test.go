package tui

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// What EDITOR holds is a command: a name, arguments, quotes, or a path with
// blanks in it. The file comes last, whatever it is called.
func TestEditorCommand(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the editor here is a shell script")
	}
	dir := filepath.Join(t.TempDir(), "my own editor")
	if err := os.Mkdir(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	editor := filepath.Join(dir, "ed it")
	script := "#!/bin/sh\nfor last; do :; done\nprintf '%s' \"$1\" >\"$last\"\n"
	if err := os.WriteFile(editor, []byte(script), 0o700); err != nil { //nolint:gosec // it is run
		t.Fatal(err)
	}
	for _, c := range []struct{ name, first string }{
		{editor, ""}, // the file alone, written with its own name
		{`"` + editor + `"`, ""},
		{`'` + editor + `' --wait`, "--wait"},
		{`'` + editor + `' "two words" -n`, "two words"},
		{"EDITED=yes '" + editor + "' -x", "-x"},
	} {
		note := filepath.Join(dir, `a "note" $HOME.txt`)
		if err := os.WriteFile(note, []byte("before"), 0o600); err != nil {
			t.Fatal(err)
		}
		if out, err := editorCommand(c.name, note).CombinedOutput(); err != nil {
			t.Errorf("%s: %v %s", c.name, err, out)
		}
		want := c.first
		if want == "" {
			want = note
		}
		if got, err := os.ReadFile(note); err != nil || string(got) != want {
			t.Errorf("%s: wrote %q, %v; want %q", c.name, got, err, want)
		}
	}
	if err := editorCommand("no-such-editor-here -w", filepath.Join(dir, "note")).Run(); err == nil {
		t.Error("an editor that does not exist was started")
	}
}

// What an editor wrote is deleted once it is taken over, or where it is what it
// was given; else it is where the message says.
func TestEditorTakenBack(t *testing.T) {
	failed := errors.New("exit status 1")
	for _, c := range []struct {
		name, wrote string
		failed      error
		kept        bool
	}{
		{"a text", "after", nil, false},
		{"a text that is too long", strings.Repeat("x", mostLetters+1), nil, true},
		{"an editor that failed and wrote nothing", "before", failed, false},
		{"an editor that failed after it wrote", "after", failed, true},
	} {
		m, ok := editText("before")().(editorReadyMsg)
		if !ok || m.err != nil {
			t.Fatal(m.err)
		}
		t.Cleanup(func() { os.RemoveAll(filepath.Dir(m.path)) })
		if err := os.WriteFile(m.path, []byte(c.wrote), 0o600); err != nil {
			t.Fatal(err)
		}
		got := m.takeBack(c.failed)
		_, err := os.Stat(filepath.Dir(m.path))
		if kept := err == nil; kept != c.kept || kept != strings.Contains(got.hint(), m.path) {
			t.Errorf("%s: kept %v, and %q", c.name, kept, got.hint())
		}
		if took := got.err == nil; took != (got.left == "" && c.failed == nil) || took && got.text != c.wrote {
			t.Errorf("%s: %v, %d bytes", c.name, got.err, len(got.text))
		}
	}
}
