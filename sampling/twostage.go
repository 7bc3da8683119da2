package sampling

import "fmt"

// StageAlpha is the risk of one limit in a sample of two declared stages: half
// of [Alpha], a 97.5 % limit. It serves those who call [LowerCount] and
// [UpperCount] themselves.
const StageAlpha = Alpha / 2

// A Stage is one part of a sample: how many records were drawn in it and how
// many of those were fine.
type Stage struct {
	Drawn, Fine int
}

// TwoStage returns the limits of a sample that was declared, before anything was
// seen, to have two stages of fixed size, the second of which may be left out.
// A zero second stage is one that has not been drawn, or never was.
//
// Whoever extends a draw because its beginning looked bad has two chances to be
// misled, and a plain interval over all records then promises too much. Here
// both looks are paid for: each uses half the risk, and after the second stage
// the records of both are counted together. By Bonferroni's inequality the limit
// after the first stage and the limit after both are right together with at
// least the confidence asked for, so the one that is reported is right too,
// whatever made the visitor go on or stop. The second stage must come from the
// records the first left over, as [Draw] gives them for one seed.
//
// The errors are those of [Interval]. A second stage of a size not declared
// beforehand cannot be priced: report the interval of the first stage.
func TwoStage(population int, unknown bool, first, second Stage, confidence float64) (Limits, error) {
	if err := checkSample(population, unknown, first.Drawn, first.Fine, confidence); err != nil {
		return Limits{}, err
	}
	if err := checkFine(second.Drawn, second.Fine); err != nil {
		return Limits{}, fmt.Errorf("second stage: %w", err)
	}
	drawn, fine := first.Drawn+second.Drawn, first.Fine+second.Fine
	if err := checkSample(population, unknown, drawn, fine, confidence); err != nil {
		return Limits{}, fmt.Errorf("both stages: %w", err)
	}
	return limits(population, unknown, drawn, fine, (1-confidence)/4), nil
}
