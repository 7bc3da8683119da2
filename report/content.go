package report

import (
	"crypto/sha256"
	"encoding/hex"
	"maps"
	"time"

	"gemba/checklist"
)

// Content is everything that was recorded in a visit, in a fixed order. Times
// are in UTC, keys of maps in the order of their bytes.
type Content struct {
	ID           string                                  `json:"id"`
	Supplier     string                                  `json:"supplier"`
	Site         string                                  `json:"site"`
	Order        string                                  `json:"order"`
	Date         string                                  `json:"date"`
	Visitors     string                                  `json:"visitors"`
	Scope        string                                  `json:"scope"`
	Notice       string                                  `json:"notice"`
	Checklist    string                                  `json:"checklist"` // SHA-256 of its text
	Answers      map[string]Answer                       `json:"answers"`
	Rivals       map[string][]Answer                     `json:"rivals"` // of other observers, not reconciled
	Lists        map[string]checklist.List               `json:"lists"`
	Draws        map[string]checklist.Draw               `json:"draws"`
	Lines        map[string]map[int]checklist.SampleLine `json:"lines"`
	Entries      map[string]map[string]string            `json:"entries"`  // by item and field, as entered with an instrument
	Disputed     []Cell                                  `json:"disputed"` // other than answers: observers disagree
	Requests     []Request                               `json:"requests"`
	Observations []Observation                           `json:"observations"`
	Commitments  []Commitment                            `json:"commitments"`
	Attachments  []Attachment                            `json:"attachments"`
	Review       Review                                  `json:"review"`
}

// Answer is the value of one answer and who recorded it when.
type Answer struct {
	checklist.Answer
	Observed time.Time `json:"observed,omitzero"`
	Entered  time.Time `json:"entered,omitzero"`
	By       string    `json:"by,omitempty"`
}

// Request is a record that was asked for, with its clock.
type Request struct {
	ID       string    `json:"id"`
	Item     string    `json:"item"`
	What     string    `json:"what"`
	Class    string    `json:"class,omitempty"`
	Asked    time.Time `json:"asked,omitzero"`
	Answered time.Time `json:"answered,omitzero"`
	InHand   time.Time `json:"in_hand,omitzero"`
	View     string    `json:"view,omitempty"`
	Shown    string    `json:"shown,omitempty"`
	GivenUp  bool      `json:"given_up,omitempty"`
}

// Observation is a note in the visitor's own words.
type Observation struct {
	ID       string    `json:"id"`
	Item     string    `json:"item,omitempty"`
	Text     string    `json:"text"`
	Observed time.Time `json:"observed,omitzero"`
	Entered  time.Time `json:"entered,omitzero"`
	By       string    `json:"by,omitempty"`
}

// Commitment is a promise: what, which role, by when, and what became of it.
type Commitment struct {
	ID    string `json:"id"`
	Item  string `json:"item,omitempty"`
	What  string `json:"what"`
	Role  string `json:"role,omitempty"`
	Due   string `json:"due,omitempty"`
	State string `json:"state,omitempty"`
	Done  string `json:"done,omitempty"`
}

// Attachment is a photograph or a paper; the picture itself stays in the visit
// file and is known here by its hash.
type Attachment struct {
	ID       string    `json:"id"`
	Item     string    `json:"item,omitempty"`
	Caption  string    `json:"caption,omitempty"`
	Mime     string    `json:"mime,omitempty"`
	Name     string    `json:"name,omitempty"`
	SHA      string    `json:"sha"`
	Original string    `json:"original,omitempty"`
	Taken    time.Time `json:"taken,omitzero"`
	Observed time.Time `json:"observed,omitzero"`
	Entered  time.Time `json:"entered,omitzero"`
	By       string    `json:"by,omitempty"`
}

// clock tells a time as JSON is to hold it.
type clock func(time.Time) time.Time

// Recorded is the content of a visit with its times as the clocks stood where they
// were recorded, as "gemba show --json" prints them. What is empty is an empty list
// or map and never null.
func Recorded(v *checklist.Visit) Content { return contentOf(v, writable) }

// contentOf puts a visit into its order.
func contentOf(v *checklist.Visit, at clock) Content {
	c := Content{
		ID: v.ID, Supplier: v.Supplier, Site: v.Site, Order: v.Order, Date: v.Date, Visitors: v.Visitors,
		Scope: v.Scope, Notice: v.Notice, Checklist: v.Checklist,
		Answers: map[string]Answer{}, Rivals: map[string][]Answer{},
		Lists: map[string]checklist.List{}, Draws: map[string]checklist.Draw{}, Lines: map[string]map[int]checklist.SampleLine{},
		Entries: map[string]map[string]string{}, Disputed: []Cell{}, Requests: []Request{}, Observations: []Observation{}, Commitments: []Commitment{}, Attachments: []Attachment{},
	}
	answer := func(a checklist.Answer) Answer {
		return Answer{Answer: a, Observed: at(a.Observed), Entered: at(a.Entered), By: a.By}
	}
	for id, a := range v.Answers {
		c.Answers[id] = answer(a)
	}
	for id, list := range v.Rivals {
		for _, a := range list {
			c.Rivals[id] = append(c.Rivals[id], answer(a))
		}
	}
	maps.Copy(c.Lists, v.Lists)
	maps.Copy(c.Draws, v.Draws)
	maps.Copy(c.Lines, v.Lines)
	maps.Copy(c.Entries, v.Entries)
	for _, cell := range v.Disputed {
		c.Disputed = append(c.Disputed, Cell(cell))
	}
	for _, r := range v.Requests {
		r.Asked, r.Answered, r.InHand = at(r.Asked), at(r.Answered), at(r.InHand)
		c.Requests = append(c.Requests, Request(r))
	}
	for _, o := range v.Observations {
		o.Observed, o.Entered = at(o.Observed), at(o.Entered)
		c.Observations = append(c.Observations, Observation(o))
	}
	for _, p := range v.Commitments {
		c.Commitments = append(c.Commitments, Commitment(p))
	}
	for _, a := range v.Attachments {
		a.Taken, a.Observed, a.Entered = at(a.Taken), at(a.Observed), at(a.Entered)
		c.Attachments = append(c.Attachments, Attachment(a))
	}
	c.Review = reviewOf(v, at)
	return c
}

// utc returns a time in UTC. One that has no year there is no time: JSON could
// not hold it.
func utc(t time.Time) time.Time { return writable(t.UTC()) }

// writable returns a time, and none where JSON could not hold it.
func writable(t time.Time) time.Time {
	if y := t.Year(); y < 1 || y > 9999 {
		return time.Time{}
	}
	return t
}

// Fingerprint returns the SHA-256, in lower-case hexadecimal, of a visit's
// [Content] as compact JSON: no spaces, keys in the order of the struct, keys of
// maps in the order of their bytes, times in UTC, the characters < > & as they
// are. It is the same on every computer, and another as soon as one answer, one
// time or one name is another. Who has the JSON report of a visit, and not the
// one for the supplier, computes it with
//
//	jq -cj .visit report.json | sha256sum
func Fingerprint(v *checklist.Visit) string {
	b, err := compact(contentOf(v, utc))
	if err != nil { // no part of a Content can fail to marshal
		panic(err)
	}
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}
