package sampling

import (
	"errors"
	"math/big"
	"testing"
)

// The coverage of TwoStage is counted out for every list of up to eleven records
// and every pair of stages, against the worst visitor there can be: one who sees
// the first stage, knows the truth, and goes on or stops so as to be wrong as
// often as possible. Even so each limit is wrong at most 5 times in 100.
func TestTwoStageCoverage(t *testing.T) {
	allowed := big.NewRat(1, 20)
	for population := 2; population <= 11; population++ {
		for first := 1; first < population; first++ {
			for second := 1; first+second <= population; second++ {
				for good := range population + 1 {
					low, high := worstRisk(t, population, first, second, good)
					if low.Cmp(allowed) > 0 || high.Cmp(allowed) > 0 {
						t.Errorf("%d+%d of %d with %d fine: the limits fail with %v and %v",
							first, second, population, good, low, high)
					}
				}
			}
		}
	}
}

// worstRisk returns the chance that the lower and the upper limit are wrong if
// the visitor stops where that serves the error best.
func worstRisk(t *testing.T, population, first, second, good int) (low, high *big.Rat) {
	low, high = new(big.Rat), new(big.Rat)
	for x := max(0, first-(population-good)); x <= min(first, good); x++ {
		lowAfter, highAfter := new(big.Rat), new(big.Rat)
		for y := range second + 1 {
			p := exactPMF(population-first, second, good-x, y)
			l := twoStage(t, population, Stage{first, x}, Stage{second, y})
			if l.LowerCount > good {
				lowAfter.Add(lowAfter, p)
			}
			if l.UpperCount < good {
				highAfter.Add(highAfter, p)
			}
		}
		l := twoStage(t, population, Stage{first, x}, Stage{})
		if l.LowerCount > good {
			lowAfter.SetInt64(1)
		}
		if l.UpperCount < good {
			highAfter.SetInt64(1)
		}
		p := exactPMF(population, first, good, x)
		low.Add(low, lowAfter.Mul(lowAfter, p))
		high.Add(high, highAfter.Mul(highAfter, p))
	}
	return low, high
}

func twoStage(t *testing.T, population int, first, second Stage) Limits {
	t.Helper()
	l, err := TwoStage(population, false, first, second, 0.90)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func TestTwoStagePoolsAtHalfTheRisk(t *testing.T) {
	got := twoStage(t, 240, Stage{13, 11}, Stage{22, 20})
	if got.LowerCount != LowerCount(240, 35, 31, StageAlpha) || got.UpperCount != UpperCount(240, 35, 31, StageAlpha) {
		t.Errorf("TwoStage = %+v", got)
	}
	plain, err := Interval(240, false, 35, 31, 0.90)
	if err != nil || got.LowerCount >= plain.LowerCount || got.UpperCount <= plain.UpperCount {
		t.Errorf("two stages give %+v, no wider than one with %+v, %v", got, plain, err)
	}
	unknown, err := TwoStage(0, true, Stage{13, 13}, Stage{}, 0.90)
	if err != nil || unknown.LowerShare != LowerShare(13, 13, (1-0.90)/4) || unknown.UpperShare != 1 {
		t.Errorf("TwoStage of an unknown population = %+v, %v", unknown, err)
	}
	if all := twoStage(t, 20, Stage{8, 6}, Stage{12, 11}); all.LowerCount != 17 || all.UpperCount != 17 {
		t.Errorf("all records counted in two stages give %+v, want exactly 17", all)
	}
}

func TestTwoStageRefuses(t *testing.T) {
	for _, test := range []struct {
		first, second Stage
		want          string
	}{
		{Stage{13, 14}, Stage{}, "fine is 14, more than the 13 drawn"},
		{Stage{13, 13}, Stage{5, 6}, "second stage: fine is 6, more than the 5 drawn"},
		{Stage{13, 13}, Stage{8, 8}, "both stages: drawn is 21, more than the population of 20"},
	} {
		got, err := TwoStage(20, false, test.first, test.second, 0.90)
		if !errors.Is(err, ErrInvalid) || err.Error() != test.want || got != (Limits{}) {
			t.Errorf("TwoStage = %+v, %q, want %q", got, err, test.want)
		}
	}
}
