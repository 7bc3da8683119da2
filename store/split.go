package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"path/filepath"

	"gemba/checklist"
)

// Split writes some visits into a new file: their facts with the whole history,
// who the people are, and the checklists, photographs and papers that they
// name. The file itself stays as it is. Visits are not taken out of it, since
// facts are never deleted: whoever merges the two gets what was there before.
// The error wraps [checklist.ErrNotFound] for a visit that is not there and
// [fs.ErrExist] where something is at dst already.
func (f *File) Split(ctx context.Context, visitIDs []string, dst string) error {
	to, err := resolve(dst)
	if err == nil {
		err = f.split(ctx, visitIDs, to)
	}
	if err != nil {
		return fmt.Errorf("split into %s: %w", dst, place(translate(err)))
	}
	return nil
}

func (f *File) split(ctx context.Context, visitIDs []string, to string) error {
	var visits []ID
	for _, text := range visitIDs {
		id, err := parseVisit(text)
		if err != nil {
			return err
		}
		visits = append(visits, id)
	}
	if visits = sortedIDs(visits); len(visits) == 0 {
		return fmt.Errorf("%w: no visit is named", checklist.ErrInvalid)
	}
	var s *selection
	err := f.with(func() (err error) {
		s, err = gather(ctx, f.book.db, visits...)
		return err
	})
	if err != nil {
		return err
	}
	o := Options{StateDir: filepath.Dir(f.work.dir), Now: f.now}
	return writeFile(ctx, to, o, func(b *book) error {
		return b.tx(ctx, func(tx *sql.Tx) error { return f.pour(ctx, tx, s) })
	})
}

// pour puts a selection of this file into another book. Each fact keeps when it
// arrived. What a damaged file lost of the contents is left out.
func (f *File) pour(ctx context.Context, tx *sql.Tx, s *selection) error {
	if err := addFacts(ctx, tx, s.book); err != nil {
		return err
	}
	if err := addFacts(ctx, tx, s.facts); err != nil {
		return err
	}
	for _, hash := range sortedHashes(s.checklists) {
		text, err := f.exportChecklist(ctx, hash)
		if err == nil {
			_, err = addTemplate(ctx, tx, text)
		}
		if err != nil && !errors.Is(err, checklist.ErrNotFound) {
			return err
		}
	}
	for _, sha := range sortedHashes(s.blobs) {
		data, err := f.Blob(ctx, sha)
		if err == nil {
			_, err = addBlob(ctx, tx, data)
		}
		if err != nil && !errors.Is(err, checklist.ErrNotFound) {
			return err
		}
	}
	return nil
}
