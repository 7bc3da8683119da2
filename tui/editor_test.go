package tui

import (
	"os"
	"path/filepath"
	"runtime"
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
