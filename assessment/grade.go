package assessment

import (
	"slices"

	"gemba/checklist"
)

// notRated is the status without a letter or a cap.
const notRated = "NR"

// Result adds the ranges up.
func (s *Sheet) Result() *Result {
	r := &Result{Model: Model, Checklist: s.c.Hash, Scope: s.scope.id}
	s.axes(r)
	r.Gap = gapBetween(&r.Practice, &r.Paper)
	t := s.tally()
	s.overall(r, &t)
	s.explain(r, &t)
	r.Next = s.next(r, &t)
	r.Flips = s.flips(r, &t)
	r.Modifiers = s.modifiers()
	r.Confidence = s.confidence(r)
	r.Sentence = s.sentence(r)
	return r
}

// axes sums practice, paper and the themes.
func (s *Sheet) axes(r *Result) {
	var practice, paper sums
	for t := range s.themes {
		s.themes[t].sums = sums{}
	}
	var asked [3]int
	for i := range s.entries {
		e, m := &s.entries[i], &s.marks[i]
		if m.fault != "" {
			r.Faults = append(r.Faults, Fault{s.c.Items[i].ID, m.fault})
		}
		if !e.asked || e.axis == noAxis {
			continue
		}
		asked[e.axis]++
		if e.axis == onPractice {
			practice.add(e.weight, m)
		} else {
			paper.add(e.weight, m)
		}
		if e.theme >= 0 {
			s.themes[e.theme].sums.add(e.weight, m)
		}
	}
	r.Practice, r.Paper = practice.axis(s.scope.floor), paper.axis(0)
	r.Practice.attribute(s.parts(onPractice, asked[onPractice]))
	r.Paper.attribute(s.parts(onPaper, asked[onPaper]))
	r.Contributions = r.Practice.Contributions
	r.Themes = make([]Theme, 0, len(s.themes))
	for t := range s.themes {
		if th := &s.themes[t]; th.items > 0 {
			r.Themes = append(r.Themes, Theme{ID: s.c.Themes[t].ID, Axis: th.sums.axis(0), Weight: th.sums.weight, Items: th.items, index: t})
		}
	}
}

// parts lists the items of an axis that apply.
func (s *Sheet) parts(axis axisOf, n int) []Contribution {
	parts := make([]Contribution, 0, n+1)
	for i := range s.entries {
		e, m := &s.entries[i], &s.marks[i]
		if e.asked && e.axis == axis && m.voice != waived {
			parts = append(parts, Contribution{Item: s.c.Items[i].ID, Range: m.Range, Weight: e.weight, index: i})
		}
	}
	return parts
}

// gapBetween returns paper less practice.
func gapBetween(practice, paper *Axis) Gap {
	g := Gap{
		Score: paper.Score - practice.Score,
		Lo:    paper.Lo - practice.Hi,
		Hi:    paper.Hi - practice.Lo,
	}
	g.Established = g.Lo > 0 || g.Hi < 0
	return g
}

// overall puts the strictest cap and hold on practice.
func (s *Sheet) overall(r *Result, t *tally) {
	limit := max(t.cap(), s.worstTheme(r.Themes))
	p := &r.Practice
	r.Lo, r.Hi, r.Score = min(p.Lo, limit.limit()), min(p.Hi, limit.limit()), min(p.Score, limit.limit())
	r.CapAdjust = p.Score - r.Score
	grade := max(letterFor(r.Score), t.hold())
	best := letterFor(r.Hi)
	worst := max(letterFor(r.Lo), grade)
	r.Grade, r.Best, r.Worst = grade.grade(), best.grade(), worst.grade()
	r.Firm = worst == best
	r.Rated = r.Firm || p.known(1, 3)
	r.Status = statusOf(grade, limit, r.Firm, r.Rated)
}

// statusOf returns what stands on the first line.
func statusOf(grade, limit letter, firm, rated bool) string {
	switch {
	case firm:
		return string(grade.grade())
	case rated:
		return string(grade.grade()) + "?"
	case limit > letterA:
		return "<=" + string(limit.grade())
	}
	return notRated
}

// NotRated reports whether a status says that too little is seen for the scores
// and the gap to mean anything. Where a cap holds, they say why.
func NotRated(status string) bool { return status == notRated }

// StatusWords says what the status means, in a clause.
func (r *Result) StatusWords() string { return r.StatusWording().String() }

// StatusWording is what [Result.StatusWords] says.
func (r *Result) StatusWording() Wording {
	evidence := Percent(r.Practice.Evidence)
	switch {
	case r.Firm:
		return says("firm: nothing that is still open can change the letter")
	case r.Rated:
		return says("provisional: what is still open can make it %s to %s", r.Best, r.Worst)
	case len(r.Caps) > 0:
		return says("cannot be better than %s; no letter yet: %d %% of the practice evidence exists", r.Caps[0].Grade, evidence)
	}
	return says("not rated yet: %d %% of the practice evidence exists, a third is needed", evidence)
}

// worstTheme returns the strictest letter to which a theme limits the grade.
func (s *Sheet) worstTheme(themes []Theme) letter {
	l := letterA
	for i := range themes {
		capped, _ := s.themeCap(themes[i].index, themes[i].Hi)
		l = max(l, capped)
	}
	return l
}

// without returns the grade if some of the caps were not there, nor the holds of
// the items that they concern: what disproving them would give.
func (s *Sheet) without(r *Result, t *tally, skip []bool) checklist.Grade {
	limit := letterA
	var gone []int
	for i := range r.Caps {
		if !skip[i] {
			limit = max(limit, letterOf(r.Caps[i].Grade))
			continue
		}
		for _, id := range r.Caps[i].Items {
			if at := s.c.Item(id).Index; !slices.Contains(gone, at) {
				gone = append(gone, at)
			}
		}
	}
	holds := t.holds
	for _, i := range gone {
		holds[s.entries[i].holdAt(s.marks[i].Lo)]--
	}
	return max(letterFor(min(r.Practice.Score, limit.limit())), worst(&holds)).grade()
}

// explain lists what limits the grade, and how far the next one is.
func (s *Sheet) explain(r *Result, t *tally) {
	r.Caps = s.fired(t, r.Themes)
	r.Holds = s.holds()
	skip := make([]bool, len(r.Caps))
	for i := range r.Caps {
		skip[i] = true
		r.Caps[i].Without = s.without(r, t, skip)
		skip[i] = false
	}
	grade := letterOf(r.Grade)
	if grade == letterA {
		return
	}
	target := grade - 1
	r.Target = target.grade()
	r.PointsShort = max(0, target.from()-r.Practice.Score)
	for i := range r.Caps {
		if letterOf(r.Caps[i].Grade) > target {
			name := r.Caps[i].Item
			if len(r.Caps[i].Items) != 1 {
				name = r.Caps[i].Rule
			}
			r.BlockedBy = append(r.BlockedBy, name)
		}
	}
	for i := range r.Holds {
		if letterOf(r.Holds[i].Grade) > target && !slices.Contains(r.BlockedBy, r.Holds[i].Item) {
			r.BlockedBy = append(r.BlockedBy, r.Holds[i].Item)
		}
	}
}
