package sampling

import (
	"math/big"
	"testing"
)

// The oracles of these tests count in whole numbers: every probability is a
// quotient of binomial coefficients, compared without rounding.

func choose(n, k int) *big.Int {
	if k < 0 || k > n {
		return new(big.Int)
	}
	return new(big.Int).Binomial(int64(n), int64(k))
}

// exactPMF is P(X = fine) of the hypergeometric distribution.
func exactPMF(population, drawn, good, fine int) *big.Rat {
	ways := new(big.Int).Mul(choose(good, fine), choose(population-good, drawn-fine))
	return new(big.Rat).SetFrac(ways, choose(population, drawn))
}

// exactAbove reports whether P(X ≥ fine) > alpha.
func exactAbove(population, drawn, good, fine int, alpha *big.Rat) bool {
	ways := new(big.Int)
	for x := fine; x <= min(drawn, good); x++ {
		ways.Add(ways, new(big.Int).Mul(choose(good, x), choose(population-good, drawn-x)))
	}
	ways.Mul(ways, alpha.Denom())
	return ways.Cmp(new(big.Int).Mul(choose(population, drawn), alpha.Num())) > 0
}

// exactLower is the definition of LowerCount: the smallest number good for which
// P(X ≥ fine) is above alpha.
func exactLower(population, drawn, fine int, alpha *big.Rat) int {
	for good := range population {
		if exactAbove(population, drawn, good, fine, alpha) {
			return good
		}
	}
	return population
}

// binomialTail is P(X ≥ fine) of the binomial distribution with a rational share.
func binomialTail(drawn, fine int, share *big.Rat) *big.Rat {
	miss := new(big.Rat).Sub(big.NewRat(1, 1), share)
	sum := new(big.Rat)
	for x := fine; x <= drawn; x++ {
		term := new(big.Rat).SetInt(choose(drawn, x))
		term.Mul(term, power(share, x)).Mul(term, power(miss, drawn-x))
		sum.Add(sum, term)
	}
	return sum
}

func power(r *big.Rat, n int) *big.Rat {
	e := big.NewInt(int64(n))
	return new(big.Rat).SetFrac(new(big.Int).Exp(r.Num(), e, nil), new(big.Int).Exp(r.Denom(), e, nil))
}

// near fails unless got is within a relative error of want.
func near(t *testing.T, what string, got, want, relative float64) {
	t.Helper()
	if d := got - want; d > relative*want || -d > relative*want || got != got {
		t.Errorf("%s = %.17g, want %.17g", what, got, want)
	}
}

// risk is a value of alpha as the package and as the oracle write it.
type risk struct {
	float float64
	exact *big.Rat
}

func risks() []risk {
	return []risk{
		{Alpha, big.NewRat(1, 20)},
		{StageAlpha, big.NewRat(1, 40)},
		{0.005, big.NewRat(1, 200)},
		{0.0125, big.NewRat(1, 80)},
		{0.25, big.NewRat(1, 4)},
		{0.8, big.NewRat(4, 5)},
	}
}
