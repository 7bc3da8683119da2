package assessment

import (
	"cmp"

	"gemba/checklist"
)

// flipper answers what the grade would be if one item had another score.
type flipper struct {
	s      *Sheet
	r      *Result
	t      *tally
	themes []letter // to which each theme limits the grade, by position in Checklist.Themes
	theme  letter   // the strictest of them
}

// flips sets each item alone to nothing and to everything, with its caps and
// holds, and lists those that change the grade: upward changes first, then the
// smallest change needed.
func (s *Sheet) flips(r *Result, t *tally) []Flip {
	f := flipper{s: s, r: r, t: t, themes: make([]letter, len(s.themes))}
	for i := range s.themes {
		if s.themes[i].items > 0 {
			a := s.themes[i].sums.axis(0)
			f.themes[i], _ = s.themeCap(i, a.Hi)
			f.theme = max(f.theme, f.themes[i])
		}
	}
	type found struct {
		Flip
		up   bool
		move int64
	}
	var list []found
	grade := letterOf(r.Grade)
	for i := range s.entries {
		e, m := &s.entries[i], &s.marks[i]
		if !e.asked || e.axis == noAxis || m.voice == waived || e.axis == onPaper && len(e.steps) == 0 {
			continue
		}
		for _, to := range [2]int64{Full, 0} {
			l := f.letterIf(i, to)
			if l == grade {
				continue
			}
			need := f.need(i, grade, to)
			list = append(list, found{
				Flip: Flip{Item: s.c.Items[i].ID, To: to, Grade: l.grade(), Need: need},
				up:   l < grade,
				move: e.weight * abs(2*need-m.Lo-m.Hi),
			})
		}
	}
	checklist.Arrange(list, func(a, b found) int {
		switch {
		case a.up && !b.up:
			return -1
		case b.up && !a.up:
			return 1
		}
		return cmp.Compare(a.move, b.move)
	})
	flips := make([]Flip, len(list))
	for i := range list {
		flips[i] = list[i].Flip
	}
	return flips
}

// letterIf returns the grade if the item at index i had exactly this score.
func (f *flipper) letterIf(i int, score int64) letter {
	e, m := &f.s.entries[i], &f.s.marks[i]
	p := &f.r.Practice
	if p.Den == 0 {
		return letterFor(p.Score)
	}
	mid := p.SumLo + p.SumHi
	if e.axis == onPractice {
		mid += e.weight * (2*score - m.Lo - m.Hi)
	}
	t := *f.t
	t.caps[f.s.caps[i]]--
	t.caps[letterAt(e.steps, score)]++
	t.holds[e.holdAt(m.Lo)]--
	t.holds[e.holdAt(score)]++
	if e.probe {
		if m.voice == spoken && m.Hi <= lowProbe {
			t.probes--
		}
		if score <= lowProbe {
			t.probes++
		}
	}
	limit := max(t.cap(), f.themesIf(e, e.weight*(score-m.Hi)))
	return max(letterFor(min(mid/(2*p.Den), limit.limit())), t.hold())
}

// themesIf returns the strictest letter of the themes' caps if the best case of
// an item's theme moved by a sum of weight times milli-points.
func (f *flipper) themesIf(e *entryOf, moved int64) letter {
	if e.theme < 0 || len(f.s.c.Themes[e.theme].Caps) == 0 {
		return f.theme
	}
	sums := f.s.themes[e.theme].sums
	sums.hi += moved
	a := sums.axis(0)
	limit, _ := f.s.themeCap(e.theme, a.Hi)
	for i, l := range f.themes {
		if i != e.theme {
			limit = max(limit, l)
		}
	}
	return limit
}

// need returns the score of the item at index i, on the way to one end, from
// which on the grade is no longer what it is.
func (f *flipper) need(i int, grade letter, to int64) int64 {
	// The grade is monotone in the score: look for the first one that differs.
	same, differs := Full-to, to
	if m := &f.s.marks[i]; f.letterIf(i, (m.Lo+m.Hi)/2) == grade {
		same = (m.Lo + m.Hi) / 2
	}
	for abs(differs-same) > 1 {
		if mid := (same + differs) / 2; f.letterIf(i, mid) == grade {
			same = mid
		} else {
			differs = mid
		}
	}
	return differs
}

func abs(n int64) int64 {
	if n < 0 {
		return -n
	}
	return n
}

// FlipWords says, where no single answer can raise the grade, what stands in
// the way. Otherwise it is empty and Flips says what can.
func (r *Result) FlipWords() string { return r.NoFlip().String() }

// NoFlip is what [Result.FlipWords] says.
func (r *Result) NoFlip() Wording {
	if r.Best == letterA.grade() || len(r.Flips) > 0 && r.Flips[0].To == Full {
		return Wording{}
	}
	var at []string
	for i := range r.Caps {
		if c := &r.Caps[i]; c.Grade >= r.Best {
			at = append(at, c.Rule)
		}
	}
	switch len(at) {
	case 0:
		return says("no single answer lifts this above %s", r.Best)
	case 1:
		return says("no single answer lifts this above %s while %s stands", r.Best, at[0])
	case 2:
		return says("no single answer lifts this above %s; both caps would have to be disproved", r.Best)
	}
	return says("no single answer lifts this above %s; all %d caps would have to be disproved", r.Best, len(at))
}
