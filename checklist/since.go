package checklist

import (
	"slices"
	"time"
)

// Since is what of a visit is another than when it was closed or signed. Only a
// visit that was read from a file has it.
type Since struct {
	Known   bool    // what stood then was found, and its hash is the one that was closed or signed
	Missing int     // versions of it that the file does not have
	Later   []Later // in the order of entry
}

// Told returns what is worth a line to a reader: not the cells that only say what
// another line of the same entry is about, such as the item of a new observation.
func (s *Since) Told() []Later {
	return slices.DeleteFunc(slices.Clone(s.Later), func(l Later) bool {
		dependent := l.Field == "item" || l.Kind == KindComment && (l.Field == "type" || l.Field == "to" || l.Field == "role") || l.Kind == KindLift && l.Field == "rule"
		return dependent && len(l.Before) == 0 && slices.ContainsFunc(s.Later, func(o Later) bool {
			return o.Kind == l.Kind && o.Key == l.Key && (o.Field == "text" || o.Field == "what" || o.Field == "reason" || o.Field == "name")
		})
	})
}

// Checklist returns the hash of the checklist that the visit had then; empty where
// it is that of today.
func (s *Since) Checklist() string {
	for i := range s.Later {
		l := &s.Later[i]
		if l.Kind == KindVisit && l.Field == FieldChecklist && len(l.Before) > 0 {
			return l.Before[0].Value
		}
	}
	return ""
}

// Later is a version that stands and did not when the visit was closed or signed:
// it was recorded afterwards, or came in from another copy.
type Later struct {
	Change
	Arrived time.Time // when the file received it
	Before  []Stood   // what the cell said then; nothing where it had no value
	Beside  bool      // what stood then stands still: their authors had not seen each other's
}

// Stood is a value that a cell had.
type Stood struct {
	Value   string
	Cleared bool
	By      string
	Entered time.Time
}
