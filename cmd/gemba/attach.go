package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"gemba/checklist"
	"gemba/store"
)

func newAttach() *cobra.Command {
	var flags recordFlags
	var caption, remove string
	var folder folderFlags
	cmd := &cobra.Command{
		Use:   "attach VISIT [ITEM] FILE...",
		Short: "Take photographs and papers into a visit",
		Long: `Takes photographs and papers into a visit, on an item or on the visit as a whole.
A JPEG, PNG or GIF is turned upright and scaled down to 1600 points on its long
side and 400 kB; without the position that a camera may have written into it.
Small pictures, and other files up to 20 MB, are kept as they are. The name and
the hash of the original are recorded, and when it was taken if the camera says
so. --remove takes one off the list, by the beginning or the end of its id.

--folder takes the photographs of a folder, each on the item that was observed
nearest to the time it was taken, within ten minutes or --within. Those that are
left out are named with why; one that the visit has already is not taken twice.
Look at it with --dry-run first.

` + visitHelp,
		Example: "  gemba attach hongyuan IN-03 IMG_0113.JPG --caption 'Receipts 1 to 12'\n  gemba attach hongyuan certificate.pdf --as 'Ana Ruiz'\n  gemba attach hongyuan IN-03 *.jpg --json\n  gemba attach hongyuan --remove dec9b148 --reason 'the wrong one'\n  gemba attach hongyuan --folder DCIM --within 5m --dry-run",
		Args:    cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			least, most := 1, -1
			if remove != "" || folder.dir != "" {
				least, most = 0, 0
			}
			visit, rest, err := flags.take(cmd, args, least, most)
			switch {
			case err != nil:
				return err
			case folder.dir != "" && (remove != "" || caption != "" || flags.observed != "" || flags.reason != ""):
				return usage("attach single files for that", "--folder goes with --within, --zone and --dry-run alone")
			case folder.dir == "" && folder.dry:
				return usage("name a folder", "--dry-run goes with --folder")
			case folder.dir != "":
				return flags.attachFolder(cmd, visit, &folder)
			}
			if remove != "" {
				return flags.detach(cmd, visit, remove)
			}
			return flags.attach(cmd, visit, rest, caption)
		},
	}
	flags.register(cmd)
	flags.registerObserved(cmd)
	folder.register(cmd)
	cmd.Flags().StringVar(&caption, "caption", "", "what is to be seen")
	cmd.Flags().StringVar(&remove, "remove", "", "id of the one that is taken off the list")
	return cmd
}

// attached is what "gemba attach --json" prints.
type attached struct {
	Attachments []attachment `json:"attachments"`
	Saved       string       `json:"saved"`
}

// attachment is one photograph or paper that was taken in.
type attachment struct {
	ID       string    `json:"id"`
	Item     string    `json:"item,omitempty"`
	Name     string    `json:"name"`
	Mime     string    `json:"mime"`
	SHA      string    `json:"sha"`
	Original string    `json:"original"`
	Taken    time.Time `json:"taken,omitzero"`
	Before   int64     `json:"bytes_before"`
	Bytes    int64     `json:"bytes"`
}

func (f *recordFlags) attach(cmd *cobra.Command, visit string, words []string, caption string) error {
	ctx := cmd.Context()
	if f.reason != "" {
		return usage("describe it with --caption", "what is new has no reason")
	}
	r, err := f.open(cmd, visit)
	if err != nil {
		return err
	}
	item, files, err := r.about(words)
	if err == nil {
		err = attachable(files)
	}
	if err == nil {
		err = r.writable()
	}
	if err != nil {
		return r.abandon(ctx, err)
	}
	out := &attached{Attachments: []attachment{}}
	failed := during(cmd, "attaching", func() error {
		for _, file := range files {
			a, err := r.take(ctx, store.Attachment{Path: file, Item: item, Caption: caption, Observed: r.at})
			if err != nil {
				return err
			}
			out.Attachments = append(out.Attachments, a)
		}
		return nil
	})
	saved, err := finish(ctx, r.f)
	if len(out.Attachments) > 0 {
		out.Saved = savedWord(saved)
		err = errors.Join(err, out.say(cmd, f.asJSON, saved, r.f.Path()))
	}
	if errors.Is(failed, checklist.ErrInvalid) {
		failed = hinted{failed, "attach another copy of the file, or a smaller one; the files named before it are in the visit"}
		if len(out.Attachments) == 0 {
			failed = hinted{failed, "attach another copy of the file, or a smaller one"}
		}
	}
	return errors.Join(failed, err)
}

// attachable looks at all files before the first is taken in.
func attachable(files []string) error {
	if len(files) == 0 {
		return usage("name a photograph or a paper", "there is no file to attach")
	}
	for _, file := range files {
		info, err := os.Stat(file)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return hinted{fmt.Errorf("%s: %w", file, checklist.ErrNotFound), "check the path; nothing was attached"}
		case err != nil:
			return err
		case info.IsDir():
			return usage("name the files in it, such as "+filepath.Join(file, "*.jpg"), "%s is a folder", file)
		}
	}
	return nil
}

// take takes one file into the visit.
func (r *recording) take(ctx context.Context, a store.Attachment) (attachment, error) {
	info, err := os.Stat(a.Path)
	if err != nil {
		return attachment{}, err
	}
	got, _, err := r.f.Attach(ctx, r.v.ID, a)
	if err != nil {
		return attachment{}, err
	}
	kept, err := r.f.Blob(ctx, got.SHA)
	return attachment{got.ID, got.Item, got.Name, got.Mime, got.SHA, got.Original, got.Taken, info.Size(), int64(len(kept))}, err
}

func (o *attached) say(cmd *cobra.Command, asJSON bool, saved checklist.Saved, path string) error {
	last := o.Attachments[len(o.Attachments)-1]
	for _, a := range o.Attachments[:len(o.Attachments)-1] {
		if asJSON || quiet(cmd) {
			break
		}
		if _, err := fmt.Fprintln(cmd.OutOrStdout(), checklist.Line(a.text())); err != nil {
			return err
		}
	}
	return sayRecorded(cmd, asJSON, o, last.text(), saved, path)
}

func (a attachment) text() string {
	text := a.Name + " is attachment " + tail(a.ID) + ", " + size(a.Bytes)
	if a.Item != "" {
		text = a.Item + ": " + text
	}
	if a.Bytes != a.Before {
		text += " of " + size(a.Before)
	}
	if !a.Taken.IsZero() {
		text += ", taken " + a.Taken.Format("2006-01-02 15:04")
	}
	return text
}

// detach takes a photograph or a paper off the list.
func (f *recordFlags) detach(cmd *cobra.Command, visit, part string) error {
	ctx := cmd.Context()
	r, err := f.open(cmd, visit)
	if err != nil {
		return err
	}
	a, err := oneOf(r.v.Attachments, func(a *checklist.Attachment) string { return a.ID }, part, "attachment")
	if err != nil {
		return r.abandon(ctx, err)
	}
	cell := checklist.Cell{Kind: checklist.KindPhoto, Key: a.ID, Field: checklist.FieldDeleted}
	saved, err := r.save(ctx, checklist.Change{Cell: cell, Value: "1", Reason: f.reason})
	if err != nil {
		return err
	}
	value := observeResult{ID: a.ID, Item: a.Item, Saved: savedWord(saved)}
	return sayRecorded(cmd, f.asJSON, value, "attachment "+tail(a.ID)+" taken off the list", saved, r.f.Path())
}
