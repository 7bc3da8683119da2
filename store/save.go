package store

import (
	"context"
	"database/sql"
	"encoding/hex"
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
	f.publish(ctx, false)
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
	return f.publish(ctx, false), nil
}

func (f *File) save(ctx context.Context, id ID, changes []checklist.Change) error {
	if f.shown[id] == nil {
		// Nobody has looked at the visit, so what is there now is what the
		// caller means to replace.
		if _, err := f.visit(ctx, id); err != nil {
			return translate(err)
		}
	}
	w := &writing{file: f, visit: id, shown: maps.Clone(f.shown[id])}
	err := f.book.tx(ctx, func(tx *sql.Tx) error {
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

// writing is one save under way: the facts of some changes of one visit.
type writing struct {
	file  *File
	visit ID
	shown shown // as it will be once the changes are in
	facts []*Fact
	wrote bool
	named bool // the book has the actor's name and role now
}

// done notes on the file what the transaction wrote.
func (w *writing) done() {
	w.file.shown[w.visit] = w.shown
	if w.wrote {
		w.file.touch()
	}
	w.file.named = w.file.named || w.named
}

func (w *writing) run(ctx context.Context, tx *sql.Tx, changes []checklist.Change) error {
	for _, c := range changes {
		if err := w.change(ctx, tx, c); err != nil {
			return err
		}
		if err := w.forget(ctx, tx, c); err != nil {
			return err
		}
	}
	if len(w.facts) == 0 {
		return nil
	}
	return w.store(ctx, tx)
}

// forget drops the drafts that have become a change.
func (w *writing) forget(ctx context.Context, tx *sql.Tx, c checklist.Change) error {
	for _, cell := range []checklist.Cell{c.Cell, c.Typed} {
		dropped, err := dropDraft(ctx, tx, w.visit, ID(w.file.actor.ID), cell)
		if err != nil {
			return err
		}
		w.wrote = w.wrote || dropped
	}
	return nil
}

// store appends the facts made so far, and who made them.
func (w *writing) store(ctx context.Context, tx *sql.Tx) error {
	w.wrote = true
	if err := w.introduce(ctx, tx); err != nil {
		return err
	}
	return addFacts(ctx, tx, w.facts)
}

// change makes the fact of one change, unless it says what is shown already.
func (w *writing) change(ctx context.Context, tx *sql.Tx, c checklist.Change) error {
	if c.Cleared {
		c.Value = ""
	}
	parents := w.shown[c.Cell]
	same, err := w.saysSame(ctx, tx, parents, c)
	if err != nil || same && c.Reason == "" {
		return err
	}
	seen, err := w.stood(ctx, tx, c)
	if err != nil {
		return err
	}
	return w.add(w.edit(c, parents, seen))
}

// edit is a change that replaces the facts parents. Who takes an entry off its
// list has seen all of it, and the facts seen besides; who closes or signs has seen
// those.
func (w *writing) edit(c checklist.Change, parents, seen []ID) *edit {
	c.Entered = entered(c, w.file.now())
	e := &edit{
		visit: w.visit, Cell: c.Cell, value: c.Value, cleared: c.Cleared,
		at: c.Entered.UnixMilli(), tz: zoneMinutes(c.Entered),
		parents: parents, ext: newExt(c, w.file.device),
	}
	switch {
	case c.Field == checklist.FieldDeleted && listed(c.Kind) && !c.Cleared:
		e.seen = append(seen, w.entry(c.Cell)...)
	case sealing(c.Cell):
		e.seen = seen
	}
	return e
}

func (w *writing) add(e *edit) error {
	f, err := w.file.book.fact(e, ID(w.file.actor.ID))
	if err != nil {
		return err
	}
	w.facts = append(w.facts, f)
	w.shown[e.Cell] = []ID{f.ID}
	return nil
}

// entry returns the shown versions of the other cells of an entry of a list.
func (w *writing) entry(stone checklist.Cell) []ID {
	var seen []ID
	for c, ids := range w.shown {
		if c.Kind == stone.Kind && c.Key == stone.Key && c.Field != stone.Field {
			seen = append(seen, ids...)
		}
	}
	return seen
}

// saysSame reports whether a change leaves the shown value as it is. A cell
// that has no version is the same as an empty or a cleared one.
func (w *writing) saysSame(ctx context.Context, tx *sql.Tx, parents []ID, c checklist.Change) (bool, error) {
	if len(parents) == 0 {
		return c.Value == "", nil
	}
	for _, f := range w.facts {
		if f.ID == parents[0] {
			return f.Cleared == c.Cleared && f.Value == c.Value, nil
		}
	}
	f, err := factByID(ctx, tx, parents[0])
	if err != nil {
		return false, err
	}
	return f.Cleared == c.Cleared && f.Value == c.Value, nil
}

// introduce adds the actor's name and role to the book where it has others.
func (w *writing) introduce(ctx context.Context, tx *sql.Tx) error {
	a := w.file.actor
	if w.file.named {
		return nil
	}
	for field, value := range map[string]string{fieldName: a.Name, fieldRole: a.Role} {
		if value == "" {
			continue
		}
		cell := checklist.Cell{Kind: kindActor, Key: hex.EncodeToString(a.ID[:]), Field: field}
		versions, err := heads(ctx, tx, ID{}, cell)
		if err != nil {
			return err
		}
		var parents []ID
		if len(versions) > 0 {
			if versions[0].Value == value {
				continue
			}
			parents = shownOf(versions)
		}
		now := w.file.now()
		f, err := w.file.book.fact(&edit{Cell: cell, value: value, at: now.UnixMilli(), tz: zoneMinutes(now), parents: parents}, ID(a.ID))
		if err != nil {
			return err
		}
		w.facts = append(w.facts, f)
	}
	w.named = true
	return nil
}
