package tui

import (
	"context"
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"

	"gemba/checklist"
)

// write is one thing to be stored. The key names what it writes: a newer write
// with the same key replaces an older one that has not started. An empty key
// replaces nothing, which is what facts need.
type write struct {
	key  string
	run  func(context.Context) (checklist.Saved, error)
	then tea.Cmd // what follows once it is written; may be nil
}

// job makes a write happen once, even where the way out finds it under way.
type job struct {
	write
	mu    sync.Mutex
	done  bool
	saved checklist.Saved
}

func (j *job) do(ctx context.Context) (checklist.Saved, error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	if j.done {
		return j.saved, nil
	}
	saved, err := j.run(ctx)
	if err == nil {
		j.done, j.saved = true, saved
	}
	return saved, err
}

// savedMsg is the outcome of the write at the head of the outbox.
type savedMsg struct {
	saved checklist.Saved
	err   error
}

// retryMsg asks for another attempt at a write that went wrong.
type retryMsg struct{}

// retryEvery is the pause before a write that went wrong is tried again.
const retryEvery = 2 * time.Second

// outbox writes what screens hand over: one at a time, in order, and kept
// until it is written. Commands alone would race: Bubble Tea runs each in its
// own goroutine.
type outbox struct {
	ctx   context.Context //nolint:containedctx // lives as long as the program
	queue []*job
	busy  bool
	err   error           // of the write at the head, until it succeeds
	last  checklist.Saved // of the last write that succeeded
}

func (o *outbox) push(w write) tea.Cmd {
	first := 0
	if o.busy {
		first = 1
	}
	if w.key != "" {
		for i := first; i < len(o.queue); i++ {
			if o.queue[i].key == w.key {
				o.queue[i] = &job{write: w}
				return nil
			}
		}
	}
	o.queue = append(o.queue, &job{write: w})
	if o.err != nil {
		return nil // a retry is on its way
	}
	return o.next()
}

func (o *outbox) next() tea.Cmd {
	if o.busy || len(o.queue) == 0 {
		return nil
	}
	o.busy = true
	j, ctx := o.queue[0], o.ctx
	return func() tea.Msg {
		saved, err := j.do(ctx)
		return savedMsg{saved, err}
	}
}

// done takes the outcome of the write at the head and starts the next one.
func (o *outbox) done(m savedMsg) tea.Cmd {
	o.busy, o.err = false, m.err
	if m.err != nil {
		return tea.Tick(retryEvery, func(time.Time) tea.Msg { return retryMsg{} })
	}
	then := o.queue[0].then
	o.queue, o.last = o.queue[1:], m.saved
	return tea.Batch(then, o.next())
}

// after has a command run once everything that was handed over before is written.
func (o *outbox) after(then tea.Cmd) tea.Cmd {
	return o.push(write{run: func(context.Context) (checklist.Saved, error) { return o.last, nil }, then: then})
}

func (o *outbox) empty() bool { return len(o.queue) == 0 }

// drain writes what is left, without Bubble Tea. It is for the way out after a
// signal or a panic, when Update is not called any more.
func (o *outbox) drain(ctx context.Context) error {
	for !o.empty() {
		saved, err := o.queue[0].do(ctx)
		if err != nil {
			o.err = err
			return err
		}
		o.queue, o.last = o.queue[1:], saved
	}
	return nil
}
