package report

import (
	"cmp"
	"slices"
	"time"

	"gemba/checklist"
)

// probe is one disclosure event.
type probe struct {
	ID       string
	Prompt   text
	Given    text
	Outcome  text
	Latency  text
	Asked    text // role
	By       text // role
	Promise  text
	Words    text
	Tactics  []text
	Started  string
	First    string
	InHand   string
	Timeline *span // nil where no clock ran

	started, first, inHand time.Time
}

// probes returns the probes that were asked, in the order of their clocks.
func (e *edition) probes() []probe {
	var list []probe
	for it, a := range e.answered(checklist.Probe) {
		d := a.Disclosure
		p := probe{
			ID: it.ID, Prompt: e.asked(it), Given: e.choice(e.c.Disclosures, d.Given), Outcome: e.choice(e.c.Outcomes, d.Outcome),
			Latency: e.choice(e.c.Latencies, d.Latency), Asked: e.typed(d.Asked), By: e.typed(d.By), Promise: e.typed(d.Promise),
			Words: e.block(d.Words), started: checklist.Moment(d.Started), first: checklist.Moment(d.FirstAnswer), inHand: checklist.Moment(d.InHand),
		}
		p.Started, p.First, p.InHand = e.stamp(p.started), e.stamp(p.first), e.stamp(p.inHand)
		for _, id := range d.Tactics {
			p.Tactics = append(p.Tactics, e.choice(e.c.Tactics, id))
		}
		list = append(list, p)
	}
	checklist.Arrange(list, func(a, b probe) int {
		return cmp.Or(compareBool(a.started.IsZero(), b.started.IsZero()), a.started.Compare(b.started))
	})
	layTimeline(list)
	return list
}

func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}

// tactics reports whether anything was noted on the way to what came.
func (p *page) tactics() bool {
	return slices.ContainsFunc(p.Probes, func(q probe) bool { return len(q.Tactics) > 0 })
}
