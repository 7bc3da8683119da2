package sampling

import "math"

// lnProbability returns ln P(X = fine), where X counts the fine records among
// those drawn without replacement from a population of which good are fine. The
// population is at least 1.
//
// Written as a 2×2 table (fine or not, drawn or not) the probability is the
// product of the factorials of the margins over those of the cells and of the
// total. With ln m! = m·ln m − m + stirling(m) the large terms combine into one
// deviance a cell, none of which cancels another: C. Loader, "Fast and Accurate
// Computation of Binomial Probabilities" (2000). Differences of ln m! would lose
// eight digits in a list of ten million, and with them the exact ties.
func lnProbability(population, drawn, good, fine int) float64 {
	left, bad := population-drawn, population-good
	goodLeft, badDrawn := good-fine, drawn-fine
	badLeft := bad - badDrawn
	if min(fine, goodLeft, badDrawn, badLeft) < 0 {
		return math.Inf(-1)
	}
	margins := stirling(good) + stirling(bad) + stirling(drawn) + stirling(left) - stirling(population)
	cells := stirling(fine) + stirling(goodLeft) + stirling(badDrawn) + stirling(badLeft)
	total := float64(population)
	return margins - cells -
		deviance(float64(fine), float64(good)*float64(drawn)/total) -
		deviance(float64(goodLeft), float64(good)*float64(left)/total) -
		deviance(float64(badDrawn), float64(bad)*float64(drawn)/total) -
		deviance(float64(badLeft), float64(bad)*float64(left)/total)
}

// deviance returns x·ln(x/mean) + mean − x without cancellation where x is near
// the mean (Loader's bd0). It is never negative.
func deviance(x, mean float64) float64 {
	if x == 0 {
		return mean
	}
	gap := x - mean
	if math.Abs(gap) >= 0.1*(x+mean) {
		return x*math.Log(x/mean) - gap
	}
	v := gap / (x + mean)
	sum := gap * v
	term := 2 * x * v
	v *= v
	for j := 3.0; ; j += 2 {
		term *= v
		next := sum + term/j
		if next == sum {
			return sum
		}
		sum = next
	}
}

// stirlingSmall holds ln m! − m·ln m + m for m below 16, where the series of
// stirling is not yet exact to the last digit.
var stirlingSmall = [...]float64{
	0, 1, 1.3068528194400546905, 1.4959226032237259266,
	1.6328763858683831443, 1.7403021806115441212, 1.8286943966417709901, 1.9037903176782211644,
	1.9690705693065628024, 2.026806284055495166, 2.078561643135058455, 2.1254598450918098546,
	2.1683346982058824267, 2.2078222061234453168, 2.2444185681250608967, 2.2785183673077405761,
}

// stirling returns ln m! − (m·ln m − m), with 0 for m = 0.
func stirling(m int) float64 {
	if m < len(stirlingSmall) {
		return stirlingSmall[m]
	}
	x := float64(m)
	r := 1 / (x * x)
	series := (1.0/12 - r*(1.0/360-r*(1.0/1260-r*(1.0/1680-r*(1.0/1188))))) / x
	return 0.5*math.Log(2*math.Pi*x) + series
}

// lnChoose returns the logarithm of the number of ways to choose k of n, −∞ if
// there is none.
func lnChoose(n, k int) float64 {
	if k < 0 || k > n {
		return math.Inf(-1)
	}
	return lnFactorial(n) - lnFactorial(k) - lnFactorial(n-k)
}

func lnFactorial(m int) float64 {
	if m == 0 {
		return 0
	}
	x := float64(m)
	return x*math.Log(x) - x + stirling(m)
}

// negligible ends a tail sum: a term this small beside the sum no longer moves
// the comparison with alpha, which is made to eleven digits.
const negligible = 1e-16

// upperTail returns P(X ≥ fine) and how much it rises if one more record of the
// list is fine, for good within [fine, population − drawn + fine). The rise is
// the chance that exactly fine − 1 were found and the changed record is among
// those drawn. The sum starts at fine and runs away from the mean, so that its
// terms only fall and none of them cancels.
func upperTail(population, drawn, good, fine int) (tail, rise float64) {
	total, n, k, x := float64(population), float64(drawn), float64(good), float64(fine)
	at := math.Exp(lnProbability(population, drawn, good, fine))
	below := at * x * (total - k - n + x) / (k - x + 1) // P(X = fine − 1) · (n − x + 1)
	rise = below / (total - k)
	if x*total > n*k {
		return sumTail(at, k-x, n-x, x+1, total-k-n+x+1), rise
	}
	below /= n - x + 1
	return 1 - sumTail(below, x-1, total-k-n+x-1, k-x+2, n-x+2), rise
}

// sumTail adds the terms of a hypergeometric tail. From one term to the next the
// factor is a·b/(c·d), where a and b fall by one and c and d rise by one.
func sumTail(term, a, b, c, d float64) float64 {
	sum := term
	for term > sum*negligible {
		term *= a * b / (c * d)
		sum += term
		a, b, c, d = a-1, b-1, c+1, d+1
	}
	return sum
}
