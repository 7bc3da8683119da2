package report

import (
	"strconv"
	"time"

	"gemba/assessment"
)

// page is a whole report, ready to be set: the same for HTML and for Markdown.
type page struct {
	tongue
	Lang        string // of the document
	Title       text
	Audience    text
	Head        []part // of the visit
	Summary     *summary
	Now         *summary // as promises stand now; nil where that is the same
	Advice      advice
	Waterfall   *waterfall
	Themes      []theme
	Sections    []section
	VisitNotes  []note
	Samples     []sample
	Tallies     []tally
	Probes      []probe
	Requests    []request
	Commitments []commitment
	Review      *reviewed // nil where there is none, and for the supplier
	Attachments []attachment
	NotSeen     []unseen
	Done, Asked int // items of the scope
	OutOfScope  int
	Facts       []entered
	LeftOut     []string
	Marks       []part // what identifies the visit, the checklist and the model
	Candid      bool   // points and candour are shown
}

// commitment is a promise and what became of it.
type commitment struct {
	ID    string // of the item
	What  text
	Role  text
	Due   text
	State text
	Done  text
}

func (e *edition) page() *page {
	s := e.summary(e.r)
	p := &page{
		tongue: e.tongue, Lang: e.o.Lang, Candid: e.candid(),
		Title: e.typed(e.v.Supplier), Audience: e.say(audienceWords[e.o.For]), Head: e.head(),
		Summary: s, Advice: e.advice(s), Sections: e.sections(), VisitNotes: e.notes(""), Samples: e.samples(), Tallies: e.tallies(),
		Requests: e.requests(), Commitments: e.commitments(), Review: e.review(), Attachments: e.attachments(), NotSeen: e.notSeen(),
		Facts: e.facts(), LeftOut: e.left, Marks: e.marks(),
	}
	if p.Title.S == "" {
		p.Title = e.say("Supplier not named")
	}
	for _, it := range e.items() {
		switch {
		case !it.InScope(e.v.Scope):
			p.OutOfScope++
		case e.v.Answers[it.ID].Given():
			p.Done++
			fallthrough
		default:
			p.Asked++
		}
	}
	if e.now != nil {
		p.Now = e.summary(e.now)
	}
	if e.candid() {
		p.Waterfall, p.Themes, p.Probes = e.waterfall(), e.themes(), e.probes()
	}
	return p
}

var audienceWords = map[Audience]string{
	Internal: "Internal report",
	Supplier: "Report for the supplier",
	Counsel:  "Report for counsel",
}

// head names the visit.
func (e *edition) head() []part {
	p := &parts{tongue: e.tongue, c: e.c}
	p.add("Site", p.typed(e.v.Site))
	p.add("Order", p.typed(e.v.Order))
	p.add("Date of the visit", p.typed(e.v.Date))
	p.add("Visitors", p.typed(e.v.Visitors))
	p.add("Scope", e.scope())
	p.add("Days of notice", p.typed(e.v.Notice))
	return p.list
}

func (e *edition) scope() text {
	if s := e.c.Scope(e.v.Scope); s != nil {
		return e.listed(s.Title)
	}
	return e.typed(e.v.Scope)
}

// marks identify what the report was computed from.
func (e *edition) marks() []part {
	p := &parts{tongue: e.tongue, c: e.c}
	p.add("Model", own(assessment.Model))
	p.add("Checklist", e.typed(e.c.ID+" "+e.c.Version))
	p.add("Hash of the checklist", own(e.c.Hash))
	p.add("Id of the visit", e.typed(e.v.ID))
	p.add("Fingerprint of the visit", own(e.print))
	if !e.o.Now.IsZero() {
		p.add("Report made", own(e.o.Now.Format("2006-01-02 15:04 -07:00")))
	}
	return p.list
}

func (e *edition) commitments() []commitment {
	var list []commitment
	for _, c := range e.v.Commitments {
		out := commitment{
			What: e.typed(c.What), Role: e.typed(c.Role), Due: e.typed(c.Due), State: e.typed(c.State), Done: e.typed(c.Done),
		}
		if it := e.c.Item(c.Item); it != nil {
			out.ID = it.ID
		}
		switch c.State {
		case "":
			out.State = e.say("open")
		case "open", "kept", "late", "broken":
			out.State = e.say(c.State)
		}
		if c.Overdue(e.o.Now) {
			out.State = e.say("open, overdue")
		}
		list = append(list, out)
	}
	return list
}

// joinWords joins what is not empty.
func joinWords(between string, words ...string) string {
	s := ""
	for _, w := range words {
		switch {
		case w == "":
		case s == "":
			s = w
		default:
			s += between + w
		}
	}
	return s
}

// minutes prints a length of time in whole minutes.
func minutes(d time.Duration) string { return strconv.Itoa(int(d.Minutes())) }
