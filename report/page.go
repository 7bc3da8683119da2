package report

import (
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
	Identity    []part // what identifies the visit, the checklist and the model
	Candid      bool   // points and candour are shown
}

func (e *edition) page() *page {
	s := e.summary(e.r)
	p := &page{
		tongue: e.tongue, Lang: e.o.Lang, Candid: e.candid(),
		Title: e.named(e.v.Supplier), Audience: e.say(audienceWords[e.o.For]), Head: e.head(),
		Summary: s, Advice: e.advice(s), Sections: e.sections(), VisitNotes: e.notes(""), Samples: e.samples(), Tallies: e.tallies(),
		Requests: e.requests(), Commitments: e.commitments(), Review: e.review(), Attachments: e.attachments(), NotSeen: e.notSeen(),
		Facts: e.facts(), LeftOut: e.left, Identity: e.identity(),
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
	p := e.newParts()
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

// identity is what the report was computed from.
func (e *edition) identity() []part {
	p := e.newParts()
	p.add("Model", own(assessment.Model))
	p.add("Checklist", e.typed(e.c.ID+" "+e.c.Version))
	p.add("Hash of the checklist", own(e.c.Hash))
	p.add("Id of the visit", e.typed(e.v.ID))
	p.add("Fingerprint of the visit", own(e.print))
	p.add("Report made", own(e.o.made()))
	return p.list
}
