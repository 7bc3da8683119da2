//go:build linux || darwin

package main

import (
	"bytes"
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/creack/pty"

	"gemba/checklist"
	"gemba/store"
	"gemba/tui/loop/looptest"
)

// session is the real program in a pseudo-terminal, with a home of its own.
type session struct {
	*testing.T
	home, lib string
	cmd       *exec.Cmd
	tty       *os.File
	env       []string          // beside the usual
	shell     string            // runs the program, which is $0 "$@" to it, if there is one
	answers   map[string]string // of the terminal to what it is asked

	read chan struct{} // closed once all that it wrote is read

	mu     sync.Mutex
	out    bytes.Buffer     // what was written since the last keys
	all    bytes.Buffer     // what was ever written
	unsaid int              // answers of the terminal that are on their way
	screen *looptest.Screen // that shows what is written, if anybody looks
	erased erased
}

// patience is how long a step may take before the test gives up.
const patience = 30 * time.Second

func newSession(t *testing.T) *session {
	home := t.TempDir()
	s := &session{T: t, home: home, lib: filepath.Join(home, "lib")}
	if err := os.Mkdir(s.lib, 0o700); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if s.cmd != nil && s.cmd.Process != nil {
			_ = s.cmd.Process.Kill() // where it still runs; it is not to write into a folder that goes
			s.tty.Close()
			s.gone()
		}
	})
	return s
}

// start runs the program on the library, or with other arguments. The test binary is
// the program, see TestMain.
func (s *session) start(args ...string) {
	s.Helper()
	gemba, err := exec.LookPath("gemba")
	if err != nil {
		s.Fatal(err)
	}
	if len(args) == 0 {
		args = []string{s.lib}
	}
	s.cmd = exec.Command(gemba, args...)
	if s.shell != "" {
		s.cmd = exec.Command("sh", append([]string{"-mc", s.shell, gemba}, args...)...)
	}
	s.cmd.Env = append(homeOf(s.home, "state"), "TERM=xterm-256color")
	s.cmd.Env = append(s.cmd.Env, s.env...)
	tty, err := pty.StartWithSize(s.cmd, &pty.Winsize{Rows: 36, Cols: 120})
	if err != nil {
		s.Fatal(err)
	}
	s.tty = s.polled(tty)
	s.mu.Lock()
	s.out.Reset()
	s.mu.Unlock()
	s.read = make(chan struct{})
	go func(tty *os.File, read chan struct{}) {
		defer close(read)
		buf := make([]byte, 64<<10)
		for {
			n, err := tty.Read(buf)
			s.mu.Lock()
			s.out.Write(buf[:n])
			s.all.Write(buf[:n])
			s.answer(tty, string(buf[:n]))
			if s.screen != nil {
				s.draw(buf[:n])
			}
			s.mu.Unlock()
			if err != nil {
				return
			}
		}
	}(s.tty, s.read)
}

// polled is the terminal as a file whose reader a Close wakes up: else the line drops
// only once the program has written something, which may take half a minute.
func (s *session) polled(tty *os.File) *os.File {
	s.Helper()
	fd, err := syscall.Dup(int(tty.Fd()))
	if err == nil {
		err = errors.Join(syscall.SetNonblock(fd, true), tty.Close())
	}
	if err != nil {
		s.Fatal(err)
	}
	return os.NewFile(uintptr(fd), "terminal") // which knows that it does not block
}

// keys types, and then waits until the program has written a text. The renderer
// writes only what changes, so a text that is typed does not come back whole.
func (s *session) keys(keys, expect string) {
	s.Helper()
	s.mu.Lock()
	s.out.Reset()
	s.mu.Unlock()
	if _, err := s.tty.WriteString(keys); err != nil {
		s.Fatal(err)
	}
	s.expect(expect)
}

func (s *session) expect(text string) {
	s.Helper()
	s.until(text, func() bool {
		s.mu.Lock()
		defer s.mu.Unlock()
		return strings.Contains(s.out.String(), text)
	})
}

func (s *session) until(what string, ok func() bool) {
	s.Helper()
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(10 * time.Millisecond) {
		if ok() {
			return
		}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.Fatalf("waited in vain for %q; the terminal got %q", what, s.out.String())
}

// file returns the path of the only visit file.
func (s *session) file() string {
	s.Helper()
	files, err := filepath.Glob(filepath.Join(s.lib, "*.gemba"))
	if err != nil || len(files) != 1 {
		s.Fatal(files, err)
	}
	return files[0]
}

// visit reads the visible file, as a colleague with a copy would.
func (s *session) visit() *checklist.Visit {
	paths, _ := filepath.Glob(filepath.Join(s.lib, "*.gemba"))
	if len(paths) != 1 {
		return checklist.NewVisit("")
	}
	visits, err := store.Peek(context.Background(), paths[0])
	if err != nil || len(visits) != 1 {
		return checklist.NewVisit("")
	}
	return visits[0]
}

// end sends a signal and waits for the program to be gone.
func (s *session) end(sig syscall.Signal) {
	s.Helper()
	if err := s.cmd.Process.Signal(sig); err != nil {
		s.Fatal(err)
	}
	s.gone()
}

// gone waits for the program to be gone, and until its last words are read: so that
// they are there, and not taken for those of the next start.
func (s *session) gone() {
	_ = s.cmd.Wait() // how it ended is what the tests look at afterwards
	select {
	case <-s.read:
	case <-time.After(patience): // something that it started holds the terminal
	}
	s.tty.Close()
}

// firstVisit makes a visit, as who has never used the program does.
func (s *session) firstVisit() {
	s.start()
	s.expect("who is working")
	s.keys("Ana\rrep\r", "No visit here yet")
	s.keys("n", "a new visit")
	s.keys("宏远阀门\x13", "Visit frame")
}

// firstAnswer makes a visit and answers an item of it, which is in the file then.
func (s *session) firstAnswer() {
	s.firstVisit()
	s.keys("lll1", "how do you know?")
	s.keys("e", "saved")
	s.until("the answer in the file", func() bool { return s.visit().Answers["IN-01"].Basis == "seen" })
}

// ctrlC ends the program from anywhere.
func (s *session) ctrlC() {
	s.keys("\x03", "\x1b[?1049l")
	s.end(syscall.SIGCONT) // it ends by itself
}

// leftVisit makes a visit and leaves it. It returns the file.
func (s *session) leftVisit() string {
	s.firstVisit()
	s.ctrlC()
	return s.file()
}

// TestKilled kills the program at the worst moments and expects every answer
// that it acknowledged, and the text that was being typed.
func TestKilled(t *testing.T) {
	s := newSession(t)
	s.firstAnswer()
	s.keys("j\r", "can be answered later")
	s.keys("f", "How picked")
	s.keys("240\ta144\x13", "Come forward")
	s.until("the sample in the file", func() bool { return s.visit().Answers["IN-03"].Sample.Fine == 144 })
	s.keys("o", "new observation")
	s.keys("台面干净 and then the battery", "")
	s.until("the text on the disk", func() bool { return s.stored("台面干净 and then the battery") })
	s.end(syscall.SIGKILL)

	s.start()
	s.expect("宏远阀门")
	s.keys("\r", "unfinished text is kept")
	s.keys("U", "台面干净 and then the battery")
	s.keys(" died", "")
	s.ctrlC()
	if got := s.visit().Observations; len(got) != 1 || got[0].Text != "台面干净 and then the battery died" || got[0].Item != "IN-03" || got[0].By != "Ana" {
		t.Errorf("observations %+v", got)
	}
}

// stored reports whether a text that is being typed is on the disk, in the
// working copy of the visit, and no transaction is under way that a crash would
// roll back.
func (s *session) stored(text string) bool {
	found, open := false, false
	_ = filepath.WalkDir(filepath.Join(s.home, "state"), func(path string, e os.DirEntry, err error) error {
		if err == nil && !e.IsDir() {
			data, err := os.ReadFile(path)
			journal := strings.HasSuffix(path, "-journal")
			found = found || err == nil && !journal && bytes.Contains(data, []byte(text))
			open = open || journal && (err != nil || len(data) > 0)
		}
		return nil // what comes and goes meanwhile is not of interest
	})
	return found && !open
}

// TestSignals ends the program as a system does, and as a terminal that goes
// away does: what is typed is found again, and the terminal is given back.
func TestSignals(t *testing.T) {
	for name, sig := range map[string]syscall.Signal{"HUP": syscall.SIGHUP, "TERM": syscall.SIGTERM} {
		t.Run(name, func(t *testing.T) {
			s := newSession(t)
			s.firstVisit()
			s.keys("o", "new observation")
			s.keys("half a sentence", "")
			s.until("the text on the disk", func() bool { return s.stored("half a sentence") })
			s.end(sig)
			s.expect("\x1b[?1049l")
			s.start()
			s.expect("宏远阀门")
			s.keys("\r", "unfinished text is kept")
			s.keys("U", "half a sentence")
		})
	}
	t.Run("hangup", func(t *testing.T) {
		s := newSession(t)
		s.firstVisit()
		s.keys("o", "new observation")
		s.keys("the line dropped", "")
		s.until("the text on the disk", func() bool { return s.stored("the line dropped") })
		s.tty.Close()
		s.gone()
		s.start()
		s.expect("宏远阀门")
		s.keys("\r", "unfinished text is kept")
		s.keys("U", "the line dropped")
	})
}
