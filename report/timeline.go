package report

import (
	"slices"
	"time"
)

// span is a stretch of time on a line of a thousand parts.
type span struct {
	Row        int
	X, W       int64
	First, End int64 // marks; -1 for none
	Minutes    int
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

// timelineHeight is how high the drawing of their clocks is.
func (p *page) timelineHeight() int { return 24*len(p.clocks()) + 4 }
