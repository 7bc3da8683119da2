package store

import (
	"slices"
	"time"

	"gemba/checklist"
)

// Report says what another file, or what a crash left behind, brought in.
type Report struct {
	New      int // facts that were not here yet
	Known    int // facts that were
	Rejected int // rows that are not what their hash says; never stored
	Carved   int // facts, new or known, found by going through the pages of a damaged file

	Damaged   bool   // the source was damaged or altered and was not read as a database
	Kept      string // where the damaged original was put aside, if it had to be replaced
	Recovered int    // of New: from working copies that a crash left behind

	Templates int // checklists that were not here yet
	Blobs     int // photographs and papers that were not here yet

	Found Found // in the place of the visible file of an open visit

	Visits    []string  // the visits that have new facts, in the order of their ids
	NewFacts  []NewFact // the new facts, in the order in which they were written
	Conflicts int       // open conflicts in those visits, with the new facts in

	same    bool  // the source has all that the book has
	lacks   int64 // where the first fact of the book that the source lacks stands in it, from 1 on; 0: nowhere
	kin     bool  // the source has something of a visit of the book, or that has none
	changed bool  // the book has more than before
	read    stamp // the state of the source that was read
}

// NewFact says which cell a new fact is about, who entered it and when.
type NewFact struct {
	ID    string
	Visit string // empty: about the whole book
	checklist.Cell
	By      string
	Entered time.Time
}

// Empty reports whether there is nothing to tell.
func (r *Report) Empty() bool {
	return r == nil || r.New == 0 && r.Rejected == 0 && !r.Damaged && r.Kept == "" && r.Templates == 0 && r.Blobs == 0 && r.Found == FoundCopy
}

// add takes what o says into r.
func (r *Report) add(o *Report) {
	if o == nil {
		return
	}
	r.New += o.New
	r.Known += o.Known
	r.Rejected += o.Rejected
	r.Carved += o.Carved
	r.Recovered += o.Recovered
	r.Templates += o.Templates
	r.Blobs += o.Blobs
	r.Damaged = r.Damaged || o.Damaged
	if o.Kept != "" {
		r.Kept = o.Kept
	}
	if o.Found != FoundCopy {
		r.Found = o.Found
	}
	if o.New > 0 {
		r.Conflicts = o.Conflicts
	}
	r.NewFacts = append(r.NewFacts, o.NewFacts...)
	for _, visit := range o.Visits {
		r.touched(visit)
	}
}

// touched notes that a visit has new facts.
func (r *Report) touched(visit string) {
	if i, found := slices.BinarySearch(r.Visits, visit); !found {
		r.Visits = slices.Insert(r.Visits, i, visit)
	}
}
