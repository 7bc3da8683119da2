package store

import (
	"context"
	"database/sql"
	"fmt"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"gemba/checklist"
)

// LibraryOptions say where the index of a library lies and what it keeps.
type LibraryOptions struct {
	// CacheDir is a folder on this computer for indexes, each in a folder of
	// its own. Where it is empty or cannot be written, the index lies in
	// memory and is built again by every program.
	CacheDir string
	// Digest returns what the list keeps of a visit for the caller, such as
	// its assessment, and the gap by which visits can be sorted, in
	// milli-points. It may be nil, and is not asked about a visit whose
	// checklist cannot be read.
	Digest func(*checklist.Visit, *checklist.Checklist) (kept []byte, gap int64)
	// Version is that of Digest. An index that was built by another one is
	// built again.
	Version string
}

// Library is a folder of visit files with an index of what is in them. The
// index can be thrown away at any time: it is built again when it is missing,
// damaged or from another version. Several programs may use one at once, and
// the methods may be called from several goroutines.
type Library struct {
	folder  string
	options LibraryOptions

	updating sync.Mutex // one update at a time; guards seen
	seen     sight

	mu         sync.Mutex
	index      *index              // nil once the library was closed
	waiting    map[string]bool     // files that were seen to have changed, by name
	copies     map[string][]string // of each file, as last seen; by name
	checklists map[string]*checklist.Checklist
}

// Summary is one visit of a library, or one file that holds none: it was not
// read yet, or cannot be.
type Summary struct {
	Path, Visit           string // the file, and the id of the visit in it
	Supplier, Site, Order string
	Date                  string
	Walked                int       // percent of the asked items that were dealt with
	Conflicts             int       // cells about which observers disagree
	Damaged               bool      // the file is damaged: what is shown is what is left, and salvage may find more
	Changed               time.Time // latest entry
	Digest                []byte    // what [LibraryOptions.Digest] said
	Copies                []string  // versions of the file that sync programs left beside it
	Pending               bool      // the file is new or changed, and was not read yet
	Problem               string    // why the file, or the checklist of the visit, cannot be read
	Cause                 error     // the error of this package behind Problem, or nil
}

// OpenLibrary opens the index of a folder of visit files, making it where there
// is none. The folder itself is not looked at yet.
func OpenLibrary(ctx context.Context, folder string, o LibraryOptions) (*Library, error) {
	abs, err := filepath.Abs(folder)
	if err != nil {
		return nil, err
	}
	l := &Library{folder: abs, options: o, waiting: map[string]bool{}, checklists: map[string]*checklist.Checklist{}}
	if l.index, err = openIndex(ctx, abs, o); err != nil {
		return nil, fmt.Errorf("open the index of %s: %w", abs, translate(err))
	}
	return l, nil
}

// Close ends the work on the index. Methods called later return [ErrClosed].
func (l *Library) Close() error {
	l.updating.Lock()
	defer l.updating.Unlock()
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.index == nil {
		return nil
	}
	err := l.index.db.Close()
	l.index = nil
	return err
}

// with runs fn on the index. Where the index turns out to be damaged it is made
// anew, empty, or opened again where it is locked, and fn runs once more.
func (l *Library) with(ctx context.Context, fn func(db *sql.DB) error) error {
	for again := false; ; again = true {
		l.mu.Lock()
		x := l.index
		l.mu.Unlock()
		if x == nil {
			return ErrClosed
		}
		err := guarded(func() error { return fn(x.db) })
		if err == nil || again || stopped(ctx, err) || !l.renew(ctx, x, err) {
			return translate(err)
		}
	}
}

// renew replaces an index that failed, and reports whether there is another
// one now.
func (l *Library) renew(ctx context.Context, failed *index, why error) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.index != failed {
		return l.index != nil // somebody else was faster
	}
	remedy := remedyFor(ctx, l, why)
	if remedy == leaveIt {
		return false
	}
	shut(failed.db)
	o := l.options
	switch {
	case remedy == intoMemory:
		o.CacheDir = ""
	case remedy == makeAnew && failed.path != "":
		discardIndex(ctx, failed.path)
	}
	fresh, err := openIndex(ctx, l.folder, o)
	if err != nil {
		return false
	}
	l.index = fresh
	return true
}

// List returns what the index has of the files that are in the folder, newest
// visit first. No file is opened: those that are not in the index yet are
// Pending and have only a path.
func (l *Library) List(ctx context.Context) ([]Summary, error) {
	var own []string
	var copies map[string][]string
	var listing error
	done := make(chan struct{})
	go func() { // while the index is read
		defer close(done)
		own, copies, listing = l.names()
	}()
	var rows []shownRow
	err := l.with(ctx, func(db *sql.DB) (err error) {
		rows, err = readShown(ctx, db)
		return err
	})
	<-done
	if err := join(listing, err); err != nil {
		return nil, fmt.Errorf("list %s: %w", l.folder, err)
	}
	return l.compose(own, copies, rows), nil
}

// compose makes the list of what is in the folder and what is in the index.
func (l *Library) compose(own []string, copies map[string][]string, rows []shownRow) []Summary {
	const (
		unread = 1 + iota
		read
	)
	there := make(map[string]int, len(own))
	for _, name := range own {
		there[name] = unread
	}
	order := make([]*shownRow, 0, len(rows))
	for i := range rows {
		if name := rows[i].Path; there[name] != 0 {
			there[name] = read
			if rows[i].shown() {
				order = append(order, &rows[i])
			}
		}
	}
	for name, state := range there {
		if state == unread {
			order = append(order, &shownRow{Summary: Summary{Path: name, Pending: true}})
		}
	}
	slices.SortFunc(order, newestFirst)
	l.mu.Lock()
	defer l.mu.Unlock()
	list := make([]Summary, len(order))
	for i, r := range order {
		list[i] = r.Summary
		s := &list[i]
		s.Pending = s.Pending || l.waiting[s.Path]
		s.Path, s.Copies = filepath.Join(l.folder, s.Path), copies[s.Path]
	}
	return list
}
