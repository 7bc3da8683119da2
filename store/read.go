package store

import (
	"context"
	"fmt"

	"gemba/checklist"
)

// Visits returns all visits of the file, oldest first. Unlike [File.Visit] it
// does not count as showing them to an editor.
func (f *File) Visits(ctx context.Context) ([]*checklist.Visit, error) {
	var list []*checklist.Visit
	err := f.with(func() (err error) {
		list, err = loadVisits(ctx, f.book.db)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("load visits: %w", translate(err))
	}
	return list, nil
}

// Visit returns one visit as it stands. What it returns counts as shown: the
// next [File.Save] replaces it. The error wraps [checklist.ErrNotFound].
func (f *File) Visit(ctx context.Context, id string) (*checklist.Visit, error) {
	visit, err := parseVisit(id)
	if err != nil {
		return nil, err
	}
	var v *checklist.Visit
	err = f.with(func() (err error) {
		v, err = f.visit(ctx, visit)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("load visit %s: %w", id, translate(err))
	}
	return v, nil
}

// visit loads a visit and notes that it was shown.
func (f *File) visit(ctx context.Context, id ID) (*checklist.Visit, error) {
	who, err := loadPeople(ctx, f.book.db)
	if err != nil {
		return nil, err
	}
	v, s, err := loadVisit(ctx, f.book.db, id, who)
	if err != nil {
		return nil, err
	}
	f.shown[id] = s
	return v, nil
}

// Checklist returns the checklist with the given hash, which is that of
// [checklist.Visit.Checklist]. The error wraps [checklist.ErrNotFound] where the
// file does not have it.
func (f *File) Checklist(ctx context.Context, hash string) (*checklist.Checklist, error) {
	if c := checklist.BuiltinOf(hash); c != nil {
		return c, nil
	}
	sha, ok := parseSHA(hash)
	if !ok {
		return nil, fmt.Errorf("%w: checklist %.80q", checklist.ErrNotFound, hash)
	}
	var body string
	err := f.with(func() (err error) {
		body, err = templateBody(ctx, f.book.db, sha)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("load checklist: %w", translate(err))
	}
	return parseList(hash, body)
}
