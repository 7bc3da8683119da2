package main

import (
	"cmp"
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"gemba/checklist"
	"gemba/store"
)

// scratch is a folder for files that are only needed for a moment.
type scratch struct{ dir string }

func newScratch() (*scratch, error) {
	dir, err := os.MkdirTemp("", "gemba-")
	return &scratch{dir}, err
}

func (s *scratch) remove() error { return os.RemoveAll(s.dir) }

func (s *scratch) path(name string) string { return filepath.Join(s.dir, name+store.Ending) }

func (s *scratch) options(who *identity) store.Options {
	o := who.options()
	o.StateDir = filepath.Join(s.dir, "state")
	return o
}

// empty makes a visit file with nothing in it, into which others are merged to
// see what they hold.
func (s *scratch) empty(ctx context.Context, who *identity) (*store.File, error) {
	return store.Create(ctx, s.path("empty"), s.options(who))
}

// cellsOf returns every cell of a visit that anybody ever wrote, in the order of
// the walk: also those of answers that were cleared and of entries that were
// taken off their list.
func cellsOf(ctx context.Context, f *store.File, c *checklist.Checklist, visit string, who *identity) ([]checklist.Cell, error) {
	s, err := newScratch()
	if err != nil {
		return nil, err
	}
	defer s.remove() //nolint:errcheck // the system empties its temporary folder
	if err := f.Copy(ctx, s.path("copy")); err != nil {
		return nil, err
	}
	e, err := s.empty(ctx, who)
	if err != nil {
		return nil, err
	}
	r, err := e.Preview(ctx, s.path("copy"))
	if err = errors.Join(err, e.Close(ctx)); err != nil {
		return nil, err
	}
	seen := map[checklist.Cell]bool{}
	var cells []checklist.Cell
	for _, n := range r.NewFacts {
		if n.Visit == visit && !seen[n.Cell] {
			seen[n.Cell] = true
			cells = append(cells, n.Cell)
		}
	}
	sortCells(c, cells)
	return cells, nil
}

// sortCells puts cells in the order of the walk.
func sortCells(c *checklist.Checklist, cells []checklist.Cell) {
	place := func(cell checklist.Cell) int {
		if it := c.Item(cell.Key); it != nil {
			return it.Index
		}
		kinds := []string{checklist.KindObservation, checklist.KindRequest, checklist.KindCommitment, checklist.KindPhoto, checklist.KindComment, checklist.KindLift, checklist.KindPen, checklist.KindSignature}
		switch i := slices.Index(kinds, cell.Kind); {
		case cell.Kind == checklist.KindVisit:
			return -1
		case i >= 0:
			return len(c.Items) + i
		}
		return len(c.Items) + len(kinds)
	}
	slices.SortFunc(cells, func(a, b checklist.Cell) int {
		return cmp.Or(cmp.Compare(place(a), place(b)), strings.Compare(a.Kind, b.Kind), strings.Compare(a.Key, b.Key), strings.Compare(a.Field, b.Field))
	})
}

// cellName names a cell of a visit so that it can be typed.
func cellName(cell checklist.Cell) string {
	field := cell.Field
	if field == checklist.FieldDeleted {
		field = "removed"
	}
	switch cell.Kind {
	case checklist.KindAnswer:
		return cell.Key
	case checklist.KindVisit:
		return headerItem + "." + field
	case checklist.KindSample, checklist.KindLine, checklist.KindEntry:
		return cell.Key + "." + cell.Kind + "." + field
	}
	return cell.Kind + "." + tail(cell.Key) + "." + field
}

// itemOfCell returns the item that a cell belongs to by its name, or nothing.
func itemOfCell(cell checklist.Cell) string {
	switch cell.Kind {
	case checklist.KindAnswer, checklist.KindSample, checklist.KindLine, checklist.KindEntry:
		return cell.Key
	}
	return ""
}
