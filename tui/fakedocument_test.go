package tui

import (
	"context"
	"fmt"
	"image"
	"path/filepath"
	"slices"
	"strings"

	"gemba/checklist"
	"gemba/report"
)

// fakeDocument remembers what was saved, in order.
type fakeDocument struct {
	lib    *fakeLibrary
	visit  *checklist.Visit
	saved  []checklist.Change
	taken  []string // paths of files that were attached
	drafts map[checklist.Cell]checklist.Draft
	closed bool
	news   News // of the next look at the file

	past      []PastList
	list      *checklist.Checklist // nil for the one that gemba ships with
	versions  []Version
	conflicts []Conflict
	settled   []checklist.Change
	late      []checklist.Cell // drafts that were forgotten in a step of their own
}

// Attach takes in any file but one.
func (d *fakeDocument) Attach(_ context.Context, path, item string) (checklist.Attachment, checklist.Saved, error) {
	if strings.HasSuffix(path, "missing.jpg") {
		return checklist.Attachment{}, checklist.Saved{At: noon, InFile: true}, fmt.Errorf("attach: %w", checklist.ErrNotFound)
	}
	d.taken = append(d.taken, path)
	a := checklist.Attachment{ID: fmt.Sprintf("photo-%d", len(d.taken)), Item: item, Name: filepath.Base(path), SHA: path, Mime: "image/jpeg", Observed: noon, Entered: noon}
	if strings.HasSuffix(path, ".pdf") {
		a.Mime = "application/pdf"
	}
	d.saved = append(d.saved, a.Changes()...)
	return a, checklist.Saved{At: noon, InFile: true}, nil
}

func (d *fakeDocument) Picture(_ context.Context, sha string, _ int) (image.Image, error) {
	if strings.Contains(sha, "torn") {
		return nil, checklist.ErrInvalid
	}
	return aPicture(), nil
}

func (d *fakeDocument) Extract(_ context.Context, a checklist.Attachment) (string, error) {
	return "/tmp/" + a.Name, d.lib.broken
}

func (d *fakeDocument) Visit() *checklist.Visit { return d.visit }

func (d *fakeDocument) Checklist() *checklist.Checklist {
	if d.list != nil {
		return d.list
	}
	if c := checklist.BuiltinOf(d.visit.Checklist); c != nil {
		return c
	}
	return checklist.Builtin()
}

func (d *fakeDocument) Past() []PastList { return d.past }

func (d *fakeDocument) Notice() string { return "" }

func (d *fakeDocument) Drafts() (out []checklist.Draft) {
	for _, dr := range d.drafts {
		out = append(out, dr)
	}
	return out
}

func (d *fakeDocument) Save(_ context.Context, changes ...checklist.Change) (checklist.Saved, error) {
	if d.lib.broken != nil {
		return checklist.Saved{}, d.lib.broken
	}
	d.saved = append(d.saved, changes...)
	d.forget(changes...)
	return checklist.Saved{At: noon, InFile: true}, nil
}

// forget drops drafts as the store does: in the same step as what came of them.
func (d *fakeDocument) forget(changes ...checklist.Change) {
	for _, c := range changes {
		delete(d.drafts, c.Cell)
		delete(d.drafts, c.Typed)
	}
}

func (d *fakeDocument) SaveDraft(_ context.Context, dr checklist.Draft) (checklist.Saved, error) {
	if d.lib.broken != nil {
		return checklist.Saved{}, d.lib.broken
	}
	if dr.Text == "" {
		d.late = append(d.late, dr.Cell)
		delete(d.drafts, dr.Cell)
	} else {
		d.drafts[dr.Cell] = dr
	}
	return checklist.Saved{At: noon, InFile: true}, nil
}

func (d *fakeDocument) Refresh(context.Context) (News, error) {
	n := d.news
	d.news = News{}
	if n.Saved == (checklist.Saved{}) {
		n.Saved = checklist.Saved{At: noon, InFile: true}
	}
	return n, nil
}

func (d *fakeDocument) History(context.Context, checklist.Cell) ([]Version, error) {
	return d.versions, d.lib.broken
}

func (d *fakeDocument) ItemHistory(context.Context, string) ([]Version, error) {
	return slices.Clone(d.versions), d.lib.broken
}

func (d *fakeDocument) Conflicts(context.Context) ([]Conflict, error) { return d.conflicts, nil }

func (d *fakeDocument) Reconcile(_ context.Context, c checklist.Change, _ []string) (checklist.Saved, error) {
	d.settled = append(d.settled, c)
	d.forget(c)
	d.conflicts = d.conflicts[:0]
	delete(d.visit.Rivals, c.Key)
	d.visit.Apply(c)
	return checklist.Saved{At: noon, InFile: true}, nil
}

func (d *fakeDocument) Reload(context.Context) (*checklist.Visit, error) { return d.visit, nil }

func (d *fakeDocument) Report(ctx context.Context, o report.Order, to string) (string, error) {
	return d.lib.Report(ctx, d.visit.ID, d.visit.ID, o, to)
}

func (d *fakeDocument) Close(context.Context) error {
	d.closed = true
	return nil
}
