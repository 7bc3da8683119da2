package sampling

import (
	"cmp"
	"math"
	"slices"
)

// Readings are the recorded values of one characteristic, in the order in which
// they were written, counted in whole steps of the gauge.
//
// Each method with a [ScreenResult] is one screen for the marks of invented
// numbers. A screen chooses what to measure again; it is never a verdict.
type Readings struct {
	units []int64
	step  float64
}

// maxUnits bounds a reading: no gauge shows more than nine digits, and up to
// here a value divided by the step is exact enough to tell a whole number.
const maxUnits = 1e9

// NewReadings returns the readings of a gauge whose smallest step is step, in
// the unit of the values. A step that is not above 0 and a value the gauge cannot
// show, because it is not a whole number of steps or has more than nine digits,
// are refused with [ErrInvalid]: more decimals than the instrument has are worth
// a closer look before any statistics.
func NewReadings(values []float64, step float64) (Readings, error) {
	if !(step > 0) || math.IsInf(step, 1) {
		return Readings{}, invalidf("gauge step is %v, and it must be above 0", step)
	}
	r := Readings{units: make([]int64, len(values)), step: step}
	for i, value := range values {
		units, shown := r.inSteps(value)
		if !shown {
			return Readings{}, invalidf("reading %d is %v, not a value that a gauge with steps of %v shows", i+1, value, step)
		}
		r.units[i] = units
	}
	return r, nil
}

// inSteps returns value in steps of the gauge and whether the gauge shows it.
func (r Readings) inSteps(value float64) (units int64, shown bool) {
	steps := value / r.step
	if !(math.Abs(steps) <= maxUnits) {
		return 0, false
	}
	nearest := math.Round(steps)
	return int64(nearest), math.Abs(steps-nearest) <= 1e-6
}

// A Tally is what can be counted of readings without a claim about chance.
type Tally struct {
	Readings   int
	Distinct   int     // different values
	Commonest  int     // how often the commonest value stands
	LongestRun int     // longest row of equal values
	ZeroFive   int     // values that end in 0 or 5 gauge steps
	SD         float64 // standard deviation, in the unit of the values
}

// Tally counts repeats, endings and spread. Twenty values are few for a test but
// enough for a look.
func (r Readings) Tally() Tally {
	t := Tally{Readings: len(r.units), SD: r.sd() * r.step}
	seen := map[int64]int{}
	run := 0
	for i, u := range r.units {
		seen[u]++
		t.Commonest = max(t.Commonest, seen[u])
		if i == 0 || u != r.units[i-1] {
			run = 0
		}
		run++
		t.LongestRun = max(t.LongestRun, run)
		if u%5 == 0 {
			t.ZeroFive++
		}
	}
	t.Distinct = len(seen)
	return t
}

// sd returns the standard deviation in gauge steps, 0 for fewer than two.
func (r Readings) sd() float64 {
	if len(r.units) < 2 {
		return 0
	}
	return math.Sqrt(r.squares() / float64(len(r.units)-1))
}

// squares returns the sum of the squared distances from the mean, in steps.
func (r Readings) squares() float64 {
	if len(r.units) == 0 {
		return 0
	}
	total := int64(0)
	for _, u := range r.units {
		total += u
	}
	mean := float64(total) / float64(len(r.units))
	sum := 0.0
	for _, u := range r.units {
		d := float64(u) - mean
		sum += d * d
	}
	return sum
}

// sides returns the readings as above (+1) or below (−1) their median, in their
// order and without those equal to it, and how many lie on each side.
func (r Readings) sides() (signs []int, above, below int) {
	if len(r.units) == 0 {
		return nil, 0, 0
	}
	sorted := slices.Sorted(slices.Values(r.units))
	twice := sorted[(len(sorted)-1)/2] + sorted[len(sorted)/2] // twice the median
	for _, u := range r.units {
		switch sign := cmp.Compare(2*u, twice); sign {
		case 1:
			above++
			signs = append(signs, sign)
		case -1:
			below++
			signs = append(signs, sign)
		}
	}
	return signs, above, below
}

// everyDigit reports whether the gauge shows every last digit: its step is 1, 10,
// 0.1 and so on, and not 0.5 or 2.
func (r Readings) everyDigit() bool {
	tens := math.Log10(r.step)
	return math.Abs(tens-math.Round(tens)) < 1e-9
}
