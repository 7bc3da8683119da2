package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"fmt"
	"maps"
	"slices"

	"gemba/checklist"
)

// Restored is something that was chosen anew for a visit, because a damaged
// file had lost what was recorded.
type Restored struct {
	Visit  string
	Field  string // [checklist.FieldChecklist] or [checklist.FieldScope]
	Value  string
	Reason string
}

// Why a checklist or a scope was chosen; the reasons of the facts that say so.
const (
	onlyChecklist = "what was recorded is lost in a damaged file; this is the only checklist that the file has, and it has every item that was recorded"
	oursChecklist = "what was recorded is lost in a damaged file; this is the built-in checklist that has every item that was recorded"
	usualList     = "what was recorded is lost in a damaged file; several checklists have every item that was recorded, and this is the one of a new visit"
	largestScope  = "what was recorded is lost in a damaged file; the largest scope leaves nothing out, and the assessment is made with it where none is known"
)

// Restore makes visits whole that were recovered from a damaged file without
// their checklist or their scope, which no screen can do without. A checklist that
// is chosen has every item that was recorded: the only one of the file, else the
// only one that is built in, else that of a new visit. Each choice is a change
// like any other, entered now by the actor of the file, with the reason:
// what was recorded, if a colleague's copy brings it back, stands beside it.
//
// Where the file lacks the text of a checklist that is built in, it gets it.
func (f *File) Restore(ctx context.Context) ([]Restored, error) {
	var all []Restored
	err := f.with(func() error {
		ids, err := visitIDs(ctx, f.book.db)
		if err != nil {
			return err
		}
		known, err := f.checklists(ctx)
		if err != nil {
			return err
		}
		for _, id := range ids {
			chosen, err := f.restore(ctx, id, known)
			if err != nil {
				return err
			}
			all = append(all, chosen...)
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("restore %s: %w", f.path, translate(err))
	}
	f.publish(ctx)
	return all, nil
}

// checklists returns those of the file that can be read, by their hashes.
func (f *File) checklists(ctx context.Context) (map[string]*checklist.Checklist, error) {
	rows, err := f.book.db.QueryContext(ctx, `SELECT body FROM template ORDER BY id`)
	if err != nil {
		return nil, err
	}
	bodies, err := collect(rows, func(s *string) []any { return []any{s} })
	if err != nil {
		return nil, err
	}
	known := map[string]*checklist.Checklist{}
	for _, body := range bodies {
		sum := sha256.Sum256([]byte(body))
		if c, err := checklist.Parse("a checklist", []byte(body)); err == nil {
			known[hex.EncodeToString(sum[:])] = c
		}
	}
	return known, nil
}

// restore makes one visit whole.
func (f *File) restore(ctx context.Context, id ID, known map[string]*checklist.Checklist) ([]Restored, error) {
	v, s, err := loadVisit(ctx, f.book.db, id, nil)
	if err != nil {
		return nil, err
	}
	var chosen []Restored
	choose := func(field, value, reason string) { chosen = append(chosen, Restored{v.ID, field, value, reason}) }
	c := known[v.Checklist]
	switch {
	case c == nil && v.Checklist != "":
		c = checklist.BuiltinOf(v.Checklist)
	case c == nil:
		var reason string
		if c, reason = chooseChecklist(v, known); c != nil {
			choose(checklist.FieldChecklist, c.Hash, reason)
		}
	}
	if c != nil && v.Scope == "" && c.LargestScope() != nil {
		choose(checklist.FieldScope, c.LargestScope().ID, largestScope)
	}
	w := &writing{file: f, visit: id, shown: s}
	err = f.book.tx(ctx, func(tx *sql.Tx) error {
		if c != nil && known[c.Hash] == nil {
			if w.wrote, err = addTemplate(ctx, tx, c.Source); err != nil {
				return err
			}
		}
		return w.run(ctx, tx, changesOf(chosen))
	})
	if err == nil && w.wrote {
		f.touch()
		f.named = f.named || w.named
	}
	return chosen, err
}

func changesOf(chosen []Restored) []checklist.Change {
	var changes []checklist.Change
	for _, r := range chosen {
		changes = append(changes, checklist.Change{Cell: checklist.Cell{Kind: checklist.KindVisit, Field: r.Field}, Value: r.Value, Reason: r.Reason})
	}
	return changes
}

// chooseChecklist returns the checklist that a visit must have been walked with,
// and why: the only one of the file that has every item that was recorded, else
// the only built-in one. Where several have them, it is the one of a new visit,
// if that is among them. Nil means that it cannot be known.
func chooseChecklist(v *checklist.Visit, known map[string]*checklist.Checklist) (*checklist.Checklist, string) {
	items := v.Recorded()
	misfit := func(c *checklist.Checklist) bool {
		return v.Scope != "" && c.Scope(v.Scope) == nil ||
			slices.ContainsFunc(items, func(id string) bool { return c.Item(id) == nil })
	}
	own := slices.DeleteFunc(slices.Collect(maps.Values(known)), misfit)
	ours := slices.DeleteFunc(checklist.Builtins(), misfit)
	switch {
	case len(own) == 1:
		return own[0], onlyChecklist
	case len(own) == 0 && len(ours) == 1:
		return ours[0], oursChecklist
	case !misfit(checklist.Builtin()):
		return checklist.Builtin(), usualList
	}
	return nil, ""
}
