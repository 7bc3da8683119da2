//go:build linux || darwin

package main

import (
	"strings"
	"syscall"
	"testing"
)

// TestTogether records by a command while the program has the same file open.
// Both are in the file afterwards, and on the screen.
func TestTogether(t *testing.T) {
	s := newSession(t)
	s.firstAnswer()

	out := gemba(t, s.home, "state", "answer", "宏远", "QA-02", "80", "--basis", "shown", "--as", "Bo Lin", "--library", s.lib)
	if !strings.HasPrefix(out, "QA-02: practice ") || !strings.Contains(out, "saved in ") {
		t.Fatal(out)
	}
	s.expect("changes came in from the file")
	s.keys("k4", "how do you know?")
	s.keys("t", "saved")
	s.until("both answers in the file", func() bool {
		v := s.visit()
		return v.Answers["IN-01"].Level == 40 && v.Answers["QA-02"].Level == 80 && v.Answers["QA-02"].By == "Bo Lin" && len(v.Rivals) == 0
	})
	s.end(syscall.SIGTERM)
}
