//go:build linux || darwin

package main

import (
	"os"
	"path/filepath"
	"testing"
	"time"
)

// TestBehind answers in a file that cannot be written. The way out says so with
// its exit code, from the visit and from the list, until a later visit has
// brought the answer into the file.
func TestBehind(t *testing.T) {
	for name, out := range map[string][]string{
		"from the visit": {"q"},
		"from the list":  {"\x1b", "", "q"},
	} {
		t.Run(name, func(t *testing.T) {
			s := newSession(t)
			s.firstVisit()
			s.keys("lll1s", "saved")
			s.leave(exitFine, "q")
			paths, _ := filepath.Glob(filepath.Join(s.lib, "*.gemba"))
			if err := os.Chmod(paths[0], 0o444); err != nil {
				t.Fatal(err)
			}
			s.start()
			s.expect("宏远阀门")
			s.keys("\r", "IN-01")
			s.keys("8e", "only on this computer")
			s.leave(exitNotPublished, out...)
			if got := s.visit().Answers["IN-01"].Level; got != 100 {
				t.Fatalf("level %d in a file that cannot be written", got)
			}
			if err := os.Chmod(paths[0], 0o644); err != nil {
				t.Fatal(err)
			}
			s.start()
			s.expect("宏远阀门")
			s.keys("\r", "IN-01")
			s.leave(exitFine, out...)
			if a := s.visit().Answers["IN-01"]; a.Level != 80 || a.Basis != "seen" {
				t.Errorf("answer %+v", a)
			}
		})
	}
}

// leave presses keys until the program has ended, and expects an exit code. An
// empty key waits a moment.
func (s *session) leave(code int, keys ...string) {
	s.Helper()
	for _, k := range keys {
		if k == "" {
			time.Sleep(300 * time.Millisecond)
			continue
		}
		if _, err := s.tty.WriteString(k); err != nil {
			s.Fatal(err)
		}
	}
	_ = s.cmd.Wait() // the exit code says how it ended
	s.tty.Close()
	if got := s.cmd.ProcessState.ExitCode(); got != code {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.Fatalf("exit code %d, not %d; the terminal got %q", got, code, s.out.String())
	}
}
