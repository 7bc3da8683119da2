package main

import (
	"cmp"

	"github.com/google/uuid"
	"github.com/spf13/cobra"

	"gemba/checklist"
)

// reviewResult is what the commands of the review print as JSON.
type reviewResult struct {
	ID    string `json:"id,omitempty"`
	Item  string `json:"item,omitempty"`
	Words string `json:"words"`
	Saved string `json:"saved"`
}

// review opens a visit, asks for changes, and records them. The id of what is new
// is printed where there is one.
func (f *recordFlags) review(cmd *cobra.Command, visit string, ask func(*recording) ([]checklist.Change, reviewResult, error)) error {
	ctx := cmd.Context()
	r, err := f.open(cmd, visit)
	if err != nil {
		return err
	}
	changes, out, err := ask(r)
	if err != nil {
		return r.abandon(ctx, err)
	}
	for i := range changes {
		changes[i].Reason = cmp.Or(changes[i].Reason, f.reason)
	}
	saved, err := r.save(ctx, changes...)
	if err != nil {
		return err
	}
	out.Saved = savedWord(saved)
	text := out.Words
	if out.Item != "" {
		text = out.Item + ": " + text
	}
	return sayRecorded(cmd, f.asJSON, out, text, saved, r.f.Path())
}

// newUUID is the key of a new entry of a list; see the kinds of cells of package
// checklist.
func newUUID() string { return uuid.Must(uuid.NewV7()).String() }

// writable refuses what is no part of the review while a visit is closed.
func (r *recording) writable() error {
	if err := r.v.Writable(); err != nil {
		return hinted{err, penHint}
	}
	return nil
}

const penHint = "comment, lift, sign and what became of a promise stay open to you; gemba pen VISIT --reason TEXT takes the pen to change the rest"
