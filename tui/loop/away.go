//go:build unix

package loop

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"
)

// away gives the terminal to somebody else for a time, and the model what came
// of it. Keys that were read but not taken yet are taken afterwards; ctrl+c
// concerns only whoever has the terminal. What was asked for is begun before: the
// next frame may be an hour away, and a save does not wait for it.
func (l *loop) away(ctx context.Context, use func() tea.Msg) error {
	l.begin(ctx)
	held := l.settle(ctx)
	l.given.Store(true)
	l.term.leave(func() { held = append(held, l.drain()...) })
	msg := use()
	l.given.Store(false)
	if err := l.enter(); err != nil {
		return err
	}
	l.term.listen(l.reading, l.msgs)
	l.update(l.size())
	l.update(msg)
	for _, msg := range held {
		if err := l.take(ctx, msg); err != nil {
			return err
		}
	}
	return nil
}

// drain takes what is in the queue, without waiting.
func (l *loop) drain() (list []tea.Msg) {
	for len(l.msgs) > 0 {
		list = append(list, <-l.msgs)
	}
	return list
}

// settle waits for the answers that are on their way, before somebody else gets the
// terminal, and returns what else came.
func (l *loop) settle(ctx context.Context) (held []tea.Msg) {
	for d := l.questions.wait(); d > 0; d = l.questions.wait() {
		select {
		case <-ctx.Done():
			return held
		case <-time.After(d):
		case msg := <-l.msgs:
			if msg = translate(msg); !l.questions.answered(msg) {
				held = append(held, msg)
			}
			if _, gone := msg.(goneMsg); gone {
				return held
			}
		}
	}
	return held
}
