package tui

import (
	"context"
	"image"
	"time"

	"gemba/checklist"
)

// PhotoFolder is the folder in which the pictures of a phone arrive, as the
// visitor named it on this computer. Package main provides it.
type PhotoFolder interface {
	// Photos lists the pictures and papers in the folder, newest first. The
	// folder is empty while none is named.
	Photos(ctx context.Context) (folder string, files []PhotoFile, err error)
	// WatchPhotos names the folder; empty for none.
	WatchPhotos(ctx context.Context, folder string) error
	// LookAt returns the picture in a file, with at most side points on its long
	// side.
	LookAt(ctx context.Context, path string, side int) (image.Image, error)
}

// PhotoFile is a file that may be taken into a visit.
type PhotoFile struct {
	Path, Name string
	Size       int64
	Changed    time.Time
}

// PhotoStore keeps the photographs and papers of a visit. Package main provides
// it.
type PhotoStore interface {
	// Attach takes a file into the visit, for an item or for the visit as a
	// whole. On an error the visit is as it was.
	Attach(ctx context.Context, path, item string) (checklist.Attachment, checklist.Saved, error)
	// Picture returns a picture of the visit by its hash, with at most side
	// points on its long side.
	Picture(ctx context.Context, sha string, side int) (image.Image, error)
	// Extract writes a private copy of a photograph or a paper for a viewer and
	// says where it is. A kind of file that could do harm is not written.
	Extract(ctx context.Context, a checklist.Attachment) (path string, err error)
}
