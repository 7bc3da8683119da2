package assessment

import "gemba/checklist"

// The rules of the model that look at any item. R1 to R3 follow the
// downgrading rules of VDA 6.3 (0 points on any question, 4 and 0 points on a
// starred one); K5 is audit practice; K6 counts two deflections as a pattern
// where one may be a translation.
const (
	ruleR1 = "R1"
	ruleR2 = "R2"
	ruleR3 = "R3"
	ruleK3 = "K3"
	ruleK4 = "K4"
	ruleK5 = "K5"
	ruleK6 = "K6"
)

// K6 fires from so many probes with at most so many milli-points.
const (
	manyProbes = 2
	lowProbe   = 20 * point
)

// step is one cap of an item: below a score, in milli-points, the grade cannot
// be better than the letter.
type step struct {
	below  int64
	letter letter
	rule   string
	own    int // position in Item.Caps, or -1 for a rule of the model
}

// The steps that every practice item has.
var (
	plainSteps = []step{{10 * point, letterB, ruleR1, -1}}
	starSteps  = []step{
		{10 * point, letterC, ruleR3, -1},
		{40*point + 1, letterB, ruleR2, -1},
	}
)

// stepsOf returns the caps of an item. Its own come first, since their words
// say more than those of a generic rule with the same grade.
func stepsOf(it *checklist.Item) []step {
	var generic []step
	switch {
	case it.Axis != checklist.Practice:
	case it.Star:
		generic = starSteps
	default:
		generic = plainSteps
	}
	if len(it.Caps) == 0 {
		return generic
	}
	steps := make([]step, 0, len(it.Caps)+len(generic))
	for i, c := range it.Caps {
		steps = append(steps, step{int64(c.Below) * point, letterOf(c.Grade), c.ID, i})
	}
	return append(steps, generic...)
}

// capAt returns the strictest step at a score, the first of equals, or nil.
func capAt(steps []step, score int64) *step {
	var worst *step
	for i := range steps {
		if s := &steps[i]; score < s.below && (worst == nil || s.letter > worst.letter) {
			worst = s
		}
	}
	return worst
}

// letterAt returns the letter of [capAt], A for none.
func letterAt(steps []step, score int64) letter {
	if s := capAt(steps, score); s != nil {
		return s.letter
	}
	return letterA
}

// capOf returns the letter to which the answer of the item at index i limits
// the grade. A blank limits nothing: every rule tests the best case of what was
// answered, refused or confirmed.
func (s *Sheet) capOf(i int) letter {
	m := &s.marks[i]
	if m.voice != spoken {
		return letterA
	}
	l := letterAt(s.entries[i].steps, m.Hi)
	if m.refused {
		l = max(l, letterC)
	}
	if m.proven {
		l = max(l, letterOf(s.c.Items[i].Knock.Grade))
	}
	return l
}

// holdAt returns the letter at which a starred item holds the grade while its
// low end is where it is: C at worst, since not knowing is not knowing it bad.
func (e *entryOf) holdAt(lo int64) letter {
	if !e.star {
		return letterA
	}
	return min(letterC, letterAt(e.steps, lo))
}

// tally counts what limits the grade, so that one item can be taken out and put
// back at another score in constant time.
type tally struct {
	caps   [letters]int // items by the letter that they limit the grade to
	holds  [letters]int
	probes int // with at most lowProbe
}

func (s *Sheet) tally() tally {
	var t tally
	for i := range s.entries {
		e, m := &s.entries[i], &s.marks[i]
		t.caps[s.caps[i]]++
		if m.voice != waived {
			t.holds[e.holdAt(m.Lo)]++
		}
		if e.probe && m.voice == spoken && m.Hi <= lowProbe {
			t.probes++
		}
	}
	return t
}

// cap returns the strictest letter of the items and of K6.
func (t *tally) cap() letter {
	l := worst(&t.caps)
	if t.probes >= manyProbes {
		l = max(l, letterC)
	}
	return l
}

func (t *tally) hold() letter { return worst(&t.holds) }

func worst(counts *[letters]int) letter {
	for l := letterD; l > letterA; l-- {
		if counts[l] > 0 {
			return l
		}
	}
	return letterA
}

// themeCap returns the letter to which a theme with this best case limits the
// grade, and the cap. Whether the rule applies is a fixed property of the
// scope, so no answer can switch it on by being given.
func (s *Sheet) themeCap(t int, hi int64) (letter, *checklist.Cap) {
	var which *checklist.Cap
	l := letterA
	caps := s.c.Themes[t].Caps
	for i := range caps {
		c := &caps[i]
		if s.themes[t].items > 0 && s.themes[t].items >= c.MinItems && hi < int64(c.Below)*point && letterOf(c.Grade) > l {
			l, which = letterOf(c.Grade), c
		}
	}
	return l, which
}
