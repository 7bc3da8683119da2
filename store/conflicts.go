package store

import (
	"context"
	"database/sql"
	"fmt"

	"gemba/checklist"
)

// Conflict is a cell about which versions that stand disagree: nobody who wrote
// one had seen the other.
type Conflict struct {
	checklist.Cell
	Removed  bool    // somebody removed the entry while another changed it
	Versions []Entry // the one that is shown first; each value once

	// Aside is set where somebody marked an item as refused or not applicable while
	// another worked it line by line. The first version is that mark, the second
	// what stood before it, which counts with the lines if it is chosen.
	Aside bool

	Besides []string // ids of versions that have no line of their own on the screen
}

// IDs returns the versions of the conflict as [File.Resolve] takes them.
func (c Conflict) IDs() []string {
	ids := make([]string, len(c.Versions))
	for i := range c.Versions {
		ids[i] = c.Versions[i].ID
	}
	return append(ids, c.Besides...)
}

// conflict is a conflict before it is dressed for display.
type conflict struct {
	cell     checklist.Cell
	removed  bool
	versions []*Fact
	aside    *aside // of an item that was set aside while it was worked
}

// conflictsOf returns the conflicts among the cells of a visit: values that
// differ, entries that one removed while another changed them, and items that one
// set aside while another worked them.
func conflictsOf(cells [][]*Fact) []conflict {
	var list []conflict
	for _, versions := range cells {
		if others := rivals(versions); len(others) > 0 {
			list = append(list, conflict{cell: versions[0].Cell, versions: append([]*Fact{versions[0]}, others...)})
		}
	}
	for _, b := range burials(cells) {
		if len(b.unseen) > 0 && !b.disputed {
			list = append(list, conflict{cell: b.stone[0].Cell, removed: true, versions: append([]*Fact{b.stone[0]}, b.unseen...)})
		}
	}
	for _, a := range asides(cells) {
		list = append(list, conflict{cell: a.stone[0].Cell, versions: []*Fact{a.stone[0], a.last()}, aside: &a})
	}
	return list
}

// Conflicts returns what the observers of a visit disagree about. Versions of
// equal value are no conflict.
func (f *File) Conflicts(ctx context.Context, visitID string) ([]Conflict, error) {
	id, err := parseVisit(visitID)
	if err != nil {
		return nil, err
	}
	var list []Conflict
	err = f.with(func() error {
		who, err := loadPeople(ctx, f.book.db)
		if err != nil {
			return err
		}
		cells, err := visitHeads(ctx, f.book.db, id)
		if err != nil {
			return err
		}
		for _, c := range conflictsOf(cells) {
			dressed := Conflict{Cell: c.cell, Removed: c.removed, Aside: c.aside != nil}
			for _, v := range c.versions {
				e := newEntry(v, who)
				e.Stands = true
				dressed.Versions = append(dressed.Versions, e)
			}
			if c.aside != nil {
				if err := c.aside.dress(ctx, f.book.db, &dressed); err != nil {
					return err
				}
			}
			list = append(list, dressed)
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("load conflicts of visit %s: %w", visitID, translate(err))
	}
	return list, nil
}

// Resolve records c as what holds instead of the given versions, which are
// those of a [Conflict] as it was shown; a version that arrived since then
// stays beside it. To settle a removal, c is the removal again, or the same
// cell cleared to keep the entry. The result is as for [File.Save].
func (f *File) Resolve(ctx context.Context, visitID string, c checklist.Change, versions []string) (checklist.Saved, error) {
	id, err := parseVisit(visitID)
	if err != nil {
		return checklist.Saved{}, fmt.Errorf("resolve: %w", err)
	}
	err = f.with(func() error {
		w, err := f.writing(ctx, id)
		if err != nil {
			return err
		}
		if err := f.book.tx(ctx, func(tx *sql.Tx) error { return w.resolve(ctx, tx, c, versions) }); err != nil {
			return err
		}
		w.done()
		return nil
	})
	if err != nil {
		return checklist.Saved{}, fmt.Errorf("resolve %s of visit %s: %w", c.Key, visitID, err)
	}
	return f.publish(ctx), nil
}

func (w *writing) resolve(ctx context.Context, tx *sql.Tx, c checklist.Change, versions []string) error {
	standing, err := heads(ctx, tx, w.visit, c.Cell)
	if err != nil {
		return err
	}
	var parents, seen []ID
	for _, text := range versions {
		v, err := w.version(ctx, tx, text)
		if err != nil {
			return err
		}
		if v.Cell != c.Cell {
			seen = append(seen, v.ID)
			continue
		}
		parents = append(parents, v.ID)
		for _, h := range standing { // the screen showed each value once
			if sameValue(h, v) {
				parents = append(parents, h.ID)
			}
		}
	}
	if err := join(w.add(w.edit(c, parents, seen)), w.forget(ctx, tx, c)); err != nil {
		return err
	}
	return w.store(ctx, tx)
}

// version returns a version of this visit by its id in hexadecimal. The error
// wraps [checklist.ErrNotFound].
func (w *writing) version(ctx context.Context, tx *sql.Tx, text string) (*Fact, error) {
	id, err := parseID(text)
	if err != nil {
		return nil, fmt.Errorf("%w: version %.40q", checklist.ErrNotFound, text)
	}
	v, err := factByID(ctx, tx, id)
	if err == nil && v.Visit != w.visit {
		err = fmt.Errorf("%w: version %s", checklist.ErrNotFound, text)
	}
	return v, err
}
