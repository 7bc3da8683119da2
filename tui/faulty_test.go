package tui

import (
	"context"
	"image"
	"runtime"
	"slices"
	"strings"
	"sync"

	"gemba/assessment"
	"gemba/checklist"
	"gemba/report"
)

// faults lets calls of the store fail or wait, by their number. Whatever the
// screens call is counted, so a call that is new is covered by itself.
type faults struct {
	mu          sync.Mutex
	calls       int
	names       []string // of the calls so far
	first, last int      // calls that fail
	err         error
	gate        chan struct{} // calls that fail wait for it instead, where it is there
	held        chan struct{} // told when one waits
	hit         []string      // calls that failed
}

// waits are faults that let one call wait until they heal.
func waits(call int) *faults {
	return &faults{first: call, last: call, gate: make(chan struct{}), held: make(chan struct{}, 1)}
}

// call counts a call, and returns the error that it is to end with.
func (f *faults) call() error {
	pc, _, _, _ := runtime.Caller(1)
	name := runtime.FuncForPC(pc).Name()
	name = name[strings.LastIndexByte(name, '.')+1:]
	f.mu.Lock()
	f.calls++
	f.names = append(f.names, name)
	failing := f.calls >= f.first && f.calls <= f.last
	if failing {
		f.hit = append(f.hit, name)
	}
	err, gate := f.err, f.gate
	f.mu.Unlock()
	switch {
	case !failing:
		return nil
	case gate != nil:
		f.held <- struct{}{}
		<-gate
		return nil
	}
	return err
}

// failed are the calls that failed so far; others may still be on their way.
func (f *faults) failed() []string {
	f.mu.Lock()
	defer f.mu.Unlock()
	return slices.Clone(f.hit)
}

// heal takes the cause away.
func (f *faults) heal() {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.last = 0
	if f.gate != nil {
		close(f.gate)
		f.gate = nil
	}
}

// faultyLibrary and faultyDocument fail before anything happens. They have no
// method by embedding: a new one does not compile until it is here.
type faultyLibrary struct {
	l Library
	f *faults
}

type faultyDocument struct {
	d Document
	f *faults
}

// guarded makes a call, or fails.
func guarded[T any](err error, call func() (T, error)) (T, error) {
	if err != nil {
		var none T
		return none, err
	}
	return call()
}

func (x faultyLibrary) document(d Document, err error) (Document, error) {
	if err != nil {
		return nil, err
	}
	return faultyDocument{d, x.f}, nil
}

func (x faultyLibrary) Title() string                 { return x.l.Title() }
func (x faultyLibrary) Identity() (name, role string) { return x.l.Identity() }

func (x faultyLibrary) Checklists(c context.Context) []*checklist.Checklist { return x.l.Checklists(c) }

func (x faultyLibrary) Unfinished(c context.Context) map[string]string { return x.l.Unfinished(c) }

func (x faultyLibrary) Place(c context.Context, o Order, path, visit string) (int, bool) {
	return x.l.Place(c, o, path, visit)
}

func (x faultyLibrary) Page(c context.Context, o Order, from, n int) (Page, error) {
	return guarded(x.f.call(), func() (Page, error) { return x.l.Page(c, o, from, n) })
}

func (x faultyLibrary) Update(c context.Context) (changed, more bool, err error) {
	if err := x.f.call(); err != nil {
		return false, true, err
	}
	return x.l.Update(c)
}

func (x faultyLibrary) Search(c context.Context, words string) ([]Hit, error) {
	return guarded(x.f.call(), func() ([]Hit, error) { return x.l.Search(c, words) })
}

func (x faultyLibrary) Create(c context.Context, fields map[string]string) (Document, error) {
	return x.document(guarded(x.f.call(), func() (Document, error) { return x.l.Create(c, fields) }))
}

func (x faultyLibrary) Open(c context.Context, path, visit string) (Document, error) {
	return x.document(guarded(x.f.call(), func() (Document, error) { return x.l.Open(c, path, visit) }))
}

func (x faultyLibrary) Discard(c context.Context, path string) error {
	if err := x.f.call(); err != nil {
		return err
	}
	return x.l.Discard(c, path)
}

func (x faultyLibrary) Preview(c context.Context, e Entry, path string) (Incoming, error) {
	return guarded(x.f.call(), func() (Incoming, error) { return x.l.Preview(c, e, path) })
}

func (x faultyLibrary) Merge(c context.Context, e Entry, path string) (Incoming, error) {
	return guarded(x.f.call(), func() (Incoming, error) { return x.l.Merge(c, e, path) })
}

func (x faultyLibrary) Report(c context.Context, path, visit string, o report.Order, to string) (string, error) {
	return guarded(x.f.call(), func() (string, error) { return x.l.Report(c, path, visit, o, to) })
}

func (x faultyLibrary) Suppliers(c context.Context, o report.Order, to string) (string, error) {
	return guarded(x.f.call(), func() (string, error) { return x.l.Suppliers(c, o, to) })
}

func (x faultyLibrary) Unseal(c context.Context, path, secret string) (Unsealed, error) {
	return guarded(x.f.call(), func() (Unsealed, error) { return x.l.Unseal(c, path, secret) })
}

func (x faultyLibrary) Load(c context.Context, entries []Entry) ([]assessment.Visited, error) {
	return guarded(x.f.call(), func() ([]assessment.Visited, error) { return x.l.Load(c, entries) })
}

func (x faultyLibrary) View(c context.Context, path string) error {
	if err := x.f.call(); err != nil {
		return err
	}
	return x.l.View(c, path)
}

func (x faultyLibrary) Identify(c context.Context, name, role string) error {
	if err := x.f.call(); err != nil {
		return err
	}
	return x.l.Identify(c, name, role)
}

func (x faultyLibrary) SaveUnfinished(c context.Context, fields map[string]string) error {
	if err := x.f.call(); err != nil {
		return err
	}
	return x.l.SaveUnfinished(c, fields)
}

func (x faultyLibrary) Photos(c context.Context) (string, []PhotoFile, error) {
	if err := x.f.call(); err != nil {
		return "", nil, err
	}
	return x.l.Photos(c)
}

func (x faultyLibrary) WatchPhotos(c context.Context, folder string) error {
	if err := x.f.call(); err != nil {
		return err
	}
	return x.l.WatchPhotos(c, folder)
}

func (x faultyLibrary) LookAt(c context.Context, path string, side int) (image.Image, error) {
	return guarded(x.f.call(), func() (image.Image, error) { return x.l.LookAt(c, path, side) })
}

func (x faultyDocument) Visit() *checklist.Visit         { return x.d.Visit() }
func (x faultyDocument) Checklist() *checklist.Checklist { return x.d.Checklist() }
func (x faultyDocument) Past() []PastList                { return x.d.Past() }
func (x faultyDocument) Drafts() []checklist.Draft       { return x.d.Drafts() }
func (x faultyDocument) Notice() string                  { return x.d.Notice() }

func (x faultyDocument) Attach(c context.Context, path, item string) (checklist.Attachment, checklist.Saved, error) {
	if err := x.f.call(); err != nil {
		return checklist.Attachment{}, checklist.Saved{}, err
	}
	return x.d.Attach(c, path, item)
}

func (x faultyDocument) Picture(c context.Context, sha string, side int) (image.Image, error) {
	return guarded(x.f.call(), func() (image.Image, error) { return x.d.Picture(c, sha, side) })
}

func (x faultyDocument) Extract(c context.Context, a checklist.Attachment) (string, error) {
	return guarded(x.f.call(), func() (string, error) { return x.d.Extract(c, a) })
}

func (x faultyDocument) Save(c context.Context, changes ...checklist.Change) (checklist.Saved, error) {
	return guarded(x.f.call(), func() (checklist.Saved, error) { return x.d.Save(c, changes...) })
}

func (x faultyDocument) SaveDraft(c context.Context, d checklist.Draft) (checklist.Saved, error) {
	return guarded(x.f.call(), func() (checklist.Saved, error) { return x.d.SaveDraft(c, d) })
}

func (x faultyDocument) History(c context.Context, cell checklist.Cell) ([]Version, error) {
	return guarded(x.f.call(), func() ([]Version, error) { return x.d.History(c, cell) })
}

func (x faultyDocument) ItemHistory(c context.Context, item string) ([]Version, error) {
	return guarded(x.f.call(), func() ([]Version, error) { return x.d.ItemHistory(c, item) })
}

func (x faultyDocument) Conflicts(c context.Context) ([]Conflict, error) {
	return guarded(x.f.call(), func() ([]Conflict, error) { return x.d.Conflicts(c) })
}

func (x faultyDocument) Reconcile(c context.Context, ch checklist.Change, versions []string) (checklist.Saved, error) {
	return guarded(x.f.call(), func() (checklist.Saved, error) { return x.d.Reconcile(c, ch, versions) })
}

func (x faultyDocument) Reload(c context.Context) (*checklist.Visit, error) {
	return guarded(x.f.call(), func() (*checklist.Visit, error) { return x.d.Reload(c) })
}

func (x faultyDocument) Refresh(c context.Context) (News, error) {
	return guarded(x.f.call(), func() (News, error) { return x.d.Refresh(c) })
}

func (x faultyDocument) Report(c context.Context, o report.Order, to string) (string, error) {
	return guarded(x.f.call(), func() (string, error) { return x.d.Report(c, o, to) })
}

func (x faultyDocument) Close(c context.Context) error {
	if err := x.f.call(); err != nil {
		return err
	}
	return x.d.Close(c)
}
