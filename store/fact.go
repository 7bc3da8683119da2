package store

import (
	"bytes"
	"cmp"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"gemba/checklist"

	"github.com/google/uuid"
)

// ID names a fact, a visit or an actor. For a fact it is the first 16 bytes of
// the SHA-256 of its canonical bytes, for a visit a UUIDv7.
type ID [16]byte

// wholeBook stands for a visit in facts that are about no single one.
var wholeBook ID

// String returns the id in lower-case hexadecimal.
func (id ID) String() string { return hex.EncodeToString(id[:]) }

// parseID reads an id as [ID.String] writes it.
func parseID(text string) (ID, error) {
	raw, err := hex.DecodeString(text)
	if err != nil || len(raw) != 16 || hex.EncodeToString(raw) != text {
		return ID{}, fmt.Errorf("%w id %.40q", checklist.ErrInvalid, text)
	}
	return ID(raw), nil
}

func compareIDs(a, b ID) int { return bytes.Compare(a[:], b[:]) }

// Fact is one thing that somebody recorded: a value of one cell, and which
// earlier versions of that cell it replaces. Facts are never altered.
type Fact struct {
	ID    ID
	Visit ID
	checklist.Cell
	Value   string
	Cleared bool // the cell has no value any more; Value is empty
	Actor   ID
	HLC     int64  // hybrid logical clock: ms << 16 | counter
	At      int64  // the author's clock when it was entered, unix ms
	TZ      int    // minutes east of UTC
	Parents []ID   // versions of the cell that it replaces, sorted
	Seen    []ID   // other versions that the author had seen, sorted; see [writing.edit]
	Ext     string // JSON, or empty; see [ext]
	Arrived int64  // unix ms at which this file received it; local, not hashed

	seq int64 // order of arrival in this file
}

// The limits of a fact, which the schema repeats as checks. Lengths are in
// characters.
const (
	maxKind  = 32
	maxKey   = 200
	maxField = 64
	maxValue = 1_000_000
	maxExt   = 100_000
	maxTZ    = 1080
	maxHLC   = 475_000_000_000_000_000 // before the year 2199
	maxLinks = 10_000                  // parents, and seen
)

// valid returns an error that wraps [checklist.ErrInvalid] where a fact is
// outside the limits of the format.
func (f *Fact) valid() error {
	switch {
	case !textWithin(f.Kind, 1, maxKind):
		return fmt.Errorf("%w kind %.40q", checklist.ErrInvalid, f.Kind)
	case !textWithin(f.Key, 0, maxKey):
		return fmt.Errorf("%w key %.40q", checklist.ErrInvalid, f.Key)
	case !textWithin(f.Field, 1, maxField):
		return fmt.Errorf("%w field %.40q", checklist.ErrInvalid, f.Field)
	case !textWithin(f.Value, 0, maxValue):
		return fmt.Errorf("%w value of %s: it must be UTF-8 of at most %d characters", checklist.ErrInvalid, f.Field, maxValue)
	case !textWithin(f.Ext, 0, maxExt):
		return fmt.Errorf("%w reason or device: at most %d characters together", checklist.ErrInvalid, maxExt)
	case f.HLC < 0 || f.HLC > maxHLC:
		return fmt.Errorf("%w clock %d", checklist.ErrInvalid, f.HLC)
	case f.TZ < -maxTZ || f.TZ > maxTZ:
		return fmt.Errorf("%w time zone %d", checklist.ErrInvalid, f.TZ)
	case !linksValid(f.Parents) || !linksValid(f.Seen):
		return fmt.Errorf("%w links", checklist.ErrInvalid)
	}
	return nil
}

// textWithin reports whether s can be stored and has between low and high
// characters. NUL is kept out because SQLite's own length stops at it.
func textWithin(s string, low, high int) bool {
	if len(s) > 4*high || !utf8.ValidString(s) || strings.IndexByte(s, 0) >= 0 {
		return false
	}
	n := utf8.RuneCountInString(s)
	return low <= n && n <= high
}

// linksValid reports whether ids are strictly rising, which makes the canonical
// bytes of a set of links unique.
func linksValid(ids []ID) bool {
	for i := 1; i < len(ids); i++ {
		if compareIDs(ids[i-1], ids[i]) >= 0 {
			return false
		}
	}
	return len(ids) <= maxLinks
}

// later orders facts from the one that is shown to the oldest: greatest clock
// first, and the greatest id where clocks are equal.
func later(a, b *Fact) int {
	return cmp.Or(cmp.Compare(b.HLC, a.HLC), compareIDs(b.ID, a.ID))
}

// sameValue reports whether two versions say the same.
func sameValue(a, b *Fact) bool { return a.Cleared == b.Cleared && a.Value == b.Value }

// suspectAfter is how far the author's clock may be from the order of the
// facts before a row of the history is marked.
const suspectAfter = 10 * time.Minute

// suspect reports whether the author's clock disagrees with the facts that the
// author had already seen. It decides nothing; it is shown.
func (f *Fact) suspect() bool {
	off := time.Duration(f.HLC>>16-f.At) * time.Millisecond
	return off.Abs() > suspectAfter
}

// joinIDs returns ids as one blob, as links are stored.
func joinIDs(ids []ID) []byte {
	b := make([]byte, 0, 16*len(ids))
	for _, id := range ids {
		b = append(b, id[:]...)
	}
	return b
}

// splitIDs is the reverse of joinIDs. Bytes beyond the last whole id are an
// error.
func splitIDs(b []byte) ([]ID, error) {
	if len(b)%16 != 0 {
		return nil, fmt.Errorf("%w links of %d bytes", checklist.ErrInvalid, len(b))
	}
	if len(b) == 0 {
		return nil, nil
	}
	ids := make([]ID, 0, len(b)/16)
	for part := range slices.Chunk(b, 16) {
		ids = append(ids, ID(part))
	}
	return ids, nil
}

// sortedIDs returns ids in rising order, each once, in a new slice.
func sortedIDs(ids ...[]ID) []ID {
	all := slices.Concat(ids...)
	slices.SortFunc(all, compareIDs)
	return slices.Compact(all)
}

// parseVisit reads the id of a visit as the program writes it.
func parseVisit(text string) (ID, error) {
	id, err := uuid.Parse(text)
	if err != nil {
		return ID{}, fmt.Errorf("%w: visit %.40q", checklist.ErrNotFound, text)
	}
	return ID(id), nil
}

func visitText(id ID) string { return uuid.UUID(id).String() }
