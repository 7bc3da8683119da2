package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"

	"github.com/spf13/cobra"

	"gemba/checklist"
	"gemba/store"
)

// The words for where changes are, in JSON.
const (
	savedInFile = "file"
	savedHere   = "computer"
)

// finish writes what is pending and closes a file. That changes are only on
// this computer is in the result and no error.
func finish(ctx context.Context, f *store.File) (checklist.Saved, error) {
	saved, err := f.Flush(ctx)
	if closing := f.Close(ctx); !errors.Is(closing, store.ErrNotPublished) {
		err = errors.Join(err, closing)
	}
	return saved, err
}

func savedWord(s checklist.Saved) string {
	if s.InFile {
		return savedInFile
	}
	return savedHere
}

// savedText says where changes are.
func savedText(s checklist.Saved, path string) string {
	name := filepath.Base(path)
	if s.InFile {
		return "saved in " + name
	}
	return "kept on this computer, not in " + name + " yet"
}

// sayRecorded prints what a call recorded, as JSON or in one line that ends
// with where it is. Where it is only on this computer that is an error too,
// with an exit code of its own.
func sayRecorded(cmd *cobra.Command, asJSON bool, value any, text string, s checklist.Saved, path string) error {
	var err error
	switch {
	case asJSON:
		err = printJSON(cmd, value)
	case !quiet(cmd):
		_, err = fmt.Fprintln(cmd.OutOrStdout(), checklist.Line(text+"; "+savedText(s, path)))
	}
	if err != nil || s.InFile {
		return err
	}
	return notInFile(s, path)
}

func notInFile(s checklist.Saved, path string) error {
	why := s.Why
	if why == nil {
		why = store.ErrNotPublished
	}
	return hinted{fmt.Errorf("%s: %w", filepath.Base(path), why), "every gemba command that opens the file tries again"}
}

// closeReader closes a file that was only read. What others could not write
// into it is not the reader's trouble.
func closeReader(ctx context.Context, f *store.File) error {
	err := f.Close(ctx)
	if errors.Is(err, store.ErrNotPublished) {
		return nil
	}
	return err
}
