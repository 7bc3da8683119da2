package main

import (
	"errors"

	"gemba/store"
)

// fileHint says what may help against a file that cannot be read or replaced.
func fileHint(err error) string {
	switch {
	case errors.Is(err, store.ErrCovered):
		return "move what lies there away and open the same path again: this computer has all of the visit"
	case errors.Is(err, store.ErrDamaged):
		return "gemba salvage FILE DEST makes a new file of what can be recovered; FILE stays as it is"
	case errors.Is(err, store.ErrTooNew):
		return "use a newer gemba, or ask for what gemba export writes"
	case errors.Is(err, store.ErrNotGemba):
		return "gemba check FILE says whether anything of a visit is left in it"
	}
	return ""
}

// nothingLeft is the hint about a damaged file that was salvaged in vain.
const nothingLeft = "nothing can be recovered from it; ask a colleague for a copy of the visit"

// advised adds to an error of opening or merging a file the advice that goes with
// it, for screens that know nothing of files. Both salvage what is damaged, so
// damage is an error of theirs only where nothing came of that.
func advised(err error) error {
	hint := hintOf(err)
	if errors.Is(err, store.ErrDamaged) {
		hint = nothingLeft
	}
	if hint == "" {
		return err
	}
	return hinted{err, hint}
}
