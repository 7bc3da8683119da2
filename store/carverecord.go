package store

import "database/sql"

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
