//go:build unix

package loop

import (
	"context"
	"fmt"
	"reflect"
	"runtime/debug"
	"strings"
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"
)

// perform runs a command, and those that it is made of, and sends what they
// answer. It returns when all of them have ended.
func (l *loop) perform(ctx context.Context, cmd tea.Cmd) {
	if cmd == nil || ctx.Err() != nil {
		return
	}
	defer func() {
		if r := recover(); r != nil {
			l.send(ctx, newPanic(r))
		}
	}()
	msg := cmd()
	if all, ok := msg.(tea.BatchMsg); ok {
		var wg sync.WaitGroup
		for _, c := range all {
			wg.Go(func() { l.perform(ctx, c) })
		}
		wg.Wait()
		return
	}
	if reflect.TypeOf(msg) == commandsInOrder {
		for _, c := range reflect.ValueOf(msg).Convert(reflect.TypeFor[[]tea.Cmd]()).Interface().([]tea.Cmd) {
			l.perform(ctx, c)
		}
		return
	}
	l.send(ctx, msg)
}

// send puts a message into the queue, unless the loop has ended.
func (l *loop) send(ctx context.Context, msg tea.Msg) {
	if msg == nil {
		return
	}
	select {
	case <-ctx.Done():
	case l.msgs <- msg:
	}
}

// lastWords is how long is waited for what was typed before the end: a busy machine
// reads it late.
const lastWords = 50 * time.Millisecond

// rest gives the model what was typed before the end and not dealt with yet, so
// that a line that drops in the middle of a sentence loses none of what came over
// it. The context is done: no command is run any more.
func (l *loop) rest() {
	for {
		select {
		case msg := <-l.msgs:
			switch msg := translate(msg).(type) {
			case tea.KeyPressMsg, tea.PasteMsg:
				l.update(msg)
			}
		case <-time.After(lastWords):
			return
		}
	}
}

// panicMsg is a panic on its way to whoever can restore the terminal.
type panicMsg struct {
	value any
	stack string
}

func newPanic(r any) *panicMsg { return &panicMsg{r, string(debug.Stack())} }

func (p *panicMsg) Error() string { return fmt.Sprintf("panic: %v", p.value) }

// report is the stack as a raw terminal shows it.
func (p *panicMsg) report() string {
	return strings.ReplaceAll(fmt.Sprintf("%v\n\n%s\n", p, p.stack), "\n", "\r\n")
}
