package store

import (
	"context"
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"gemba/checklist"
)

// readFor is how long reading one file may take. A visit file takes
// milliseconds; a hostile one must not hold up the others.
const readFor = 30 * time.Second

// unread is when a file was read of which the system gave nothing.
var unread = time.Unix(0, 0)

// reading is what one file said when it was read.
type reading struct {
	candidate
	at      time.Time
	problem string
	visits  []digested
}

// digested is one visit as the index keeps it.
type digested struct {
	Summary
	gap      int64
	list     *checklist.Checklist // nil where it cannot be read
	recorded []string             // ids of the items that are answered or noted on
	entries  []entry
}

// read reads one file. Whatever is wrong with it becomes its problem.
func (l *Library) read(ctx context.Context, c candidate) reading {
	r := reading{candidate: c, at: time.Now()}
	limited, cancel := context.WithTimeout(ctx, readFor)
	defer cancel()
	path := filepath.Join(l.folder, c.name)
	var found []genuineVisit
	whole := true
	err := peek(limited, path, func(q querier) (err error) {
		var lost int
		if found, lost, err = genuineVisits(limited, q); err == nil {
			whole = lost == 0 && standing(limited, q)
		}
		return err
	})
	if err == nil {
		err = guarded(func() error {
			for _, g := range found {
				d := l.digest(limited, path, g)
				d.Damaged = !whole
				r.visits = append(r.visits, d)
			}
			return nil
		})
	}
	if err != nil {
		r.visits, r.problem = nil, problemOf(limited, err)
	}
	if ofTheSystem(err) {
		r.at = unread // that is not about the file: it is read again
	}
	return r
}

// standing reports whether each version of a file that nothing replaced is among
// those that stand, and each of these is there. It is a glance: [Check] looks at
// every part.
func standing(ctx context.Context, q querier) bool {
	var facts, heads, found, replaced int
	err := q.QueryRowContext(ctx, `SELECT (SELECT count(*) FROM fact), (SELECT count(*) FROM head),
		(SELECT count(*) FROM head h CROSS JOIN fact f ON f.seq = h.seq AND f.id = h.id),
		(SELECT count(*) FROM fact WHERE id IN (SELECT parent FROM edge))`).Scan(&facts, &heads, &found, &replaced)
	return err == nil && found == heads && heads+replaced >= facts
}

// problemOf says on one line why a file cannot be read.
func problemOf(ctx context.Context, err error) string {
	if errors.Is(ctx.Err(), context.DeadlineExceeded) {
		return "it takes too long to read"
	}
	return cut(checklist.Line(place(translate(err)).Error()), 500)
}

// maxShown is how much of a name the list keeps, in bytes.
const maxShown = 1000

func (l *Library) digest(ctx context.Context, path string, g genuineVisit) digested {
	v := g.Visit
	d := digested{Summary: Summary{
		Visit: v.ID, Supplier: cut(v.Supplier, maxShown), Site: cut(v.Site, maxShown), Order: cut(v.Order, maxShown),
		Date: cut(v.Date, maxShown), Conflicts: len(conflictsOf(g.cells)), Changed: v.Changed,
	}}
	var err error
	if d.list, err = l.checklist(ctx, path, v.Checklist); err != nil {
		d.Problem = "its checklist: " + problemOf(ctx, err)
	} else {
		d.Walked = v.Walked(d.list)
		d.Digest, d.gap = l.callerDigest(v, d.list)
	}
	d.recorded = slices.DeleteFunc(v.Recorded(), func(id string) bool {
		a, answered := v.Answers[id]
		return strings.Contains(id, "\n") || answered && !a.Given() && v.Notes(id) == 0
	})
	d.entries = entriesOf(g, d.list)
	return d
}

// callerDigest asks the caller what to keep. A visit that makes the caller's
// code fail is listed without.
func (l *Library) callerDigest(v *checklist.Visit, c *checklist.Checklist) (kept []byte, gap int64) {
	if l.options.Digest == nil {
		return nil, 0
	}
	err := guarded(func() error {
		kept, gap = l.options.Digest(v, c)
		return nil
	})
	if err != nil {
		return nil, 0
	}
	return kept, gap
}

// maxChecklists is how many checklists are kept parsed. A library has few.
const maxChecklists = 8

func (l *Library) checklist(ctx context.Context, path, hash string) (*checklist.Checklist, error) {
	if c := l.checklists[hash]; c != nil {
		return c, nil
	}
	c, err := PeekChecklist(ctx, path, hash)
	if err != nil {
		return nil, err
	}
	if len(l.checklists) >= maxChecklists {
		clear(l.checklists)
	}
	l.checklists[hash] = c
	return c, nil
}
