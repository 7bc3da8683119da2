package store

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"
	"unicode/utf8"

	"gemba/checklist"
)

// The largest files that are taken into a visit, in bytes. Pictures become much
// smaller by it.
const (
	maxPaper   = 20_000_000
	maxPicture = 64_000_000
)

// paper is a photograph or a paper as it will be kept.
type paper struct {
	name     string // of the original
	mime     string
	data     []byte
	original [sha256.Size]byte
	taken    time.Time
}

// readPaper reads a file and makes of it what will be kept. A camera that does
// not say in which zone its clock is, is taken to be in the given one.
func readPaper(ctx context.Context, path string, zone *time.Location) (*paper, error) {
	content, err := readWhole(path)
	if err != nil {
		return nil, err
	}
	name := filepath.Base(path)
	p := &paper{name: paperName(name), data: content, original: sha256.Sum256(content)}
	if kind := pictureKind(content); kind != "" {
		p.mime = kind
		return p, p.shrink(ctx, zone)
	}
	if len(content) > maxPaper {
		return nil, tooLarge(maxPaper)
	}
	p.mime = paperKind(name, content)
	return p, nil
}

// readWhole reads a regular file. Opening anything else could wait for ever.
func readWhole(path string) ([]byte, error) {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, fmt.Errorf("%w: %w", checklist.ErrNotFound, fs.ErrNotExist)
	case err != nil:
		return nil, err
	case !info.Mode().IsRegular():
		return nil, fmt.Errorf("%w file: it is a folder, a device or a pipe", checklist.ErrInvalid)
	case info.Size() == 0:
		return nil, fmt.Errorf("%w file: it is empty", checklist.ErrInvalid)
	}
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer shut(file)
	content, err := io.ReadAll(io.LimitReader(file, maxPicture+1))
	if err == nil && len(content) > maxPicture {
		err = tooLarge(maxPicture)
	}
	return content, err
}

func tooLarge(limit int) error {
	return fmt.Errorf("%w file: it is larger than %d MB", checklist.ErrInvalid, limit/1_000_000)
}

// paperName cleans the name of a file: what it is called may be text by a
// stranger. Its ending stays.
func paperName(name string) string {
	name = safeName(checklist.Line(name[strings.LastIndexAny(name, `/\`)+1:]))
	ending := filepath.Ext(name)
	if len(ending) > 16 {
		ending = ""
	}
	return cut(strings.TrimSuffix(name, ending), 120-len(ending)) + ending
}

// paperKinds are media types by the endings of names. The tables of the system
// are not asked: a file must be called the same on every computer.
var paperKinds = map[string]string{
	".csv": "text/csv", ".md": "text/markdown", ".html": "text/html", ".xml": "text/xml", ".json": "application/json",
	".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
	".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
	".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
	".odt":  "application/vnd.oasis.opendocument.text", ".ods": "application/vnd.oasis.opendocument.spreadsheet",
	".doc": "application/msword", ".xls": "application/vnd.ms-excel", ".ppt": "application/vnd.ms-powerpoint",
	".eml": "message/rfc822", ".msg": "application/vnd.ms-outlook", ".zip": "application/zip",
	".heic": "image/heic", ".heif": "image/heif", ".webp": "image/webp", ".tif": "image/tiff", ".tiff": "image/tiff", ".bmp": "image/bmp",
	".mp4": "video/mp4", ".mov": "video/quicktime", ".m4a": "audio/mp4", ".mp3": "audio/mpeg", ".wav": "audio/wav",
}

// paperKind returns the media type of a file that is no picture: by what it
// begins with, then by its name, then by whether it is text.
func paperKind(name string, content []byte) string {
	if bytes.HasPrefix(content, []byte("%PDF-")) {
		return "application/pdf"
	}
	if kind := paperKinds[strings.ToLower(filepath.Ext(name))]; kind != "" {
		return kind
	}
	if utf8.Valid(content) && bytes.IndexByte(content, 0) < 0 {
		return "text/plain"
	}
	return "application/octet-stream"
}
