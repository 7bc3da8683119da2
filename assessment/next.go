package assessment

import (
	"slices"

	"gemba/checklist"
)

// next ranks what is worth asking by the milli-points of the range that the
// answer is expected to close:
//
//	practice  close + ½·max(0, min(hi − close, limit) − what a cap at the item's worst would leave)
//	paper     ¼·close + the same for a cap, since a point of paper cannot raise the grade
//	starred   + what the hold takes away, while this item binds it
//
// The half takes the two extreme answers as equally likely: deliberately no
// belief about suppliers. Where a gap has just been established and nobody has
// asked whether the factory had noticed, that question comes first. Equals go
// by minutes, then in the order of the checklist.
func (s *Sheet) next(r *Result, t *tally) []Question {
	g := gains{r: r, limit: max(t.cap(), s.worstTheme(r.Themes)), hold: t.hold()}
	follow := s.followUp()
	keys := make([]uint64, 0, len(s.entries))
	for i := range s.entries {
		e, m := &s.entries[i], &s.marks[i]
		if !e.asked || e.axis == noAxis || m.voice == waived || m.Width() == 0 {
			continue
		}
		keys = append(keys, rank(i == follow, g.of(e, m), s.c.Items[i].Minutes, i))
	}
	slices.Sort(keys)
	next := make([]Question, len(keys))
	for k, key := range keys {
		i := int(key & rankIndex)
		it := &s.c.Items[i]
		next[k] = Question{Item: it.ID, Gain: g.of(&s.entries[i], &s.marks[i]), Minutes: it.Minutes, Reason: s.reason(i, g.limit, i == follow)}
	}
	return next
}

// rank packs the order of a question into one number, smallest first: follow-up
// (1 bit), gain falling (31 bits), minutes (12 bits), place in the checklist.
func rank(follow bool, gain int64, minutes, index int) uint64 {
	const most = 1<<31 - 1
	key := uint64(most-min(gain, most))<<32 | uint64(min(max(minutes, 0), 1<<12-1))<<20 | uint64(index)
	if !follow {
		key |= 1 << 63
	}
	return key
}

const rankIndex = 1<<20 - 1

// gains computes expected gains against the limits of today.
type gains struct {
	r     *Result
	limit letter // the strictest cap
	hold  letter // the strictest hold
}

// of returns the expected gain of asking for an item.
func (g *gains) of(e *entryOf, m *mark) int64 {
	p := &g.r.Practice
	var gain, closes int64
	if e.axis == onPractice {
		closes = e.weight * m.Width() / p.Den
		gain = closes
	} else {
		gain = e.weight * m.Width() / g.r.Paper.Den / 4
	}
	if l := letterAt(e.steps, m.Lo); l > g.limit {
		gain += max(0, min(p.Hi-closes, g.limit.limit())-l.limit()) / 2
	}
	if e.star && g.hold > letterFor(g.r.Score) && e.holdAt(m.Lo) == g.hold {
		gain += g.r.Score - g.hold.limit()
	}
	return gain
}

// established is the best case below which a practice item counts as a gap
// that the visitor found, in milli-points.
const established = 60 * point

// followUp returns the item that asks whether the factory had noticed, where it
// is still blank while a gap was established; otherwise -1.
func (s *Sheet) followUp() int {
	ask := -1
	for i := range s.entries {
		e, m := &s.entries[i], &s.marks[i]
		if e.asked && e.axis != noAxis && s.c.Items[i].Kind == checklist.Gaps && ask < 0 && m.voice == silent {
			ask = i
		}
	}
	if !s.gapFound() {
		return -1
	}
	return ask
}

// gapFound reports whether a gap was established at an item that is on practice
// and does not ask about gaps itself.
func (s *Sheet) gapFound() bool {
	for i := range s.entries {
		e, m := &s.entries[i], &s.marks[i]
		asks := e.asked && e.axis != noAxis && s.c.Items[i].Kind == checklist.Gaps
		if !asks && e.axis == onPractice && m.voice == spoken && m.Hi < established {
			return true
		}
	}
	return false
}

// AtPlace returns the questions with those that can be asked at a place, or
// anywhere, first. Both parts keep their order; the list that was given stays
// as it was.
func AtPlace(c *checklist.Checklist, next []Question, place string) []Question {
	here := func(q Question) bool {
		it := c.Item(q.Item)
		return it != nil && (it.Place == place || it.Place == checklist.PlaceAnywhere)
	}
	out := make([]Question, 0, len(next))
	for _, q := range next {
		if here(q) {
			out = append(out, q)
		}
	}
	for _, q := range next {
		if !here(q) {
			out = append(out, q)
		}
	}
	return out
}
