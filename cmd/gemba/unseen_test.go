//go:build linux || darwin

package main

import (
	"bufio"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"
	"testing"

	"github.com/creack/pty"
	"golang.org/x/sys/unix"
)

// hiddenFirst fails where something is written to a terminal that shows what is
// typed.
type hiddenFirst struct {
	*testing.T
	tty    *os.File
	writes int
}

func (h *hiddenFirst) Write(b []byte) (int, error) {
	h.writes++
	if echoes(h.T, h.tty) {
		h.Errorf("%q is said while what is typed is still shown", b)
	}
	return len(b), nil
}

func echoes(t *testing.T, tty *os.File) bool {
	t.Helper()
	state, err := unix.IoctlGetTermios(int(tty.Fd()), getTermios)
	if err != nil {
		t.Fatal(err)
	}
	return state.Lflag&unix.ECHO != 0
}

// TestHiddenBeforeAsked asks twice, and answers before each question is there.
func TestHiddenBeforeAsked(t *testing.T) {
	ptm, pts, err := pty.Open()
	if err != nil {
		t.Fatal(err)
	}
	defer ptm.Close()
	defer pts.Close()
	said := &hiddenFirst{T: t, tty: pts}
	u := &unseen{tty: pts, lines: bufio.NewReader(pts), out: said}
	if err := u.begin(); err != nil {
		t.Fatal(err)
	}
	for _, word := range []string{"seven ducks", "现场"} {
		if _, err := ptm.WriteString(word + "x\x7f\r"); err != nil {
			t.Fatal(err)
		}
		if got, err := u.ask("passphrase: "); err != nil || got != word {
			t.Errorf("%q, %v", got, err)
		}
	}
	u.end()
	if !echoes(t, pts) || said.writes == 0 {
		t.Error("the terminal is not as it was")
	}
}

// TestTerminalAfterSecret ends the program by signals while it asks for a
// passphrase, and leaves the terminal as it was. Where nobody could continue it,
// ctrl+z does not stop it, and it asks again for all of it.
func TestTerminalAfterSecret(t *testing.T) {
	// Under nohup the programs that a test starts would ignore a hangup as the test does.
	hangups := make(chan os.Signal, 1)
	signal.Notify(hangups, syscall.SIGHUP)
	t.Cleanup(func() { signal.Stop(hangups) })
	s := newSession(t)
	file := s.leftVisit()
	ask := func() {
		t.Helper()
		s.start("copy", "--encrypt", file, filepath.Join(s.home, "copy.age"))
		s.expect("passphrase: ")
		if echoes(t, s.tty) {
			t.Fatal("what is typed is shown")
		}
	}
	for _, sig := range []syscall.Signal{syscall.SIGINT, syscall.SIGQUIT, syscall.SIGTERM, syscall.SIGHUP} {
		ask()
		if err := s.cmd.Process.Signal(sig); err != nil {
			t.Fatal(err)
		}
		_ = s.cmd.Wait() // by the signal, which is looked at
		got, ok := s.cmd.ProcessState.Sys().(syscall.WaitStatus)
		if !ok || got.Signal() != sig && sig != syscall.SIGQUIT { // of which Go makes an exit code
			t.Errorf("%v ended it as %v", sig, s.cmd.ProcessState)
		}
		if !echoes(t, s.tty) {
			t.Errorf("%v left a terminal that shows nothing", sig)
		}
		s.gone()
	}
	ask()
	s.keys("seven ducks\r", "once more: ")
	s.keys("eight ducks\r", "the two passphrases differ")
	s.end(syscall.SIGCONT)
	ask()
	s.keys("half\x1a", "passphrase: ")
	if echoes(t, s.tty) {
		t.Error("what is typed is shown after ctrl+z")
	}
	s.keys("seven ducks\r", "once more: ") // of which the half is no part
	s.keys("seven ducks\r", "an encrypted copy")
	s.end(syscall.SIGCONT)
	s.unseen("ducks")
}
