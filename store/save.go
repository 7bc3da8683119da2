package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"maps"
	"os"
	"slices"

	"gemba/checklist"

	"github.com/google/uuid"
)

// CreateVisit makes a new visit file at path with one visit in it, as [Create] and
// [File.NewVisit] do, or neither.
func CreateVisit(ctx context.Context, path string, o Options, c *checklist.Checklist, fields map[string]string) (*File, *checklist.Visit, error) {
	f, err := Create(ctx, path, o)
	if err != nil {
		return nil, nil, err
	}
	v, err := f.NewVisit(ctx, c, fields)
	if err != nil {
		f.undo(ctx)
		return nil, nil, err
	}
	return f, v, nil
}

// undo takes back the making of a file in which nothing was told to be.
func (f *File) undo(ctx context.Context) {
	f.Close(ctx)      //nolint:errcheck // nobody waits for what it holds
	os.Remove(f.path) // what stays is a file without a visit
}

// NewVisit makes a visit with the given fields, such as
// [checklist.FieldSupplier], to be walked with c, whose text the file keeps.
// Empty fields are left out.
func (f *File) NewVisit(ctx context.Context, c *checklist.Checklist, fields map[string]string) (*checklist.Visit, error) {
	id, err := uuid.NewV7()
	if err != nil {
		return nil, fmt.Errorf("new visit: %w", err)
	}
	changes := []checklist.Change{{Cell: checklist.Cell{Kind: checklist.KindVisit, Field: checklist.FieldChecklist}, Value: c.Hash}}
	for _, name := range slices.Sorted(maps.Keys(fields)) {
		if name != checklist.FieldChecklist && fields[name] != "" {
			changes = append(changes, checklist.Change{Cell: checklist.Cell{Kind: checklist.KindVisit, Field: name}, Value: fields[name]})
		}
	}
	var v *checklist.Visit
	err = f.with(func() error {
		w := &writing{file: f, visit: ID(id), shown: shown{}}
		err := f.book.tx(ctx, func(tx *sql.Tx) error {
			if _, err := addTemplate(ctx, tx, c.Source); err != nil {
				return err
			}
			return w.run(ctx, tx, changes)
		})
		if err != nil {
			return err
		}
		w.done()
		v, err = f.visit(ctx, ID(id))
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("new visit: %w", err)
	}
	f.publish(ctx)
	return v, nil
}

// Save records changes of a visit in one transaction. It returns an error only
// where they are not even in the working copy; otherwise the result says
// whether they are in the visible file yet.
//
// Each change replaces what was last shown to this caller, by [File.Visit] or
// by its own Save. What a colleague's copy brought since then, and what was
// shown as a rival, stays beside it. A change to the value that is shown, with
// no reason, writes nothing. Who entered it is the actor of the file, whatever
// a change says, and a change without a time of entry was entered now. A draft
// of the same cell, or of the one in which it was typed, has become the change
// and is forgotten with it.
func (f *File) Save(ctx context.Context, visitID string, changes ...checklist.Change) (checklist.Saved, error) {
	id, err := parseVisit(visitID)
	if err != nil {
		return checklist.Saved{}, fmt.Errorf("save: %w", err)
	}
	err = f.with(func() error { return f.save(ctx, id, changes) })
	if err != nil {
		return checklist.Saved{}, fmt.Errorf("save: %w", translate(err))
	}
	if s := f.Saved(); s.InFile {
		return s, nil
	}
	return f.publish(ctx), nil
}

func (f *File) save(ctx context.Context, id ID, changes []checklist.Change) error {
	w, err := f.writing(ctx, id)
	if err != nil {
		return err
	}
	err = f.book.tx(ctx, func(tx *sql.Tx) error {
		if err := w.run(ctx, tx, changes); err != nil {
			return err
		}
		if !w.wrote {
			return errDiscard
		}
		return nil
	})
	if err != nil && !errors.Is(err, errDiscard) {
		return err
	}
	w.done()
	return nil
}
