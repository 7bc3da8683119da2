package store

import (
	"context"
	"os"
	"path/filepath"
	"sync"
	"time"

	"gemba/checklist"
)

const (
	// quick is how long a publication may take for the next save to wait for
	// its own.
	quick = 100 * time.Millisecond
	// patience is how long a save waits for a publication that should be quick:
	// a share that hangs must not hang the visitor.
	patience = 3 * time.Second
	// rounds is how often a publication starts again because the visible file
	// changed under it.
	rounds = 5
)

// publication is one run of the publisher, which ends when the visible file
// has everything or cannot be written.
type publication struct {
	done  chan struct{}
	hurry chan struct{} // closed when somebody waits for the end
	once  sync.Once
}

// publish starts a publication, or joins the one that runs, and says where the
// changes are. It waits for a moment where the last one was quick.
func (f *File) publish(ctx context.Context) checklist.Saved {
	if p, slow := f.publishing(); !slow {
		ctx, cancel := context.WithTimeout(ctx, patience)
		defer cancel()
		p.wait(ctx)
	}
	return f.Saved()
}

// publishAll is publish for whoever must know: it waits for the end.
func (f *File) publishAll(ctx context.Context) checklist.Saved {
	p, _ := f.publishing()
	p.wait(ctx)
	return f.Saved()
}

// publishing returns the publication that runs, starting one where there is none,
// and whether the last one was slow.
func (f *File) publishing() (p *publication, slow bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.running == nil {
		f.running = &publication{done: make(chan struct{}), hurry: make(chan struct{})}
		go f.run(f.running)
	}
	return f.running, f.took >= quick
}

// wait hurries a publication and waits for its end, or for that of ctx.
func (p *publication) wait(ctx context.Context) {
	p.once.Do(func() { close(p.hurry) })
	select {
	case <-p.done:
	case <-ctx.Done():
	}
}

// Saved says where the latest changes are, without writing anything.
func (f *File) Saved() checklist.Saved {
	f.mu.Lock()
	defer f.mu.Unlock()
	s := checklist.Saved{At: f.now()}
	switch {
	case f.published >= f.due:
		s.InFile = true
	case f.running != nil:
		s.Writing = true
	default:
		s.Why = f.why
		if s.Why == nil {
			s.Why = ErrNotPublished
		}
	}
	return s
}

// run publishes until there is nothing left to publish. Between two slow
// publications it rests five times as long as one takes, so that a large file
// does not keep the disk busy.
func (f *File) run(p *publication) {
	defer close(p.done)
	for {
		start := time.Now()
		err := f.publishOnce()
		took := time.Since(start)
		f.mu.Lock()
		f.took, f.why = took, nil
		if err != nil {
			f.why = unpublished(err)
		}
		if err != nil || f.published >= f.due {
			f.running = nil
			f.mu.Unlock()
			return
		}
		f.mu.Unlock()
		if took < quick {
			continue
		}
		select {
		case <-time.After(5 * took):
		case <-p.hurry:
		}
	}
}

func (f *File) publishOnce() error {
	for range rounds {
		again, err := f.publishRound()
		if err != nil {
			return place(err)
		}
		if !again {
			return nil
		}
	}
	return ErrBusy
}

// publishRound puts the book in the place of the visible file and looks at what
// was there. Again says that it was not what we knew, has been taken in, and
// that the result must be published. The book is free while the disk works.
func (f *File) publishRound() (again bool, err error) {
	ctx := context.Background()
	state, err := f.freeze(ctx)
	if err != nil {
		return false, err
	}
	mine, swapped, err := f.putInPlace(state.stamp)
	if err != nil {
		return false, err
	}
	synced := syncDir(filepath.Dir(f.path))
	f.mu.Lock()
	defer f.mu.Unlock()
	f.stamp = mine
	if swapped != "" {
		if again, err := f.inspect(ctx, swapped, state.stamp); err != nil || again {
			return again, err
		}
	}
	if synced == nil {
		f.published, f.held = max(f.published, state.gen), state.held
	}
	return false, synced
}

// frozen is a state of the book that is being published.
type frozen struct {
	gen   int
	held  int64
	stamp stamp // the visible file that it takes the place of
}

// freeze takes in what others did to the visible file, and makes a snapshot of the
// book with that.
func (f *File) freeze(ctx context.Context) (frozen, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	err := f.ready(ctx)
	if err == nil && f.swapped != "" {
		_, err = f.inspect(ctx, f.swapped, stamp{})
	}
	if err == nil {
		err = f.absorb(ctx)
	}
	if err == nil && !f.stamp.writable() {
		err = ErrReadOnly
	}
	if err == nil {
		err = f.snapshot()
	}
	f.shaken = f.shaken || ofTheDisk(err)
	return frozen{f.gen, f.book.latest(ctx), f.stamp}, err
}

// putInPlace brings the snapshot to where the visible file is, and into its place.
// What was there is in the file swapped, if there is such a one.
func (f *File) putInPlace(expected stamp) (mine stamp, swapped string, err error) {
	part := f.work.part(f.path)
	if err = f.copyPart(); err == nil {
		mine, err = syncPart(part, expected)
	}
	if err == nil {
		swapped, err = replace(part, f.path)
	}
	if err != nil {
		os.Remove(part) // may not exist
	}
	return mine, swapped, err
}
