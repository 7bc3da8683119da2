package sampling

import (
	"math"

	"gonum.org/v1/gonum/mathext"
)

// Alpha is the risk of one limit: each is a 95 % limit by itself. Every rule of
// the assessment uses one limit only (credit by the low end, accuse by the high
// end), so this is the auditor's 5 % risk of relying too much; the interval
// between two such limits holds with at least 90 %.
const Alpha = 0.05

// tieMargin separates an exact tie with alpha, which counts as not above it,
// from the rounding of a sum that is accurate to about thirteen digits.
const tieMargin = 1e-11

// Limits is what a sample proves about its list: between LowerShare and
// UpperShare of the records are fine. For a population of known size the shares
// are exact counts over that size; for an unknown one the counts are 0.
type Limits struct {
	LowerCount, UpperCount int     // records fine in the list
	LowerShare, UpperShare float64 // the same as a share, 0 to 1
}

// Interval returns the exact two-sided limits of the share fine in a list of
// population records, of which drawn were drawn at random without replacement
// and fine were found fine. The risk 1 − confidence is split evenly between the
// two ends: 0.90 gives two limits at [Alpha]. If the size of the list is
// unknown, population is 0 and the limits are those of a list without end.
// Numbers that no sample can have are refused with [ErrInvalid].
func Interval(population int, unknown bool, drawn, fine int, confidence float64) (Limits, error) {
	if err := checkSample(population, unknown, drawn, fine, confidence); err != nil {
		return Limits{}, err
	}
	return limits(population, unknown, drawn, fine, (1-confidence)/2), nil
}

func checkSample(population int, unknown bool, drawn, fine int, confidence float64) error {
	if unknown && population != 0 {
		return invalidf("population is said to be unknown and given as %d", population)
	}
	if !unknown {
		if err := checkPopulation(population); err != nil {
			return err
		}
		if drawn > population {
			return invalidf("drawn is %d, more than the population of %d", drawn, population)
		}
	}
	if err := checkFine(drawn, fine); err != nil {
		return err
	}
	return checkConfidence(confidence)
}

func limits(population int, unknown bool, drawn, fine int, alpha float64) Limits {
	if unknown {
		return Limits{
			LowerShare: LowerShare(drawn, fine, alpha),
			UpperShare: UpperShare(drawn, fine, alpha),
		}
	}
	lower := LowerCount(population, drawn, fine, alpha)
	upper := UpperCount(population, drawn, fine, alpha)
	return Limits{
		LowerCount: lower,
		UpperCount: upper,
		LowerShare: float64(lower) / float64(population),
		UpperShare: float64(upper) / float64(population),
	}
}

// LowerCount returns the lower limit, at risk alpha, of the number of records
// fine in the list: the smallest number for which finding this many fine or more
// has a chance above alpha. It is the hypergeometric form of the limits of
// Clopper and Pearson (1934). A chance of exactly alpha is not above it.
//
// Arguments that no sample can have prove nothing: the result is then 0.
func LowerCount(population, drawn, fine int, alpha float64) int {
	switch {
	case !sound(population, drawn, fine) || !within(alpha) || fine == 0:
		return 0
	case drawn == population:
		return fine
	}
	// The answer lies in (low, high]: fewer good records than were found cannot
	// be, and with high of them the sample could not have held fewer fine ones.
	low, high := fine-1, population-drawn+fine
	good := min(max(guess(population, drawn, fine, alpha), low+1), high-1)
	limit := alpha * (1 + tieMargin)
	for steps := 0; high-low > 1; steps++ {
		tail, rise := upperTail(population, drawn, good, fine)
		switch {
		case tail > limit:
			high = good
		case tail+rise > limit:
			return good + 1
		default:
			low = good
		}
		// One step of Newton's method on the logarithm, kept inside the bracket;
		// where it does not settle, bisection ends the search.
		next := math.Floor(float64(good) + math.Log(limit/tail)/math.Log1p(rise/tail))
		if steps < 8 && next > float64(low) && next < float64(high) {
			good = int(next)
		} else {
			good = low + (high-low)/2
		}
	}
	return high
}

// UpperCount returns the upper limit, at risk alpha, of the number of records
// fine in the list. It is the lower limit of those not fine, taken from the
// whole. Arguments that no sample can have prove nothing: the result is then the
// population, or 0 if that is negative.
func UpperCount(population, drawn, fine int, alpha float64) int {
	return max(population, 0) - LowerCount(population, drawn, drawn-fine, alpha)
}

// LowerShare returns the lower limit, at risk alpha, of the share fine in a list
// of unknown or endless size: the binomial limit of Clopper and Pearson, a
// quantile of the beta distribution. Without a sound sample it is 0.
func LowerShare(drawn, fine int, alpha float64) float64 {
	switch {
	case !sound(MaxPopulation, drawn, fine) || !within(alpha) || fine == 0:
		return 0
	case fine == drawn:
		return math.Pow(alpha, 1/float64(drawn))
	}
	return mathext.InvRegIncBeta(float64(fine), float64(drawn-fine+1), alpha)
}

// UpperShare returns the upper limit, at risk alpha, of the share fine in a list
// of unknown or endless size. Without a sound sample it is 1.
func UpperShare(drawn, fine int, alpha float64) float64 {
	return 1 - LowerShare(drawn, drawn-fine, alpha)
}

// sound reports whether the three numbers can come from one sample.
func sound(population, drawn, fine int) bool {
	return 0 <= fine && fine <= drawn && drawn <= population && population <= MaxPopulation
}

// guess returns a first value for the search of LowerCount: Wilson's normal
// limit with the corrections for continuity and for a finite list.
func guess(population, drawn, fine int, alpha float64) int {
	total, n := float64(population), float64(drawn)
	share := (float64(fine) - 0.5) / n
	z := mathext.NormalQuantile(alpha)
	c := z * z * (total - n) / ((total - 1) * n)
	root := math.Sqrt(c*share*(1-share) + c*c/4)
	if z > 0 { // alpha above one half: the limit lies beyond the share found.
		root = -root
	}
	return int(total * (share + c/2 - root) / (1 + c))
}
