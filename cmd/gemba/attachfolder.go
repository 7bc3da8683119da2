package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"gemba/checklist"
	"gemba/store"
)

// folderFlags say which photographs of a folder go where.
type folderFlags struct {
	dir    string
	within time.Duration
	zone   string
	dry    bool
}

func (o *folderFlags) register(cmd *cobra.Command) {
	cmd.Flags().StringVar(&o.dir, "folder", "", "take the photographs of a folder, each on the item observed nearest to its time")
	cmd.Flags().DurationVar(&o.within, "within", 10*time.Minute, "with --folder: how far from it a photograph may be")
	cmd.Flags().StringVar(&o.zone, "zone", "", "with --folder: zone of cameras that do not say theirs, such as +08:00; else this computer's")
	cmd.Flags().BoolVar(&o.dry, "dry-run", false, "with --folder: print what would be attached, and write nothing")
}

// placed is one photograph of a folder, and what is to become of it.
type placed struct {
	Name  string    `json:"name"`
	Taken time.Time `json:"taken,omitzero"`
	Item  string    `json:"item,omitempty"`
	Off   string    `json:"off,omitempty"`  // between it and the observation
	Left  string    `json:"left,omitempty"` // why it is left out

	path string
}

// attachedFolder is what "gemba attach --folder --json" prints.
type attachedFolder struct {
	DryRun      bool         `json:"dry_run"`
	Photographs []placed     `json:"photographs"`
	Attachments []attachment `json:"attachments"`
	Saved       string       `json:"saved,omitempty"`
}

// moments are when each item was observed: its answer and what was noted on it.
func moments(v *checklist.Visit) map[string][]time.Time {
	seen := map[string][]time.Time{}
	for id, a := range v.Answers {
		if a.State != checklist.Blank && !a.Observed.IsZero() {
			seen[id] = append(seen[id], a.Observed)
		}
	}
	for i := range v.Observations {
		if o := &v.Observations[i]; o.Item != "" && !o.Observed.IsZero() {
			seen[o.Item] = append(seen[o.Item], o.Observed)
		}
	}
	return seen
}

// nearest returns the item that was observed nearest to a time, and how far from
// it. Of two as near the first of the walk is meant.
func nearest(c *checklist.Checklist, seen map[string][]time.Time, at time.Time) (item string, off time.Duration) {
	for i := range c.Items {
		for _, when := range seen[c.Items[i].ID] {
			if d := at.Sub(when).Abs(); item == "" || d < off {
				item, off = c.Items[i].ID, d
			}
		}
	}
	return item, off
}

// place says where each photograph of the folder goes. One that the visit has
// already, by its content, stays where it is.
func (o *folderFlags) place(c *checklist.Checklist, v *checklist.Visit) ([]placed, error) {
	zone := time.Local
	if o.zone != "" {
		at, err := time.Parse("-07:00", o.zone)
		if err != nil {
			return nil, usage("such as +08:00", "%q is not a zone", o.zone)
		}
		zone = at.Location()
	}
	info, err := os.Stat(o.dir)
	switch {
	case errors.Is(err, os.ErrNotExist):
		return nil, hinted{fmt.Errorf("%s: %w", o.dir, checklist.ErrNotFound), "check the path; nothing was attached"}
	case err != nil:
		return nil, err
	case !info.IsDir():
		return nil, usage("attach it without --folder", "%s is a file", o.dir)
	}
	entries, err := os.ReadDir(o.dir)
	if err != nil {
		return nil, err
	}
	has := map[string]bool{}
	for i := range v.Attachments {
		has[v.Attachments[i].Original] = true
	}
	seen := moments(v)
	list := []placed{}
	for _, e := range entries {
		if !e.Type().IsRegular() || strings.HasPrefix(e.Name(), ".") || !store.MayBePaper(e.Name()) {
			continue
		}
		p := placed{Name: e.Name(), path: filepath.Join(o.dir, e.Name())}
		var original string
		p.Taken, original, err = store.Taken(p.path, zone)
		item, off := nearest(c, seen, p.Taken)
		switch {
		case err != nil:
			p.Left = err.Error()
		case has[original]:
			p.Left = "in the visit already"
		case p.Taken.IsZero():
			p.Left = "it does not say when it was taken"
		case item == "":
			p.Left = "nothing was observed on an item yet"
		case off > o.within:
			p.Left = fmt.Sprintf("nothing was observed within %s of it; nearest is %s, %s away", minutes(o.within), item, minutes(off))
		default:
			p.Item, p.Off = item, minutes(off)
		}
		has[original] = true
		list = append(list, p)
	}
	return list, nil
}

func minutes(d time.Duration) string {
	if d >= 3*time.Hour {
		return fmt.Sprintf("%.0f h", d.Hours())
	}
	return fmt.Sprintf("%.0f min", d.Minutes())
}

func (p placed) text() string {
	text := p.Name
	if !p.Taken.IsZero() {
		text += ", taken " + p.Taken.Format("2006-01-02 15:04 -07:00")
	}
	if p.Left != "" {
		return text + ": left out, " + p.Left
	}
	return p.Item + ": " + text + ", " + p.Off + " from what was observed"
}

// attachFolder takes the photographs of a folder into a visit by their times.
func (f *recordFlags) attachFolder(cmd *cobra.Command, visit string, o *folderFlags) error {
	ctx := cmd.Context()
	r, err := f.open(cmd, visit)
	if err != nil {
		return err
	}
	out := &attachedFolder{DryRun: o.dry, Attachments: []attachment{}}
	out.Photographs, err = o.place(r.c, r.v)
	if err == nil && !o.dry {
		err = r.writable()
	}
	if err != nil {
		return r.abandon(ctx, err)
	}
	if !f.asJSON && (o.dry || !quiet(cmd)) {
		for _, p := range out.Photographs {
			if _, err := fmt.Fprintln(cmd.OutOrStdout(), checklist.Line(p.text())); err != nil {
				return r.abandon(ctx, err)
			}
		}
	}
	left := len(slices.DeleteFunc(slices.Clone(out.Photographs), func(p placed) bool { return p.Left == "" }))
	if o.dry || left == len(out.Photographs) {
		if f.asJSON {
			err = printJSON(cmd, out)
		} else if !o.dry && !quiet(cmd) {
			_, err = fmt.Fprintln(cmd.OutOrStdout(), "nothing attached")
		}
		return errors.Join(err, closeReader(ctx, r.f))
	}
	failed := during(cmd, "attaching", func() error {
		for _, p := range out.Photographs {
			if p.Left != "" {
				continue
			}
			a, err := r.take(ctx, store.Attachment{Path: p.path, Item: p.Item, Observed: p.Taken})
			if err != nil {
				return hinted{err, "move it out of the folder; the ones before it are in the visit, and stay so"}
			}
			out.Attachments = append(out.Attachments, a)
		}
		return nil
	})
	saved, err := finish(ctx, r.f)
	out.Saved = savedWord(saved)
	text := count(len(out.Attachments), "photograph") + " attached, " + fmt.Sprint(left) + " left out"
	return errors.Join(failed, err, sayRecorded(cmd, f.asJSON, out, text, saved, r.f.Path()))
}
