package main

import (
	"fmt"
	"path/filepath"

	"github.com/spf13/cobra"

	"gemba/checklist"
	"gemba/store"
)

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
