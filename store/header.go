package store

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
)

// header is what the first bytes of a file say about it.
type header struct {
	size    int64
	sqlite  bool // begins like a SQLite database
	appID   uint32
	version uint32
	page    int   // bytes a page, 0 where it makes no sense
	pages   int64 // as the header counts them
	wal     bool
}

// sniffInfo looks at a file before it is opened. Only regular files up to the
// largest size are: opening a pipe would wait for a writer.
func sniffInfo(path string) (os.FileInfo, error) {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return nil, err
	case info.IsDir():
		return nil, fmt.Errorf("%w but a folder", ErrNotGemba)
	case !info.Mode().IsRegular():
		return nil, fmt.Errorf("%w but a device or a pipe", ErrNotGemba)
	case info.Size() > maxFile:
		return nil, ErrTooLarge
	}
	return info, nil
}

// sniff reads the header of a file without SQLite.
func sniff(path string) (header, error) {
	info, err := sniffInfo(path)
	if err != nil {
		return header{}, err
	}
	f, err := os.Open(path)
	if err != nil {
		return header{}, err
	}
	defer shut(f)
	b := make([]byte, headerSize)
	n, err := io.ReadFull(f, b)
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return header{}, err
	}
	return parseHeader(b[:n], info.Size()), nil
}

func parseHeader(b []byte, size int64) header {
	h := header{size: size}
	if len(b) < headerSize {
		return h
	}
	h.sqlite = bytes.HasPrefix(b, []byte("SQLite format 3\x00"))
	h.appID = binary.BigEndian.Uint32(b[68:])
	h.version = binary.BigEndian.Uint32(b[60:])
	h.pages = int64(binary.BigEndian.Uint32(b[28:]))
	h.wal = b[18] == 2 || b[19] == 2
	switch p := int(binary.BigEndian.Uint16(b[16:])); {
	case p == 1:
		h.page = 65536
	case p >= 512 && p&(p-1) == 0:
		h.page = p
	}
	return h
}

// ours reports whether the header is that of a visit file of any format.
func (h header) ours() bool { return h.sqlite && h.appID == applicationID }

// whole reports whether the file is as long as its header says. A file that is
// still being copied into place is shorter.
func (h header) whole() bool { return h.ours() && int64(h.page)*h.pages == h.size }

// readable returns an error where the file must not be opened as it is:
// [ErrTooNew], [ErrNotGemba] where nothing says that it is ours, or
// [ErrDamaged] where its version cannot be true.
func (h header) readable() error {
	switch {
	case !h.ours():
		return ErrNotGemba
	case h.version > formatVersion && h.version < 1000:
		return fmt.Errorf("%w (format %d; this one reads %d)", ErrTooNew, h.version, formatVersion)
	case h.version != formatVersion:
		return fmt.Errorf("%w: format %d", ErrDamaged, h.version)
	}
	return nil
}
