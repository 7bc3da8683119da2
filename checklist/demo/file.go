package demo

import (
	"maps"
	"slices"
	"time"

	"gemba/checklist"
)

// file is the text of one visit as it stands in its file.
type file struct {
	Invented     bool              `toml:"invented"` // every company in the demonstration is
	At           time.Time         `toml:"at"`
	By           string            `toml:"by"`
	Visit        map[string]string `toml:"visit"`
	Answers      map[string]answer `toml:"answers"`
	Observations []observation     `toml:"observations"`
	Commitments  []commitment      `toml:"commitments"`
	Draws        map[string]draw   `toml:"draws"`

	name string
}

// answer is checklist.Answer; without a state it is answered.
type answer struct {
	State      checklist.State   `toml:"state"`
	Reason     string            `toml:"reason"`
	Level      int               `toml:"level"`
	Basis      string            `toml:"basis"`
	Sample     sample            `toml:"sample"`
	Disclosure disclosure        `toml:"disclosure"`
	Gaps       []gap             `toml:"gaps"`
	Fields     map[string]string `toml:"fields"`
	Words      string            `toml:"words"`
	Flagged    bool              `toml:"flagged"`
	Explained  string            `toml:"explained"`
}

type sample struct {
	Population int    `toml:"population"`
	Open       bool   `toml:"open"`
	Drawn      int    `toml:"drawn"`
	Fine       int    `toml:"fine"`
	Late       int    `toml:"late"`
	Exempt     int    `toml:"exempt"`
	Pick       string `toml:"pick"`
	Source     string `toml:"source"`
	Seed       string `toml:"seed"`
	Staged     bool   `toml:"staged"`
}

// draw is how the sample of an answer was made, and what its lines turned out
// to be. One that uses the lines of another item has none of its own.
type draw struct {
	List  string                          `toml:"list"`  // as the factory calls it
	Nonce string                          `toml:"nonce"` // of a draw by the program
	Lines []int                           `toml:"lines"`
	Found map[string]checklist.LineStatus `toml:"found"` // by the number of the line; the others match, and "" is still out
}

type disclosure struct {
	Given   string   `toml:"given"`
	Outcome string   `toml:"outcome"`
	Latency string   `toml:"latency"`
	Tactics []string `toml:"tactics"`
	Asked   string   `toml:"asked"`
	By      string   `toml:"by"`
	Promise string   `toml:"promise"`
	Words   string   `toml:"words"`
}

type gap struct {
	What          string        `toml:"what"`
	CAPA          checklist.Tri `toml:"capa"`
	Acted         checklist.Tri `toml:"acted"`
	InternalAudit checklist.Tri `toml:"internal-audit"`
	External      checklist.Tri `toml:"external"`
}

type observation struct {
	ID   string    `toml:"id"`
	Item string    `toml:"item"`
	At   time.Time `toml:"at"` // when it was observed
	Text string    `toml:"text"`
}

type commitment struct {
	ID    string `toml:"id"`
	Item  string `toml:"item"`
	What  string `toml:"what"`
	Role  string `toml:"role"`
	Due   string `toml:"due"`
	State string `toml:"state"`
	Done  string `toml:"done"`
}

// writing is how long it takes to write an observation down.
const writing = 2 * time.Minute

func (f *file) visit() Visit {
	v := Visit{
		Name:    f.name,
		Fields:  maps.Clone(f.Visit),
		Answers: make(map[string]checklist.Answer, len(f.Answers)),
		At:      f.At,
		By:      f.By,
	}
	for id, a := range f.Answers {
		v.Answers[id] = a.answer()
	}
	for _, o := range f.Observations {
		v.Observations = append(v.Observations, checklist.Observation{
			ID: o.ID, Item: o.Item, Text: o.Text, Observed: o.At, Entered: o.At.Add(writing), By: f.By,
		})
	}
	for _, c := range f.Commitments {
		v.Commitments = append(v.Commitments, checklist.Commitment(c))
	}
	pace(&v)
	v.sheets = f.sheets()
	return v
}

func (a answer) answer() checklist.Answer {
	out := checklist.Answer{
		State: a.State, Reason: a.Reason, Level: a.Level, Basis: a.Basis,
		Sample: checklist.Sample(a.Sample),
		Disclosure: checklist.Disclosure{
			Given: a.Disclosure.Given, Outcome: a.Disclosure.Outcome, Latency: a.Disclosure.Latency,
			Tactics: slices.Clone(a.Disclosure.Tactics), Asked: a.Disclosure.Asked, By: a.Disclosure.By,
			Promise: a.Disclosure.Promise, Words: a.Disclosure.Words,
		},
		Fields: maps.Clone(a.Fields), Words: a.Words, Flagged: a.Flagged, Explained: a.Explained,
	}
	if out.State == checklist.Blank {
		out.State = checklist.Answered
	}
	for _, g := range a.Gaps {
		out.Gaps = append(out.Gaps, checklist.Gap{What: g.What, CAPA: g.CAPA, Acted: g.Acted, InternalAudit: g.InternalAudit, External: g.External})
	}
	return out
}
