package main

import (
	"context"
	"errors"
	"fmt"
	"image"
	"os"
	"path/filepath"
	"strings"

	"gemba/checklist"
	"gemba/store"
	"gemba/tui"
)

// mostPhotos is how many files of a folder are listed, newest first.
const mostPhotos = 300

// Photos lists the folder in which pictures arrive, newest first.
func (l *library) Photos(ctx context.Context) (string, []tui.PhotoFile, error) {
	folder := l.who.Photos
	if folder == "" {
		return "", nil, nil
	}
	entries, err := os.ReadDir(folder)
	if err != nil {
		return folder, nil, err
	}
	var files []tui.PhotoFile
	for _, e := range entries {
		if ctx.Err() != nil {
			return folder, nil, ctx.Err()
		}
		if !e.Type().IsRegular() || strings.HasPrefix(e.Name(), ".") || !store.MayBePaper(e.Name()) {
			continue
		}
		info, err := e.Info()
		if err != nil || info.Size() == 0 { // gone meanwhile, or still to come
			continue
		}
		files = append(files, tui.PhotoFile{Path: filepath.Join(folder, e.Name()), Name: e.Name(), Size: info.Size(), Changed: info.ModTime()})
	}
	checklist.Arrange(files, func(a, b tui.PhotoFile) int {
		if c := b.Changed.Compare(a.Changed); c != 0 {
			return c
		}
		return strings.Compare(b.Name, a.Name)
	})
	return folder, files[:min(len(files), mostPhotos)], nil
}

// WatchPhotos keeps which folder that is, on this computer; empty for none.
func (l *library) WatchPhotos(_ context.Context, folder string) error {
	if folder != "" {
		abs, err := filepath.Abs(folder)
		if err != nil {
			return err
		}
		info, err := os.Stat(abs)
		switch {
		case errors.Is(err, os.ErrNotExist):
			return fmt.Errorf("%w: %s", checklist.ErrNotFound, folder)
		case err != nil:
			return err
		case !info.IsDir():
			return fmt.Errorf("%w folder: %s is a file", checklist.ErrInvalid, folder)
		}
		folder = abs
	}
	return l.who.watch(folder)
}

// LookAt returns the picture in a file that is not in a visit yet.
func (l *library) LookAt(_ context.Context, path string, side int) (image.Image, error) {
	return store.LookAt(path, side)
}

// Attach takes a file into the visit.
func (d *document) Attach(ctx context.Context, path, item string) (checklist.Attachment, checklist.Saved, error) {
	got, saved, err := d.f.Attach(ctx, d.visit.ID, store.Attachment{Path: path, Item: item})
	if err != nil {
		saved = d.f.Saved()
	}
	return got, saved, err
}

// Picture returns a picture of the visit.
func (d *document) Picture(ctx context.Context, sha string, side int) (image.Image, error) {
	return d.f.Picture(ctx, sha, side)
}

// viewable are the kinds of files that are handed to the system's viewer, with
// the ending by which it knows them. A file may come from a stranger: what a
// computer would run, or what runs something by itself, is not among them, and
// the ending is ours and not the file's.
var viewable = map[string]string{
	"image/jpeg": ".jpg", "image/png": ".png", "image/gif": ".gif", "application/pdf": ".pdf", "text/plain": ".txt",
	"image/heic": ".heic", "image/webp": ".webp", "image/tiff": ".tiff", "image/bmp": ".bmp",
	"video/mp4": ".mp4", "video/quicktime": ".mov", "audio/mp4": ".m4a", "audio/mpeg": ".mp3", "audio/wav": ".wav",
}

// Extract writes a private copy of a photograph or a paper. It stays, because a
// viewer may read it later; a start on another day removes it.
func (d *document) Extract(ctx context.Context, a checklist.Attachment) (string, error) {
	ending := viewable[a.Mime]
	if ending == "" {
		return "", fmt.Errorf("%w kind of file to open from here: %s", checklist.ErrInvalid, a.Mime)
	}
	content, err := d.f.Blob(ctx, a.SHA)
	if err != nil {
		return "", err
	}
	dir, err := os.MkdirTemp("", viewPrefix)
	if err != nil {
		return "", err
	}
	path := filepath.Join(dir, a.SHA[:min(12, len(a.SHA))]+ending)
	return path, os.WriteFile(path, content, 0o600)
}
