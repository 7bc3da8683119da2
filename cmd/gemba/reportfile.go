package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"gemba/assessment"
	"gemba/checklist"
	"gemba/report"
	"gemba/store"
)

// needsFile reports whether a report holds what only an open file gives: the fact
// log, or the photographs.
func needsFile(o report.Order, v *checklist.Visit) bool {
	return o.Facts() || o.Form == report.FormHTML && len(v.Attachments) > 0
}

// opened is what an open file gave, and the visit as it stood with it.
type opened struct {
	visit    *checklist.Visit
	facts    []report.Fact
	pictures map[string][]byte
	past     map[string]*checklist.Checklist
}

func (o *opened) picture(sha string) ([]byte, error) {
	if data, ok := o.pictures[sha]; ok {
		return data, nil
	}
	return nil, checklist.ErrNotFound
}

// gather reads the photographs of a visit, where there will be a page that may
// show them, and its fact log, where that is asked for. A photograph that has not
// arrived with the file is left out.
func (r *recording) gather(ctx context.Context, order report.Order) (*opened, error) {
	o := &opened{visit: r.v, pictures: map[string][]byte{}, past: pastChecklists(ctx, r.f.Path(), r.v)}
	if order.Form == report.FormHTML && order.For != report.Supplier {
		for i := range r.v.Attachments {
			if a := &r.v.Attachments[i]; a.Picture() {
				if data, err := r.f.Blob(ctx, a.SHA); err == nil {
					o.pictures[a.SHA] = data
				}
			}
		}
	}
	if !order.Facts() {
		return o, nil
	}
	versions, err := r.history(ctx, "")
	for _, p := range r.lists.past {
		o.past[p.list.Hash] = p.list
	}
	for _, v := range versions {
		o.facts = append(o.facts, report.Fact{
			ID: v.ID, Kind: v.Kind, Key: v.Key, Field: v.Field, By: v.By, Role: v.Role, Device: v.Device, Observed: v.Observed,
			Entered: v.Entered, Arrived: v.Merged, Suspect: v.Suspect, From: v.From, To: v.To, Cleared: v.Cleared,
			Reason: v.Reason, Stands: v.Stands, Checklist: r.lists.at(v.Entered).Hash,
		})
	}
	return o, err
}

// report writes the report of an open visit and returns the path; see
// [reportPath]. A report that lies there already stays.
func (r *recording) report(ctx context.Context, order report.Order, to string, now time.Time) (string, error) {
	file := r.f.Path()
	stem := strings.TrimSuffix(filepath.Base(file), filepath.Ext(file)) + " report"
	path, err := reportPath(filepath.Dir(file), stem, order, to)
	if err != nil {
		return "", err
	}
	policy, err := buyerPolicy(currentSettings().Policy)
	if err != nil {
		return "", err
	}
	open, err := r.gather(ctx, order)
	if err != nil {
		return "", err
	}
	o := report.Options{Now: now, Policy: policy, Facts: open.facts, Past: open.past}
	if order.Form == report.FormHTML {
		o.Picture = open.picture
	}
	return path, writeFile(path, func(w io.Writer) error { return report.Write(w, order, r.c, open.visit, o) })
}

// reportPath returns where a report goes: to a file that is not there yet, into a
// folder, or under its own name into the folder that it is about, where neither is
// named. A path that does not begin at a root begins at that folder, a name without
// an ending gets that of its form.
func reportPath(home, stem string, order report.Order, to string) (string, error) {
	if to == "" {
		return freeReport(filepath.Join(home, stem), order), nil
	}
	path, err := expandHome(to)
	if err != nil {
		return "", err
	}
	if !filepath.IsAbs(path) {
		path = filepath.Join(home, path)
	}
	folder := path
	if !isFolder(path) && !os.IsPathSeparator(to[len(to)-1]) {
		folder = filepath.Dir(path)
	}
	switch {
	case !isFolder(folder):
		return "", hinted{fmt.Errorf("there is no folder %s", folder), "make the folder, or name another"}
	case folder == path || os.IsPathSeparator(to[len(to)-1]):
		return freeReport(filepath.Join(folder, stem), order), nil
	case filepath.Ext(path) == "":
		path += "." + order.Form
	}
	if _, err := os.Lstat(path); !errors.Is(err, fs.ErrNotExist) {
		return "", hinted{fmt.Errorf("%s is there already", path), "name a file that is not there, or a folder"}
	}
	return path, nil
}

// freeReport returns a path that begins so and at which nothing lies yet. It says
// what kind of report lies there.
func freeReport(stem string, order report.Order) string {
	for _, part := range []string{string(order.For), order.Lang, order.Table} {
		if part != string(report.Internal) && part != "en" && part != "" {
			stem += " " + part
		}
	}
	return freeName(stem + "." + order.Form)
}

// Suppliers writes the report of all suppliers of the library.
func (l *library) Suppliers(ctx context.Context, order report.Order, to string) (string, error) {
	path, err := reportPath(l.folder, "suppliers", order, to)
	if err != nil {
		return "", err
	}
	policy, err := buyerPolicy(currentSettings().Policy)
	if err != nil {
		return "", err
	}
	o := report.Options{Now: l.now(), Policy: policy}
	all, err := l.visits(ctx, &o)
	if err != nil {
		return "", err
	}
	return path, writeFile(path, func(w io.Writer) error {
		return report.WriteLibrary(w, order, folderName(cmp.Or(l.file, l.folder)), all, o)
	})
}

// visits reads every visit of the library, and notes in the options the files that
// cannot be read.
func (l *library) visits(ctx context.Context, o *report.Options) ([]assessment.Visited, error) {
	var found []foundVisit
	var err error
	if l.file != "" {
		found = visitsIn(ctx, l.file)
	} else if found, err = visitsWanted(ctx, everything, l.folder); err != nil {
		return nil, err
	}
	_, all := readable(ctx, found, func(path string, _ error) { o.Unread = append(o.Unread, filepath.Base(path)) })
	return all, ctx.Err()
}

// Report writes the report of a visit that is not open.
func (l *library) Report(ctx context.Context, path, visit string, order report.Order, dest string) (string, error) {
	f, _, err := store.Open(ctx, path, l.options())
	if err != nil {
		return "", err
	}
	d, err := newDocument(ctx, f, visit, "", l.who)
	if err != nil {
		return "", err
	}
	to, err := d.Report(ctx, order, dest)
	return to, errors.Join(err, closeReader(ctx, f))
}

// Report writes the report of the visit as it stands in the file. To be reported
// is not to be shown to an editor.
func (d *document) Report(ctx context.Context, order report.Order, to string) (string, error) {
	visits, err := d.f.Visits(ctx)
	if err != nil {
		return "", err
	}
	i := slices.IndexFunc(visits, func(v *checklist.Visit) bool { return v.ID == d.visit.ID })
	if i < 0 {
		return "", fmt.Errorf("visit %s: %w", d.visit.ID, checklist.ErrNotFound)
	}
	r := &recording{f: d.f, v: visits[i], c: d.list}
	return r.report(ctx, order, to, time.Now())
}
