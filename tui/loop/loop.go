//go:build unix

package loop

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"reflect"
	"sync/atomic"
	"syscall"
	"time"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
)

// burst is how long messages are taken without a frame between them: a paste
// or a barcode scanner sends hundreds of keys at once.
const burst = 8 * time.Millisecond

// ErrGone says that the terminal has gone away.
var ErrGone = errors.New("the terminal is gone")

// errQuit ends the loop as the model asked.
var errQuit = errors.New("quit")

// loop is one run of a model.
type loop struct {
	model tea.Model
	msgs  chan tea.Msg
	given atomic.Bool // somebody else has the terminal
	term  *terminal
	rows  *rows

	commands  []tea.Cmd // that wait for the next frame to be made
	questions *questions
	reading   context.Context // ends after the last words, not with the context of the run
}

func run(ctx context.Context, model tea.Model) (err error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	reading, stop := context.WithCancel(context.WithoutCancel(ctx))
	defer stop()
	asked := &questions{}
	t, err := openTerminal(asked.wait)
	if err != nil {
		return err
	}
	l := &loop{model: model, msgs: make(chan tea.Msg, 256), term: t, rows: newRows(), questions: asked, reading: reading}
	defer func() {
		if r := recover(); r != nil {
			err = newPanic(r)
		}
		err = l.ended(ctx, err)
	}()
	defer l.listen(ctx)()
	if err := l.enter(); err != nil {
		return err
	}
	first := model.Init()
	l.update(tea.ColorProfileMsg{Profile: l.rows.profile})
	l.update(l.size())
	if err := l.draw(ctx); err != nil {
		return gone(err)
	}
	go l.perform(ctx, first) // after the first frame, which waits for nothing
	l.term.listen(l.reading, l.msgs)
	return l.serve(ctx)
}

// ended gives the terminal back and says in Bubble Tea's words why the loop
// ended.
func (l *loop) ended(ctx context.Context, err error) error {
	if !errors.Is(err, tea.ErrProgramKilled) {
		l.settle(ctx)
	}
	closed := l.term.close()
	var p *panicMsg
	switch {
	case errors.Is(err, errQuit):
		return closed
	case errors.As(err, &p):
		fmt.Fprint(os.Stderr, p.report())
		err = fmt.Errorf("%w: %w", tea.ErrProgramKilled, tea.ErrProgramPanic)
	}
	return errors.Join(err, closed)
}

// serve takes messages and draws until something ends it.
func (l *loop) serve(ctx context.Context) error {
	for {
		if err := l.draw(ctx); err != nil {
			return gone(err)
		}
		select {
		case <-ctx.Done():
			l.rest()
			return fmt.Errorf("%w: %w", tea.ErrProgramKilled, ctx.Err())
		case msg := <-l.msgs:
			if err := l.take(ctx, msg); err != nil {
				return err
			}
		}
		for end := time.Now().Add(burst); len(l.msgs) > 0 && time.Now().Before(end); {
			if err := l.take(ctx, <-l.msgs); err != nil {
				return err
			}
		}
	}
}

// gone says that a terminal that cannot be written to is not there any more.
func gone(err error) error { return fmt.Errorf("%w: %w: %w", tea.ErrProgramKilled, ErrGone, err) }

// draw writes what the view has different from what the terminal shows.
func (l *loop) draw(ctx context.Context) error {
	l.questions.asked(l.rows.once)
	b := l.rows.frame(l.model.View())
	l.begin(ctx)
	if len(b) == 0 {
		return nil
	}
	_, err := l.term.out.Write(b)
	return err
}

// The types of those messages of Bubble Tea that have no name outside it.
var (
	clearScreen     = reflect.TypeOf(tea.ClearScreen())
	askBackground   = reflect.TypeOf(tea.RequestBackgroundColor())
	askSize         = reflect.TypeOf(tea.RequestWindowSize())
	setClipboard    = reflect.TypeOf(tea.SetClipboard("")())
	commandsInOrder = reflect.TypeOf(tea.Sequence(tea.Quit, tea.Quit)())
)

// take deals with one message: what concerns the terminal is done here, and
// all of them go to the model.
func (l *loop) take(ctx context.Context, msg tea.Msg) error {
	msg = translate(msg)
	l.questions.answered(msg)
	switch msg := msg.(type) {
	case nil:
		return nil
	case tea.QuitMsg:
		return errors.Join(errQuit, l.draw(ctx))
	case tea.InterruptMsg:
		return tea.ErrInterrupted
	case goneMsg:
		return fmt.Errorf("%w: %w", tea.ErrProgramKilled, ErrGone)
	case *panicMsg:
		return msg
	case tea.SuspendMsg:
		return l.away(ctx, func() tea.Msg {
			stopProcess()
			return tea.ResumeMsg{}
		})
	case tea.RawMsg:
		l.rows.ask(fmt.Sprint(msg.Msg))
		return nil
	case ExecMsg:
		return l.away(ctx, func() tea.Msg { return msg.Then(l.term.exec(msg.Cmd)) })
	case tea.WindowSizeMsg:
		l.rows.resize(msg.Width, msg.Height)
		l.rows.forget() // it may have been another for a moment, which has cut the rows
	case tea.ModeReportMsg:
		l.rows.report(msg)
	case uv.CursorPositionEvent:
		l.rows.measured(msg.X, msg.Y)
		return nil
	case relaidMsg:
		return nil // the rows that this concerns are in doubt since the report
	}
	switch reflect.TypeOf(msg) {
	case clearScreen:
		l.rows.forget()
	case askBackground:
		l.rows.ask(ansi.RequestBackgroundColor)
	case askSize:
		msg = l.size()
	case setClipboard:
		l.rows.ask(ansi.SetSystemClipboard(reflect.ValueOf(msg).String()))
	}
	l.update(msg)
	return nil
}

// update gives the model a message and keeps what it answers until the next frame.
func (l *loop) update(msg tea.Msg) {
	var cmd tea.Cmd
	l.model, cmd = l.model.Update(msg)
	if cmd != nil {
		l.commands = append(l.commands, cmd)
	}
}

// begin starts what the model has asked for since it was last called. The frame is made
// first, so that nothing takes the memory and the processor from it, and shown after:
// a terminal that takes its time holds up no save.
func (l *loop) begin(ctx context.Context) {
	for _, cmd := range l.commands {
		go l.perform(ctx, cmd)
	}
	l.commands = l.commands[:0]
}

// size asks how large the terminal is.
func (l *loop) size() tea.WindowSizeMsg {
	w, h := l.term.size()
	l.rows.resize(w, h)
	return tea.WindowSizeMsg{Width: w, Height: h}
}

// enter takes the terminal.
func (l *loop) enter() error {
	l.rows.begin()
	return l.term.enter()
}

// listen turns signals into messages until it is stopped.
func (l *loop) listen(ctx context.Context) (stop func()) {
	signals := make(chan os.Signal, 8)
	signal.Notify(signals, syscall.SIGINT, syscall.SIGTERM, syscall.SIGWINCH)
	go func() {
		for {
			select {
			case <-ctx.Done():
				return
			case s := <-signals:
				if s != syscall.SIGINT || !l.given.Load() {
					l.send(ctx, l.signalled(s))
				}
			}
		}
	}()
	return func() { signal.Stop(signals) }
}

func (l *loop) signalled(s os.Signal) tea.Msg {
	switch s {
	case syscall.SIGINT:
		return tea.InterruptMsg{}
	case syscall.SIGTERM:
		return tea.QuitMsg{}
	}
	w, h := l.term.size()
	return tea.WindowSizeMsg{Width: w, Height: h}
}
