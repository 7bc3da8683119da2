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

// DiscoveryHole returns how many records of a list must at least be defective for
// n of them, drawn at random, to hold one with a chance of at least confidence.
// The chance to miss all of them is the same when both numbers change places,
// C(N−D, n)/C(N, n) = C(N−n, D)/C(N, D), so this is [DiscoverySize] read the other
// way round, with its errors.
func DiscoveryHole(population, n int, confidence float64) (int, error) {
	if n < 1 || n > population {
		return 0, invalidf("%d records cannot be drawn from a list of %d to discover anything", n, population)
	}
	return DiscoverySize(population, n, confidence)
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
