package main

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"gemba/checklist"
)

func newSplit() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "split FILE VISIT... DEST",
		Short: "Write some visits of a file into a new file",
		Long: `Writes some visits of a file into a new file, with their whole history, who the
people are, the checklists, photographs and papers. VISIT is the beginning of an
id or a part of a supplier. DEST may be a folder.

FILE stays as it is: nothing that was recorded is ever deleted, and a merge with
an older copy would bring it back. To have a file without a visit, split the
others off and put the old file away. gemba join brings files together again.`,
		Example: "  gemba split spring.gemba hongyuan hongyuan.gemba\n  gemba split spring.gemba hongyuan 0198f6a0 'two of them.gemba' --json",
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) < 3 {
				return usage(usageOf(cmd), "gemba split needs a file, at least one visit of it, and where they go")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			file, names, dest := args[0], args[1:len(args)-1], args[len(args)-1]
			from, err := plainFile(file)
			if err != nil {
				return err
			}
			if dest, err = destination(file, dest, from, false); err != nil {
				return err
			}
			var n int
			err = during(cmd, "splitting "+file, func() (err error) {
				n, err = split(cmd, file, names, dest)
				return err
			})
			if err != nil {
				return err
			}
			return sayWritten(cmd, asJSON, dest, count(n, "visit")+" of "+filepath.Base(file))
		},
	}
	registerJSON(cmd, &asJSON)
	return fileFirst(cmd)
}

// split writes the visits that go by some names into a new file and returns how
// many they are.
func split(cmd *cobra.Command, file string, names []string, dest string) (int, error) {
	ctx := cmd.Context()
	who, err := loadIdentity()
	if err != nil {
		return 0, err
	}
	f, err := openFile(cmd, file, who)
	if err != nil {
		return 0, err
	}
	visits, err := f.Visits(ctx)
	var ids []string
	if err == nil {
		all := make([]foundVisit, len(visits))
		for i, v := range visits {
			all[i] = foundVisit{path: file, visit: v}
		}
		ids, err = idsOf(all, names, filepath.Base(file))
	}
	if err == nil {
		err = notWritten(dest, f.Split(ctx, ids, dest))
	}
	return len(ids), errors.Join(err, closeReader(ctx, f))
}

// idsOf returns the ids of the visits that go by some names, each once.
func idsOf(all []foundVisit, names []string, file string) ([]string, error) {
	var ids []string
	for _, name := range names {
		found := slices.DeleteFunc(slices.Clone(all), func(f foundVisit) bool {
			return name == "" || !hasID(f.visit.ID, name) && !containsFold(f.visit.Supplier, name)
		})
		switch {
		case len(all) == 0:
			return nil, hinted{fmt.Errorf("a visit in %s: %w", file, checklist.ErrNotFound), "there is nothing to split off"}
		case len(found) == 0:
			return nil, hinted{fmt.Errorf("visit %q in %s: %w", name, file, checklist.ErrNotFound), "there is " + choices(all)}
		case len(found) > 1:
			return nil, usage("name one of "+choices(found), "%q means %d visits", name, len(found))
		}
		if id := found[0].visit.ID; !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	return ids, nil
}
