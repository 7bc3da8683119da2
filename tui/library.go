package tui

import (
	"context"

	"gemba/checklist"
)

// Library is the folder of visit files that the program was opened on.
// Package main provides it.
type Library interface {
	// Title names the library on the screen.
	Title() string
	// Entries lists the visits, newest first.
	Entries(ctx context.Context) ([]Entry, error)
	// Create makes a visit file with one visit in it. The fields are those of
	// a visit cell; the supplier is there.
	Create(ctx context.Context, fields map[string]string) (Document, error)
	// Open opens the visit of an entry for work.
	Open(ctx context.Context, e Entry) (Document, error)
	// Identity is who is working, as told at the first start; empty before.
	Identity() (name, role string)
	// Identify keeps who is working, on this computer.
	Identify(ctx context.Context, name, role string) error
	// Unfinished is what was typed for a new visit and not made into one.
	Unfinished(ctx context.Context) map[string]string
	// SaveUnfinished keeps that; nil forgets it.
	SaveUnfinished(ctx context.Context, fields map[string]string) error
}

// Entry is one visit in a library. A file that cannot be read has an Err, and
// no visit.
type Entry struct {
	Path      string
	Visit     *checklist.Visit
	Checklist *checklist.Checklist
	Err       error
}

// Document is one open visit.
type Document interface {
	Visit() *checklist.Visit
	Checklist() *checklist.Checklist
	Drafts() []checklist.Draft
	// Notice is what the visitor should know about how the file was opened,
	// such as what was recovered; usually empty.
	Notice() string
	Save(ctx context.Context, changes ...checklist.Change) (checklist.Saved, error)
	SaveDraft(ctx context.Context, d checklist.Draft) (checklist.Saved, error)
	// Refresh writes what is not in the visible file yet and takes in what
	// others have put there. The visit is nil when nothing came in.
	Refresh(ctx context.Context) (*checklist.Visit, checklist.Saved, error)
	Close(ctx context.Context) error
}
