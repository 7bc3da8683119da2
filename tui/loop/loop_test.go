//go:build linux || darwin

package loop

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/charmbracelet/x/term"
	"github.com/creack/pty"
)

// patience is how long a step may take before the test gives up.
const patience = 20 * time.Second

// session is a process in a pseudo-terminal.
type session struct {
	*testing.T
	cmd      *exec.Cmd
	ptm, pts *os.File
	before   *term.State
	end      string // file that says how the program ended

	quiet atomic.Bool // the reader is to end
	mu    sync.Mutex
	out   bytes.Buffer
}

// start runs the program, or the shell that runs it.
func start(t *testing.T, role string, env ...string) *session {
	t.Helper()
	return startTyped(t, role, "", env...)
}

// startTyped types something before there is a program to read it.
func startTyped(t *testing.T, role, typed string, env ...string) *session {
	t.Helper()
	s := &session{T: t, cmd: exec.Command(os.Args[0]), end: filepath.Join(t.TempDir(), "end")}
	var err error
	if s.ptm, s.pts, err = pty.Open(); err != nil {
		t.Fatal(err)
	}
	if err := pty.Setsize(s.ptm, &pty.Winsize{Rows: 10, Cols: 60}); err != nil {
		t.Fatal(err)
	}
	if s.before, err = term.GetState(s.pts.Fd()); err != nil {
		t.Fatal(err)
	}
	s.send(typed)
	s.cmd.Env = append(append(os.Environ(), "LOOP_TEST="+role, "LOOP_END="+s.end, "TERM=xterm-256color", "GEMBA_RUNTIME="), env...)
	s.cmd.Stdin, s.cmd.Stdout, s.cmd.Stderr = s.pts, s.pts, s.pts
	s.cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	if err := s.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.cmd.Process.Kill() }) // of a test that failed on the way
	go s.listen()
	return s
}

func (s *session) listen() {
	buf := make([]byte, 64<<10)
	for {
		n, err := s.ptm.Read(buf)
		s.mu.Lock()
		s.out.Write(buf[:n])
		s.mu.Unlock()
		if err != nil || s.quiet.Load() {
			return
		}
	}
}

// hangUp closes our end. A read that waits would keep it open.
func (s *session) hangUp() {
	s.Helper()
	s.quiet.Store(true)
	s.send("x") // something to read
	s.ptm.Close()
}

func (s *session) output() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.out.String()
}

// expect waits for a text, from the last one on, and returns what came with it.
func (s *session) expect(text string) string {
	s.Helper()
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(2 * time.Millisecond) {
		s.mu.Lock()
		if i := bytes.Index(s.out.Bytes(), []byte(text)); i >= 0 {
			got := string(s.out.Next(i + len(text)))
			s.mu.Unlock()
			return got
		}
		s.mu.Unlock()
	}
	s.Fatalf("waited in vain for %q; there is %q", text, s.output())
	return ""
}

func (s *session) send(keys string) {
	s.Helper()
	if _, err := s.ptm.WriteString(keys); err != nil {
		s.Fatal(err)
	}
}

// ended waits for the end, and sees that the terminal is as it was.
func (s *session) ended(how string) string {
	s.Helper()
	got := s.expect("\x1b[?1049l") + s.expect("ended: "+how)
	if err := s.cmd.Wait(); err != nil {
		s.Error(err)
	}
	after, err := term.GetState(s.pts.Fd())
	if err != nil {
		s.Fatal(err)
	}
	if *after != *s.before {
		s.Errorf("the terminal is left as %+v, and was %+v", after, s.before)
	}
	for _, undone := range []string{"\x1b[?25h", "\x1b[?7h", "\x1b[?2004l", "\x1b[?1002l", "\x1b[?1006l", "\x1b[<1u", "\x1b[>4m", "\x1b[?2027l"} {
		if !strings.Contains(got, undone) {
			s.Errorf("%q was not written at the end: %q", undone, got)
		}
	}
	return got
}

func TestKeysAndQuit(t *testing.T) {
	s := start(t, "program")
	first := s.expect("keys 0")
	for _, want := range []string{"\x1b[?1049h", "\x1b[?25l", "\x1b[?2004h", "\x1b]2;loop\a", "\x1b[?1002h", "size 60x10"} {
		if !strings.Contains(first, want) {
			t.Errorf("%q is not in the first frame %q", want, first)
		}
	}
	s.send("ab现")
	s.expect("typed ab现.")
	s.send("q")
	s.ended("quit")
}

// TestTypedAhead types before the terminal is raw: before the start, and while an
// editor ends. Until then the terminal makes ctrl+j of Enter.
func TestTypedAhead(t *testing.T) {
	s := startTyped(t, "program", "a\rb\r现")
	s.expect("typed aenterbenter现.")
	s.send("c")
	s.expect("c.")
	s.send("e")
	s.expect("in the editor")
	s.send("of the editor\rx\ry")
	if !strings.Contains(s.expect("exit status 3"), "xentery.") { // in the same frame, above it, or in the next
		s.expect("xentery.")
	}
	s.send("\n")
	s.expect("ctrl+j.") // a real one stays one
	s.send("q")
	s.ended("quit")
}

func TestCommands(t *testing.T) {
	s := start(t, "program")
	s.expect("keys 0")
	s.send("t")
	s.expect("said ticked")
	s.send("s")
	s.expect("first, second, second, third")
	s.send("q")
	s.ended("quit")
}

// TestAnswersOfTheTerminal are asked for, and reach the model.
func TestAnswersOfTheTerminal(t *testing.T) {
	s := start(t, "program", "SSH_TTY=")
	asked := s.expect("\x1b]11;?")
	for _, q := range []string{"\x1b[?2026$p", "\x1b[?2027$p"} {
		if !strings.Contains(asked, q) {
			t.Errorf("%q was not asked: %q", q, asked)
		}
	}
	s.send("\x1b]11;rgb:ffff/ffff/ffff\x1b\\")
	s.expect("dark false")
	s.send("\x1b[?2027;2$y")
	s.expect("\x1b[?2027h")
	s.send("\x1b[?2026;2$y")
	s.send("x")
	if got := s.expect("typed x."); !strings.Contains(got, "\x1b[?2026h") {
		t.Errorf("not held back: %q", got)
	}
	s.send("\x1b[2;7R")
	s.send("y")
	if got := s.expect("Hy."); strings.Contains(got, "typed") {
		t.Errorf("all of the row was written: %q", got)
	}
	s.send("\x1b[<0;4;2M")
	s.expect("click 3,1")
	s.send("q")
	s.ended("quit")
}

func TestPasteIsOneMessage(t *testing.T) {
	s := start(t, "program")
	s.expect("keys 0")
	s.send("\x1b[200~" + strings.Repeat("0123456789现", 10_000) + "\x1b[201~")
	s.expect("pasted 130000")
	s.send("q")
	s.ended("quit, 1 keys")
}

// TestBurst sends keys as a barcode scanner does: all arrive, in order, and few
// frames are drawn for them.
func TestBurst(t *testing.T) {
	s := start(t, "program", "LOOP_FRAMES=1")
	s.expect("frames")
	s.send(strings.Repeat("abc", 100))
	s.expect("keys 300")
	got := s.expect(".") + s.expect("frames ") + s.expect("\x1b")
	frames, err := strconv.Atoi(regexp.MustCompile(`frames (\d+)`).FindStringSubmatch(got)[1])
	if err != nil || frames > 100 {
		t.Errorf("%d frames for 300 keys, %v", frames, err)
	}
	s.send("q")
	s.ended("quit, 301 keys")
}

func TestResize(t *testing.T) {
	s := start(t, "program")
	s.expect("size 60x10")
	for _, size := range []pty.Winsize{{Rows: 24, Cols: 80}, {Rows: 1, Cols: 1}, {Rows: 0, Cols: 0}, {Rows: 36, Cols: 120}} {
		if err := pty.Setsize(s.ptm, &size); err != nil {
			t.Fatal(err)
		}
	}
	s.expect("size 120x36")
	for _, cols := range []uint16{40, 120} { // there and back, before the program looks
		if err := pty.Setsize(s.ptm, &pty.Winsize{Rows: 36, Cols: cols}); err != nil {
			t.Fatal(err)
		}
	}
	s.expect("\x1b[2J")
	s.expect("size 120x36")
	s.send("q")
	s.ended("quit")
}

// TestEditor gives the terminal away: it is as it was before, what is typed
// there stays there, and the screen comes back whole.
func TestEditor(t *testing.T) {
	s := start(t, "program")
	s.expect("keys 0")
	s.send("e")
	s.expect("\x1b[?1049l")
	s.expect("in the editor")
	s.send("abc\n")
	s.expect("\x1b[?1049h")
	s.expect("typed .")
	s.expect("editor: exit status 3")
	s.send("x")
	s.expect("typed x.")
	s.send("q")
	s.ended("quit, 3 keys")
}

// TestSavedBeforeTheEditor: what is to be saved when the terminal is given away is
// saved while it is.
func TestSavedBeforeTheEditor(t *testing.T) {
	s := start(t, "program")
	s.expect("keys 0")
	s.send("S")
	s.expect("keys 1")
	s.send("w")
	s.expect("editor: <nil>")
	s.send("q")
	s.ended("quit, 3 keys")
}

func TestStoppedAndContinued(t *testing.T) {
	s := start(t, "shell")
	s.expect("keys 0")
	s.send("z")
	s.expect("\x1b[?1049l")
	s.expect("stopped")
	s.expect("\x1b[?1049h")
	s.expect("resumed")
	s.send("q")
	s.ended("quit")
}

// TestNobodyToContinue must not hang in a window without a shell.
func TestNobodyToContinue(t *testing.T) {
	s := start(t, "program")
	s.expect("keys 0")
	s.send("z")
	s.expect("resumed")
	s.send("q")
	s.ended("quit")
}

func TestPanics(t *testing.T) {
	for key, where := range map[string]string{"P": "in update", "C": "in a command"} {
		s := start(t, "program")
		s.expect("keys 0")
		s.send(key)
		if got := s.ended("panic"); !strings.Contains(got, where) || !strings.Contains(got, "program_test.go") {
			t.Errorf("no stack of the panic %s in %q", where, got)
		}
	}
}

func TestSignals(t *testing.T) {
	for signal, how := range map[syscall.Signal]string{syscall.SIGTERM: "quit", syscall.SIGINT: "interrupted", syscall.SIGHUP: "killed"} {
		s := start(t, "program")
		s.expect("keys 0")
		if err := s.cmd.Process.Signal(signal); err != nil {
			t.Fatal(err)
		}
		s.ended(how)
	}
}

// TestTypedBeforeTheEnd is dealt with, also where the program is busy when the end
// comes.
func TestTypedBeforeTheEnd(t *testing.T) {
	for signal, how := range map[syscall.Signal]string{syscall.SIGTERM: "quit", syscall.SIGHUP: "killed"} {
		s := start(t, "program")
		s.expect("keys 0")
		s.send("wabc现")
		time.Sleep(100 * time.Millisecond) // it waits for 300
		if err := s.cmd.Process.Signal(signal); err != nil {
			t.Fatal(err)
		}
		s.ended(how + ", 5 keys")
	}
}

// TestTerminalGone hangs up, and the program does not stay for ever.
func TestTerminalGone(t *testing.T) {
	s := start(t, "program")
	s.expect("keys 0")
	s.pts.Close()
	s.hangUp()
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(5 * time.Millisecond) {
		if b, err := os.ReadFile(s.end); err == nil && string(b) == "killed" {
			return
		}
	}
	t.Error("the program still runs")
}

// TestStock runs the same model on Bubble Tea's own runtime.
func TestStock(t *testing.T) {
	s := start(t, "program", "GEMBA_RUNTIME=stock")
	s.expect("60x10")
	s.send("e")
	s.expect("in the editor")
	s.send("abc\n")
	s.expect("exit status 3")
	s.send("t")
	s.expect("ticked")
	s.send("q")
	s.expect("ended: quit, 3 keys")
	if err := s.cmd.Wait(); err != nil {
		t.Error(err)
	}
}
