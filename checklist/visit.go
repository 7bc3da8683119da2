package checklist

import "time"

// Observation is a note in the visitor's own words about one item, or about
// the visit when Item is empty.
type Observation struct {
	ID       string
	Item     string
	Text     string
	Observed time.Time
	Entered  time.Time
	By       string
}

// Visit is one visit as it stands: the current value of each of its cells.
type Visit struct {
	ID        string // UUIDv7
	Supplier  string
	Site      string
	Order     string
	Date      string // YYYY-MM-DD
	Visitors  string
	Scope     string // frozen with the visit
	Notice    string // days the factory had, as typed
	Checklist string // hash of the checklist it was made with

	Answers      map[string]Answer
	Lists        map[string]List               // item id: what its sample is drawn from
	Draws        map[string]Draw               // item id: which lines were asked for
	Lines        map[string]map[int]SampleLine // item id, number of the line: what it turned out to be
	Entries      map[string]map[string]string  // item id, field of the entry: what was entered with an instrument
	Requests     []Request                     // records asked for, in the order of their ids
	Rivals       map[string][]Answer           // item id: answers of other observers, not yet reconciled
	Disputed     []Cell                        // other than answers: observers disagree, nobody settled it yet
	Observations []Observation                 // in the order of their ids, which is the order of entry
	Commitments  []Commitment
	Attachments  []Attachment // photographs and papers, in the order of their ids

	Comments   []Comment // of the review, in the order of their ids
	Lifts      []Lift    // of caps
	Pens       []Pen     // taken to the visit when it was closed
	Signatures []Signature
	Closed     *Closing // the last one; nil while the visit was never closed

	// Heads is the SHA-256, in lower-case hexadecimal, over the ids of the stored
	// versions that stand and can be signed. It is the same in every copy that
	// holds the same, whatever the version of the program. Only a visit that was
	// read from a file has it; a change takes it away.
	Heads string

	Changed time.Time // latest entry

	typed map[string]Answer // what was typed for items whose answer is derived from lines
}

// NewVisit returns an empty visit with the given id.
func NewVisit(id string) *Visit {
	return &Visit{
		ID: id, Answers: map[string]Answer{}, Rivals: map[string][]Answer{},
		Lists: map[string]List{}, Draws: map[string]Draw{}, Lines: map[string]map[int]SampleLine{}, typed: map[string]Answer{}, Entries: map[string]map[string]string{},
	}
}

// Notes returns how many observations belong to an item.
func (v *Visit) Notes(item string) int {
	n := 0
	for i := range v.Observations {
		if v.Observations[i].Item == item {
			n++
		}
	}
	return n
}

// Progress counts the items of a section that the visit's scope asks, and how
// many of them were dealt with.
func (v *Visit) Progress(c *Checklist, section string) (done, asked int) {
	for _, it := range c.asked(section, v.Scope) {
		asked++
		if v.Answers[it.ID].Given() {
			done++
		}
	}
	return done, asked
}

// Walked returns the share of the asked items that were dealt with, in percent.
func (v *Visit) Walked(c *Checklist) int {
	done, asked := 0, 0
	for i := range c.Sections {
		d, n := v.Progress(c, c.Sections[i].ID)
		done, asked = done+d, asked+n
	}
	if asked == 0 {
		return 0
	}
	return 100 * done / asked
}
