package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"gemba/checklist"
	"gemba/store"
)

func newSalvage() *cobra.Command {
	var force, asJSON bool
	cmd := &cobra.Command{
		Use:   "salvage FILE DEST",
		Short: "Recover a damaged visit file into a new one",
		Long: `Makes a new visit file of everything that can be recovered from a damaged or
altered one, and says how much that is. Only facts that are what their hash says
are taken, so nothing can be invented. FILE is only read. What is missing comes
back with gemba merge, from a colleague's copy.

A visit whose checklist or scope is lost gets another where one alone can be
meant; the choice is recorded as yours, with the reason.`,
		Example: "  gemba salvage broken.gemba hongyuan.gemba\n  gemba salvage broken.gemba hongyuan.gemba --json",
		Args:    exactly(2),
		RunE: func(cmd *cobra.Command, args []string) error {
			from, err := plainFile(args[0])
			if err != nil {
				return err
			}
			dest, err := destination(args[0], args[1], from, force)
			if err != nil {
				return err
			}
			var out *salvaged
			err = during(cmd, "recovering "+args[0]+young(from), func() (err error) {
				out, err = salvage(cmd, args[0], dest)
				return err
			})
			if err != nil {
				return err
			}
			if asJSON {
				return printJSON(cmd, out)
			}
			_, err = fmt.Fprintln(cmd.OutOrStdout(), wrap(checklist.Line(out.text()), 0))
			return err
		},
	}
	cmd.Flags().BoolVar(&force, "force", false, "replace DEST where it exists")
	registerJSON(cmd, &asJSON)
	return fileFirst(cmd)
}

// salvaged is what "gemba salvage --json" prints.
type salvaged struct {
	Path      string `json:"path"`
	Damaged   bool   `json:"damaged"` // FILE was
	Facts     int    `json:"facts"`
	Visits    int    `json:"visits"`
	Rejected  int    `json:"rejected"` // not what their hash says; left out
	Templates int    `json:"checklists"`
	Blobs     int    `json:"blobs"`
	Without   int    `json:"without_checklist"` // visits whose checklist is lost

	Restored []restored `json:"restored"` // chosen anew, because it was lost
	Lost     []string   `json:"lost"`     // fields of the visits that are empty now, and are always written
}

// restored is a checklist or a scope that was chosen anew for a visit.
type restored struct {
	Visit  string `json:"visit"`
	Field  string `json:"field"`
	Value  string `json:"value"`
	Reason string `json:"reason"`
}

// salvage recovers a file into a private one and copies that to its place when
// it is whole.
func salvage(cmd *cobra.Command, file, dest string) (*salvaged, error) {
	ctx := cmd.Context()
	who, err := whoMayRecord()
	if err != nil {
		return nil, err
	}
	s, err := newScratch()
	if err != nil {
		return nil, err
	}
	defer s.remove() //nolint:errcheck // the next start sweeps
	f, err := s.empty(ctx, who)
	if err != nil {
		return nil, err
	}
	out, err := recovered(ctx, f, file)
	if err == nil {
		out.Path = dest
		err = writeCopy(cmd.Context(), f, dest)
	}
	return out, errors.Join(err, f.Close(ctx))
}

func recovered(ctx context.Context, f *store.File, file string) (*salvaged, error) {
	r, err := f.Merge(ctx, file)
	if err == nil && r.New == 0 {
		err = store.ErrDamaged
	}
	if err != nil {
		return nil, notSalvaged(file, err)
	}
	chosen, err := f.Restore(ctx)
	if err != nil {
		return nil, err
	}
	visits, err := f.Visits(ctx)
	if err != nil {
		return nil, err
	}
	out := &salvaged{
		Damaged: r.Damaged, Facts: r.New, Visits: len(visits), Rejected: r.Rejected, Templates: r.Templates, Blobs: r.Blobs,
		Restored: restoredOf(chosen), Lost: []string{},
	}
	for _, v := range visits {
		if _, err := f.Checklist(ctx, v.Checklist); err != nil {
			out.Without++
		}
		for _, field := range [][2]string{{checklist.FieldSupplier, v.Supplier}, {checklist.FieldDate, v.Date}} {
			if field[1] == "" && !slices.Contains(out.Lost, field[0]) {
				out.Lost = append(out.Lost, field[0])
			}
		}
	}
	return out, nil
}

// notSalvaged says why nothing came of a file. The store speaks of merging.
func notSalvaged(file string, err error) error {
	if merging := errors.Unwrap(err); merging != nil {
		err = merging
	}
	err = fmt.Errorf("salvage %s: %w", filepath.Base(file), err)
	switch {
	case errors.Is(err, store.ErrDamaged):
		return hinted{err, nothingLeft}
	case errors.Is(err, store.ErrNotGemba):
		return nothingFound(err)
	}
	return err
}

func restoredOf(chosen []store.Restored) []restored {
	list := make([]restored, len(chosen))
	for i, c := range chosen {
		list[i] = restored(c)
	}
	return list
}

// withoutChecklist is the error about a visit whose checklist is not there.
func withoutChecklist(err error) error {
	return hinted{err, "the visit lost its checklist: gemba salvage FILE DEST chooses one that has every item of it, and gemba merge FILE COPY takes it from a colleague's copy"}
}

func (s *salvaged) text() string {
	text := fmt.Sprintf("%s: %s in %s recovered", filepath.Base(s.Path), count(s.Facts, "fact"), count(s.Visits, "visit"))
	if !s.Damaged {
		text += "; the file was sound"
	}
	text += rejectedText(s.Rejected)
	text += restoredText(s.Restored)
	if s.Without > 0 {
		text += fmt.Sprintf("; the checklist of %s is lost, and only a colleague's copy can bring it back: gemba merge %s COPY", count(s.Without, "visit"), filepath.Base(s.Path))
	}
	if len(s.Lost) > 0 {
		text += fmt.Sprintf("; not among what was recovered: %s; gemba answer %s visit supplier=NAME writes such things anew", strings.Join(s.Lost, ", "), filepath.Base(s.Path))
	}
	return text
}

// restoredText says what was chosen anew, as the rest of a sentence.
func restoredText(chosen []restored) string {
	n := map[string]int{}
	for _, r := range chosen {
		n[r.Field]++
	}
	var text string
	for _, field := range []string{checklist.FieldChecklist, checklist.FieldScope} {
		if n[field] > 0 {
			text += fmt.Sprintf("; the %s of %s was lost and chosen anew", field, count(n[field], "visit"))
		}
	}
	if text != "" {
		text += ": gemba history VISIT visit says why"
	}
	return text
}

// rejectedText says how many rows were left out because they are not what their
// hash says, as the rest of a sentence.
func rejectedText(n int) string {
	switch n {
	case 0:
		return ""
	case 1:
		return "; 1 more is not what its hash says and was left out"
	}
	return fmt.Sprintf("; %d more are not what their hash says and were left out", n)
}
