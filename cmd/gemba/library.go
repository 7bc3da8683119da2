package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"github.com/adrg/xdg"

	"gemba/assessment"
	"gemba/checklist"
	"gemba/store"
	"gemba/tui"
)

// library is a folder of visit files, or one file, as the screens see it.
type library struct {
	folder string // where new visits are made
	file   string // the only file shown; empty for all of the folder
	title  string
	state  string         // folder of working copies
	index  *store.Library // of all of the folder; nil where only one file is shown
	who    *identity
	now    func() time.Time

	started sync.Once // the first list is on the screen

	mu     sync.Mutex
	sealed []tui.Entry // encrypted copies in the folder, as last seen
}

// newLibrary looks at what a path is: a folder of visits, or one file of them.
func newLibrary(path, state string, who *identity) (*library, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	lib := &library{folder: abs, title: abs, state: state, who: who, now: time.Now}
	if home, err := os.UserHomeDir(); err == nil {
		if rel, err := filepath.Rel(home, abs); err == nil && filepath.IsLocal(rel) {
			lib.title = filepath.Join("~", rel)
		}
	}
	info, err := os.Stat(abs)
	switch {
	case errors.Is(err, os.ErrNotExist):
		return nil, hinted{fmt.Errorf("%w: %s", checklist.ErrNotFound, path), "name a folder that exists, or a .gemba file"}
	case err != nil:
		return nil, err
	case !info.IsDir():
		lib.file, lib.folder = abs, filepath.Dir(abs)
	}
	return lib, nil
}

// cacheFolder is where indexes lie, which can be thrown away.
func cacheFolder() string { return filepath.Join(xdg.CacheHome, "gemba") }

// openIndex opens the index of the folder. Close closes it.
func (l *library) openIndex(ctx context.Context, cache string) (err error) {
	if l.file != "" {
		return nil
	}
	l.index, err = store.OpenLibrary(ctx, l.folder, store.LibraryOptions{CacheDir: cache, Digest: digest, Version: assessment.Model + "/3"})
	return err
}

// Close lets go of the index.
func (l *library) Close() error {
	if l.index == nil {
		return nil
	}
	return l.index.Close()
}

func (l *library) options() store.Options {
	return store.Options{StateDir: l.state, Actor: l.who.actor(), Device: l.who.Device, Now: l.now}
}

// Title names the library on the screen.
func (l *library) Title() string { return l.title }

// Create makes the file of a new visit.
func (l *library) Create(ctx context.Context, fields map[string]string) (tui.Document, error) {
	c := checklist.Builtin()
	for _, other := range l.Checklists(ctx) {
		if other.Hash == fields[checklist.FieldChecklist] {
			c = other
		}
	}
	f, v, err := store.CreateVisit(ctx, l.freePath(fields), l.options(), c, fields)
	if err != nil {
		return nil, err
	}
	// What was typed for it is a visit now. A crash from here on must not offer it
	// again; the screen forgets it too, so an error is met there.
	_ = l.SaveUnfinished(ctx, nil)
	return newDocument(ctx, f, v.ID, "", l.who)
}

// Checklists are those that gemba ships with and the user's own. One that cannot
// be read is left out; gemba checklist list says why.
func (l *library) Checklists(context.Context) []*checklist.Checklist {
	all, err := allChecklists()
	if err != nil {
		return checklist.Builtins()
	}
	var lists []*checklist.Checklist
	for _, n := range all {
		if n.list != nil {
			lists = append(lists, n.list)
		}
	}
	return lists
}

// freePath returns a path that nothing lies at for a new visit with these fields.
func (l *library) freePath(fields map[string]string) string {
	v := checklist.NewVisit("")
	for name, value := range fields {
		v.Apply(checklist.Change{Cell: checklist.Cell{Kind: checklist.KindVisit, Field: name}, Value: value})
	}
	return freeName(filepath.Join(l.folder, store.FileName(v)))
}

// freeName returns a path at which nothing lies: this one, or with a number.
func freeName(path string) string {
	ending := filepath.Ext(path)
	stem := strings.TrimSuffix(path, ending)
	for i := 2; ; i++ {
		if _, err := os.Lstat(path); errors.Is(err, os.ErrNotExist) {
			return path
		}
		path = fmt.Sprintf("%s %d%s", stem, i, ending)
	}
}

// Open opens a visit for work.
func (l *library) Open(ctx context.Context, path, visit string) (tui.Document, error) {
	f, report, err := store.Open(ctx, path, l.options())
	if err != nil {
		return nil, advised(err)
	}
	return newDocument(ctx, f, visit, notice(report), l.who)
}

// Identity is who works on this computer.
func (l *library) Identity() (name, role string) { return l.who.Name, l.who.Role }

// Identify keeps who works on this computer.
func (l *library) Identify(_ context.Context, name, role string) error {
	l.who.Name, l.who.Role = name, role
	return l.who.keep()
}

// unfinished is the file in which a new visit lies while it is typed.
func (l *library) unfinished() string { return filepath.Join(l.state, "new-visit.json") }

// Unfinished is what was typed for a new visit and not made into one. A file
// that cannot be read holds nothing.
func (l *library) Unfinished(context.Context) map[string]string {
	text, err := os.ReadFile(l.unfinished())
	if err != nil {
		return nil
	}
	var fields map[string]string
	if json.Unmarshal(text, &fields) != nil {
		return nil
	}
	return fields
}

// SaveUnfinished keeps what is typed for a new visit; nil forgets it.
func (l *library) SaveUnfinished(_ context.Context, fields map[string]string) error {
	if len(fields) == 0 {
		if err := os.Remove(l.unfinished()); !errors.Is(err, os.ErrNotExist) {
			return err
		}
		return nil
	}
	text, err := json.Marshal(fields)
	if err != nil {
		return err
	}
	return writeOwn(l.unfinished(), text, "what is typed for a new visit is kept there until it is made")
}
