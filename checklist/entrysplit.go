package checklist

import (
	"crypto/rand"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync/atomic"
	"time"
)

// Split returns the changes that make an answer whose entries are facts of their
// own: the entries that are new or other, and what remains, the frame of the
// answer. Of an answer without entries, and of a change that is no answer, it
// returns the change as it is. The session names who enters now: what is counted
// in two of them adds up. A new gap gets its id from newID.
func (v *Visit) Split(it *Item, c Change, session string, newID func() string) []Change {
	if c.Kind != KindAnswer || c.Field != FieldValue {
		return []Change{c}
	}
	a, err := DecodeAnswer(c.Value)
	if c.Cleared {
		a = Answer{}
	} else if err != nil {
		return []Change{c}
	}
	if changes, done := v.splitAside(it, c, &a, session, newID); done {
		return changes
	}
	by := liningOf(it)
	if by == (lining{}) && len(a.Fields) == 0 && !v.lined(it.ID) {
		return []Change{c}
	}
	s := &splitter{it: it, entries: v.Entries[it.ID], session: session, newID: newID, frame: v.frame(it.ID)}
	s.old = v.Worked(it.ID, s.frame)
	s.typed = s.typedFields()
	switch {
	case a.State == Blank && !c.Cleared:
		return []Change{c}
	case c.Cleared || a.State == Blank:
		for _, field := range slices.Sorted(maps.Keys(s.entries)) {
			if !strings.HasPrefix(field, EntryMark+"/") {
				s.clear(field)
			}
		}
	case by.counts:
		s.counts(&a)
	case by.table:
		s.table(&a)
	case by.gaps:
		s.gaps(&a)
	case by.values:
		s.values(&a)
	case by.tells:
		s.tells(&a)
	case by.probe:
		s.probe(&a)
	case by.said:
		s.said(&a)
	}
	if a.State != Blank {
		s.fields(&a)
	}
	return s.finish(v, c, a, by)
}

// frame is what was recorded of an answer besides its entries.
func (v *Visit) frame(item string) Answer {
	if a, ok := v.typed[item]; ok {
		return a
	}
	return v.Answers[item]
}

type splitter struct {
	it      *Item
	entries map[string]string
	frame   Answer            // as it was
	old     Answer            // the frame with its entries
	typed   map[string]string // fields of the frame and of entries, without what was counted
	marked  bool              // entries of a table are marked in a field
	session string
	newID   func() string
	out     []Change
}

// longestField is how many bytes the name of an entry may have in a file.
const longestField = 64

// put records an entry, and reports whether it can be one: what has too long a
// name stays in the frame.
func (s *splitter) put(field, value string) bool {
	if len(field) > longestField {
		return false
	}
	if old, ok := s.entries[field]; !ok || old != value {
		s.out = append(s.out, Change{Cell: Cell{Kind: KindEntry, Key: s.it.ID, Field: field}, Value: value})
	}
	return true
}

func (s *splitter) clear(field string) {
	if _, ok := s.entries[field]; ok {
		s.out = append(s.out, Change{Cell: Cell{Kind: KindEntry, Key: s.it.ID, Field: field}, Cleared: true})
	}
}

// finish adds the frame, where it is another one, before the entries. A frame
// that says nothing but what its entries say is none.
func (s *splitter) finish(v *Visit, c Change, a Answer, by lining) []Change {
	if len(a.Counts) == 0 {
		a.Counts = nil
	}
	if len(a.Fields) == 0 {
		a.Fields = nil
	}
	follows := by.table || by.gaps || by.probe || by.said || s.marked // whether it is an answer
	bare := a.Encode() == Answer{State: NotSeen}.Encode() || follows && a.Encode() == Answer{State: Answered}.Encode()
	if bare && (len(s.out) > 0 || v.lined(s.it.ID)) {
		a = Answer{}
	}
	if a.Encode() != v.frame(s.it.ID).Encode() {
		f := c
		f.Value, f.Cleared = a.Encode(), a.State == Blank
		s.out = slices.Insert(s.out, 0, f)
	}
	for i := range s.out {
		s.out[i].Reason, s.out[i].Observed = c.Reason, c.Observed
	}
	if len(s.out) == 0 {
		return []Change{v.again(c)}
	}
	return s.out
}

// again records what stands once more, for a reason that came later.
func (v *Visit) again(c Change) Change {
	frame := v.frame(c.Key)
	fields := slices.Sorted(maps.Keys(v.Entries[c.Key]))
	if frame.State == Blank && len(fields) > 0 {
		c.Kind, c.Field = KindEntry, fields[len(fields)-1]
		c.Value, c.Cleared = v.Entries[c.Key][c.Field], false
		return c
	}
	c.Value, c.Cleared = frame.Encode(), frame.State == Blank
	return c
}

// NewSession returns a short name that nobody else has. Later ones come after
// earlier ones, those of one program also within a millisecond: several gaps of one
// answer stay in their order.
func NewSession() string {
	var b [3]byte
	_, _ = rand.Read(b[:]) // never fails
	for {
		last := lastSession.Load()
		next := max(time.Now().UnixMilli(), last+1)
		if lastSession.CompareAndSwap(last, next) {
			return fmt.Sprintf("%011x%x", next, b)
		}
	}
}

// lastSession is the millisecond that the last session of this program is named by.
var lastSession atomic.Int64
