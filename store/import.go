package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"time"
)

// Import takes what [File.Export] wrote into the visit file at path, which is
// made where nothing is there yet, and reports what came in as [File.Merge]
// does. Every fact, checklist and blob is checked against its hash before
// anything is written: an export that is cut short or was altered is refused
// as a whole, with an error that wraps [checklist.ErrInvalid] and names the
// place.
func Import(ctx context.Context, path string, r io.Reader, o Options) (*Report, error) {
	report, err := importInto(ctx, path, r, o)
	if err != nil {
		err = fmt.Errorf("import into %s: %w", path, place(translate(err)))
	}
	return report, err
}

func importInto(ctx context.Context, path string, r io.Reader, o Options) (*Report, error) {
	target, err := resolve(path)
	if err != nil {
		return nil, err
	}
	temp, err := tempWorkdir()
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(temp.dir)
	private := temp.db()
	if err := readInto(ctx, private, r, o.Now); err != nil {
		return nil, temp.here(err)
	}
	if _, err := os.Lstat(target); errors.Is(err, fs.ErrNotExist) {
		return importNew(ctx, private, target, o)
	}
	f, opened, err := Open(ctx, target, o)
	if err != nil {
		return nil, err
	}
	report, err := f.Merge(ctx, private)
	if err != nil {
		return nil, join(err, f.Close(ctx))
	}
	opened.add(report)
	return opened, f.Close(ctx)
}

// readInto makes a book of an export.
func readInto(ctx context.Context, private string, r io.Reader, now func() time.Time) error {
	b, err := createBook(ctx, private, newClock(now))
	if err != nil {
		return err
	}
	arrived := b.clock.now().UnixMilli()
	err = b.tx(ctx, func(tx *sql.Tx) error {
		a, err := newAdder(ctx, tx)
		if err != nil {
			return err
		}
		defer a.close()
		x := &exportReader{
			fact: func(f *Fact) error {
				f.Arrived = arrived
				_, err := a.add(ctx, f)
				return err
			},
			checklist: func(text string) error {
				_, err := addTemplate(ctx, tx, text)
				return err
			},
			blob: func(data []byte) error {
				_, err := addBlob(ctx, tx, data)
				return err
			},
		}
		if err := x.read(ctx, r); err != nil {
			return err
		}
		return a.finish(ctx)
	})
	return join(err, b.close())
}

func newClock(now func() time.Time) clock {
	if now == nil {
		now = time.Now
	}
	return clock{now: now}
}

// importNew makes a visit file of a private one.
func importNew(ctx context.Context, private, target string, o Options) (*Report, error) {
	var report *Report
	err := writeFile(ctx, target, o, func(b *book) (err error) {
		report, err = b.merge(ctx, private, mergeFile)
		return err
	})
	if err != nil {
		return nil, err
	}
	return report, nil
}

// writeFile makes a visit file of a book that fill fills. The file is there
// once it is whole. The error wraps [fs.ErrExist] where something is there
// already.
func writeFile(ctx context.Context, target string, o Options, fill func(*book) error) error {
	work, err := newWorkdir(o.StateDir, target)
	if err != nil {
		return err
	}
	b, err := createBook(ctx, work.db(), newClock(o.Now))
	if err != nil {
		return join(work.here(err), work.remove())
	}
	if err = fill(b); err == nil {
		err = b.writeNew(ctx, work, target)
	}
	return join(work.here(err), b.close(), work.remove())
}
