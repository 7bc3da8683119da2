package main

import (
	"context"
	"errors"
	"strings"

	"gemba/checklist"
	"gemba/store"
	"gemba/tui"
)

// document is one visit of an open file.
type document struct {
	f      *store.File
	visit  *checklist.Visit
	list   *checklist.Checklist
	past   []tui.PastList
	drafts []checklist.Draft
	notice string
	who    *identity
}

func newDocument(ctx context.Context, f *store.File, id, notice string, who *identity) (*document, error) {
	d := &document{f: f, notice: notice, who: who}
	err := d.load(ctx, id)
	if err == nil {
		d.drafts, err = f.Drafts(ctx, id)
	}
	if err != nil {
		return nil, errors.Join(err, f.Close(ctx))
	}
	return d, nil
}

// load reads the visit and its checklist. Of a visit that was recovered without
// one, it is chosen anew.
func (d *document) load(ctx context.Context, id string) (err error) {
	if d.visit, err = d.f.Visit(ctx, id); err != nil {
		return err
	}
	if d.visit.Checklist == "" || d.visit.Scope == "" {
		chosen, err := d.f.Restore(ctx)
		if err != nil {
			return err
		}
		if d.visit, err = d.f.Visit(ctx, id); err != nil {
			return err
		}
		d.notice = checklist.Line(strings.TrimPrefix(d.notice+restoredText(restoredOf(chosen)), "; "))
	}
	if d.list, err = d.f.Checklist(ctx, d.visit.Checklist); errors.Is(err, checklist.ErrNotFound) {
		err = withoutChecklist(err)
	}
	if err != nil {
		return err
	}
	r := &recording{f: d.f, v: d.visit, c: d.list}
	lists, err := r.pastLists(ctx)
	for _, p := range lists.past {
		d.past = append(d.past, tui.PastList{Since: p.since, List: p.list})
	}
	return err
}

func (d *document) Visit() *checklist.Visit         { return d.visit }
func (d *document) Checklist() *checklist.Checklist { return d.list }
func (d *document) Past() []tui.PastList            { return d.past }
func (d *document) Drafts() []checklist.Draft       { return d.drafts }
func (d *document) Notice() string                  { return d.notice }

// Save records changes.
func (d *document) Save(ctx context.Context, changes ...checklist.Change) (checklist.Saved, error) {
	s, err := d.f.Save(ctx, d.visit.ID, changes...)
	return withHint(s), err
}

// SaveDraft keeps text that is being typed.
func (d *document) SaveDraft(ctx context.Context, dr checklist.Draft) (checklist.Saved, error) {
	err := d.f.SaveDraft(ctx, d.visit.ID, dr)
	return withHint(d.f.Saved()), err
}

// Refresh writes what is not in the visible file and takes in what others put
// there.
func (d *document) Refresh(ctx context.Context) (tui.News, error) {
	report, err := d.f.Refresh(ctx)
	news := tui.News{Found: met[report.Found], Kept: report.Kept}
	if err == nil {
		news.Saved, err = d.f.Flush(ctx)
	} else if news.Saved = d.f.Saved(); !news.Saved.InFile {
		err = nil // it says why
	}
	news.Saved = withHint(news.Saved)
	if err == nil && report.New > 0 {
		news.Visit, err = d.f.Visit(ctx, d.visit.ID)
	}
	return news, err
}

// met is what a look at the file met, for the screens.
var met = map[store.Found]tui.Found{
	store.FoundNothing: tui.FoundNothing, store.FoundEmpty: tui.FoundEmpty, store.FoundOlder: tui.FoundOlder,
	store.FoundStranger: tui.FoundStranger, store.FoundDamaged: tui.FoundDamaged,
}

// withHint adds to why a file cannot be written what helps while it is open.
func withHint(s checklist.Saved) checklist.Saved {
	if errors.Is(s.Why, store.ErrCovered) {
		s.Why = hinted{s.Why, "move it away, and the file is written again"}
	}
	return s
}

// Close writes what is left and closes the file.
func (d *document) Close(ctx context.Context) error { return d.f.Close(ctx) }

// History is every version of a cell.
func (d *document) History(ctx context.Context, cell checklist.Cell) ([]tui.Version, error) {
	entries, err := d.f.History(ctx, d.visit.ID, cell)
	return versions(entries), err
}

// ItemHistory is every version of everything about an item, cell by cell.
func (d *document) ItemHistory(ctx context.Context, item string) ([]tui.Version, error) {
	entries, err := d.f.Histories(ctx, d.visit.ID, item)
	return versions(entries), err
}

// Conflicts is what the observers disagree about.
func (d *document) Conflicts(ctx context.Context) ([]tui.Conflict, error) {
	found, err := d.f.Conflicts(ctx, d.visit.ID)
	list := make([]tui.Conflict, len(found))
	for i, c := range found {
		list[i] = tui.Conflict{Cell: c.Cell, Removed: c.Removed, Aside: c.Aside, Versions: versions(c.Versions), Besides: c.Besides}
	}
	return list, err
}

func versions(entries []store.Entry) []tui.Version {
	list := make([]tui.Version, len(entries))
	for i, e := range entries {
		list[i] = tui.Version{
			Cell: e.Cell, ID: e.ID, By: e.By, Role: e.Role, Device: e.Device, Observed: e.Observed, Entered: e.Entered, Arrived: e.Arrived,
			Suspect: e.Suspect, From: e.From, To: e.To, Cleared: e.Cleared, Reason: e.Reason, Stands: e.Stands,
		}
	}
	return list
}

// Reconcile records what holds instead of the versions shown.
func (d *document) Reconcile(ctx context.Context, c checklist.Change, ids []string) (checklist.Saved, error) {
	return d.f.Resolve(ctx, d.visit.ID, c, ids)
}

// Reload reads the visit again.
func (d *document) Reload(ctx context.Context) (*checklist.Visit, error) {
	return d.f.Visit(ctx, d.visit.ID)
}
