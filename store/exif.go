package store

import (
	"bytes"
	"encoding/binary"
	"iter"
	"strings"
	"time"
)

// The parts of an Exif record that are read.
const (
	tagOrientation = 0x0112 // how the camera was held, 1 to 8
	tagExif        = 0x8769 // where the record about the taking is
	tagTaken       = 0x9003 // year:month:day hour:minute:second
	tagTakenZone   = 0x9011 // +08:00
)

// exif returns how the camera was held and when a JPEG was taken, as the camera
// says: 1, which is upright, and zero where it does not or cannot be read. The
// orientations 2 to 8 are: mirrored, upside down, upside down and mirrored,
// then the four that lie on their side.
func exif(content []byte, zone *time.Location) (orientation int, taken time.Time) {
	t := newTiff(exifSegment(content))
	if t == nil {
		return 1, time.Time{}
	}
	first := t.directory(t.long(4))
	orientation = 1
	if o := t.short(first[tagOrientation]); o >= 1 && o <= 8 {
		orientation = int(o)
	}
	about := t.directory(t.offset(first[tagExif]))
	if at, err := time.Parse("-07:00", t.text(about[tagTakenZone])); err == nil {
		zone = at.Location()
	}
	taken, err := time.ParseInLocation("2006:01:02 15:04:05", t.text(about[tagTaken]), zone)
	if err != nil {
		return orientation, time.Time{}
	}
	return orientation, taken
}

// The markers of a JPEG that are looked for.
const (
	markBaseline = 0xc0 // the picture comes in one pass
	markExtended = 0xc1 // so does this one
	markPasses   = 0xc2 // it comes in several
	markScan     = 0xda // the picture itself follows
	markExif     = 0xe1
)

// segments goes through what stands before the picture itself in a JPEG, up to
// where it is not as the format has it.
func segments(content []byte) iter.Seq2[byte, []byte] {
	return func(yield func(byte, []byte) bool) {
		b := content[min(2, len(content)):]
		for len(b) >= 4 && b[0] == 0xff && b[1] != markScan && b[1] != 0 {
			switch {
			case b[1] == 0xff: // filling
				b = b[1:]
				continue
			case b[1] >= 0xd0 && b[1] <= 0xd9: // stands alone
				b = b[2:]
				continue
			}
			n := 2 + int(binary.BigEndian.Uint16(b[2:]))
			if n > len(b) || !yield(b[1], b[4:max(4, n)]) {
				return
			}
			b = b[n:]
		}
	}
}

// exifSegment returns the Exif record of a JPEG.
func exifSegment(content []byte) []byte {
	for mark, segment := range segments(content) {
		if rest, ok := bytes.CutPrefix(segment, []byte("Exif\x00\x00")); ok && mark == markExif {
			return rest
		}
	}
	return nil
}

// onePass reports whether a JPEG comes in one pass, and for certain.
func onePass(content []byte) bool {
	for mark := range segments(content) {
		switch mark {
		case markBaseline, markExtended:
			return true
		case markPasses:
			return false
		}
	}
	return false
}

// tiff is a TIFF structure, as Exif uses it. Offsets that lead out of it read
// as zero.
type tiff struct {
	b     []byte
	order binary.ByteOrder
}

func newTiff(b []byte) *tiff {
	switch {
	case bytes.HasPrefix(b, []byte("II*\x00")):
		return &tiff{b, binary.LittleEndian}
	case bytes.HasPrefix(b, []byte("MM\x00*")):
		return &tiff{b, binary.BigEndian}
	}
	return nil
}

func (t *tiff) long(at uint32) uint32 {
	if uint64(at)+4 > uint64(len(t.b)) {
		return 0
	}
	return t.order.Uint32(t.b[at:])
}

// directory returns where the entries of a directory are, by their tags.
func (t *tiff) directory(at uint32) map[uint16]uint32 {
	entries := map[uint16]uint32{}
	if at == 0 || uint64(at)+2 > uint64(len(t.b)) {
		return entries
	}
	for i := range uint32(t.order.Uint16(t.b[at:])) {
		entry := at + 2 + 12*i
		if uint64(entry)+12 > uint64(len(t.b)) {
			break
		}
		entries[t.order.Uint16(t.b[entry:])] = entry
	}
	return entries
}

// offset returns where an entry leads to.
func (t *tiff) offset(entry uint32) uint32 {
	if entry == 0 {
		return 0
	}
	return t.long(entry + 8)
}

// short returns the number of an entry that holds one.
func (t *tiff) short(entry uint32) uint16 {
	if entry == 0 || t.order.Uint16(t.b[entry+2:]) != 3 {
		return 0
	}
	return t.order.Uint16(t.b[entry+8:])
}

// text returns the text of an entry that holds a short one.
func (t *tiff) text(entry uint32) string {
	if entry == 0 || t.order.Uint16(t.b[entry+2:]) != 2 {
		return ""
	}
	n, at := t.long(entry+4), t.long(entry+8)
	if n <= 4 || n > 64 || uint64(at)+uint64(n) > uint64(len(t.b)) {
		return ""
	}
	return strings.TrimRight(string(t.b[at:at+n]), "\x00 ")
}
