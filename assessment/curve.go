package assessment

import (
	"math"
	"math/bits"
	"strconv"
	"strings"

	"gemba/checklist"
)

const (
	million = 1_000_000

	// maxCount is the largest count that an answer may hold. Lists on paper
	// and in ERP systems end far below it.
	maxCount = million
)

// fraction is a rate as it was counted. Keeping the two numbers apart keeps a
// full count exact: 144 of 240 is 60 %, not 59.999 %.
type fraction struct{ num, den int64 }

// ppm returns the fraction that stands for a computed share. Parts per million
// are finer than any limit of a sample that fits into a visit, and rounding
// here makes the result independent of the last bits of a float.
func ppm(share float64) fraction {
	return fraction{int64(math.Round(share * million)), million}
}

// atLeast reports whether f is at least x parts per million.
func (f fraction) atLeast(x int64) bool { return f.num*million >= x*f.den }

// curve returns the milli-points at a rate, in straight lines between the
// points of (percent, points) that the checklist gives, rounded down.
func curve(a *checklist.Anchors, f fraction) int64 {
	x0, y0 := anchor(a.Points[0])
	for _, p := range a.Points[1:] {
		x1, y1 := anchor(p)
		if !f.atLeast(x1) {
			return y0 + mulDiv(f.num*million-x0*f.den, y1-y0, (x1-x0)*f.den)
		}
		x0, y0 = x1, y1
	}
	return y0
}

// anchor returns a point of a curve as parts per million and milli-points.
func anchor(p []float64) (x, y int64) {
	return int64(math.Round(p[0] * million / 100)), int64(math.Round(p[1] * point))
}

// mulDiv returns a*b/c rounded down, for 0 <= a <= c and b >= 0. The product
// has 128 bits, so it cannot overflow.
func mulDiv(a, b, c int64) int64 {
	if a <= 0 {
		return 0
	}
	hi, lo := bits.Mul64(uint64(a), uint64(b))
	q, _ := bits.Div64(hi, lo, uint64(c))
	return int64(q)
}

// count reads a whole number as typed into a field. An empty field is not a
// number.
func count(s string) (int, bool) {
	s = strings.TrimSpace(s)
	if s == "" || len(s) > len("1000000") {
		return 0, false
	}
	n, err := strconv.Atoi(s)
	return n, err == nil && n >= 0 && n <= maxCount && s[0] != '+' && s[0] != '-'
}

// decimal reads a number with at most three decimals as typed into a field, in
// thousandths. Both a point and a comma part the decimals.
func decimal(s string) (int64, bool) {
	whole, part, found := strings.Cut(strings.ReplaceAll(strings.TrimSpace(s), ",", "."), ".")
	n, ok := count(whole)
	if !ok || len(part) > 3 || found && part == "" {
		return 0, false
	}
	for i := range len(part) {
		if part[i] < '0' || part[i] > '9' {
			return 0, false
		}
	}
	thousandths, _ := strconv.Atoi((part + "000")[:3])
	return int64(n)*1000 + int64(thousandths), true
}
