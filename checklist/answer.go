package checklist

import (
	"encoding/json"
	"fmt"
	"time"
)

// State says what kind of answer an item has.
type State string

// The states. Only Answered has a value; Blank is an item that nobody asked.
const (
	Blank    State = ""
	Answered State = "answered"
	NotSeen  State = "not-seen"
	NA       State = "na"
	Refused  State = "refused"
)

// Tri is yes, no, or not known, which is also the zero value.
type Tri string

// The values of a Tri besides its zero value.
const (
	Yes     Tri = "yes"
	No      Tri = "no"
	Unknown Tri = "unknown"
)

// Worse reports whether t is less favourable than another: no is worse than not
// known, and that than yes. What is none of them is not compared.
func (t Tri) Worse(than Tri) bool {
	rank := map[Tri]int{Yes: 1, Unknown: 2, No: 3}
	return rank[than] > 0 && rank[t] > rank[than]
}

// Known reports whether t is a yes or a no.
func (t Tri) Known() bool { return t == Yes || t == No }

// Sample is the outcome of records drawn from a list.
type Sample struct {
	Population int    `json:"population,omitempty"` // N, lines in the list
	Open       bool   `json:"open,omitempty"`       // N is not known
	Drawn      int    `json:"drawn,omitempty"`      // n, lines asked for
	Fine       int    `json:"fine,omitempty"`       // lines found and fine; asked and not produced is not fine
	Late       int    `json:"late,omitempty"`       // of the others: appeared later
	Exempt     int    `json:"exempt,omitempty"`     // lines that left the list under a written rule
	Pick       string `json:"pick,omitempty"`       // who drew: random, visitor or factory; counted in full needs none
	Source     string `json:"source,omitempty"`     // where the list came from; limits the pick
	Seed       string `json:"seed,omitempty"`       // of a draw by the program
	Staged     bool   `json:"staged,omitempty"`     // a second stage was declared beforehand, and is priced into the limits
}

// Counted reports whether every line of the list was looked at.
func (s Sample) Counted() bool { return !s.Open && s.Population > 0 && s.Drawn == s.Population }

// Disclosure is the outcome of one probe: what was asked, what came.
type Disclosure struct {
	Given   string   `json:"given,omitempty"`   // disclosure table
	Outcome string   `json:"outcome,omitempty"` // outcome table
	Latency string   `json:"latency,omitempty"` // latency table
	Tactics []string `json:"tactics,omitempty"`
	Asked   string   `json:"asked,omitempty"` // role that was asked
	By      string   `json:"by,omitempty"`    // role that answered
	Promise string   `json:"promise,omitempty"`
	Words   string   `json:"words,omitempty"` // verbatim

	// The clock of the probe, as times in RFC 3339; empty where it did not get
	// so far.
	Started     string `json:"started,omitempty"`
	FirstAnswer string `json:"first-answer,omitempty"`
	InHand      string `json:"in-hand,omitempty"`
}

// Gap is one gap that the visitor found, and whether the factory's own layers
// had noticed it before the visit was announced.
type Gap struct {
	ID            string `json:"-"` // of a gap whose parts are facts of their own
	What          string `json:"what,omitempty"`
	CAPA          Tri    `json:"capa,omitempty"`  // in the corrective action or NCR log
	Acted         Tri    `json:"acted,omitempty"` // and acted upon, not only logged
	InternalAudit Tri    `json:"internal-audit,omitempty"`
	External      Tri    `json:"external,omitempty"` // surveillance, customer audit or complaint
}

// Readings are recorded values of one characteristic, as they stand in the
// record, with what is needed to look at them.
type Readings struct {
	Values []string `json:"values,omitempty"`
	Step   string   `json:"step,omitempty"`  // smallest difference that the gauge shows
	Lower  string   `json:"lower,omitempty"` // limits of the tolerance
	Upper  string   `json:"upper,omitempty"`
	Gauge  string   `json:"gauge,omitempty"` // standard deviation of the gauge, if known
	Lot    string   `json:"lot,omitempty"`   // which record the values are from
}

// Answer is what was recorded for one item. The zero value is "not asked".
// Which parts are used depends on the item's kind.
type Answer struct {
	State      State             `json:"state,omitempty"`
	Reason     string            `json:"reason,omitempty"` // why not applicable; what was refused
	Level      int               `json:"level,omitempty"`  // points of the level
	Basis      string            `json:"basis,omitempty"`  // basis table; unset counts as told
	Sample     Sample            `json:"sample,omitzero"`
	Disclosure Disclosure        `json:"disclosure,omitzero"`
	Gaps       []Gap             `json:"gaps,omitempty"`
	Fields     map[string]string `json:"fields,omitempty"` // as typed, by field name
	Words      string            `json:"words,omitempty"`
	Counts     map[string]int    `json:"counts,omitempty"`    // of a tally, by stage, by month and stage, by who raised it
	Readings   Readings          `json:"readings,omitzero"`   // recorded values that were keyed in
	Confirmed  bool              `json:"confirmed,omitempty"` // the item's knock is proven
	Flagged    bool              `json:"flagged,omitempty"`   // an unexplained flag is raised
	Explained  string            `json:"explained,omitempty"` // what settled the flag

	// Who recorded it and when; facts carry these, not the value.
	Observed time.Time `json:"-"`
	Entered  time.Time `json:"-"`
	By       string    `json:"-"`

	// Apart is set on the answer of another observer who disagrees about entries
	// of it only, each of which is a disagreement of its own.
	Apart bool `json:"-"`
}

// Encode returns the text of a, as it stands in the value of its cell. Equal
// answers have equal texts.
func (a Answer) Encode() string { return EncodeCell(a) }

// DecodeAnswer reads the text that [Answer.Encode] wrote. Parts that this
// version does not know are passed over. The error wraps [ErrInvalid].
func DecodeAnswer(text string) (Answer, error) {
	var a Answer
	if err := json.Unmarshal([]byte(text), &a); err != nil {
		return Answer{}, fmt.Errorf("%w answer: %w", ErrInvalid, err)
	}
	switch a.State {
	case Blank, Answered, NotSeen, NA, Refused:
		return a, nil
	}
	return Answer{}, fmt.Errorf("%w answer: state %q", ErrInvalid, a.State)
}

// Given reports whether the item was dealt with: answered, not applicable or
// refused. An item marked as not seen is still open.
func (a Answer) Given() bool { return a.State == Answered || a.State == NA || a.State == Refused }

// AnswerChange is the change that makes the answer to an item; a blank one clears it.
func AnswerChange(item string, a Answer, reason string) Change {
	return Change{
		Cell:  Cell{Kind: KindAnswer, Key: item, Field: FieldValue},
		Value: a.Encode(), Cleared: a.State == Blank, Reason: reason,
	}
}
