//go:build linux || darwin

package main

import (
	"bytes"
	"os/exec"
	"strings"
	"syscall"
	"testing"
)

// TestTogether records by a command while the program has the same file open.
// Both are in the file afterwards, and on the screen.
func TestTogether(t *testing.T) {
	s := newSession(t)
	s.firstAnswer()

	gemba, err := exec.LookPath("gemba")
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(gemba, "answer", "宏远", "QA-02", "80", "--basis", "shown", "--as", "Bo Lin", "--library", s.lib)
	cmd.Env = homeOf(s.home, "state")
	out, err := cmd.CombinedOutput()
	if err != nil || !strings.HasPrefix(string(out), "QA-02: practice ") || !bytes.Contains(out, []byte("saved in ")) {
		t.Fatalf("%s: %v", out, err)
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
