package sampling

import (
	"fmt"
	"math"
	"slices"

	"gonum.org/v1/gonum/mathext"
)

// FlagP is the chance below which a screen raises its flag. It is fixed and does
// not depend on how many screens are run, so that their order cannot matter. In a
// visit with twenty screens of honest readings some flag is raised about twice in
// a hundred times.
const FlagP = 0.001

// A Screen names one way to look at readings.
type Screen string

// The screens, in the order in which they are shown.
const (
	ScreenLastDigit Screen = "last digit"
	ScreenZeroFive  Screen = "endings in 0 and 5"
	ScreenIdentical Screen = "identical series"
	ScreenSpread    Screen = "too little spread"
	ScreenOrder     Screen = "order"
	ScreenMidLimit  Screen = "exact mid-limit"
	ScreenEdge      Screen = "just inside the limit"
)

// A ScreenResult is what one screen saw. Count and Statistic are filled in as
// far as they can be even where the screen is refused.
type ScreenResult struct {
	Screen    Screen
	Valid     bool    // the readings meet the conditions of the screen
	Why       string  // why the screen is refused, a sentence; empty if valid
	Readings  int     // readings looked at
	Count     int     // what was counted; each screen says what
	Statistic float64 // what was measured; each screen says what
	Expected  float64 // the value of Statistic that chance alone leads to expect
	P         float64 // chance of honest readings looking so; 1 if refused
	Flag      bool    // valid and P below FlagP: look closer
}

// judged fills in the verdict of a screen that is refused if why is not empty.
func (s ScreenResult) judged(p float64, why string) ScreenResult {
	if why != "" {
		s.Why, s.P = why, 1
		return s
	}
	s.Valid, s.P, s.Flag = true, p, p < FlagP
	return s
}

// minDigits and minSpread are the conditions of the two screens of last digits.
// With less spread the digits of honest readings are not even: of a hundred
// honest columns of 100 readings with a standard deviation of 2 gauge steps the
// test accuses 98. From 5 steps on it keeps its promise. Rockwell hardness, with
// some 3 steps, never gets there.
const (
	minDigits = 50 // readings
	minSpread = 5  // gauge steps of standard deviation
)

func (r Readings) digitGate() string {
	switch {
	case !r.everyDigit():
		return fmt.Sprintf("the gauge reads in steps of %v, so not every last digit can occur", r.step)
	case len(r.units) < minDigits:
		return fmt.Sprintf("%d readings, and last digits need at least %d", len(r.units), minDigits)
	case r.sd() < minSpread:
		return fmt.Sprintf("the readings spread by %.1f gauge steps, and last digits are even only from %d on", r.sd(), minSpread)
	}
	return ""
}

// LastDigit tests whether the ten last digits are equally frequent. Statistic is
// chi-squared with 9 degrees of freedom, Count how often the commonest digit
// stands. It needs 50 readings that spread by 5 steps of a decimal gauge.
func (r Readings) LastDigit() ScreenResult {
	var counts [10]int
	for _, u := range r.units {
		counts[(u%10+10)%10]++ // as evenly spread below zero as above
	}
	s := ScreenResult{
		Screen: ScreenLastDigit, Readings: len(r.units),
		Count: slices.Max(counts[:]), Expected: 9,
	}
	even := float64(len(r.units)) / 10
	for _, count := range counts {
		if d := float64(count) - even; even > 0 {
			s.Statistic += d * d / even
		}
	}
	return s.judged(mathext.GammaIncRegComp(9.0/2, s.Statistic/2), r.digitGate())
}

// ZeroFive tests whether more than a fifth of the readings end in 0 or 5. Count
// is how many do, Statistic their share, P the exact binomial tail. Its
// conditions are those of LastDigit.
func (r Readings) ZeroFive() ScreenResult {
	const share = 0.2
	n, count := len(r.units), r.Tally().ZeroFive
	s := ScreenResult{Screen: ScreenZeroFive, Readings: n, Count: count, Expected: share}
	p := 1.0
	if count > 0 {
		s.Statistic = float64(count) / float64(n)
		p = binomialAtLeast(n, count, share)
	}
	return s.judged(p, r.digitGate())
}

// binomialAtLeast returns the chance of at least k successes, k above 0, in n
// trials.
func binomialAtLeast(n, k int, share float64) float64 {
	return mathext.RegIncBeta(float64(k), float64(n-k+1), share)
}

// Spread tests whether the readings lie closer together than the gauge can
// repeat one value. The standard deviation of the gauge, in the unit of the
// values, comes from a gauge study or from repeat readings. Statistic is
// (n−1)·s²/σ², by chance about n−1; P is the lower tail of chi-squared.
//
// A coarse gauge rounds honest readings to one value. P therefore allows every
// reading half a step of rounding, which can only take a flag away.
func (r Readings) Spread(gaugeSD float64) ScreenResult {
	n := len(r.units)
	s := ScreenResult{Screen: ScreenSpread, Readings: n}
	sigma := gaugeSD / r.step
	switch {
	case !(sigma > 1/maxUnits && sigma < maxUnits):
		return s.judged(1, "the spread of the gauge is not known: repeat one reading, or ask for the gauge study")
	case n < 2:
		return s.judged(1, fmt.Sprintf("%d readings, and a spread needs at least 2", n))
	}
	squares := r.squares()
	s.Statistic = squares / sigma / sigma
	s.Expected = float64(n - 1)
	unrounded := (math.Sqrt(squares) + math.Sqrt(float64(n))/2) / sigma
	return s.judged(mathext.GammaIncReg(s.Expected/2, unrounded*unrounded/2), "")
}

// minOrder is how many readings off the median the order screen needs.
const minOrder = 20

// Order tests whether the readings go up and down about their median more often
// than chance does, as numbers do that a hand invents. Count is the number of
// runs above or below the median, P the exact chance of so many or more.
// Readings equal to the median do not count. Too few runs raise no flag: tool
// wear and sorted parts make them honestly.
func (r Readings) Order() ScreenResult {
	signs, above, below := r.sides()
	n := len(signs)
	s := ScreenResult{Screen: ScreenOrder, Readings: n, Count: len(slices.Compact(signs))}
	s.Statistic = float64(s.Count)
	if n < minOrder {
		return s.judged(1, fmt.Sprintf("%d readings differ from the median, and the order needs at least %d", n, minOrder))
	}
	s.Expected = 1 + 2*float64(above)*float64(below)/float64(n)
	return s.judged(runsTail(above, below, s.Count), "")
}

// runsTail returns the chance that a random order of so many values above and
// below has at least runs runs (Wald and Wolfowitz, 1940). Either side starts.
func runsTail(above, below, runs int) float64 {
	all := lnChoose(above+below, above)
	sum := 0.0
	for q := runs; q <= 2*min(above, below)+1; q++ {
		more, fewer := (q+1)/2, q/2 // runs of the side that starts, and of the other
		sum += math.Exp(lnChoose(above-1, more-1) + lnChoose(below-1, fewer-1) - all)
		sum += math.Exp(lnChoose(above-1, fewer-1) + lnChoose(below-1, more-1) - all)
	}
	return min(sum, 1)
}

// countOnly is why a screen of limits never flags.
const countOnly = "counted only: how the process is set and sorted decides how many are honest"

// MidLimit counts the readings exactly in the middle of the limits lower and
// upper, as software fills them in. Statistic is their share. It has no P: a
// process kept at the middle by statistical control earns such values.
func (r Readings) MidLimit(lower, upper float64) ScreenResult {
	s := ScreenResult{Screen: ScreenMidLimit, Readings: len(r.units)}
	low, high, why := r.limitSteps(lower, upper)
	if why != "" {
		return s.judged(1, why)
	}
	if (low+high)%2 != 0 {
		return s.judged(1, "the middle of the limits is not a value the gauge shows")
	}
	return s.counted(r.units, func(u int64) bool { return 2*u == low+high })
}

// Edge counts the readings on or one step inside either limit, where sorting and
// wishful reading gather. Statistic is their share. It has no P.
func (r Readings) Edge(lower, upper float64) ScreenResult {
	s := ScreenResult{Screen: ScreenEdge, Readings: len(r.units)}
	low, high, why := r.limitSteps(lower, upper)
	if why != "" {
		return s.judged(1, why)
	}
	return s.counted(r.units, func(u int64) bool {
		return low <= u && u <= low+1 || high-1 <= u && u <= high
	})
}

// limitSteps returns the limits in gauge steps, or why they cannot be used.
func (r Readings) limitSteps(lower, upper float64) (low, high int64, why string) {
	low, lowWhole := r.inSteps(lower)
	high, highWhole := r.inSteps(upper)
	switch {
	case !lowWhole || !highWhole:
		return 0, 0, "the limits are not values the gauge shows"
	case low >= high:
		return 0, 0, "the lower limit is not below the upper"
	}
	return low, high, ""
}

// counted fills in how many units are of interest, without a chance.
func (s ScreenResult) counted(units []int64, of func(int64) bool) ScreenResult {
	for _, u := range units {
		if of(u) {
			s.Count++
		}
	}
	if s.Count > 0 {
		s.Statistic = float64(s.Count) / float64(len(units))
	}
	return s.judged(1, countOnly)
}
