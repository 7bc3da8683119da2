package main

import (
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"gemba/assessment"
	"gemba/checklist"
	"gemba/report"
)

// shownReview is the review of a visit, in JSON.
type shownReview struct {
	ReadOnly   bool             `json:"read_only"`
	Heads      string           `json:"heads"` // hash of what stands
	Closed     *shownClosing    `json:"closed,omitempty"`
	Comments   []report.Comment `json:"comments"`
	Lifts      []report.Lift    `json:"lifts"`
	Signatures []shownSignature `json:"signatures"`
	LiftedTo   string           `json:"lifted_to,omitempty"` // the status without the lifted caps
	AsOfNow    string           `json:"as_of_now,omitempty"` // the status with what became of the promises
}

type shownClosing struct {
	By          string          `json:"by"`
	At          time.Time       `json:"at"`
	Model       string          `json:"model"`
	Checklist   string          `json:"checklist"`
	Result      json.RawMessage `json:"result"`
	Differences []string        `json:"differences"` // of what is computed today
	Since       shownSince      `json:"since"`
}

type shownSignature struct {
	checklist.Signature
	By      string     `json:"by"`
	Entered time.Time  `json:"entered"`
	Stands  bool       `json:"stands"` // nothing changed since
	Since   shownSince `json:"since"`
}

func (s *showing) reviewJSON() shownReview {
	said := report.Recorded(s.v).Review
	v := s.v
	sheet := assessment.NewSheet(s.c, v)
	r := sheet.Result()
	out := shownReview{ReadOnly: v.ReadOnly(), Heads: v.Heads, Comments: said.Comments, Lifts: said.Lifts, Signatures: []shownSignature{}}
	if then := sheet.AsClosed(r); then != nil {
		c := v.Closed
		out.Closed = &shownClosing{By: c.By, At: c.Entered, Model: c.Model, Checklist: c.Checklist, Result: c.Result, Differences: []string{}, Since: s.sinceJSON(&c.Since)}
		for _, d := range then.Differences {
			out.Closed.Differences = append(out.Closed.Differences, d.String())
		}
	}
	if g, lifted := sheet.Lifted(r); len(lifted) > 0 {
		out.LiftedTo = g
	}
	for i := range v.Signatures {
		g := v.Signatures[i]
		out.Signatures = append(out.Signatures, shownSignature{g, g.By, g.Entered, v.Stands(&g), s.sinceJSON(&g.Since)})
	}
	if now := assessment.Evaluate(s.c, assessment.AsOfNow(s.c, v)); assessment.Delta(r, now) != "" {
		out.AsOfNow = now.Status
	}
	return out
}

// review prints what became of the visit after it was made: whether it is closed,
// and at what, who signed it, what was lifted, and the grade as promises stand.
func (s *showing) review(r *assessment.Result) {
	sheet := assessment.NewSheet(s.c, s.v)
	if now := assessment.Evaluate(s.c, assessment.AsOfNow(s.c, s.v)); assessment.Delta(r, now) != "" {
		s.line("AS OF NOW", now.Status+"  with the promises that were kept or broken since: "+assessment.Delta(r, now))
	}
	if g, lifted := sheet.Lifted(r); len(lifted) > 0 {
		s.line("LIFTED", fmt.Sprintf("%s without the caps that were lifted; computed %s", g, r.Status))
	}
	for i := range s.v.Lifts {
		s.lift(&s.v.Lifts[i])
	}
	s.closing(sheet, r)
	for i := range s.v.Signatures {
		g := &s.v.Signatures[i]
		s.line("SIGNED", fmt.Sprintf("%s as %s, %s, at %s", g.By, g.As, stampOf(g.Entered), g.Status))
		if g.Words != "" {
			s.line("", g.Words)
		}
		if s.v.Stands(g) {
			s.line("", "nothing changed since; the hash is the one that was signed, "+beginning(g.Heads, 12))
			continue
		}
		s.line("", "something changed since:")
		s.since(&g.Since, "signed", g.Entered)
	}
}

func (s *showing) closing(sheet *assessment.Sheet, r *assessment.Result) {
	then := sheet.AsClosed(r)
	if then == nil {
		return
	}
	c := s.v.Closed
	s.line("CLOSED", fmt.Sprintf("by %s, %s, with %s", c.By, stampOf(c.Entered), c.Model))
	for i := range s.v.Pens {
		if p := &s.v.Pens[i]; p.Closing == c.ID {
			s.line("REOPENED", fmt.Sprintf("by %s, %s", p.By, stampOf(p.Entered)))
			s.line("", "because: "+p.Reason)
		}
	}
	switch {
	case then.Record == nil:
		s.line("THEN", "what was kept at the closing cannot be read")
	case len(then.Differences) > 0:
		k := then.Record
		s.line("THEN", fmt.Sprintf("%s, practice %s (%s to %s), paper %s", k.Status, assessment.Points(k.Practice.Score), assessment.Points(k.Practice.Lo), assessment.Points(k.Practice.Hi), assessment.Points(k.Paper.Score)))
		s.line("TODAY", fmt.Sprintf("%s, %s: %s", r.Status, resultNumbers(r), whyOther(s.v, r)))
	}
	if s.v.Heads != c.Heads {
		s.line("SINCE", "changed since it was closed:")
		s.since(&c.Since, "closed", c.Entered)
	}
}

// whyOther says why a result of today is not the one of the closing.
func whyOther(v *checklist.Visit, r *assessment.Result) string {
	switch {
	case v.Closed.Model != r.Model:
		return "another model, " + r.Model
	case v.Closed.Checklist != r.Checklist:
		return "another checklist"
	case v.Heads != v.Closed.Heads:
		return "the visit changed since it was closed"
	}
	return "computed anew"
}

func (s *showing) lift(l *checklist.Lift) {
	s.line("LIFT", fmt.Sprintf("%s, by %s, %s, id %s", strings.TrimSpace(l.Rule+" "+l.Item), l.By, stampOf(l.Entered), tail(l.ID)))
	s.line("", "because: "+l.Reason)
	if l.Withdrawn != "" {
		s.line("", fmt.Sprintf("withdrawn by %s: %s", l.WithdrawnBy, l.Withdrawn))
	}
}

// comments prints what was said in review about an item, or about the visit,
// under a title.
func (s *showing) comments(item, title string) {
	if len(s.v.CommentsOn(item)) == 0 {
		return
	}
	s.heading(title)
	s.threads(item, 0)
}

// threads prints what was said about an item, each with its answers.
func (s *showing) threads(item string, width int) {
	for _, c := range s.v.CommentsOn(item) {
		if c.Type == checklist.TypeAnswer && c.To != "" {
			continue
		}
		s.comment(&c, width)
		for _, a := range s.v.Thread(c.ID) {
			s.comment(&a, width+2)
		}
	}
}

func (s *showing) comment(c *checklist.Comment, width int) {
	kind := c.Type
	if c.Role != "" {
		kind += " of the " + c.Role
	}
	if c.Open() {
		kind += ", open"
	}
	s.indented("", width, fmt.Sprintf("» %s, %s %s, id %s", kind, s.clock(c.Entered, c.Entered), c.By, tail(c.ID)))
	s.block("", "", c.Text, width+2)
	if c.Settled != "" {
		s.indented("", width+2, fmt.Sprintf("settled by %s: %s", c.SettledBy, c.Settled))
	}
}

// reviewText puts the JSON of a cell of the review into words.
func reviewText(cell checklist.Cell, value string) string {
	v := checklist.NewVisit("")
	v.Apply(checklist.Change{Cell: cell, Value: value})
	switch {
	case v.Closed != nil:
		text := "closed with " + v.Closed.Model
		if k, err := assessment.DecodeRecord(v.Closed.Result); err == nil {
			text += " at " + k.Status
		}
		return text
	case len(v.Pens) == 1:
		return "took the pen: " + v.Pens[0].Reason
	case len(v.Signatures) == 1:
		g := v.Signatures[0]
		return strings.TrimSuffix(fmt.Sprintf("signed as %s at %s, %s: %s", g.As, g.Status, beginning(g.Heads, 12), g.Words), ": ")
	}
	return value
}
