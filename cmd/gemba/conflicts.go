package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"gemba/checklist"
	"gemba/store"
)

func newConflicts() *cobra.Command {
	var flags callFlags
	cmd := &cobra.Command{
		Use:   "conflicts VISIT",
		Short: "List what the observers of a visit disagree about",
		Long: `Lists the values that several people recorded without having seen each other's,
after their copies were merged. Both stand until gemba reconcile settles them,
and the assessment takes the lower range. The exit code is 4 while there are
any.

` + visitHelp,
		Example: "  gemba conflicts hongyuan\n  gemba conflicts hongyuan --json",
		Args:    cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			visit, _, err := flags.take(cmd, args, 0, 0)
			if err != nil {
				return err
			}
			r, err := readVisit(cmd, &flags.visitFlags, visit)
			if err != nil {
				return err
			}
			found, err := r.conflicts(cmd.Context())
			if err = errors.Join(err, closeReader(cmd.Context(), r.f)); err != nil {
				return err
			}
			if flags.asJSON {
				err = printJSON(cmd, found)
			} else {
				_, err = fmt.Fprint(cmd.OutOrStdout(), conflictsText(found))
			}
			if err == nil && len(found) > 0 {
				err = conflictsLeft(len(found))
			}
			return err
		},
	}
	flags.register(cmd)
	return cmd
}

// conflictsLeft is the error about n disagreements.
func conflictsLeft(n int) error {
	return hinted{conflictError{count(n, "conflict") + " left"}, "gemba reconcile VISIT NAME 1 --reason TEXT chooses one of the values"}
}

// conflictError says how many conflicts are left.
type conflictError struct{ text string }

func (e conflictError) Error() string { return e.text }

func (e conflictError) Is(target error) bool { return target == errConflicts }

// conflict is a disagreement, as it is printed and settled.
type conflict struct {
	Visit   string   `json:"visit"` // id
	Name    string   `json:"name"`  // as gemba reconcile takes it
	Kind    string   `json:"kind"`
	Key     string   `json:"key"`
	Field   string   `json:"field"`
	About   string   `json:"about,omitempty"` // what the entry of a list says
	Removed bool     `json:"removed"`         // somebody removed the entry while another changed it
	Choices []choice `json:"choices"`

	supplier string
	ids      []string
}

// choice is one of the values that stand, with its number.
type choice struct {
	N     int    `json:"n"`
	Words string `json:"words"`
	version

	keep bool // the entry, although somebody removed it
}

// conflicts returns what the observers of the visit disagree about.
func (r *recording) conflicts(ctx context.Context) ([]conflict, error) {
	found, err := r.f.Conflicts(ctx, r.v.ID)
	if err != nil {
		return nil, err
	}
	list := make([]conflict, len(found))
	for i := range found {
		list[i] = conflictOf(r.c, r.v, &found[i])
	}
	return list, nil
}

func conflictOf(c *checklist.Checklist, v *checklist.Visit, found *store.Conflict) conflict {
	out := conflict{
		Visit: v.ID, Name: cellName(found.Cell), Kind: found.Kind, Key: found.Key, Field: found.Field,
		Removed: found.Removed, supplier: v.Supplier, ids: found.IDs(),
	}
	if itemOfCell(found.Cell) == "" {
		_, out.About = v.About(found.Cell)
	}
	for i := range found.Versions {
		e := versionOf(pastLists{now: c}, &found.Versions[i])
		ch := choice{N: i + 1, Words: e.Words, version: e}
		if found.Removed && i > 0 {
			// The versions that were changed are one choice: the entry stays.
			ch.N, ch.keep = 2, true
			ch.Words = "stays, with " + found.Versions[i].Field + ": " + e.Words
		}
		if found.Aside && i == 1 {
			ch.Words = "the item counts, with " + workedText(c, v, &e)
		}
		out.Choices = append(out.Choices, ch)
	}
	return out
}

// workedText says what the lines and entries of an item come to, with the answer
// that stood before somebody set the item aside.
func workedText(c *checklist.Checklist, v *checklist.Visit, e *version) string {
	it := c.Item(e.Key)
	if it == nil {
		return "what was worked"
	}
	return answerText(c, it, v.WorkedBeside(it.ID, e.To))
}

func conflictsText(list []conflict) string {
	var p page
	for i := range list {
		k := &list[i]
		name := k.Name
		if k.About != "" {
			name += "  " + checklist.Line(k.About)
		}
		p.indented("", 0, name)
		for j := range k.Choices {
			ch := &k.Choices[j]
			label := fmt.Sprintf("  %d", ch.N)
			if j > 0 && k.Choices[j-1].N == ch.N {
				label = ""
			}
			text := fmt.Sprintf("%s  (%s, %s)", ch.Words, ch.By, stampOf(ch.Entered))
			if ch.Reason != "" && !strings.Contains(ch.Words, ch.Reason) {
				text += " because: " + ch.Reason
			}
			p.indented(label, 5, text)
		}
	}
	if len(list) == 0 {
		return "nobody disagrees\n"
	}
	return p.b.String()
}

// findConflict returns the conflict that a name means: its own, or that of an item
// which has no other.
func findConflict(list []conflict, name string) (*conflict, error) {
	var names []string
	var of *conflict
	n := 0
	for i := range list {
		k := &list[i]
		if strings.EqualFold(k.Name, name) {
			return k, nil
		}
		if strings.EqualFold(itemOfCell(checklist.Cell{Kind: k.Kind, Key: k.Key}), name) {
			of, n = k, n+1
		}
		names = append(names, k.Name)
	}
	if n == 1 {
		return of, nil
	}
	hint := "there is a conflict about " + strings.Join(names, ", ")
	if len(names) == 0 {
		hint = "nobody disagrees about anything in this visit"
	}
	return nil, hinted{fmt.Errorf("a conflict about %q: %w", name, checklist.ErrNotFound), hint}
}
