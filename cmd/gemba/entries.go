package main

import (
	"context"
	"encoding/json"
	"errors"
	"time"

	"gemba/assessment"
	"gemba/checklist"
	"gemba/store"
	"gemba/tui"
)

// The index is read and brought up to date in steps of readStep, so that the
// list moves while a large library is read; before the first frame there is
// firstStep for it. A search shows at most maxHits places.
const (
	readStep  = 150 * time.Millisecond
	firstStep = 20 * time.Millisecond
	maxHits   = 200
)

// digest is what the index keeps of a visit: its assessment, as the list shows
// it, and its gap.
func digest(v *checklist.Visit, c *checklist.Checklist) (kept []byte, gap int64) {
	d := tui.DigestOf(v, c)
	kept, err := json.Marshal(d)
	if err != nil { // numbers and texts cannot fail to marshal
		panic(err)
	}
	return kept, d.Gap
}

// orders are the orders of the list, in the words of the index.
var orders = map[tui.Order]store.Order{
	tui.NewestFirst: store.NewestFirst, tui.BySupplier: store.BySupplier, tui.WidestGap: store.WidestGap,
}

// Page lists visits as far as the index knows them.
func (l *library) Page(ctx context.Context, o tui.Order, from, n int) (tui.Page, error) {
	if l.index == nil {
		p := tui.PageOf(peek(ctx, l.file), o, from, n)
		l.adviseCovered(p.Rows)
		return p, ctx.Err()
	}
	p, err := l.index.Page(ctx, orders[o], from, n)
	rows := make([]tui.Entry, len(p.Rows))
	for i := range p.Rows {
		rows[i] = entryOf(&p.Rows[i])
	}
	l.adviseCovered(rows)
	return l.withSealed(tui.Page{Rows: rows, From: p.From, Total: p.Total, Unread: p.Unread}, n), err
}

// adviseCovered adds to files that are none of ours what helps where this computer
// has the visit that was in their place.
func (l *library) adviseCovered(rows []tui.Entry) {
	for i := range rows {
		if e := &rows[i]; e.Problem != "" && e.Visit == "" && store.Unwritten(l.state, e.Path) {
			e.Hint = fileHint(store.ErrCovered)
		}
	}
}

// Place says where a visit stands in the list.
func (l *library) Place(ctx context.Context, o tui.Order, path, visit string) (int, bool) {
	if l.index == nil {
		return tui.PlaceOf(peek(ctx, l.file), o, path, visit)
	}
	if i := l.placeOfSealed(path); i >= 0 {
		p, err := l.index.Page(ctx, orders[o], 0, 0)
		return p.Total + i, err == nil
	}
	place, err := l.index.Place(ctx, orders[o], path, visit)
	return place, err == nil // where it cannot be told, the cursor stays where it is
}

// Update reads files that changed, for a fraction of a second. The list is on the
// screen when it is first called.
func (l *library) Update(ctx context.Context) (changed, more bool, err error) {
	if l.index == nil {
		return false, false, nil
	}
	l.started.Do(unmapProgram)
	others := l.findSealed()
	changed, more, err = l.index.Update(ctx, readStep)
	return changed || others, more, err
}

// Search finds words in everything written. A single file is not indexed.
func (l *library) Search(ctx context.Context, words string) ([]tui.Hit, error) {
	if l.index == nil {
		return nil, hinted{errors.New("only one file is open, and only a library can be searched"), "open the folder of the file"}
	}
	found, err := l.index.Search(ctx, words, maxHits)
	hits := make([]tui.Hit, len(found))
	for i, h := range found {
		hits[i] = tui.Hit{Path: h.Path, Visit: h.Visit, Supplier: h.Supplier, Date: h.Date, Item: h.Item, Text: h.Text}
	}
	return hits, err
}

// Load reads the visits of entries, to compare them.
func (l *library) Load(ctx context.Context, entries []tui.Entry) ([]assessment.Visited, error) {
	read := map[string]map[string]*checklist.Visit{}
	var list []assessment.Visited
	for _, e := range entries {
		if read[e.Path] == nil {
			read[e.Path] = map[string]*checklist.Visit{}
			visits, err := store.Peek(ctx, e.Path)
			if ctx.Err() != nil {
				return nil, ctx.Err()
			}
			if err != nil {
				continue // the list says what is wrong with it
			}
			for _, v := range visits {
				read[e.Path][v.ID] = v
			}
		}
		v := read[e.Path][e.Visit]
		if v == nil {
			continue
		}
		if c, err := store.PeekChecklist(ctx, e.Path, v.Checklist); err == nil {
			list = append(list, assessment.Visited{List: c, Visit: v})
		}
	}
	return list, nil
}

func entryOf(s *store.Summary) tui.Entry {
	e := tui.Entry{
		Path: s.Path, Visit: s.Visit, Supplier: s.Supplier, Site: s.Site, Order: s.Order, Date: s.Date, Changed: s.Changed,
		Walked: s.Walked, Conflicts: s.Conflicts, Damaged: s.Damaged, Copies: s.Copies, Problem: s.Problem, Hint: fileHint(s.Cause),
	}
	if errors.Is(s.Cause, store.ErrNotGemba) {
		if how := sealingOf(s.Path); how != tui.NotSealed { // it has the name of a visit file
			e.Problem, e.Hint, e.Sealed = "", "", how
		}
	}
	_ = json.Unmarshal(s.Digest, &e.Digest) // of our own making; without it the grade is not shown
	return e
}

// peek reads the visits of one file without opening it for work.
func peek(ctx context.Context, path string) []tui.Entry {
	found, err := store.Peek(ctx, path)
	if err != nil {
		hint := hintOf(err)
		if why := errors.Unwrap(err); why != nil {
			err = why // the path stands beside it
		}
		return []tui.Entry{{Path: path, Problem: err.Error(), Hint: hint}}
	}
	condition, _ := store.PeekCondition(ctx, path) // it was just read
	entries := make([]tui.Entry, len(found))
	for i, v := range found {
		entries[i] = tui.Entry{
			Path: path, Visit: v.ID, Supplier: v.Supplier, Site: v.Site, Order: v.Order, Date: v.Date, Changed: v.Changed,
			Conflicts: condition.Conflicts[v.ID], Damaged: condition.Damaged,
		}
		c, err := store.PeekChecklist(ctx, path, v.Checklist)
		if err != nil { // opening it may choose another
			entries[i].Problem = "its checklist: " + err.Error()
			continue
		}
		entries[i].Walked, entries[i].Digest = v.Walked(c), tui.DigestOf(v, c)
	}
	return entries
}
