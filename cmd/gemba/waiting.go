package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"gemba/checklist"
	"gemba/store"
)

// bringBack makes a visit file again that is not there any more, where a session
// that could not write it left all of it on this computer.
func bringBack(ctx context.Context, path string, who *identity) error {
	if _, err := os.Lstat(path); !errors.Is(err, fs.ErrNotExist) || !store.Unwritten(stateFolder(), path) {
		return nil // whoever opens the path says what is wrong with it
	}
	f, _, err := store.Open(ctx, path, who.options())
	if err != nil {
		return err
	}
	return f.Close(ctx)
}

// sayWaiting says on standard error that a visit has changes which are only on
// this computer: a command that reads the file does not show them. An empty id
// is any visit of the file.
func sayWaiting(cmd *cobra.Command, path, id string) {
	if quiet(cmd) {
		return
	}
	waiting, err := store.Waiting(cmd.Context(), stateFolder(), path)
	if err != nil {
		return // the command says itself what is wrong with the file
	}
	n := 0
	for visit, changes := range waiting {
		if id == "" || visit == id {
			n += changes
		}
	}
	if n == 0 {
		return
	}
	are, them := "are", "them"
	if n == 1 {
		are, them = "is", "it"
	}
	fmt.Fprintf(cmd.ErrOrStderr(), "note: %s: %s %s only on this computer and not shown here; open the visit with gemba to write %s into the file\n",
		checklist.Line(filepath.Base(path)), count(n, "change"), are, them)
}
