package checklist

import (
	"encoding/json"
	"time"
)

// The kinds of cells. A cell is (kind, key, field): what a change changes and
// what a merge compares.
const (
	KindVisit       = "visit"       // key empty
	KindAnswer      = "answer"      // key is the item id
	KindObservation = "observation" // key is a UUIDv7
	KindCommitment  = "commitment"  // key is a UUIDv7

	// KindActor is the kind of the cells that say who somebody is. They belong to a
	// whole file and to no visit; the key is the id of an actor in hexadecimal.
	KindActor = "actor"
)

// The fields of a visit cell.
const (
	FieldSupplier  = "supplier"
	FieldSite      = "site"
	FieldOrder     = "order"
	FieldDate      = "date"
	FieldVisitors  = "visitors"
	FieldScope     = "scope"
	FieldNotice    = "notice"
	FieldChecklist = "checklist"
)

// FieldValue is the one field of an answer; FieldDeleted, set to anything,
// takes an observation or a commitment off the list. Its facts stay.
const (
	FieldValue   = "value"
	FieldDeleted = "_deleted"
)

// Cell names one value of a visit.
type Cell struct{ Kind, Key, Field string }

// Change is one thing that somebody recorded: a new value of one cell, who
// entered it, when it was entered and, where that differs, when it was
// observed.
type Change struct {
	Cell
	Value    string
	Cleared  bool // the cell has no value any more
	Reason   string
	Observed time.Time
	Entered  time.Time
	By       string // name of the actor

	// Typed is where the text was kept while it was typed, where that is not
	// the cell itself: what is new has no key of its own yet. The draft there is
	// forgotten in the same step in which the change is stored.
	Typed Cell
}

// EncodeCell returns the text of a value that has parts, such as a [List], a [Draw]
// or a [Signature], as it stands in its cell.
func EncodeCell(v any) string {
	b, err := json.Marshal(v)
	if err != nil { // no part of a visit can fail to marshal
		panic(err)
	}
	return string(b)
}

// partChanges makes the changes of one entry of a list out of fields and values in
// turn; what is empty is left out.
func partChanges(kind, key string, pairs ...string) []Change {
	var list []Change
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i+1] != "" {
			list = append(list, Change{Cell: Cell{Kind: kind, Key: key, Field: pairs[i]}, Value: pairs[i+1]})
		}
	}
	return list
}
