package sampling

import (
	"errors"
	"fmt"
	"math"
	"math/big"
	"math/rand/v2"
	"testing"

	"pgregory.net/rapid"
)

func TestLowerCountOfEverySmallSample(t *testing.T) {
	for _, r := range risks() {
		for population := 1; population <= 24; population++ {
			for drawn := range population + 1 {
				for fine := range drawn + 1 {
					got := LowerCount(population, drawn, fine, r.float)
					if want := exactLower(population, drawn, fine, r.exact); got != want {
						t.Errorf("LowerCount(%d, %d, %d, %v) = %d, want %d", population, drawn, fine, r.float, got, want)
					}
				}
			}
		}
	}
}

func TestLowerCountOfLargerSamples(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	all := risks()
	for range 300 {
		population := 25 + random.IntN(1500)
		drawn := 1 + random.IntN(min(population, 120))
		fine := 1 + random.IntN(drawn)
		checkLower(t, population, drawn, fine, all[random.IntN(len(all))])
	}
}

// In long lists the exact ties are many, and the rounding of a naive sum is
// larger than the gap to the next count.
func TestLowerCountOfLongLists(t *testing.T) {
	for _, population := range []int{9_999, 10_000, 1_000_000, 10_000_000, MaxPopulation} {
		for _, r := range risks() {
			for _, sample := range []Stage{{1, 1}, {2, 2}, {2, 1}, {5, 4}, {13, 13}, {29, 27}, {60, 30}} {
				checkLower(t, population, sample.Drawn, sample.Fine, r)
			}
		}
	}
	if got := LowerCount(10_000_000, 1, 1, Alpha); got != 500_001 {
		t.Errorf("one fine record of ten million proves %d, want 500001: the tie at 500000 does not count", got)
	}
}

// checkLower compares the limit with the exact chances on both sides of it.
func checkLower(t *testing.T, population, drawn, fine int, r risk) {
	t.Helper()
	k := LowerCount(population, drawn, fine, r.float)
	if drawn < population && !exactAbove(population, drawn, k, fine, r.exact) {
		t.Errorf("LowerCount(%d, %d, %d, %v) = %d is too low", population, drawn, fine, r.float, k)
	}
	if k > 0 && exactAbove(population, drawn, k-1, fine, r.exact) {
		t.Errorf("LowerCount(%d, %d, %d, %v) = %d is too high", population, drawn, fine, r.float, k)
	}
}

// Half of a long list is the hardest case for the tail sum: thousands of terms.
func TestLowerCountOfHalfALongList(t *testing.T) {
	const population = 10_000_000
	k := LowerCount(population, population/2, population/4, Alpha)
	above, rise := upperTail(population, population/2, k-1, population/4)
	if above > Alpha || above+rise <= Alpha {
		t.Errorf("the tail crosses alpha from %v to %v, not at %d", above, above+rise, k)
	}
	// By the normal limit, z·√(N²·p·q·(N−n)/(n·(N−1))) below the count found.
	want := population/2 - 1.6448536*math.Sqrt(population)/2
	if math.Abs(float64(k)-want) > 3 {
		t.Errorf("LowerCount = %d, want about %.0f", k, want)
	}
}

func TestLogProbability(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	for range 2000 {
		population := 1 + random.IntN(400)
		drawn, good := random.IntN(population+1), random.IntN(population+1)
		fine := random.IntN(drawn + 1)
		want, _ := exactPMF(population, drawn, good, fine).Float64()
		got := math.Exp(lnProbability(population, drawn, good, fine))
		near(t, fmt.Sprintf("P(%d of %d drawn from %d, %d good)", fine, drawn, population, good), got, want, 2e-13)
	}
}

func TestStirling(t *testing.T) {
	for m := 1; m < 400; m++ {
		want, _ := math.Lgamma(float64(m + 1))
		if got := lnFactorial(m); math.Abs(got-want) > 1e-15*max(want, 4) {
			t.Errorf("ln %d! = %.17g, want %.17g", m, got, want)
		}
	}
}

func TestShareLimits(t *testing.T) {
	for drawn := 1; drawn <= 40; drawn++ {
		for fine := 1; fine <= drawn; fine++ {
			for _, r := range risks() {
				lower := LowerShare(drawn, fine, r.float)
				tail, _ := binomialTail(drawn, fine, new(big.Rat).SetFloat64(lower)).Float64()
				near(t, fmt.Sprintf("tail at LowerShare(%d, %d)", drawn, fine), tail, r.float, 1e-12)
			}
		}
	}
}

// Published values: Clopper–Pearson at 97.5 % a limit, domain notes 5.1 and 5.2.
func TestShareLimitsPublished(t *testing.T) {
	tests := []struct {
		drawn, fine  int
		lower, upper float64 // 0 and 1 where the source gives none
	}{
		{13, 13, .753, 1},
		{17, 17, .805, 1},
		{20, 20, .832, 1},
		{35, 35, .900, 1},
		{20, 12, .361, .809},
		{13, 8, .316, .861},
		{11, 0, 0, .285},
		{23, 0, 0, .148},
		{72, 0, 0, .050},
		{17, 1, 0, .287},
		{52, 1, 0, .103},
		{115, 1, 0, .048},
		{22, 2, 0, .292},
		{46, 2, 0, .148},
		{157, 2, 0, .045},
	}
	for _, test := range tests {
		lower := LowerShare(test.drawn, test.fine, 0.025)
		upper := UpperShare(test.drawn, test.fine, 0.025)
		if test.lower > 0 && math.Abs(lower-test.lower) > .00051 || math.Abs(upper-test.upper) > .00051 {
			t.Errorf("%d of %d: %.4f to %.4f, want %v to %v", test.fine, test.drawn, lower, upper, test.lower, test.upper)
		}
	}
}

// Published values: domain notes 5.1, two-sided 95 %.
func TestIntervalPublished(t *testing.T) {
	tests := []struct {
		population, drawn, fine int
		lower, upper            float64
	}{
		{30, 10, 10, .7667, 1},
		{30, 10, 6, .3333, .8333},
		{60, 13, 13, .7833, 1},
		{60, 13, 12, .6833, .9833},
		{60, 13, 8, .35, .8333},
		{60, 20, 20, .8667, 1},
		{60, 20, 19, .80, .9833},
		{60, 20, 12, .40, .7667},
		{120, 20, 20, .85, 1},
		{120, 20, 18, .7083, .9833},
		{120, 20, 12, .3833, .7917},
		{120, 120, 72, .60, .60},
		{250, 35, 35, .908, 1},
		{250, 35, 21, .436, .748},
		{240, 0, 0, 0, 1},
	}
	for _, test := range tests {
		got, err := Interval(test.population, false, test.drawn, test.fine, 0.95)
		if err != nil || math.Abs(got.LowerShare-test.lower) > .00051 || math.Abs(got.UpperShare-test.upper) > .00051 {
			t.Errorf("Interval(%d, %d, %d) = %+v, %v, want %v to %v",
				test.population, test.drawn, test.fine, got, err, test.lower, test.upper)
		}
	}
}

// Published values: domain notes 5.3, the clean draw whose lower limit at 97.5 %
// establishes a share.
func TestEstablishingDraws(t *testing.T) {
	populations := []int{20, 30, 60, 120, 250, 1000}
	for percent, want := range map[int][]int{
		70: {7, 8, 9, 10, 10, 11},
		80: {10, 11, 14, 15, 16, 17},
		90: {14, 18, 24, 29, 32, 35},
		95: {17, 25, 36, 48, 61, 69},
	} {
		for i, population := range populations {
			n := 1
			for 100*LowerCount(population, n, n, 0.025) < percent*population {
				n++
			}
			if n != want[i] {
				t.Errorf("%d %% of %d is established by %d, want %d", percent, population, n, want[i])
			}
		}
	}
}

func TestIntervalTies(t *testing.T) {
	got, err := Interval(240, false, 1, 1, 0.90) // 12 of 240 is a chance of exactly 0.05
	if err != nil || got.LowerCount != 13 || got.UpperCount != 240 {
		t.Errorf("Interval = %+v, %v, want 13 to 240", got, err)
	}
	unknown, err := Interval(0, true, 1, 1, 0.90)
	if err != nil || math.Abs(unknown.LowerShare-0.05) > 1e-12 || unknown.UpperShare != 1 || unknown.LowerCount != 0 {
		t.Errorf("Interval = %+v, %v, want shares 0.05 to 1 and no counts", unknown, err)
	}
}

func TestIntervalRefuses(t *testing.T) {
	tests := []struct {
		population, drawn, fine int
		unknown                 bool
		confidence              float64
		want                    string
	}{
		{20, 30, 1, false, 0.9, "drawn is 30, more than the population of 20"},
		{20, 10, 12, false, 0.9, "fine is 12, more than the 10 drawn"},
		{0, 0, 0, false, 0.9, "population is 0, and a list has at least one record"},
		{-1, 0, 0, false, 0.9, "population is -1, and a list has at least one record"},
		{20, -1, 0, false, 0.9, "drawn is -1, less than none"},
		{20, 5, -1, false, 0.9, "fine is -1, less than none"},
		{20, 5, 5, true, 0.9, "population is said to be unknown and given as 20"},
		{0, 5, 6, true, 0.9, "fine is 6, more than the 5 drawn"},
		{20, 5, 5, false, 1, "confidence is 1, not between 0 and 1"},
		{20, 5, 5, false, 95, "confidence is 95, not between 0 and 1"},
		{20, 5, 5, false, math.NaN(), "confidence is NaN, not between 0 and 1"},
		{1 << 60, 5, 5, false, 0.9, "population is 1152921504606846976, more than the 100000000 this program computes with"},
	}
	for _, test := range tests {
		got, err := Interval(test.population, test.unknown, test.drawn, test.fine, test.confidence)
		if !errors.Is(err, ErrInvalid) || err.Error() != test.want || got != (Limits{}) {
			t.Errorf("Interval = %+v, %q, want %q", got, err, test.want)
		}
	}
}

// Without a sound sample the limits prove nothing.
func TestLimitsOfNonsense(t *testing.T) {
	for _, s := range [][3]int{{20, 30, 1}, {20, 5, 6}, {20, -1, -1}, {-3, 0, 0}, {1 << 60, 5, 5}} {
		lower, upper := LowerCount(s[0], s[1], s[2], Alpha), UpperCount(s[0], s[1], s[2], Alpha)
		if lower != 0 || upper != max(s[0], 0) {
			t.Errorf("limits of %v are %d and %d", s, lower, upper)
		}
	}
	for _, alpha := range []float64{0, 1, -1, math.NaN(), math.Inf(1)} {
		if LowerCount(20, 5, 5, alpha) != 0 || LowerShare(5, 5, alpha) != 0 || UpperShare(5, 0, alpha) != 1 {
			t.Errorf("a limit at risk %v proves something", alpha)
		}
	}
}

func TestIntervalProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		population := rapid.OneOf(rapid.IntRange(1, 300), rapid.IntRange(1, MaxPopulation)).Draw(t, "population")
		drawn := rapid.IntRange(0, min(population, 50_000)).Draw(t, "drawn")
		fine := rapid.IntRange(0, drawn).Draw(t, "fine")
		alpha := rapid.Float64Range(1e-9, 0.499).Draw(t, "alpha")
		lower, upper := LowerCount(population, drawn, fine, alpha), UpperCount(population, drawn, fine, alpha)
		if lower < fine || upper > population-drawn+fine || lower > upper {
			t.Fatalf("limits %d and %d do not fit the sample", lower, upper)
		}
		if drawn > 0 && (drawn*(lower-1) >= fine*population && lower > 0 || drawn*(upper+1) <= fine*population && upper < population) {
			t.Fatalf("limits %d and %d leave out the share found", lower, upper)
		}
		if mirror := population - LowerCount(population, drawn, drawn-fine, alpha); mirror != upper {
			t.Fatalf("upper limit %d, mirrored %d", upper, mirror)
		}
		if fine < drawn {
			if l, u := LowerCount(population, drawn, fine+1, alpha), UpperCount(population, drawn, fine+1, alpha); l < lower || u < upper {
				t.Fatalf("one more fine record moves %d–%d to %d–%d", lower, upper, l, u)
			}
		}
		if l, u := LowerCount(population, drawn, fine, alpha/2), UpperCount(population, drawn, fine, alpha/2); l > lower || u < upper {
			t.Fatalf("a smaller risk narrows %d–%d to %d–%d", lower, upper, l, u)
		}
		if drawn > 0 && drawn < population {
			// The endless list is the limit of long ones and the least favourable.
			if share := LowerShare(drawn, fine, alpha); float64(lower)+1 < share*float64(population)*(1-1e-9) {
				t.Fatalf("lower share %v of a list is below %v of an endless one", float64(lower)/float64(population), share)
			}
		}
	})
}

func TestShareProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		drawn := rapid.OneOf(rapid.IntRange(1, 100), rapid.IntRange(1, MaxPopulation)).Draw(t, "drawn")
		fine := rapid.IntRange(0, drawn).Draw(t, "fine")
		alpha := rapid.Float64Range(1e-12, 0.499).Draw(t, "alpha")
		lower, upper := LowerShare(drawn, fine, alpha), UpperShare(drawn, fine, alpha)
		share := float64(fine) / float64(drawn)
		if !(0 <= lower && lower <= share && share <= upper && upper <= 1) {
			t.Fatalf("limits %v and %v leave out %v", lower, upper, share)
		}
		if LowerShare(drawn, fine, alpha/2) > lower || fine < drawn && LowerShare(drawn, fine+1, alpha) < lower {
			t.Fatalf("LowerShare(%d, %d, %v) is not monotone", drawn, fine, alpha)
		}
	})
}
