package assessment

import "slices"

// Axis is the weighted mean of items: practice, paper, or one theme of them.
// All scores are milli-points.
type Axis struct {
	Score int64 `json:"score"` // the middle of the range
	Range

	// Evidence is how much of what could be known is known, in per mille:
	// 1000 less the width of the range, before either end was rounded.
	Evidence int64 `json:"evidence"`

	// The integers that everything else is computed from. Sums are of weight
	// times milli-points over the items that apply; Den is the sum of weights
	// that they are divided by.
	SumLo  int64 `json:"-"`
	SumHi  int64 `json:"-"`
	Den    int64 `json:"-"`
	NAOpen int64 `json:"-"` // the part of Den that no item fills; it stays open

	// Contributions explain the score item by item, in the order of the
	// checklist. Only the two axes have them.
	Contributions []Contribution `json:"-"`
}

// Contribution is what one item costs its axis. The parts add up to the score
// without a remainder: Full less every Proven, less every Open, is Score.
// Rounding to whole milli-points is by largest remainder.
//
// The model is linear, so every way of sharing out the score among the items
// (Shapley's among them) gives the same shares.
type Contribution struct {
	Item string `json:"item"` // empty for weight that no item fills, see Axis.NAOpen
	Range

	Weight int64 `json:"weight"`
	Proven int64 `json:"proven"` // milli-points of the axis lost for certain
	Open   int64 `json:"open"`   // milli-points of the axis missing only for want of evidence

	index int // of the item in Checklist.Items; -1 for none
}

// sums collect the items of an axis.
type sums struct {
	weight  int64 // of all items that the scope asks
	applies int64 // of those that are not waived
	lo, hi  int64 // weight times milli-points, of those that apply
}

func (s *sums) add(weight int64, m *mark) {
	s.weight += weight
	if m.voice == waived {
		return
	}
	s.applies += weight
	s.lo += weight * m.Lo
	s.hi += weight * m.Hi
}

// axis returns the axis of the sums. Not more than a third of the weight can be
// waived, as VDA 6.3 wants two thirds of its questions answered; the
// denominator is never below the floor. What is missing to either stays open.
func (s *sums) axis(floor int64) Axis {
	a := Axis{SumLo: s.lo, SumHi: s.hi}
	a.Den = max(s.applies, twoThirds(s.weight), floor)
	a.NAOpen = a.Den - s.applies
	a.SumHi += a.NAOpen * Full
	if a.Den == 0 { // nothing is asked
		a.Hi, a.Score = Full, Full/2
		return a
	}
	a.Lo = a.SumLo / a.Den
	a.Hi = (a.SumHi + a.Den - 1) / a.Den
	a.Score = (a.SumLo + a.SumHi) / (2 * a.Den)
	a.Evidence = 1000 * (a.Den*Full - a.width()) / (a.Den * Full)
	return a
}

// twoThirds returns 2w/3 rounded up.
func twoThirds(w int64) int64 { return (2*w + 2) / 3 }

// width returns what is not known, in weight times milli-points.
func (a *Axis) width() int64 { return a.SumHi - a.SumLo }

// known reports whether at least num/den of the evidence exists, exactly.
func (a *Axis) known(num, den int64) bool {
	whole := a.Den * Full
	return a.Den > 0 && (whole-a.width())*den >= whole*num
}

// attribute shares the distance from Full to Score out among the contributions.
func (a *Axis) attribute(parts []Contribution) {
	a.Contributions = parts
	if a.Den == 0 {
		return
	}
	if a.NAOpen > 0 {
		a.Contributions = append(parts, Contribution{Range: unseen, Weight: a.NAOpen, index: -1})
	}
	den := 2 * a.Den
	left := Full - a.Score
	rest := make([]int64, 0, 2*len(a.Contributions))
	for i := range a.Contributions {
		c := &a.Contributions[i]
		proven, open := 2*c.Weight*(Full-c.Hi), c.Weight*c.Width()
		c.Proven, c.Open = proven/den, open/den
		left -= c.Proven + c.Open
		if r := proven % den; r > 0 {
			rest = append(rest, remainder(r, 2*i))
		}
		if r := open % den; r > 0 {
			rest = append(rest, remainder(r, 2*i+1))
		}
	}
	slices.Sort(rest)
	for _, r := range rest[:left] {
		c := &a.Contributions[int(r&maxSlot)/2]
		if r&1 == 0 {
			c.Proven++
		} else {
			c.Open++
		}
	}
}

// A remainder is packed with its place so that sorting puts the largest one
// first and, among equals, the first place.
const maxSlot = 1<<20 - 1

func remainder(r int64, slot int) int64 { return -r<<20 | int64(slot) }
