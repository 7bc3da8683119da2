package tui

import (
	"cmp"
	"context"
	"errors"
	"image"
	"image/color"
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

var errDisk = errors.New("no space left on device")

// aVisit is a visit of the largest scope with a few answers.
func aVisit(l *fakeLibrary, id, supplier, date string, answers map[string]checklist.Answer) *fakeDocument {
	v := checklist.NewVisit(id)
	v.Supplier, v.Site, v.Order, v.Date, v.Scope = supplier, "Wenzhou", "PO 4500123", date, "two-days"
	v.Checklist = checklist.Builtin().Hash
	for item, a := range answers {
		a.State = checklist.Answered
		a.Entered = noon
		v.Answers[item] = a
	}
	d := &fakeDocument{lib: l, visit: v, drafts: map[checklist.Cell]checklist.Draft{}}
	l.docs = append(l.docs, d)
	return d
}

// hongyuan is a library with one visit in it that has found its gap.
func hongyuan() (*fakeLibrary, *fakeDocument) {
	l := &fakeLibrary{name: "Ana"}
	return l, aVisit(l, "v1", "宏远阀门 Hongyuan Valve", "2026-03-11", map[string]checklist.Answer{
		"IN-01": {Level: 100, Basis: "seen"},
		"IN-03": {Sample: checklist.Sample{Population: 240, Drawn: 240, Fine: 144}},
	})
}
