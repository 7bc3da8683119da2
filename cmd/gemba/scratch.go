package main

import (
	"context"
	"os"
	"path/filepath"

	"gemba/store"
)

// scratch is a folder for files that are only needed for a moment.
type scratch struct{ dir string }

func newScratch() (*scratch, error) {
	dir, err := os.MkdirTemp("", "gemba-")
	return &scratch{dir}, err
}

// inScratch runs something with a folder for a moment, which is private and goes
// again whatever happens.
func inScratch(do func(*scratch) error) error {
	s, err := newScratch()
	if err != nil {
		return err
	}
	defer s.remove() //nolint:errcheck // the system empties its temporary folder
	return do(s)
}

func (s *scratch) remove() error { return os.RemoveAll(s.dir) }

func (s *scratch) path(name string) string { return filepath.Join(s.dir, name+store.Ending) }

func (s *scratch) options(who *identity) store.Options {
	o := who.options()
	o.StateDir = filepath.Join(s.dir, "state")
	return o
}

// empty makes a visit file with nothing in it, into which others are merged to
// see what they hold.
func (s *scratch) empty(ctx context.Context, who *identity) (*store.File, error) {
	return store.Create(ctx, s.path("empty"), s.options(who))
}
