package store

import (
	"context"
	"errors"
	"fmt"
	"os"

	"gemba/checklist"
)

// Peek reads the visits of a file without opening it: read-only, without a
// working copy, a lock or a full check. That is safe because a visible file is
// only ever replaced whole; values that are not what their hash says are left
// out. Drafts and what a crash left behind are not seen.
func Peek(ctx context.Context, path string) ([]*checklist.Visit, error) {
	visits, err := peek(ctx, path)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", path, translate(err))
	}
	return visits, nil
}

func peek(ctx context.Context, path string) ([]*checklist.Visit, error) {
	real, err := resolve(path)
	if err != nil {
		return nil, err
	}
	h, err := sniff(real)
	if errors.Is(err, os.ErrNotExist) {
		return nil, fmt.Errorf("%w: %w", checklist.ErrNotFound, err)
	}
	if err != nil {
		return nil, err
	}
	if err := h.readable(); err != nil {
		return nil, err
	}
	if h.wal {
		return peekCopy(ctx, real)
	}
	return peekFile(ctx, real)
}

// peekCopy reads a file that somebody switched to WAL, which SQLite would not
// read without writing beside it, by way of a copy.
func peekCopy(ctx context.Context, path string) ([]*checklist.Visit, error) {
	tmp, err := os.CreateTemp("", "gemba-*.db")
	if err != nil {
		return nil, err
	}
	defer os.Remove(tmp.Name())
	if err := errors.Join(tmp.Close(), copyFile(path, tmp.Name())); err != nil {
		return nil, err
	}
	if _, err := prepare(tmp.Name()); err != nil {
		return nil, err
	}
	return peekFile(ctx, tmp.Name())
}

func peekFile(ctx context.Context, path string) (visits []*checklist.Visit, err error) {
	db := openForeign(path)
	defer db.Close()
	err = guarded(func() error {
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
		visits, err = loadGenuine(ctx, db)
		return err
	})
	return visits, err
}

// loadGenuine reads the visits of a file that was not checked.
func loadGenuine(ctx context.Context, q querier) ([]*checklist.Visit, error) {
	list, err := queryFacts(ctx, q, `head h CROSS JOIN fact f ON f.seq = h.seq ORDER BY h.visit, h.kind, h.key, h.field`)
	if err != nil {
		return nil, err
	}
	var zero ID
	who := people{}
	cells := map[ID][][]*Fact{}
	var order []ID
	for _, versions := range byCell(genuineOnly(list)) {
		f := versions[0]
		if f.Visit == zero {
			who.learn(f)
			continue
		}
		if cells[f.Visit] == nil {
			order = append(order, f.Visit)
		}
		cells[f.Visit] = append(cells[f.Visit], versions)
	}
	visits := make([]*checklist.Visit, 0, len(order))
	for _, id := range order {
		v, _ := assemble(id, cells[id], who)
		visits = append(visits, v)
	}
	return visits, nil
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
