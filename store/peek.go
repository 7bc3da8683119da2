package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"sync/atomic"

	"gemba/checklist"

	"modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"
)

// Peek reads the visits of a file without opening it: read-only, without a
// working copy, a lock or a full check. That is safe because a visible file is
// only ever replaced whole; values that are not what their hash says are left
// out. Drafts and what a crash left behind are not seen.
func Peek(ctx context.Context, path string) (visits []*checklist.Visit, err error) {
	err = peek(ctx, path, func(q querier) error {
		found, _, err := genuineVisits(ctx, q)
		for _, g := range found {
			visits = append(visits, g.Visit)
			err = join(err, addLater(ctx, q, g.Visit, g.cells, g.who))
		}
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", path, translate(err))
	}
	return visits, nil
}

// Condition is what a glance at a file says besides its visits.
type Condition struct {
	Conflicts map[string]int // by visit, of those that have any: cells about which observers disagree
	Damaged   bool           // something that stands was lost: what is shown is what is left
}

// PeekCondition counts what [File.Conflicts] lists, and says whether a file is
// damaged where it shows, as [Peek] reads it. [Check] looks at every part.
func PeekCondition(ctx context.Context, path string) (Condition, error) {
	c := Condition{Conflicts: map[string]int{}}
	err := peek(ctx, path, func(q querier) error {
		found, lost, err := genuineVisits(ctx, q)
		for _, g := range found {
			if n := len(conflictsOf(g.cells)); n > 0 {
				c.Conflicts[g.ID] = n
			}
		}
		c.Damaged = lost > 0 || err == nil && !standing(ctx, q)
		return err
	})
	if err != nil {
		return c, fmt.Errorf("read %s: %w", path, translate(err))
	}
	return c, nil
}

// PeekChecklist reads a checklist of a file as [Peek] reads its visits. A
// built-in one is not looked for in the file: its hash names it. The error
// wraps [checklist.ErrNotFound] where the file does not have it.
func PeekChecklist(ctx context.Context, path, hash string) (*checklist.Checklist, error) {
	if c := checklist.BuiltinOf(hash); c != nil {
		return c, nil
	}
	sha, ok := parseSHA(hash)
	if !ok {
		return nil, fmt.Errorf("%w: checklist %.80q of %s", checklist.ErrNotFound, hash, path)
	}
	var body string
	err := peek(ctx, path, func(q querier) (err error) {
		body, err = templateBody(ctx, q, sha)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", path, translate(err))
	}
	return parseList(hash, body)
}

// lastList is the checklist of a file that was parsed last. A visit is shown in a
// list before it is opened, and a long checklist takes a while.
var lastList atomic.Pointer[checklist.Checklist]

// parseList parses a checklist that was found in a file.
func parseList(hash, body string) (*checklist.Checklist, error) {
	if c := lastList.Load(); c != nil && c.Source == body {
		return c, nil
	}
	c, err := checklist.Parse("checklist "+hash[:8], []byte(body))
	if err != nil {
		return nil, err
	}
	lastList.Store(c)
	return c, nil
}

// Sound checks a file as [Check] does, in place and without a copy, as [Peek]
// reads it. It is for callers that would otherwise show what is left of a damaged
// file as if it were all there is. The errors are those of [Check].
func Sound(ctx context.Context, path string) error {
	if err := peek(ctx, path, func(q querier) error { return audit(ctx, q) }); err != nil {
		return fmt.Errorf("read %s: %w", path, translate(err))
	}
	return nil
}

// peek has a file read that was looked at first, and once more where it seems to
// be damaged.
func peek(ctx context.Context, path string, read func(querier) error) error {
	target, err := resolve(path)
	if err != nil {
		return err
	}
	h, err := sniff(target)
	if errors.Is(err, os.ErrNotExist) {
		return fmt.Errorf("%w: %w", checklist.ErrNotFound, err)
	}
	if err != nil {
		return err
	}
	if err := h.readable(); err != nil {
		return err
	}
	if h.wal {
		return peekCopy(ctx, target, read)
	}
	return peekFile(ctx, target, read)
}

// peekCopy reads a file that somebody switched to WAL, which SQLite would not
// read without writing beside it, by way of a copy.
func peekCopy(ctx context.Context, path string, read func(querier) error) error {
	temp, err := tempWorkdir()
	if err != nil {
		return err
	}
	defer os.RemoveAll(temp.dir)
	private := temp.inbox()
	if err := copyHere(path, private); err != nil {
		return err
	}
	if _, err := prepare(private); err != nil {
		return err
	}
	return peekFile(ctx, private, read)
}

func peekFile(ctx context.Context, path string, read func(querier) error) error {
	db := openForeign(path)
	defer shut(db)
	return surely(path, func() error {
		return translate(guarded(func() error { return peekInto(ctx, db, read) }))
	})
}

func peekInto(ctx context.Context, db *sql.DB, read func(querier) error) error {
	if err := limitLength(ctx, db); err != nil {
		return err
	}
	ok, err := sameSchema(ctx, db)
	if err != nil {
		return err
	}
	if !ok {
		return fmt.Errorf("%w: its tables were altered", ErrDamaged)
	}
	return oversized(read(db))
}

// oversized adds to the error about a value larger than any that is ours what it
// means in a file that is only read.
func oversized(err error) error {
	var se *sqlite.Error
	if errors.As(err, &se) && se.Code()&0xff == lib.SQLITE_TOOBIG {
		return fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	return err
}

// genuineVisit is a visit of a file that was not checked, with the versions
// that stand in its cells.
type genuineVisit struct {
	*checklist.Visit
	cells [][]*Fact
	who   people
}

// genuineVisits reads the visits of a file as [Peek] does, and says how many values
// were left out because they are not what their hash says.
func genuineVisits(ctx context.Context, q querier) (visits []genuineVisit, lost int, err error) {
	list, err := queryFacts(ctx, q, `head h CROSS JOIN fact f ON f.seq = h.seq ORDER BY h.visit, h.kind, h.key, h.field`)
	if err != nil {
		return nil, 0, err
	}
	who := people{}
	var last ID
	lost = len(list)
	list = genuineOnly(list)
	lost -= len(list)
	for _, versions := range byCell(list) {
		switch f := versions[0]; {
		case f.Visit == wholeBook:
			who.learn(f)
			continue
		case f.Visit != last:
			visits = append(visits, genuineVisit{})
			last = f.Visit
		}
		v := &visits[len(visits)-1]
		v.cells = append(v.cells, versions)
	}
	for i, v := range visits {
		visits[i].who = who
		visits[i].Visit, _ = assemble(v.cells[0][0].Visit, v.cells, who)
	}
	return visits, lost, nil
}

func genuineOnly(list []*Fact) []*Fact {
	kept := list[:0]
	for _, f := range list {
		if f.genuine() {
			kept = append(kept, f)
		}
	}
	return kept
}
