package main

import (
	"context"
	"errors"
	"io"
	"os"
	"time"

	"github.com/spf13/cobra"

	"gemba/checklist"
	"gemba/store"
)

func newMerge() *cobra.Command {
	var dry, asJSON bool
	cmd := &cobra.Command{
		Use:     "merge FILE SRC...",
		Aliases: []string{"join"},
		Short:   "Take in what other copies of a visit file have",
		Long: `Takes in what other copies of a visit file have: colleagues' copies, those that a
sync program left beside it, damaged ones. It prints what came in, by whom and
for which items, and what the observers disagree about. The other files are only
read. The order does not matter, and merging a file again brings nothing and
leaves FILE as it is, to the last byte. The exit code is 4 while there are
conflicts.

With --dry-run it prints what would come in and writes nothing.`,
		Example: "  gemba merge --dry-run hongyuan.gemba /media/stick/hongyuan.gemba\n  gemba merge hongyuan.gemba ana.gemba bo.gemba\n  gemba merge hongyuan.gemba hongyuan.sync-conflict-*.gemba --json",
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) < 2 {
				return usage(usageOf(cmd), "gemba merge needs a file and at least one to merge into it")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := mergeable(args[0], args[1:]); err != nil {
				return err
			}
			var m *merging
			err := during(cmd, "merging into "+args[0], func() (err error) {
				m, err = merge(cmd, args[0], args[1:], dry)
				return err
			})
			if m == nil || err != nil && len(m.Sources) == 0 {
				return err
			}
			if told := m.say(cmd, asJSON); err == nil {
				err = told
			}
			return err
		},
	}
	cmd.Flags().BoolVar(&dry, "dry-run", false, "print what would come in, and write nothing")
	registerJSON(cmd, &asJSON)
	return fileFirst(cmd)
}

// mergeable looks at the files before anything is done with them.
func mergeable(file string, sources []string) error {
	into, err := plainFile(file)
	if err != nil {
		return err
	}
	for _, src := range sources {
		info, err := plainFile(src)
		if err != nil {
			return err
		}
		if os.SameFile(into, info) {
			return usage("name another copy of it", "%s is the file that is merged into", src)
		}
	}
	return nil
}

// merging is what came into a file, as "gemba merge --json" prints it.
type merging struct {
	DryRun    bool       `json:"dry_run"`
	File      string     `json:"file"`
	Sources   []incoming `json:"sources"`
	Restored  []restored `json:"restored"`  // chosen anew for visits of a damaged file that had lost it
	Conflicts []conflict `json:"conflicts"` // that are left
	Saved     string     `json:"saved,omitempty"`

	saved checklist.Saved
}

// incoming is what one file brought.
type incoming struct {
	Path      string   `json:"path"`
	New       int      `json:"new"`
	Known     int      `json:"known"`
	Rejected  int      `json:"rejected"` // not what its hash says; not taken
	Carved    int      `json:"carved"`   // found by going through the pages of a damaged file
	Damaged   bool     `json:"damaged"`
	Templates int      `json:"checklists"`
	Blobs     int      `json:"blobs"`
	Facts     []cameIn `json:"facts"`

	report *store.Report
}

// cameIn is one thing that came in.
type cameIn struct {
	ID      string    `json:"id"`
	Visit   string    `json:"visit,omitempty"`
	Kind    string    `json:"kind"`
	Key     string    `json:"key"`
	Field   string    `json:"field"`
	By      string    `json:"by"`
	Entered time.Time `json:"entered"`
}

func incomingOf(path string, r *store.Report) incoming {
	in := incoming{
		Path: path, New: r.New, Known: r.Known, Rejected: r.Rejected, Carved: r.Carved, Damaged: r.Damaged,
		Templates: r.Templates, Blobs: r.Blobs, Facts: []cameIn{}, report: r,
	}
	for _, n := range r.NewFacts {
		in.Facts = append(in.Facts, cameIn{n.ID, n.Visit, n.Kind, n.Key, n.Field, n.By, n.Entered})
	}
	return in
}

// merge takes files into another one. A rehearsal does the same with a private
// copy of it, so that it knows every conflict and writes nothing.
func merge(cmd *cobra.Command, file string, sources []string, dry bool) (*merging, error) {
	who, err := whoMayRecord()
	if err != nil {
		return nil, err
	}
	if !dry {
		f, err := openFile(cmd, file, who)
		if err != nil {
			return nil, err
		}
		return mergeInto(cmd.Context(), f, file, sources)
	}
	s, err := newScratch()
	if err != nil {
		return nil, err
	}
	defer s.remove() //nolint:errcheck // the next start sweeps
	if err := copyBytes(file, s.path("copy")); err != nil {
		return nil, s.failed(err)
	}
	f, _, err := store.Open(cmd.Context(), s.path("copy"), s.options(who))
	if err != nil {
		return nil, s.failed(err)
	}
	m, err := mergeInto(cmd.Context(), f, file, sources)
	m.DryRun, m.Saved = true, ""
	return m, err
}

// mergeInto takes in one file after the other and closes the one they go into.
// What came in before an error is in the result.
func mergeInto(ctx context.Context, f *store.File, file string, sources []string) (*merging, error) {
	m := &merging{File: file, Sources: []incoming{}, Restored: []restored{}, Conflicts: []conflict{}}
	var err error
	damaged := false
	for _, src := range sources {
		var r *store.Report
		if r, err = f.Merge(ctx, src); err != nil {
			err = advised(err)
			break
		}
		m.Sources = append(m.Sources, incomingOf(src, r))
		damaged = damaged || r.Damaged
	}
	if damaged {
		chosen, restoring := f.Restore(ctx)
		m.Restored, err = restoredOf(chosen), errors.Join(err, restoring)
	}
	left, leftErr := allConflicts(ctx, f)
	m.Conflicts = append(m.Conflicts, left...)
	var closing error
	m.saved, closing = finish(ctx, f)
	m.Saved = savedWord(m.saved)
	return m, errors.Join(err, leftErr, closing)
}

// allConflicts returns what the observers of all visits of a file disagree
// about.
func allConflicts(ctx context.Context, f *store.File) ([]conflict, error) {
	visits, err := f.Visits(ctx)
	if err != nil {
		return nil, err
	}
	var all []conflict
	for _, v := range visits {
		c, err := f.Checklist(ctx, v.Checklist)
		if err != nil {
			c = &checklist.Checklist{} // the values are shown as they are
		}
		r := &recording{f: f, v: v, c: c}
		list, err := r.conflicts(ctx)
		if err != nil {
			return nil, err
		}
		all = append(all, list...)
	}
	return all, nil
}

func copyBytes(from, to string) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close() //nolint:errcheck // it was only read
	out, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	return errors.Join(err, out.Close())
}
