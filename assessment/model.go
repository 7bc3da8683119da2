package assessment

import "gemba/checklist"

// Model is the id of the arithmetic in this package. Results of one id agree to
// the last milli-point for ever; a change of any constant or rule is a new id.
const Model = "factory-assess/1.0.0"

const (
	point = 1000 // milli-points in a point

	// Full is the score of a perfect item or axis, 100 points, in milli-points.
	Full int64 = 100 * point
)

// Range is the worst and the best score that fit what is known, in
// milli-points: 0 <= Lo <= Hi <= [Full]. It reads like belief and plausibility:
// what is proven, and what is not disproven.
type Range struct {
	Lo int64 `json:"lo"`
	Hi int64 `json:"hi"`
}

// unseen is the range of an item that nobody asked about.
var unseen = Range{Lo: 0, Hi: Full}

// Width returns what is not known, in milli-points.
func (r Range) Width() int64 { return r.Hi - r.Lo }

// letter is a grade as a number, so that grades can be compared: a larger one
// is worse.
type letter int8

const (
	letterA letter = iota
	letterB
	letterC
	letterD
	letters = 4
)

// Thresholds of the grades: 90 and 80 as in VDA 6.3; 60, "partially fulfilled",
// parts C from D.
var (
	grades     = [letters]checklist.Grade{"A", "B", "C", "D"}
	thresholds = [letters]int64{90 * point, 80 * point, 60 * point, 0}
)

func (l letter) grade() checklist.Grade { return grades[l] }

// from returns the lowest score that earns the letter.
func (l letter) from() int64 { return thresholds[l] }

// limit returns the highest score that a cap at this letter leaves.
func (l letter) limit() int64 {
	if l == letterA {
		return Full
	}
	return thresholds[l-1] - 1
}

// letterFor returns the letter that a score in milli-points earns by itself.
func letterFor(score int64) letter {
	for l := letterA; l < letterD; l++ {
		if score >= thresholds[l] {
			return l
		}
	}
	return letterD
}

// letterOf reads a grade from a checklist. No grade is no limit.
func letterOf(g checklist.Grade) letter {
	for l, known := range grades {
		if g == known {
			return letter(l)
		}
	}
	return letterA
}
