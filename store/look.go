package store

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"image"
	"path/filepath"
	"strings"
	"time"

	"gemba/checklist"
)

// Picture returns a picture that the file keeps, by its SHA-256, with at most
// side points on its long side. The error wraps [checklist.ErrInvalid] where it
// is no picture that can be shown, and is that of [File.Blob] otherwise.
func (f *File) Picture(ctx context.Context, sha string, side int) (image.Image, error) {
	content, err := f.Blob(ctx, sha)
	if err != nil {
		return nil, err
	}
	return look(content, side)
}

// LookAt returns the picture in a file outside of any visit, upright, with at
// most side points on its long side. The file is only read. The errors are
// those of [File.Attach].
func LookAt(path string, side int) (image.Image, error) {
	content, err := readWhole(path)
	if err != nil {
		return nil, err
	}
	return look(content, side)
}

func look(content []byte, side int) (image.Image, error) {
	kind := pictureKind(content)
	if kind == "" {
		return nil, fmt.Errorf("%w picture: it is another kind of file", checklist.ErrInvalid)
	}
	orientation := 1
	if kind == mimeJPEG {
		orientation, _ = exif(content, time.UTC)
	}
	img, err := decodePicture(kind, content)
	if err != nil {
		return nil, err
	}
	return upright(scaled(img, max(1, side)), orientation), nil
}

// MayBePaper reports whether a file of this name is one that is usually taken
// into a visit: a picture, a document, a recording.
func MayBePaper(name string) bool {
	switch ending := strings.ToLower(filepath.Ext(name)); ending {
	case ".jpg", ".jpeg", ".png", ".gif", ".pdf", ".txt":
		return true
	default:
		return paperKinds[ending] != ""
	}
}

// Taken returns when the picture in a file outside of any visit was taken, as
// its camera says, and the SHA-256 of the file in hexadecimal, as
// [checklist.Attachment.Original] has it. A camera that does not say in which
// zone its clock is, is taken to be in the given one. The time is zero where
// the file does not say: only JPEGs do. The file is only read, and the errors
// are those of [File.Attach].
func Taken(path string, zone *time.Location) (taken time.Time, original string, err error) {
	content, err := readWhole(path)
	if err != nil {
		return time.Time{}, "", err
	}
	sum := sha256.Sum256(content)
	if pictureKind(content) == mimeJPEG {
		_, taken = exif(content, zone)
	}
	return taken, hex.EncodeToString(sum[:]), nil
}
