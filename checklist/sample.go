package checklist

import (
	"encoding/json"
	"strconv"
)

// The kinds of cells of a drawn sample. A sample has one cell for its list, one
// for its draw, and one for each line, so that two people can work one slip.
const (
	KindSample = "sample" // key is the item id, field list or draw
	KindLine   = "line"   // key is the item id, field the number of the line
)

// The fields of a sample cell.
const (
	FieldList = "list"
	FieldDraw = "draw"
)

// List is what a sample is drawn from, frozen before the draw.
type List struct {
	Name    string `json:"name,omitempty"`     // as the factory calls it
	Source  string `json:"source,omitempty"`   // list-source table; limits the pick
	Lines   int    `json:"lines,omitempty"`    // N
	Open    bool   `json:"open,omitempty"`     // N is not known
	PerPage int    `json:"per-page,omitempty"` // lines on a page of a bound book; 0 for a list without pages
}

// Draw is which lines were asked for, and how they were chosen. A later draw
// replaces an earlier one with a reason; the history keeps both.
type Draw struct {
	Pick   string `json:"pick,omitempty"`   // random, visitor or factory
	Nonce  string `json:"nonce,omitempty"`  // typed by the visitor, or thrown with dice
	Seed   string `json:"seed,omitempty"`   // of a draw by the program; stored before the list is handed over
	Lines  []int  `json:"lines,omitempty"`  // ascending; of the first stage
	Second []int  `json:"second,omitempty"` // lines of a second stage
	Staged bool   `json:"staged,omitempty"` // a second stage was declared before the first was looked at
	More   int    `json:"more,omitempty"`   // lines that the declared stage adds; 0: as many as the first has
}

// SecondSize is how many lines the declared second stage adds, of a list of so
// many; 0 where none is declared.
func (d Draw) SecondSize(population int) int {
	if !d.Staged {
		return 0
	}
	more := d.More
	if more == 0 {
		more = len(d.Lines)
	}
	return max(0, min(more, population-len(d.Lines)))
}

// All returns the lines of both stages.
func (d Draw) All() []int { return append(append([]int(nil), d.Lines...), d.Second...) }

// LineStatus says what one line of a sample turned out to be. The ids are those
// of the line-status table and fixed by the model.
type LineStatus string

// The statuses of a line. An exempt line leaves the list; late, mismatch and
// missing are not fine.
const (
	LineMatch    LineStatus = "match"
	LineMismatch LineStatus = "mismatch"
	LineLate     LineStatus = "late"
	LineMissing  LineStatus = "missing"
	LineExempt   LineStatus = "exempt"
)

// Worse reports whether a status is less favourable than another: missing is
// the worst, then mismatch, late, exempt, no status at all, and match. Of two
// observers who marked one line differently the worse status counts until they
// are reconciled. A status that this version does not know counts as mismatch.
func (s LineStatus) Worse(than LineStatus) bool { return s.rank() > than.rank() }

func (s LineStatus) rank() int {
	switch s {
	case LineMatch:
		return 0
	case "":
		return 1
	case LineExempt:
		return 2
	case LineLate:
		return 3
	case LineMissing:
		return 5
	default: // LineMismatch
		return 4
	}
}

// SampleLine is one line of a drawn sample.
type SampleLine struct {
	Status LineStatus `json:"status,omitempty"`
	Place  string     `json:"place,omitempty"` // where the record came from
	Note   string     `json:"note,omitempty"`

	// Marks is what the instrument wrote down to arrive at the status: values
	// recorded and measured, marks of a rubric, minutes of a link.
	Marks map[string]string `json:"marks,omitempty"`
}

// MarkAt is the mark of a line that says when it was looked at, as RFC 3339.
const MarkAt = "at"

// applySample takes a new list or draw of a sample.
func (v *Visit) applySample(c Change) {
	switch c.Field {
	case FieldList:
		var l List
		if json.Unmarshal([]byte(c.Value), &l) == nil || c.Cleared {
			v.Lists[c.Key] = l
		}
	case FieldDraw:
		var d Draw
		if json.Unmarshal([]byte(c.Value), &d) == nil || c.Cleared {
			v.Draws[c.Key] = d
		}
	}
	v.tally(c)
}

// applyLine takes what one line turned out to be.
func (v *Visit) applyLine(c Change) {
	n, err := strconv.Atoi(c.Field)
	if err != nil || n < 1 {
		return
	}
	var l SampleLine
	if !c.Cleared && json.Unmarshal([]byte(c.Value), &l) != nil {
		return
	}
	if v.Lines[c.Key] == nil {
		v.Lines[c.Key] = map[int]SampleLine{}
	}
	if l.Status == "" {
		delete(v.Lines[c.Key], n)
	} else {
		v.Lines[c.Key][n] = l
	}
	v.tally(c)
}

// tally derives the answer to an item from its lines and entries. An item without
// any has the answer that was typed. One that was refused or does not apply stays
// so, with what was worked beside it; what else was typed, such as a confirmed
// fact, stays beside the lines.
// Lines that were drawn and have no status yet are still out and do not count.
func (v *Visit) tally(c Change) {
	typed, derived := v.typed[c.Key]
	lines, lined := len(v.Lines[c.Key]) > 0, v.lined(c.Key)
	if !lines && !lined {
		if derived {
			v.setAnswer(c.Key, typed)
			delete(v.typed, c.Key)
		}
		return
	}
	if !derived {
		typed = v.Answers[c.Key]
		v.typed[c.Key] = typed
	}
	a := v.Worked(c.Key, typed)
	if typed.SetAside() {
		v.setAnswer(c.Key, a)
		return
	}
	if before := v.Answers[c.Key]; before.Entered.After(c.Entered) {
		c.Observed, c.Entered, c.By = before.Observed, before.Entered, before.By
	}
	a.Observed, a.Entered, a.By = c.Observed, c.Entered, c.By
	v.setAnswer(c.Key, a)
}

// setAnswer makes a the answer to an item; a blank one takes it away.
func (v *Visit) setAnswer(item string, a Answer) {
	if a.State == Blank {
		delete(v.Answers, item)
		return
	}
	v.Answers[item] = a
}

// sampled counts the lines of an item.
func (v *Visit) sampled(item string) Sample {
	list, draw := v.Lists[item], v.Draws[item]
	s := Sample{Population: list.Lines, Open: list.Open, Source: list.Source, Pick: draw.Pick, Seed: draw.Seed, Staged: draw.Staged}
	for _, l := range v.Lines[item] {
		switch l.Status {
		case LineExempt:
			s.Exempt++
			continue
		case LineLate:
			s.Late++
		case LineMatch:
			s.Fine++
		case LineMismatch, LineMissing:
		}
		s.Drawn++
	}
	s.Population = max(0, s.Population-s.Exempt)
	return s
}
