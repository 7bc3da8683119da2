package store

import (
	"bytes"
	"context"
	"encoding/binary"
	"io"
)

// carver finds rows of our tables in the pages of a file without following any
// of its structure. The header of a SQLite record says what type and length
// each column has, and a fact begins with an empty column (its seq) and two of
// 16 bytes (its id and its visit): that pattern is searched for at every offset
// of every page. What follows is put together, by overflow pages where the row
// is long, and handed on as a candidate; whether it is genuine its hash says.
type carver struct {
	file   io.ReaderAt
	size   int64
	page   int
	budget int64 // bytes that may still be put together, so that no file costs more than a few times its size

	fact     func(f *Fact, live bool) error
	template func(id, body string) error
	blob     func(sha string, data []byte) error
}

func newCarver(file io.ReaderAt, size int64, page int) *carver {
	return &carver{file: file, size: size, page: page, budget: 8*size + 64<<20}
}

// Serial types of a record header: 16 and 32 bytes of blob.
const (
	serialBlob16 = 12 + 2*16
	serialBlob32 = 12 + 2*32
)

// run goes through all pages.
func (c *carver) run(ctx context.Context) error {
	page := make([]byte, c.page)
	for at := int64(0); at < c.size; at += int64(c.page) {
		if at/int64(c.page)%256 == 0 {
			if err := ctx.Err(); err != nil {
				return err
			}
		}
		n, err := c.file.ReadAt(page, at)
		if err != nil && err != io.EOF {
			continue // a sector that cannot be read
		}
		clear(page[n:])
		if err := c.searchPage(page); err != nil {
			return err
		}
	}
	return nil
}

func (c *carver) searchPage(page []byte) error {
	if err := each(page, []byte{0, serialBlob16, serialBlob16}, func(at int) error {
		if cols := c.record(page, at, factShape, leafCell); cols != nil {
			if f := factOf(cols); f != nil {
				return c.fact(f, live(page, at))
			}
		}
		return nil
	}); err != nil {
		return err
	}
	if err := each(page, []byte{serialBlob16}, func(at int) error {
		if cols := c.record(page, at, templateShape, indexCell); cols != nil {
			return c.template(string(cols[0].data), string(cols[1].data))
		}
		return nil
	}); err != nil {
		return err
	}
	return each(page, []byte{serialBlob32}, func(at int) error {
		if cols := c.record(page, at, blobShape, leafCell); cols != nil {
			return c.blob(string(cols[0].data), cols[1].data)
		}
		return nil
	})
}

// live reports whether the record whose header begins at an offset belongs to a
// cell that its page points to. What is left of rows that were moved to other
// pages does not; on a page that is itself damaged anything may be live.
func live(page []byte, at int) bool {
	const interiorIndex, interiorTable, leafIndex, leafTable = 2, 5, 10, 13
	switch page[0] {
	case leafTable:
	case interiorIndex, interiorTable, leafIndex:
		return false
	default:
		return true
	}
	n := int(binary.BigEndian.Uint16(page[3:]))
	for i := 8; i < min(8+2*n, len(page)-1); i += 2 {
		cell := int(binary.BigEndian.Uint16(page[i:]))
		if cell < at && at-cell <= 18 { // two varints stand before the header
			return true
		}
	}
	return false
}

// each calls fn with the offset before every occurrence of the types with which
// a record header goes on after its length.
func each(page, types []byte, fn func(at int) error) error {
	for from := 1; from < len(page); {
		i := bytes.Index(page[from:], types)
		if i < 0 {
			return nil
		}
		if err := fn(from + i - 1); err != nil {
			return err
		}
		from += i + 1
	}
	return nil
}

// payload returns the bytes of a record of a known length, following its
// overflow pages, or nil where they lead nowhere.
func (c *carver) payload(page []byte, at int, total int64, room func(int) (int, int)) []byte {
	maxLocal, minLocal := room(c.page)
	if total <= int64(maxLocal) {
		if at+int(total) > len(page) {
			return nil
		}
		return bytes.Clone(page[at : at+int(total)])
	}
	local := minLocal + int((total-int64(minLocal))%int64(c.page-4))
	if local > maxLocal {
		local = minLocal
	}
	if at+local+4 > len(page) || total > c.size || total > c.budget {
		return nil
	}
	b := append(make([]byte, 0, total), page[at:at+local]...)
	next := binary.BigEndian.Uint32(page[at+local:])
	chunk := make([]byte, c.page)
	for int64(len(b)) < total {
		c.budget -= int64(c.page)
		if next == 0 || c.budget < 0 {
			return nil
		}
		if _, err := c.file.ReadAt(chunk, int64(next-1)*int64(c.page)); err != nil {
			return nil
		}
		next = binary.BigEndian.Uint32(chunk)
		b = append(b, chunk[4:4+min(int64(c.page-4), total-int64(len(b)))]...)
	}
	return b
}
