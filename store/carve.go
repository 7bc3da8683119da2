package store

import (
	"bytes"
	"context"
	"database/sql"
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

// column is one value of a record: its serial type and its bytes.
type column struct {
	serial uint64
	data   []byte
}

func (c column) null() bool { return c.serial == 0 }

// number decodes an integer; ok is false for anything else.
func (c column) number() (n int64, ok bool) {
	switch {
	case c.serial == 8:
		return 0, true
	case c.serial == 9:
		return 1, true
	case c.serial < 1 || c.serial > 6:
		return 0, false
	}
	n = int64(int8(c.data[0]))
	for _, b := range c.data[1:] {
		n = n<<8 | int64(b)
	}
	return n, true
}

// shape says what the columns of a table can be: n null, i integer, t text,
// b blob, T text or null.
type shape string

const (
	factShape     shape = "nbbtttTbiiibbTi"
	templateShape shape = "bt"
	blobShape     shape = "bb"
)

func (s shape) allows(i int, serial uint64) bool {
	text, blob := serial >= 13 && serial%2 == 1, serial >= 12 && serial%2 == 0
	switch s[i] {
	case 'n':
		return serial == 0
	case 'i':
		return serial >= 1 && serial <= 6 || serial == 8 || serial == 9
	case 't':
		return text
	case 'T':
		return text || serial == 0
	}
	return blob
}

// serialSize returns how many bytes a value of a serial type has.
func serialSize(serial uint64) int64 {
	switch {
	case serial >= 12:
		return int64(serial-12) / 2
	case serial <= 4:
		return int64(serial)
	case serial == 5:
		return 6
	case serial == 6 || serial == 7:
		return 8
	}
	return 0
}

// record reads the record whose header begins at an offset, or returns nil
// where there is none of that shape.
func (c *carver) record(page []byte, at int, s shape, room func(usable int) (maxLocal, minLocal int)) []column {
	length := int(page[at]) // our headers are shorter than 128 bytes, one byte of varint
	if length <= len(s) || length > 127 || at+length > len(page) {
		return nil
	}
	cols := make([]column, len(s))
	total, rest := int64(length), page[at+1:at+length]
	for i := range cols {
		serial, n := uvarint(rest)
		if n == 0 || serial > 2*maxBlob+12 || !s.allows(i, serial) {
			return nil
		}
		cols[i].serial = serial
		total += serialSize(serial)
		rest = rest[n:]
	}
	if len(rest) > 0 {
		return nil
	}
	payload := c.payload(page, at, total, room)
	if payload == nil {
		return nil
	}
	payload = payload[length:]
	for i := range cols {
		n := serialSize(cols[i].serial)
		cols[i].data, payload = payload[:n:n], payload[n:]
	}
	return cols
}

// leafCell and indexCell are how much of a payload stays on its page, as the
// file format defines it: all of it up to the first number, else between the
// second and the first.
func leafCell(usable int) (maxLocal, minLocal int) {
	return usable - 35, (usable-12)*32/255 - 23
}

func indexCell(usable int) (maxLocal, minLocal int) {
	return (usable-12)*64/255 - 23, (usable-12)*32/255 - 23
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

// uvarint reads the variable-length integer of SQLite: seven bits a byte, the
// largest first, and all eight of a ninth. It returns how many bytes it took,
// 0 where b ends first.
func uvarint(b []byte) (v uint64, n int) {
	for n < len(b) && n < 9 {
		if n == 8 {
			return v<<8 | uint64(b[n]), 9
		}
		v = v<<7 | uint64(b[n]&0x7f)
		n++
		if b[n-1] < 0x80 {
			return v, n
		}
	}
	return 0, 0
}

// factOf makes a fact of the columns of a row, in the order of the schema, or
// nil where they cannot be one.
func factOf(cols []column) *Fact {
	var f Fact
	f.Kind, f.Key, f.Field = string(cols[3].data), string(cols[4].data), string(cols[5].data)
	var tz int64
	for i, p := range map[int]*int64{8: &f.HLC, 9: &f.At, 10: &tz, 14: &f.Arrived} {
		n, ok := cols[i].number()
		if !ok {
			return nil
		}
		*p = n
	}
	f.TZ = int(tz)
	value := sql.NullString{String: string(cols[6].data), Valid: !cols[6].null()}
	extra := sql.NullString{String: string(cols[13].data), Valid: !cols[13].null()}
	if f.fill(cols[1].data, cols[2].data, cols[7].data, cols[11].data, cols[12].data, value, extra) != nil {
		return nil
	}
	return &f
}
