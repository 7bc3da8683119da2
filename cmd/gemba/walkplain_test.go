//go:build linux || darwin

package main

import (
	"strings"
	"testing"
)

// TestPlainAtTerminal: at a terminal too a walk line by line writes nothing but
// lines. Each question says what it wants, and the prompt which item is answered.
func TestPlainAtTerminal(t *testing.T) {
	s := newSession(t)
	s.env = []string{"GEMBA_AS=Ana"}
	gemba(t, s.home, "state", "new", "Hongyuan", "--library", s.lib, "--as", "Ana")
	s.start("walk", s.file(), "--plain")
	for _, step := range []struct{ types, expect string }{
		{"", "VF-01: "},
		{"IN-01\r", "how you know: told, shown, seen or corroborated"},
		{"8\r", "How do you know?"},
		{"seen\r", "IN-01: "},
		{"nonsense\r", "help lists what a line can be"},
		{"undo\r", "taken back"},
		{"quit\r", ""},
	} {
		s.keys(step.types, step.expect)
	}
	s.gone()
	if got := s.cmd.ProcessState; !got.Success() {
		t.Errorf("leaving: %v", got)
	}
	if all := s.all.String(); strings.ContainsAny(all, "\x1b\b\x07") || strings.Contains(strings.ReplaceAll(all, "\r\n", ""), "\r") {
		t.Errorf("a cursor is moved in %q", all)
	}
	if a := s.visit().Answers["IN-01"]; a.Level != 80 || a.Basis != "" { // undo took the basis back
		t.Errorf("%+v", a)
	}
}
