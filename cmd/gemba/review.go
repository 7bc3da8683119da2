package main

import (
	"cmp"
	"context"
	"fmt"
	"strings"

	"github.com/google/uuid"
	"github.com/spf13/cobra"

	"gemba/assessment"
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

func newUUID() string { return uuid.Must(uuid.NewV7()).String() }

// writable refuses what is no part of the review while a visit is closed.
func (r *recording) writable() error {
	if err := r.v.Writable(); err != nil {
		return hinted{err, penHint}
	}
	return nil
}

const penHint = "comment, lift, sign and what became of a promise stay open to you; gemba pen VISIT --reason TEXT takes the pen to change the rest"

func newClose() *cobra.Command {
	var flags recordFlags
	cmd := &cobra.Command{
		Use:   "close VISIT",
		Short: "Close a visit: from then on it is read-only",
		Long: `Closes a visit. What the assessment is at that moment is kept with it: the model,
the hash of the checklist and every number. From then on the visit is read-only
until somebody takes the pen; comments, signatures and what becomes of promises
can be recorded all the same.

` + visitHelp,
		Example: "  gemba close hongyuan\n  gemba close hongyuan --reason 'read back to the host, nothing open'",
		Args:    cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			visit, _, err := flags.take(cmd, args, 0, 0)
			if err != nil {
				return err
			}
			return flags.review(cmd, visit, func(r *recording) ([]checklist.Change, reviewResult, error) {
				if r.v.ReadOnly() {
					return nil, reviewResult{}, hinted{fmt.Errorf("the visit is closed already, by %s", r.v.Closed.By), "gemba show VISIT says since when"}
				}
				s := assessment.NewSheet(r.c, r.v)
				res := s.Result()
				closing := s.Close(res, newUUID())
				return []checklist.Change{closing.Change()}, reviewResult{ID: closing.ID, Words: "closed at " + res.Status}, nil
			})
		},
	}
	flags.register(cmd)
	return cmd
}

func newPen() *cobra.Command {
	var flags recordFlags
	cmd := &cobra.Command{
		Use:   "pen VISIT",
		Short: "Take the pen to a closed visit, with a reason",
		Long: `Takes the pen to a closed visit: from then on it can be changed again, under the
name of whoever changes it. What the assessment was when the visit was closed
stays with it and is shown beside that of today. gemba close closes it again.

` + visitHelp,
		Example: "  gemba pen hongyuan --reason 'the mill certificates came by mail'",
		Args:    cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			visit, _, err := flags.take(cmd, args, 0, 0)
			if err != nil {
				return err
			}
			if strings.TrimSpace(flags.reason) == "" {
				return usage("say why with --reason TEXT", "taking the pen needs a reason")
			}
			return flags.review(cmd, visit, func(r *recording) ([]checklist.Change, reviewResult, error) {
				if !r.v.ReadOnly() {
					return nil, reviewResult{}, usage("nothing needs to be done", "the visit is open: everybody has the pen")
				}
				p := checklist.Pen{ID: newUUID(), Closing: r.v.Closed.ID, Reason: flags.reason}
				return []checklist.Change{p.Change()}, reviewResult{ID: p.ID, Words: "the pen is yours"}, nil
			})
		},
	}
	flags.register(cmd)
	return cmd
}

func newSign() *cobra.Command {
	var flags recordFlags
	var role string
	cmd := &cobra.Command{
		Use:   "sign VISIT [WORDS...]",
		Short: "Sign a visit as it stands",
		Long: `Puts your name under a visit as it stands: the hash of everything that stands in
it, and the assessment. Anything that changes afterwards is said beside the
signature, on the screen, in the report and by gemba show.

This is a name in a file and no cryptographic signature: it shows what changed,
and does not prove who signed.

` + visitHelp,
		Example: "  gemba sign hongyuan --role reviewer\n  gemba sign hongyuan --role 'head of purchasing' 'agreed, with the hold points'",
		Args:    cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			visit, words, err := flags.take(cmd, args, 0, -1)
			if err != nil {
				return err
			}
			return flags.review(cmd, visit, func(r *recording) ([]checklist.Change, reviewResult, error) {
				return r.sign(cmd.Context(), role, strings.Join(words, " "))
			})
		},
	}
	flags.register(cmd)
	cmd.Flags().StringVar(&role, "role", "reviewer", "in which role you sign")
	return cmd
}

// sign signs a visit about which nobody disagrees any more.
func (r *recording) sign(ctx context.Context, role, words string) ([]checklist.Change, reviewResult, error) {
	found, err := r.f.Conflicts(ctx, r.v.ID)
	if err != nil {
		return nil, reviewResult{}, err
	}
	if len(found) > 0 {
		return nil, reviewResult{}, conflictsLeft(len(found))
	}
	s := assessment.NewSheet(r.c, r.v)
	res := s.Result()
	sig := s.Sign(res, newUUID(), role, words)
	if sig == nil {
		return nil, reviewResult{}, fmt.Errorf("the hash of what is signed is not known")
	}
	return []checklist.Change{sig.Change()}, reviewResult{ID: sig.ID, Words: fmt.Sprintf("signed as %s at %s, %s", role, res.Status, beginning(sig.Heads, 12))}, nil
}
