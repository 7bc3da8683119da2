package sampling

import (
	"fmt"
	"math"
	"slices"
)

// minSeries is how many readings a certificate must hold: three equal hardness
// values on two of forty certificates are a matter of course.
const minSeries = 3

// Identical tests whether whole rows of readings are repeated on other
// certificates more than chance allows. Every certificate holds the same number
// of readings m of one characteristic, in the order written.
//
// Count and Statistic are the number of pairs of certificates with equal rows.
// Expected is λ = C(B,2)·(r/(2σ√π))ᵐ, the number of such pairs by chance among B
// certificates at a gauge step r. There σ is the standard deviation within a
// certificate, pooled over all, as if every certificate came from one heat: that
// is the honest case in which equal rows are likeliest. P is 1 − e^−λ, the chance
// of any such pair, if there is one.
func Identical(certificates []Readings) ScreenResult {
	s := ScreenResult{Screen: ScreenIdentical}
	for _, c := range certificates {
		s.Readings += len(c.units)
	}
	if why := seriesGate(certificates); why != "" {
		return s.judged(1, why)
	}
	m := len(certificates[0].units)
	squares := 0.0
	for i, c := range certificates {
		squares += c.squares()
		for _, other := range certificates[:i] {
			if slices.Equal(c.units, other.units) {
				s.Count++
			}
		}
	}
	sd := math.Sqrt(squares / float64(s.Readings-len(certificates)))
	if sd < 1 {
		return s.judged(1, fmt.Sprintf("the readings spread by %.1f gauge steps, so that equal rows are nothing unusual", sd))
	}
	pairs := float64(len(certificates)) * float64(len(certificates)-1) / 2
	s.Statistic = float64(s.Count)
	s.Expected = pairs * math.Pow(1/(2*sd*math.Sqrt(math.Pi)), float64(m))
	if s.Count == 0 {
		return s.judged(1, "")
	}
	return s.judged(-math.Expm1(-s.Expected), "")
}

// seriesGate returns why the certificates cannot be compared, or nothing.
func seriesGate(certificates []Readings) string {
	if len(certificates) < 2 {
		return fmt.Sprintf("%d certificates, and a comparison needs at least 2", len(certificates))
	}
	first := certificates[0]
	if len(first.units) < minSeries {
		return fmt.Sprintf("%d readings on a certificate, and equal rows mean nothing below %d", len(first.units), minSeries)
	}
	for _, c := range certificates[1:] {
		switch {
		case len(c.units) != len(first.units):
			return "the certificates hold different numbers of readings"
		case c.step != first.step:
			return "the certificates were read with different gauge steps"
		}
	}
	return ""
}
