package store

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/binary"
	"fmt"
	"time"
)

// shownRow is a summary as the index has it: its path is a name.
type shownRow struct {
	day int64 // of the visit, see dayOf
	Summary
}

// shown reports whether the row is in the list. A file without visits has a row
// that is not.
func (r *shownRow) shown() bool { return r.Visit != "" || r.Problem != "" }

func newestFirst(a, b *shownRow) int {
	if c := cmp.Compare(b.day, a.day); c != 0 {
		return c
	}
	if c := b.Changed.Compare(a.Changed); c != 0 {
		return c
	}
	return cmp.Or(cmp.Compare(a.Path, b.Path), cmp.Compare(a.Visit, b.Visit))
}

// readShown reads what the index has of each file: a row for each visit, and
// one for a file without.
func readShown(ctx context.Context, db *sql.DB) ([]shownRow, error) {
	rows, err := db.QueryContext(ctx, `SELECT name, shown FROM file`)
	if err != nil {
		return nil, err
	}
	var list []shownRow
	err = eachRow(rows, func(rows *sql.Rows) error {
		var name string
		var packed sql.RawBytes
		if err := rows.Scan(&name, &packed); err != nil {
			return err
		}
		found, err := unpackShown(name, string(packed))
		list = append(list, found...)
		return err
	})
	return list, err
}

// unpackShown reads what packShown wrote: a row for each visit of a file, or one
// for a file without.
func unpackShown(name, packed string) (list []shownRow, err error) {
	p := unpacker{rest: packed}
	for first := true; first || p.rest != ""; first = false {
		r := shownRow{Summary: Summary{Path: name}}
		p.summary(&r.Summary)
		r.day, r.Cause = dayOf(r.Date), causeOf(r.Problem)
		list = append(list, r)
	}
	if p.broken {
		return nil, fmt.Errorf("%w: what the index shows of %q", ErrDamaged, name)
	}
	return list, nil
}

// packShown returns what the list shows of a file as one value.
func packShown(r reading) []byte {
	if len(r.visits) == 0 {
		return appendSummary(nil, &Summary{Problem: r.problem})
	}
	var b []byte
	for i := range r.visits {
		b = appendSummary(b, &r.visits[i].Summary)
	}
	return b
}

// texts and counts are the parts of a summary that the index keeps, in the
// order in which they are packed.
func (s *Summary) texts() [6]*string {
	return [...]*string{&s.Visit, &s.Supplier, &s.Site, &s.Order, &s.Date, &s.Problem}
}

func (s *Summary) counts() [2]*int { return [...]*int{&s.Walked, &s.Conflicts} }

func appendSummary(b []byte, s *Summary) []byte {
	for _, t := range s.texts() {
		b = append(binary.AppendUvarint(b, uint64(len(*t))), *t...)
	}
	for _, n := range s.counts() {
		b = binary.AppendVarint(b, int64(*n))
	}
	changed := int64(0)
	if !s.Changed.IsZero() {
		changed = s.Changed.UnixMilli()
	}
	b = binary.AppendVarint(b, changed)
	damaged := int64(0)
	if s.Damaged {
		damaged = 1
	}
	b = binary.AppendVarint(b, damaged)
	return append(binary.AppendUvarint(b, uint64(len(s.Digest))), s.Digest...)
}

// unpacker reads what appendSummary wrote.
type unpacker struct {
	rest   string
	broken bool
}

func (p *unpacker) summary(s *Summary) {
	for _, t := range s.texts() {
		*t = p.text()
	}
	for _, n := range s.counts() {
		*n = int(p.number())
	}
	if changed := p.number(); changed != 0 {
		s.Changed = time.UnixMilli(changed)
	}
	s.Damaged = p.number() != 0
	if digest := p.text(); digest != "" {
		s.Digest = []byte(digest)
	}
}

func (p *unpacker) text() string {
	n := p.unsigned()
	if n > uint64(len(p.rest)) {
		p.rest, p.broken = "", true
		return ""
	}
	t := p.rest[:n]
	p.rest = p.rest[n:]
	return t
}

func (p *unpacker) number() int64 {
	u := p.unsigned()
	return int64(u>>1) ^ -int64(u&1) // as binary.Varint
}

func (p *unpacker) unsigned() uint64 {
	var u uint64
	for i := 0; i < len(p.rest) && i < binary.MaxVarintLen64; i++ {
		c := p.rest[i]
		u |= uint64(c&0x7F) << (7 * i)
		if c < 0x80 {
			p.rest = p.rest[i+1:]
			return u
		}
	}
	p.rest, p.broken = "", true
	return 0
}
