package store

import (
	"context"
	"sync"
	"time"

	"gemba/checklist"
)

// Options say where and for whom a file is opened.
type Options struct {
	StateDir string           // folder on this computer for working copies; required
	Actor    Actor            // who enters things
	Device   string           // on what; goes into each fact, may be empty
	Now      func() time.Time // nil: time.Now

	// Replay makes every change as old as its entry says, where else it is as old
	// as its saving: for a visit that is told again, such as one of the
	// demonstration. Its changes come in the order of their entry.
	Replay bool
}

// Actor is who enters things. The id belongs to the user's configuration and
// must never come from a file: a copied file must not copy an identity.
type Actor struct {
	ID         [16]byte
	Name, Role string
}

// File is one open visit file. What is saved goes into a private working copy
// first and from there, whole, into the visible file, which SQLite never
// touches. Its methods may be called from one goroutine at a time while a
// publication runs in the background.
type File struct {
	path   string // resolved
	work   *workdir
	actor  Actor
	device string
	now    func() time.Time
	replay bool
	copy   func(from, to string) error // into the .part file; tests make it fail

	mu        sync.Mutex // guards what follows
	book      *book
	shaken    bool // the disk of the book failed
	attempts  map[attempt]checklist.Attachment
	shown     map[ID]shown // what this caller has on its screens
	named     bool         // the book has the actor's name and role
	gen       int          // counts the states of the book
	due       int          // the latest state that must be published soon; drafts alone are not
	published int          // the state that the visible file has
	held      int64        // how far it has the facts of the book; 0 where that is not known
	watched   bool         // what others do to it is looked after until the end
	stamp     stamp        // the visible file as it was last read or written
	swapped   string       // what a publication put out of its place and could not read yet
	why       error        // why the last publication did not succeed
	took      time.Duration
	running   *publication
	news      *Report // what came in since the last Refresh
	closed    bool
}

func newFile(path string, o Options) (*File, error) {
	f := &File{
		path: path, actor: o.Actor, device: o.Device, now: o.Now, replay: o.Replay, copy: copyFile,
		attempts: map[attempt]checklist.Attachment{}, shown: map[ID]shown{}, news: &Report{},
	}
	if f.now == nil {
		f.now = time.Now
	}
	var err error
	f.work, err = newWorkdir(o.StateDir, path)
	return f, err
}

func (f *File) clock() clock { return clock{now: f.now, replay: f.replay} }

// with runs fn while nothing else changes the file.
func (f *File) with(fn func() error) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.closed {
		return ErrClosed
	}
	err := f.ready(context.Background())
	if err == nil {
		err = fn()
	}
	if err == nil {
		return nil
	}
	if ofTheDisk(err) {
		f.touch() // a disk that fails at the very end of a transaction may have written all of it
		f.shaken = true
	}
	return f.work.here(err)
}

// touch notes that the book has something that must get into the visible file.
func (f *File) touch() {
	f.gen++
	f.due, f.watched = f.gen, true
}

// Path returns where the visible file is, with symbolic links resolved.
func (f *File) Path() string { return f.path }
