package tui

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"image"
	"image/color"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"gemba/assessment"
	"gemba/checklist"
	"gemba/report"
)

// noon is when every test happens.
var noon = time.Date(2026, 3, 11, 14, 32, 7, 0, time.UTC)

// fakeLibrary keeps visits in memory. Any write fails while broken is set.
type fakeLibrary struct {
	folder     string
	photos     []PhotoFile
	docs       []*fakeDocument
	name       string
	unfinished map[string]string
	broken     error
	copies     []string
	merged     []string
	others     []Entry // that cannot be read
	unread     int
	pages      int // that were asked for
	updates    int
	loads      []string       // visits that were read to be compared
	orders     []report.Order // of reports
	viewed     []string
	secrets    []string               // with which encrypted files were to be opened
	lists      []*checklist.Checklist // nil for the one that gemba ships with first
}

func (l *fakeLibrary) Checklists(context.Context) []*checklist.Checklist {
	if l.lists == nil {
		return []*checklist.Checklist{checklist.Builtin()}
	}
	return l.lists
}

func (l *fakeLibrary) Title() string { return "~/visits" }

func (l *fakeLibrary) entries() (es []Entry) {
	for _, d := range l.docs {
		v, c := d.visit, checklist.Builtin()
		es = append(es, Entry{
			Path: v.ID, Visit: v.ID, Supplier: v.Supplier, Site: v.Site, Order: v.Order, Date: v.Date, Changed: v.Changed,
			Walked: v.Walked(c), Conflicts: len(v.Rivals), Copies: l.copies, Digest: DigestOf(v, c),
		})
	}
	return append(es, l.others...)
}

func (l *fakeLibrary) Page(_ context.Context, o Order, from, n int) (Page, error) {
	l.pages++
	p := PageOf(l.entries(), o, from, n)
	p.Unread = l.unread
	return p, nil
}

func (l *fakeLibrary) Place(_ context.Context, o Order, path, visit string) (int, bool) {
	return PlaceOf(l.entries(), o, path, visit)
}

func (l *fakeLibrary) Update(context.Context) (changed, more bool, err error) {
	l.updates++
	if l.updates == 1 {
		return true, true, l.broken
	}
	return false, false, l.broken
}

func (l *fakeLibrary) Search(_ context.Context, words string) ([]Hit, error) {
	var hits []Hit
	for _, d := range l.docs {
		for _, o := range d.visit.Observations {
			if strings.Contains(o.Text, words) {
				hits = append(hits, Hit{Path: d.visit.ID, Visit: d.visit.ID, Supplier: d.visit.Supplier, Date: d.visit.Date, Item: o.Item, Text: o.Text})
			}
		}
	}
	return hits, l.broken
}

func (l *fakeLibrary) Create(_ context.Context, fields map[string]string) (Document, error) {
	if l.broken != nil {
		return nil, l.broken
	}
	v := checklist.NewVisit("new")
	for name, value := range fields {
		v.Apply(checklist.Change{Cell: checklist.Cell{Kind: checklist.KindVisit, Field: name}, Value: value})
	}
	d := &fakeDocument{lib: l, visit: v, drafts: map[checklist.Cell]checklist.Draft{}}
	l.docs = append(l.docs, d)
	return d, nil
}

func (l *fakeLibrary) Open(_ context.Context, path, _ string) (Document, error) {
	for _, d := range l.docs {
		if d.visit.ID == path {
			return d, nil
		}
	}
	return nil, checklist.ErrNotFound
}

func (l *fakeLibrary) Discard(context.Context, string) error {
	l.copies = nil
	return l.broken
}

func (l *fakeLibrary) Preview(_ context.Context, _ Entry, path string) (Incoming, error) {
	if l.broken != nil {
		return Incoming{}, l.broken
	}
	return Incoming{New: 3, Known: 12, Conflicts: 1, Changes: []report.Brought{
		{By: "Bo on " + path, Cell: checklist.Cell{Kind: checklist.KindAnswer, Key: "IN-01"}},
		{By: "Bo on " + path, Cell: checklist.Cell{Kind: checklist.KindAnswer, Key: "IN-03"}},
	}}, nil
}

func (l *fakeLibrary) Merge(ctx context.Context, e Entry, path string) (Incoming, error) {
	l.merged = append(l.merged, path)
	return l.Preview(ctx, e, path)
}

func (l *fakeLibrary) Report(_ context.Context, path, _ string, o report.Order, to string) (string, error) {
	l.orders = append(l.orders, o)
	if to != "" {
		return to, l.broken
	}
	return "/visits/" + path + " report." + o.Form, l.broken
}

func (l *fakeLibrary) Unseal(_ context.Context, _, secret string) (Unsealed, error) {
	l.secrets = append(l.secrets, secret)
	if l.broken != nil || secret == "wrong" {
		return Unsealed{}, cmp.Or(l.broken, errors.New("the passphrase does not open it"))
	}
	id := l.docs[0].visit.ID
	return Unsealed{Path: id, Visit: id}, nil
}

func (l *fakeLibrary) Suppliers(ctx context.Context, o report.Order, to string) (string, error) {
	return l.Report(ctx, "suppliers", "", o, to)
}

func (l *fakeLibrary) Load(_ context.Context, entries []Entry) ([]assessment.Visited, error) {
	var list []assessment.Visited
	for _, e := range entries {
		l.loads = append(l.loads, e.Visit)
		for _, d := range l.docs {
			if d.visit.ID == e.Visit {
				list = append(list, assessment.Visited{List: d.Checklist(), Visit: d.visit})
			}
		}
	}
	return list, l.broken
}

func (l *fakeLibrary) View(_ context.Context, path string) error {
	l.viewed = append(l.viewed, path)
	return l.broken
}

func (l *fakeLibrary) Identity() (string, string) { return l.name, "" }

func (l *fakeLibrary) Identify(_ context.Context, name, _ string) error {
	l.name = name
	return l.broken
}

func (l *fakeLibrary) Unfinished(context.Context) map[string]string { return l.unfinished }

func (l *fakeLibrary) SaveUnfinished(_ context.Context, fields map[string]string) error {
	l.unfinished = fields
	return l.broken
}

// Photos lists what the test put into the folder.
func (l *fakeLibrary) Photos(context.Context) (string, []PhotoFile, error) {
	return l.folder, l.photos, l.broken
}

func (l *fakeLibrary) WatchPhotos(_ context.Context, folder string) error {
	if folder == "/nowhere" {
		return checklist.ErrNotFound
	}
	l.folder = folder
	return l.broken
}

func (l *fakeLibrary) LookAt(context.Context, string, int) (image.Image, error) {
	return aPicture(), l.broken
}

// aPicture is red above and blue below, twice as wide as high.
func aPicture() image.Image {
	img := image.NewRGBA(image.Rect(0, 0, 80, 40))
	for y := range 40 {
		for x := range 80 {
			c := color.RGBA{R: 200, A: 255}
			if y >= 20 {
				c = color.RGBA{B: 200, A: 255}
			}
			img.SetRGBA(x, y, c)
		}
	}
	return img
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

var errDisk = errors.New("no space left on device")
