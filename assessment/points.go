package assessment

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Points returns milli-points as points with one decimal, as fmt prints them
// with %.1f: "46.7", "-3.1". A program that reads the integers and prints them
// itself shows the same digits.
func Points(milli int64) string {
	s := strconv.FormatFloat(float64(milli)/point, 'f', 1, 64)
	if s == "-0.0" {
		return "0.0"
	}
	return s
}

// Tenths returns the number that [Points] shows, in tenths of a point.
func Tenths(milli int64) int64 {
	q, r := milli/100, milli%100
	switch {
	case r == 50 || r == -50: // a tie goes as the digits do
		q, _ = strconv.ParseInt(strings.Replace(Points(milli), ".", "", 1), 10, 64)
	case r > 50:
		q++
	case r < -50:
		q--
	}
	return q
}

// Signed is [Points] with the sign of a gap: "+48.6", "-3.1", "0.0".
func Signed(milli int64) string {
	if Tenths(milli) > 0 {
		return "+" + Points(milli)
	}
	return Points(milli)
}

// Whole returns milli-points rounded to whole points, half to even.
func Whole(milli int64) int64 {
	q, r := milli/point, milli%point
	switch half := int64(point / 2); {
	case r > half || r == half && q%2 != 0:
		return q + 1
	case r < -half || r == -half && q%2 != 0:
		return q - 1
	}
	return q
}

// WholeGap prints a gap of milli-points in whole points, with its sign.
func WholeGap(milli int64) string {
	if n := Whole(milli); n != 0 {
		return fmt.Sprintf("%+d", n)
	}
	return "0"
}

// RatedGap prints the gap of a visit in a list: a dash where too little is seen
// for one.
func RatedGap(status string, milli int64) string {
	if NotRated(status) {
		return "–"
	}
	return WholeGap(milli)
}

// Percent returns per mille as whole percent, rounded down: evidence is never
// shown as more than there is.
func Percent(perMille int64) int64 { return perMille / 10 }

// Shares rounds parts of a total, in milli-points, to tenths of a point that
// add up to the rounded total: each is rounded down, then the largest
// remainders are rounded up, the first of equals first. A waterfall printed
// with them adds up on paper.
func Shares(total int64, parts []int64) []int64 {
	out := make([]int64, len(parts))
	left := Tenths(total)
	rest := make([]int64, len(parts))
	for i, p := range parts {
		out[i] = floorDiv(p, 100)
		left -= out[i]
		rest[i] = remainder(p-100*out[i], i)
	}
	slices.Sort(rest)
	for _, r := range rest[:max(0, min(left, int64(len(rest))))] {
		out[r&maxSlot]++
	}
	return out
}

func floorDiv(a, b int64) int64 {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}

// appendTenths appends tenths as a number with one decimal.
func appendTenths(b []byte, tenths int64) []byte {
	if tenths < 0 {
		b, tenths = append(b, '-'), -tenths
	}
	b = strconv.AppendInt(b, tenths/10, 10)
	return append(b, '.', byte('0'+tenths%10))
}
