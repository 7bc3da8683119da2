package main

import (
	"os"
	"path/filepath"
	"testing"
)

// TestOnlyOpens checks that no call that could mean a command, a flag or a slip
// in one of them is taken for a path.
func TestOnlyOpens(t *testing.T) {
	t.Chdir(t.TempDir())
	for _, name := range []string{"demo", "visits", "a.gemba", filepath.Join("visits", "new")} {
		if err := os.MkdirAll(name, 0o700); err != nil {
			t.Fatal(err)
		}
	}
	cases := []struct {
		args []string
		want bool
	}{
		{nil, true},
		{[]string{"./visits"}, true},
		{[]string{"visits/new"}, true},
		{[]string{"."}, true},
		{[]string{"a.gemba"}, true},
		{[]string{"demo"}, false},   // the command
		{[]string{"visits"}, false}, // likewise
		{[]string{"vsits"}, false},  // a slip
		{[]string{"./vsits"}, false},
		{[]string{"b.gemba"}, false},
		{[]string{"--help"}, false},
		{[]string{"-h"}, false},
		{[]string{"./visits", "a.gemba"}, false},
		{[]string{"show", "a.gemba"}, false},
	}
	for _, c := range cases {
		if got := onlyOpens(c.args); got != c.want {
			t.Errorf("%q: %t", c.args, got)
		}
	}
	for _, c := range newRoot().Commands() {
		for _, name := range append(c.Aliases, c.Name()) {
			if err := os.MkdirAll(name, 0o700); err != nil {
				t.Fatal(err)
			}
			if onlyOpens([]string{name}) {
				t.Errorf("%q is a command, and is taken for a folder", name)
			}
		}
	}
}
