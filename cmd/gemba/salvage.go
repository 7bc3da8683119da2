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

func newSalvage() *cobra.Command {
	var force, asJSON bool
	cmd := &cobra.Command{
		Use:   "salvage FILE DEST",
		Short: "Recover a damaged visit file into a new one",
		Long: `Makes a new visit file of everything that can be recovered from a damaged or
altered one, and says how much that is. Only facts that are what their hash says
are taken, so nothing can be invented. FILE is only read. What is missing comes
back with gemba merge, from a colleague's copy.`,
		Example: "  gemba salvage broken.gemba hongyuan.gemba\n  gemba salvage broken.gemba hongyuan.gemba --json",
		Args:    exactly(2),
		RunE: func(cmd *cobra.Command, args []string) error {
			from, err := visitFile(args[0])
			if err != nil {
				return err
			}
			dest, err := destination(args[0], args[1], from, force)
			if err != nil {
				return err
			}
			var out *salvaged
			err = during(cmd, "recovering "+args[0], func() (err error) {
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
}

// salvage recovers a file into a private one and copies that to its place when
// it is whole.
func salvage(cmd *cobra.Command, file, dest string) (*salvaged, error) {
	ctx := cmd.Context()
	who, err := loadIdentity()
	if err != nil {
		return nil, err
	}
	s, err := newScratch()
	if err != nil {
		return nil, err
	}
	defer s.remove() //nolint:errcheck // the system empties its temporary folder
	f, err := s.empty(ctx, who)
	if err != nil {
		return nil, err
	}
	out, err := recovered(ctx, f, file)
	if err == nil {
		out.Path = dest
		err = writeCopy(cmd, f, dest)
	}
	return out, errors.Join(err, f.Close(ctx))
}

func recovered(ctx context.Context, f *store.File, file string) (*salvaged, error) {
	r, err := f.Merge(ctx, file)
	if err == nil && r.New == 0 {
		err = fmt.Errorf("%s: %w", filepath.Base(file), store.ErrDamaged)
	}
	if errors.Is(err, store.ErrDamaged) {
		err = hinted{err, "nothing can be recovered from it; ask a colleague for a copy of the visit"}
	}
	if err != nil {
		return nil, err
	}
	visits, err := f.Visits(ctx)
	if err != nil {
		return nil, err
	}
	out := &salvaged{
		Damaged: r.Damaged, Facts: r.New, Visits: len(visits), Rejected: r.Rejected, Templates: r.Templates, Blobs: r.Blobs,
	}
	for _, v := range visits {
		if _, err := f.Checklist(ctx, v.Checklist); err != nil {
			out.Without++
		}
	}
	return out, nil
}

func (s *salvaged) text() string {
	text := fmt.Sprintf("%s: %s in %s recovered", filepath.Base(s.Path), count(s.Facts, "fact"), count(s.Visits, "visit"))
	if !s.Damaged {
		text += "; the file was sound"
	}
	if s.Rejected > 0 {
		text += fmt.Sprintf("; %d are not what their hash says and were left out", s.Rejected)
	}
	if s.Without > 0 {
		text += fmt.Sprintf("; the checklist of %s is lost", count(s.Without, "visit"))
	}
	return text
}
