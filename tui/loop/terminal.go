//go:build unix

package loop

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"syscall"
	"time"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/term"
	"github.com/muesli/cancelreader"
)

// terminal is the terminal of this process: its mode and its keyboard.
type terminal struct {
	in, out *os.File
	before  *term.State // nil while the terminal is not ours
	reader  cancelreader.CancelReader
	held    *wholes       // what the keyboard sends, in whole sequences
	read    chan struct{} // closed when nobody reads any more

	awaiting func() time.Duration // how long an answer may still be on its way
}

// openTerminal finds the terminal. Where stdin is something else, as in a
// pipe, the controlling terminal is read.
func openTerminal(awaiting func() time.Duration) (*terminal, error) {
	t := &terminal{in: os.Stdin, out: os.Stdout, awaiting: awaiting}
	if !term.IsTerminal(t.in.Fd()) {
		in, _, err := uv.OpenTTY()
		if err != nil {
			return nil, fmt.Errorf("open the terminal: %w", err)
		}
		t.in = in
	}
	return t, nil
}

// size returns columns and rows, 0 where the terminal does not say.
func (t *terminal) size() (w, h int) {
	w, h, err := term.GetSize(t.out.Fd())
	if err != nil {
		return 0, 0
	}
	return w, h
}

// enter makes the terminal raw.
func (t *terminal) enter() error {
	before, err := term.MakeRaw(t.in.Fd())
	if err != nil {
		return fmt.Errorf("take the terminal: %w", err)
	}
	t.before = before
	ahead := typedAhead(t.in)
	if t.reader, err = uv.NewCancelReader(t.in); err != nil {
		return errors.Join(err, t.restore())
	}
	t.held = newWholes(t.reader, ahead, t.awaiting)
	return nil
}

// listen sends what comes from the terminal to msgs until it is left. It begins
// with a large table of keys, so the first frame comes before it.
func (t *terminal) listen(ctx context.Context, msgs chan<- tea.Msg) {
	t.read = make(chan struct{})
	go t.readKeys(ctx, t.held, t.read, msgs)
}

// goneMsg says that nothing will come from the terminal any more.
type goneMsg struct{}

func (t *terminal) readKeys(ctx context.Context, reader *wholes, done chan<- struct{}, msgs chan<- tea.Msg) {
	defer close(done)
	err := uv.NewTerminalReader(reader, os.Getenv("TERM")).StreamEvents(ctx, msgs)
	if ctx.Err() == nil && (err != nil || !reader.cancelled) {
		select {
		case msgs <- goneMsg{}:
		case <-ctx.Done():
		}
	}
}

// leave stops reading and gives the terminal back for a time. Drain is called
// while the reader may still wait for room in the queue.
func (t *terminal) leave(drain func()) {
	if t.before == nil {
		return
	}
	if t.reader.Cancel() {
		for ended := false; !ended; {
			select {
			case <-t.read:
				ended = true
			case <-time.After(time.Millisecond):
				drain()
			}
		}
	}
	drain()
	t.reader.Close()       //nolint:errcheck // it has been cancelled; the terminal stays open
	t.out.Write(endScreen) //nolint:errcheck // a terminal that is gone needs no restoring
	t.restore()            //nolint:errcheck // likewise
}

func (t *terminal) restore() error {
	before := t.before
	t.before = nil
	if before == nil {
		return nil
	}
	return term.Restore(t.in.Fd(), before)
}

// close gives the terminal back for good. It may be called twice.
func (t *terminal) close() error {
	if t.before == nil {
		return nil
	}
	t.reader.Cancel()
	t.out.Write(endScreen) //nolint:errcheck // a terminal that is gone needs no restoring
	if err := t.restore(); err != nil && !errors.Is(err, syscall.EIO) {
		return fmt.Errorf("restore the terminal: %w", err)
	}
	return nil
}

// exec runs a program on the terminal. Signals of the keyboard are its own
// affair meanwhile.
func (t *terminal) exec(cmd *exec.Cmd) error {
	cmd.Stdin, cmd.Stdout, cmd.Stderr = t.in, t.out, os.Stderr
	return cmd.Run()
}

// stopProcess stops the process group, as ctrl+z does, until it is continued.
// Where nobody could continue it, as in a window without a shell, the system
// does not stop it, and it goes on after a moment.
func stopProcess() {
	continued := make(chan os.Signal, 1)
	signal.Notify(continued, syscall.SIGCONT)
	defer signal.Stop(continued)
	if syscall.Kill(0, syscall.SIGTSTP) != nil {
		return
	}
	select {
	case <-continued:
	case <-time.After(200 * time.Millisecond):
	}
}
