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

// span is a stretch of time on a line of a thousand parts.
type span struct {
	Row        int
	X, W       int64
	First, End int64 // marks; -1 for none
	Minutes    int
}

// probes returns the probes that were asked, in the order of their clocks.
func (e *edition) probes() []probe {
	var list []probe
	for _, it := range e.items() {
		a := e.v.Answers[it.ID]
		if it.Kind != checklist.Probe || a.State != checklist.Answered {
			continue
		}
		d := a.Disclosure
		p := probe{
			ID: it.ID, Prompt: e.asked(it), Given: e.choice(e.c.Disclosures, d.Given), Outcome: e.choice(e.c.Outcomes, d.Outcome),
			Latency: e.choice(e.c.Latencies, d.Latency), Asked: e.typed(d.Asked), By: e.typed(d.By), Promise: e.typed(d.Promise),
			Words: e.block(d.Words), started: instantOf(d.Started), first: instantOf(d.FirstAnswer), inHand: instantOf(d.InHand),
		}
		p.Started, p.First, p.InHand = e.stamp(p.started), e.stamp(p.first), e.stamp(p.inHand)
		for _, id := range d.Tactics {
			p.Tactics = append(p.Tactics, e.choice(e.c.Tactics, id))
		}
		list = append(list, p)
	}
	slices.SortStableFunc(list, func(a, b probe) int {
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

// instantOf reads a time as an instrument wrote it; what cannot be read is none.
func instantOf(s string) time.Time {
	t, err := time.Parse(time.RFC3339, s)
	if err != nil {
		return time.Time{}
	}
	return t
}

// longest is the longest timeline that is drawn; a visit lasts days, and what
// does not fit into it has a clock that was wrong.
const longest = 72 * time.Hour

// layTimeline places the probes whose clock ran on one line of time.
func layTimeline(list []probe) {
	var from, to time.Time
	for _, p := range list {
		for _, t := range []time.Time{p.started, p.first, p.inHand} {
			if t.IsZero() || p.started.IsZero() {
				continue
			}
			if from.IsZero() || t.Before(from) {
				from = t
			}
			if t.After(to) {
				to = t
			}
		}
	}
	length := to.Sub(from)
	if length <= 0 || length > longest {
		return
	}
	place := func(t time.Time) int64 {
		if t.IsZero() {
			return -1
		}
		return int64(t.Sub(from) * 1000 / length)
	}
	n := 0
	for i := range list {
		p := &list[i]
		if p.started.IsZero() {
			continue
		}
		end := p.inHand
		if end.IsZero() {
			end = p.first
		}
		s := &span{Row: n, X: place(p.started), First: place(p.first), End: place(p.inHand)}
		if !end.IsZero() {
			s.W = max(0, place(end)-s.X)
			s.Minutes = int(end.Sub(p.started).Minutes())
		}
		p.Timeline, n = s, n+1
	}
}

// clocks returns the probes whose clock ran.
func (p *page) clocks() []probe {
	return slices.DeleteFunc(slices.Clone(p.Probes), func(p probe) bool { return p.Timeline == nil })
}

// tactics reports whether anything was noted on the way to what came.
func (p *page) tactics() bool {
	return slices.ContainsFunc(p.Probes, func(q probe) bool { return len(q.Tactics) > 0 })
}

// timelineHeight is how high the drawing of their clocks is.
func (p *page) timelineHeight() int { return 24*len(p.clocks()) + 4 }

// request is a record that was asked for.
type request struct {
	ID       string // of the item
	What     text
	Class    text
	Asked    string
	Answered string
	InHand   string
	Took     string // minutes
	Expected string // minutes
	View     text
	Shown    text // where another record came
	State    text
}

// requests returns the records asked for, in the order of asking.
func (e *edition) requests() []request {
	var list []request
	all := slices.Clone(e.v.Requests)
	slices.SortStableFunc(all, func(a, b checklist.Request) int { return a.Asked.Compare(b.Asked) })
	for _, r := range all {
		out := request{
			What: e.typed(r.What), Class: e.choice(e.c.Classes, r.Class), Asked: e.stamp(r.Asked), Answered: e.stamp(r.Answered),
			InHand: e.stamp(r.InHand), View: e.view(r.View), Expected: minutes(r.Expected(e.c, e.interpreted)), State: e.say("in hand"),
		}
		if it := e.c.Item(r.Item); it != nil {
			out.ID = it.ID
		}
		switch {
		case r.GivenUp:
			out.State = e.say("not expected any more")
		case r.Out():
			out.State = e.say("still out")
		case !r.Same():
			out.Shown, out.State = e.typed(r.Shown), e.say("another record came")
		}
		if !r.InHand.IsZero() && !r.Asked.IsZero() {
			out.Took = minutes(r.Waiting(r.InHand))
		}
		list = append(list, out)
	}
	return list
}

func (e *edition) view(v string) text {
	switch v {
	case "in":
		return e.say("in view")
	case "out":
		return e.say("out of view")
	}
	return e.typed(v)
}
