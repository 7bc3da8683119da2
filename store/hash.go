package store

import (
	"crypto/sha256"
	"encoding/binary"
)

// factDomain begins the canonical bytes of every fact of format 1, so that no
// other text that gemba hashes can have the same bytes.
const factDomain = "gemba/fact/1\n"

// Canonical returns the bytes that name a fact. Numbers are big-endian:
//
//	"gemba/fact/1\n"
//	visit     16 bytes
//	kind, key, field: each its length in 4 bytes, then UTF-8
//	value     one byte 0 where it was cleared, else 1 and SHA-256(value)
//	actor     16 bytes
//	hlc, at, tz: each 8 bytes, two's complement
//	parents, seen: each its count in 4 bytes, then the ids in rising order
//	ext       nothing where there is none, else its length in 4 bytes and UTF-8
//
// The value takes part through its own hash: a later format can blank a value
// and keep the hash, and what was built on the fact stays provable. The
// parents take part, so nobody can edit the history unnoticed.
func (f *Fact) Canonical() []byte {
	b := make([]byte, 0, 256+16*(len(f.Parents)+len(f.Seen))+len(f.Ext))
	b = append(b, factDomain...)
	b = append(b, f.Visit[:]...)
	b = appendText(b, f.Kind)
	b = appendText(b, f.Key)
	b = appendText(b, f.Field)
	if f.Cleared {
		b = append(b, 0)
	} else {
		sum := sha256.Sum256([]byte(f.Value))
		b = append(append(b, 1), sum[:]...)
	}
	b = append(b, f.Actor[:]...)
	b = binary.BigEndian.AppendUint64(b, uint64(f.HLC))
	b = binary.BigEndian.AppendUint64(b, uint64(f.At))
	b = binary.BigEndian.AppendUint64(b, uint64(int64(f.TZ)))
	b = appendLinks(b, f.Parents)
	b = appendLinks(b, f.Seen)
	if f.Ext != "" {
		b = appendText(b, f.Ext)
	}
	return b
}

func appendText(b []byte, s string) []byte {
	b = binary.BigEndian.AppendUint32(b, uint32(len(s)))
	return append(b, s...)
}

func appendLinks(b []byte, ids []ID) []byte {
	b = binary.BigEndian.AppendUint32(b, uint32(len(ids)))
	return append(b, joinIDs(ids)...)
}

// Hash returns the id that the content of the fact gives it.
func (f *Fact) Hash() ID {
	sum := sha256.Sum256(f.Canonical())
	return ID(sum[:16])
}

// genuine reports whether a fact from outside is within the limits and is the
// one that its id names.
func (f *Fact) genuine() bool { return f.valid() == nil && f.Hash() == f.ID }

// templateID returns the id under which a checklist is stored.
func templateID(body string) ID {
	sum := sha256.Sum256([]byte(body))
	return ID(sum[:16])
}
