package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"time"

	"gemba/checklist"

	"github.com/google/uuid"
)

// Attachment is a photograph or a paper to be taken into a visit.
type Attachment struct {
	Path     string    // of the file, which is only read
	Item     string    // which item it is about; empty: the visit
	Caption  string    // what is to be seen
	Observed time.Time // when it was seen, where that was not now
}

// Attach takes a photograph or a paper into a visit. A JPEG, PNG or GIF is
// turned upright, scaled down to at most 1600 points on its long side and kept
// as a JPEG of at most 400 KB, unless it is that small already; then, and where
// it is another kind of file, it is kept byte for byte, up to 20 MB. The hash
// and the name of the original are recorded, and when it was taken if the
// camera says so. The error wraps [checklist.ErrNotFound] or
// [checklist.ErrInvalid] for a file that is not there or cannot be kept; where
// the change is, is as for [File.Save].
func (f *File) Attach(ctx context.Context, visitID string, a Attachment) (checklist.Attachment, checklist.Saved, error) {
	fail := func(err error) (checklist.Attachment, checklist.Saved, error) {
		return checklist.Attachment{}, checklist.Saved{}, fmt.Errorf("attach %s: %w", a.Path, translate(err))
	}
	id, err := parseVisit(visitID)
	if err != nil {
		return fail(err)
	}
	p, err := readPaper(ctx, a.Path, f.now().Location()) // not under the lock: it takes a while
	if err != nil {
		return fail(err)
	}
	key, err := uuid.NewV7()
	if err != nil {
		return fail(err)
	}
	made := p.attachment(key.String(), a, f.now())
	same := attempt{visit: id, item: a.Item, caption: a.Caption, name: made.Name, original: made.Original}
	err = f.with(func() error {
		if earlier, ok := f.attempts[same]; ok {
			made = earlier
		}
		err := f.attach(ctx, id, p.data, made.Changes())
		delete(f.attempts, same)
		if ofTheDisk(err) {
			f.attempts[same] = made
		}
		return err
	})
	if err != nil {
		return fail(err)
	}
	made.By = f.actor.Name
	return made, f.publish(ctx), nil
}

// attempt is a paper that was to be taken in while the disk failed. It may be in the
// book after all, so taken in once more it is that one, and not a second.
type attempt struct {
	visit                         ID
	item, caption, name, original string
}

// attach stores a blob and the changes that name it, both or neither.
func (f *File) attach(ctx context.Context, id ID, data []byte, changes []checklist.Change) error {
	w, err := f.writing(ctx, id)
	if err != nil {
		return err
	}
	err = f.book.tx(ctx, func(tx *sql.Tx) error {
		if _, err := addBlob(ctx, tx, data); err != nil {
			return err
		}
		return w.run(ctx, tx, changes)
	})
	if err != nil && !f.attached(ctx, id, changes[0].Cell) {
		return err
	}
	w.done()
	return nil
}

// attached reports whether an attachment is in the book after all: where the disk
// fails at the very end of a transaction, all of it may have been written. Taken
// in again, the paper would be there twice.
func (f *File) attached(ctx context.Context, id ID, cell checklist.Cell) bool {
	versions, err := heads(ctx, f.book.db, id, cell)
	return err == nil && len(versions) > 0
}

// attachment is what the paper will be in the visit.
func (p *paper) attachment(key string, a Attachment, now time.Time) checklist.Attachment {
	sum := sha256.Sum256(p.data)
	observed := a.Observed
	if observed.IsZero() {
		observed = now
	}
	return checklist.Attachment{
		ID: key, Item: a.Item, Caption: a.Caption, Mime: p.mime, Name: p.name,
		SHA: hex.EncodeToString(sum[:]), Original: hex.EncodeToString(p.original[:]), Taken: p.taken, Observed: observed, Entered: now,
	}
}

// Blob returns the photograph or paper with the SHA-256 of
// [checklist.Attachment.SHA]. The error wraps [checklist.ErrNotFound] where the
// file does not have it, and [ErrDamaged] where it has something else by that
// name.
func (f *File) Blob(ctx context.Context, sha string) ([]byte, error) {
	name, ok := parseSHA(sha)
	if !ok {
		return nil, fmt.Errorf("%w: photograph or paper %.80q", checklist.ErrNotFound, sha)
	}
	var data []byte
	err := f.with(func() (err error) {
		data, err = blobData(ctx, f.book.db, name)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("load photograph or paper: %w", translate(err))
	}
	return data, nil
}

func blobData(ctx context.Context, q querier, sha [sha256.Size]byte) ([]byte, error) {
	var data []byte
	err := q.QueryRowContext(ctx, `SELECT data FROM blob WHERE sha = ?`, sha[:]).Scan(&data)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return nil, fmt.Errorf("%w: %x", checklist.ErrNotFound, sha)
	case err != nil:
		return nil, err
	case sha256.Sum256(data) != sha:
		return nil, fmt.Errorf("%w: blob %x is not what its hash says", ErrDamaged, sha)
	}
	return data, nil
}
