package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"

	"gemba/report"
	"gemba/store"
	"gemba/tui"
)

// notice says in one line what opening a file brought to light.
func notice(r *store.Report) string {
	if r.Empty() {
		return ""
	}
	var parts []string
	if r.Recovered > 0 {
		parts = append(parts, count(r.Recovered, "change")+was(r.Recovered)+" recovered from a session that ended early")
	}
	if n := r.New - r.Recovered; n > 0 && !r.Damaged {
		parts = append(parts, count(n, "change")+" came in")
	}
	if r.Damaged {
		parts = append(parts, "the file was damaged: "+count(r.New, "change")+was(r.New)+" recovered")
	}
	if r.Kept != "" {
		parts = append(parts, "the original was put aside as "+filepath.Base(r.Kept))
	}
	if r.Conflicts > 0 {
		parts = append(parts, count(r.Conflicts, "conflict"))
	}
	return strings.Join(parts, "; ")
}

// was is the verb behind a number of things.
func was(n int) string {
	if n == 1 {
		return " was"
	}
	return " were"
}

// Discard moves a copy that was merged into the trash beside the working
// copies.
func (l *library) Discard(_ context.Context, path string) error {
	trash := filepath.Join(l.state, "trash")
	if err := os.MkdirAll(trash, 0o700); err != nil {
		return err
	}
	return os.Rename(path, filepath.Join(trash, l.now().Format("20060102-150405 ")+filepath.Base(path)))
}

// Preview says what merging a file would bring, and writes nothing.
func (l *library) Preview(ctx context.Context, e tui.Entry, path string) (tui.Incoming, error) {
	return l.incoming(ctx, e, path, (*store.File).Preview)
}

// Merge takes in what another file has.
func (l *library) Merge(ctx context.Context, e tui.Entry, path string) (tui.Incoming, error) {
	return l.incoming(ctx, e, path, (*store.File).Merge)
}

func (l *library) incoming(ctx context.Context, e tui.Entry, path string, do func(*store.File, context.Context, string) (*store.Report, error)) (in tui.Incoming, err error) {
	f, _, err := store.Open(ctx, e.Path, l.options())
	if err != nil {
		return in, advised(err)
	}
	defer func() { err = errors.Join(err, f.Close(ctx)) }()
	r, err := do(f, ctx, path)
	if err != nil {
		return in, advised(err)
	}
	return tui.Incoming{
		New: r.New, Known: r.Known, Rejected: r.Rejected, Conflicts: r.Conflicts, Damaged: r.Damaged, Changes: brought(r.NewFacts),
	}, nil
}

// brought gathers what whoever changed something brings.
func brought(facts []store.NewFact) []report.Brought {
	list := make([]report.Brought, len(facts))
	for i, f := range facts {
		list[i] = report.Brought{By: f.By, Cell: f.Cell}
	}
	return list
}
