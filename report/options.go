package report

import (
	"fmt"
	"slices"
	"time"

	"gemba/checklist"
)

// Audience says for whom a report is made, and so what is in it.
type Audience string

// The audiences. Internal is for the team that made the visit, and the zero
// value means it. Supplier leaves out what would expose a person or teach
// somebody to answer; see [Options]. Counsel has everything, with the fact log.
const (
	Internal Audience = "internal"
	Supplier Audience = "supplier"
	Counsel  Audience = "counsel"
)

// Audiences returns the audiences, for a choice among them.
func Audiences() []Audience { return []Audience{Internal, Supplier, Counsel} }

// Languages returns the languages of a report, for a choice among them.
func Languages() []string { return []string{english, chinese} }

// Options say for whom and in which language a report is made.
//
// A report for the supplier holds no name of a person, no word about candour
// (its items, points, caps, probes and tactics), no visitor's note, comment or
// photograph, no points of single questions or themes, from which candour could
// be worked out by subtraction, and no question to ask next. Every report says
// what was left out of it. Who knows the method can still bound what is hidden
// from the score and the answers that are shown: the score itself contains it.
type Options struct {
	For   Audience  // empty: internal
	Lang  string    // of the report's own words, "en" or "zh"; empty: "en"
	Now   time.Time // when the report is made
	Facts []Fact    // the fact log, for counsel; may be nil

	Policy *Policy // of the buyer; nil: [DefaultPolicy]

	// Unread are the files that a library report leaves out, since they cannot be
	// read.
	Unread []string

	// Past are checklists, by the hash of their text, that the visit had before, as
	// when it was closed or signed: what was recorded under one of them is put into
	// words by it.
	Past map[string]*checklist.Checklist

	// Picture reads the file of a photograph by its hash, for a page; nil, or an
	// error of it, leaves the photograph listed without being shown.
	Picture func(sha string) ([]byte, error)
}

// Fact is one stored change as the fact log keeps it: one version of a cell of
// the visit. The log is in no order but that of the caller.
type Fact struct {
	ID       string    `json:"id"`
	Kind     string    `json:"kind"`
	Key      string    `json:"key"`
	Field    string    `json:"field"`
	By       string    `json:"by"`
	Role     string    `json:"role,omitempty"`
	Device   string    `json:"device,omitempty"`
	Observed time.Time `json:"observed"`
	Entered  time.Time `json:"entered"`
	Arrived  time.Time `json:"arrived"` // since when this file has it
	Suspect  bool      `json:"suspect"` // a clock was wrong
	From     []string  `json:"from"`    // the values that it replaced
	To       string    `json:"to"`
	Cleared  bool      `json:"cleared"`
	Reason   string    `json:"reason,omitempty"`
	Stands   bool      `json:"stands"` // no other version replaces it

	Checklist string `json:"-"` // hash of the one it was recorded under; empty: that of today
}

// made says when the report is made; nothing where that is not told.
func (o Options) made() string {
	if o.Now.IsZero() {
		return ""
	}
	return o.Now.Format("2006-01-02 15:04 -07:00")
}

// checked fills what is missing. The error wraps [checklist.ErrInvalid].
func (o Options) checked() (Options, error) {
	if o.For == "" {
		o.For = Internal
	}
	if o.Lang == "" {
		o.Lang = english
	}
	if o.Policy == nil {
		p := DefaultPolicy()
		o.Policy = &p
	}
	if err := o.Policy.Check(); err != nil {
		return o, err
	}
	switch o.For {
	case Internal, Supplier, Counsel:
	default:
		return o, fmt.Errorf("%w audience %q", checklist.ErrInvalid, o.For)
	}
	if !slices.Contains(Languages(), o.Lang) {
		return o, fmt.Errorf("%w language %q of a report", checklist.ErrInvalid, o.Lang)
	}
	if o.For != Counsel {
		o.Facts = nil
	}
	if o.For == Supplier {
		o.Picture = nil
	}
	return o, nil
}
