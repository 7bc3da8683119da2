package sampling

import (
	"math"
	"sort"
)

// DiscoverySize returns the smallest number of records that, drawn at random
// from a list of population records of which defective are not fine, holds at
// least one of those with a chance of at least confidence:
//
//	1 − C(N−D, n)/C(N, n) ≥ confidence
//
// A list without a defective record has nothing to discover and is refused with
// [ErrInvalid], as are numbers that cannot be.
func DiscoverySize(population, defective int, confidence float64) (int, error) {
	if err := checkPopulation(population); err != nil {
		return 0, err
	}
	switch {
	case defective < 1:
		return 0, invalidf("defective is %d, and there must be at least one to discover", defective)
	case defective > population:
		return 0, invalidf("defective is %d, more than the population of %d", defective, population)
	}
	if err := checkConfidence(confidence); err != nil {
		return 0, err
	}
	// The chance to miss all of them falls with every record drawn, and is
	// nothing once fewer records are left than are defective. Reaching the
	// confidence exactly is enough.
	allowed := math.Log1p(-confidence) + tieMargin
	return 1 + sort.Search(population-defective, func(i int) bool {
		return lnProbability(population, i+1, defective, 0) <= allowed
	}), nil
}

// DiscoveryPower returns the chance that n records drawn at random from a list
// of population records hold at least one of the defective ones: "13 records
// would show a hole of 20 % 95 times in 100". Numbers that cannot be show
// nothing: the result is then 0.
func DiscoveryPower(population, defective, n int) float64 {
	if population < 1 || !sound(population, n, 0) || !sound(population, defective, 0) {
		return 0
	}
	return -math.Expm1(lnProbability(population, n, defective, 0))
}
