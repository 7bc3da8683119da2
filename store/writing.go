package store

import (
	"context"
	"database/sql"
	"maps"

	"gemba/checklist"
)

// writing is one save under way: the facts of some changes of one visit.
type writing struct {
	file  *File
	visit ID
	shown shown // as it will be once the changes are in
	facts []*Fact
	wrote bool
	named bool // the book has the actor's name and role now
}

// writing begins a save. Where nobody has looked at the visit, what is there now is
// what the caller means to replace.
func (f *File) writing(ctx context.Context, visit ID) (*writing, error) {
	if f.shown[visit] == nil {
		if _, err := f.visit(ctx, visit); err != nil {
			return nil, translate(err)
		}
	}
	return &writing{file: f, visit: visit, shown: maps.Clone(f.shown[visit])}, nil
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

// edit is a change that replaces the facts parents. Some say with it what else their
// author had seen: who takes an entry off its list all of the entry, and the facts
// seen besides; who closes or signs those facts, which are what stood; who sets an
// item aside what was worked of it.
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
	case setsAside(c.Cell, c.Value):
		e.seen = append(seen, w.worked(c.Key)...)
	}
	return e
}

// worked returns the shown versions of what was worked of an item line by line
// and entry by entry.
func (w *writing) worked(item string) []ID {
	var seen []ID
	for c, ids := range w.shown {
		if c.Key == item && works(c) {
			seen = append(seen, ids...)
		}
	}
	return seen
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
		cell := checklist.Cell{Kind: checklist.KindActor, Key: ID(a.ID).String(), Field: field}
		versions, err := heads(ctx, tx, wholeBook, cell)
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
		f, err := w.file.book.fact(&edit{visit: wholeBook, Cell: cell, value: value, at: now.UnixMilli(), tz: zoneMinutes(now), parents: parents}, ID(a.ID))
		if err != nil {
			return err
		}
		w.facts = append(w.facts, f)
	}
	w.named = true
	return nil
}

// stood returns the versions that a closing or a signature is about, to be kept
// with it: those that stand, if their hash is the one that it names. Where
// something came in since the visit was read they are not known, and left out.
func (w *writing) stood(ctx context.Context, tx *sql.Tx, c checklist.Change) ([]ID, error) {
	if !sealing(c.Cell) || c.Cleared {
		return nil, nil
	}
	cells, err := visitHeads(ctx, tx, w.visit)
	if err != nil {
		return nil, err
	}
	ids := signable(cells)
	if len(ids) > maxLinks || hashOf(ids) != sealOf(c.Value) {
		return nil, nil
	}
	return ids, nil
}
