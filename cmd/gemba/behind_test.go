//go:build linux || darwin

package main

import (
	"os"
	"testing"
)

// TestBehind answers in a file that cannot be written. The way out says so with
// its exit code, from the visit and from the list, until a later visit has
// brought the answer into the file.
func TestBehind(t *testing.T) {
	for name, toList := range map[string]bool{"from the visit": false, "from the list": true} {
		t.Run(name, func(t *testing.T) {
			s := newSession(t)
			s.firstVisit()
			s.keys("lll1s", "saved")
			s.leave(exitFine, false)
			if err := os.Chmod(s.file(), 0o444); err != nil {
				t.Fatal(err)
			}
			s.start()
			s.expect("宏远阀门")
			s.keys("\r", "IN-01")
			s.keys("8e", "only on this computer")
			s.leave(exitNotPublished, toList)
			if got := s.visit().Answers["IN-01"].Level; got != 100 {
				t.Fatalf("level %d in a file that cannot be written", got)
			}
			if err := os.Chmod(s.file(), 0o644); err != nil {
				t.Fatal(err)
			}
			s.start()
			s.expect("宏远阀门")
			s.keys("\r", "IN-01")
			s.leave(exitFine, toList)
			if a := s.visit().Answers["IN-01"]; a.Level != 80 || a.Basis != "seen" {
				t.Errorf("answer %+v", a)
			}
		})
	}
}

// leave quits, from the visit or from the list of visits, and expects an exit
// code.
func (s *session) leave(code int, toList bool) {
	s.Helper()
	if toList {
		s.keys("\x1b", "newest first") // which stands above the list
	}
	if _, err := s.tty.WriteString("q"); err != nil {
		s.Fatal(err)
	}
	s.gone()
	if got := s.cmd.ProcessState.ExitCode(); got != code {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.Fatalf("exit code %d, not %d; the terminal got %q", got, code, s.out.String())
	}
}
