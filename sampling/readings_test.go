package sampling

import (
	"errors"
	"fmt"
	"math"
	"math/big"
	"math/rand/v2"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func readings(t testing.TB, step float64, values ...float64) Readings {
	t.Helper()
	r, err := NewReadings(values, step)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// honest returns n normal readings in whole steps of 1.
func honest(random *rand.Rand, n int, mean, sd float64) Readings {
	r := Readings{step: 1, units: make([]int64, n)}
	for i := range r.units {
		r.units[i] = int64(math.Round(mean + sd*random.NormFloat64()))
	}
	return r
}

func TestNewReadings(t *testing.T) {
	r := readings(t, 0.001, 12.345, -0.007, 0, 999_999.999)
	if got := fmt.Sprint(r.units); got != "[12345 -7 0 999999999]" {
		t.Errorf("units are %s", got)
	}
	for _, test := range []struct {
		value, step float64
		want        string
	}{
		{1, 0, "gauge step is 0, and it must be above 0"},
		{1, -1, "gauge step is -1, and it must be above 0"},
		{1, math.NaN(), "gauge step is NaN, and it must be above 0"},
		{1, math.Inf(1), "gauge step is +Inf, and it must be above 0"},
		{12.34, 0.05, "reading 1 is 12.34, not a value that a gauge with steps of 0.05 shows"},
		{math.NaN(), 1, "reading 1 is NaN, not a value that a gauge with steps of 1 shows"},
		{1e12, 1, "reading 1 is 1e+12, not a value that a gauge with steps of 1 shows"},
	} {
		if _, err := NewReadings([]float64{test.value}, test.step); !errors.Is(err, ErrInvalid) || err.Error() != test.want {
			t.Errorf("NewReadings(%v, %v): %v, want %s", test.value, test.step, err, test.want)
		}
	}
}

func TestTally(t *testing.T) {
	got := readings(t, 0.5, 20, 20.5, 20.5, 20.5, 22.5, 20).Tally()
	want := Tally{Readings: 6, Distinct: 3, Commonest: 3, LongestRun: 3, ZeroFive: 3, SD: got.SD}
	if got != want || math.Abs(got.SD-0.9309493362512627) > 1e-12 {
		t.Errorf("Tally = %+v, want %+v", got, want)
	}
	if got := (Readings{}).Tally(); got != (Tally{}) {
		t.Errorf("Tally of nothing = %+v", got)
	}
}

// The upper tail of chi-squared with 9 degrees of freedom has a closed form.
func TestLastDigitChance(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	for range 200 {
		s := honest(random, 60+random.IntN(100), 1000, 30).LastDigit()
		x := s.Statistic
		want := math.Erfc(math.Sqrt(x/2)) + math.Sqrt(2*x/math.Pi)*math.Exp(-x/2)*(1+x/3+x*x/15+x*x*x/105)
		near(t, "P", s.P, want, 1e-10)
		if !s.Valid || s.Why != "" || s.Flag != (s.P < FlagP) {
			t.Errorf("LastDigit = %+v", s)
		}
	}
}

// False alarms among honest columns of 100: 98 % at a spread of 2 steps, which
// is why the gate is there, and the promised 0.1 % from 5 steps on.
func TestLastDigitFalseAlarms(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 8))
	const columns, critical = 10_000, 27.877
	for sd, bounds := range map[float64][2]float64{2: {.96, .995}, 5.6: {0, .0025}} {
		alarms := 0
		for range columns {
			s := honest(random, 100, 1000+10*random.Float64(), sd).LastDigit()
			if s.Statistic > critical {
				alarms++
			}
			if s.Flag && sd < 3 {
				t.Fatalf("a spread of %v steps raises a flag", sd)
			}
		}
		if rate := float64(alarms) / columns; rate < bounds[0] || rate > bounds[1] {
			t.Errorf("at a spread of %v steps %.4f of honest columns exceed the limit", sd, rate)
		}
	}
}

func TestLastDigitGate(t *testing.T) {
	wide := make([]float64, 60)
	for i := range wide {
		wide[i] = float64(i)
	}
	for _, test := range []struct {
		r    Readings
		want string
	}{
		{readings(t, 0.5, wide...), "the gauge reads in steps of 0.5, so not every last digit can occur"},
		{readings(t, 1, wide[:49]...), "49 readings, and last digits need at least 50"},
		{readings(t, 10, make([]float64, 60)...), "the readings spread by 0.0 gauge steps, and last digits are even only from 5 on"},
		{readings(t, 1, wide...), ""},
		{Readings{}, "the gauge reads in steps of 0, so not every last digit can occur"},
	} {
		for _, s := range []ScreenResult{test.r.LastDigit(), test.r.ZeroFive()} {
			if s.Why != test.want || s.Valid != (test.want == "") || s.Flag || (!s.Valid && s.P != 1) {
				t.Errorf("%s: %+v, want %q", s.Screen, s, test.want)
			}
		}
	}
}

func TestZeroFive(t *testing.T) {
	for count := 1; count <= 60; count++ {
		values := make([]float64, 60)
		for i := range values {
			values[i] = float64(10*i + 3)
			if i < count {
				values[i] = float64(10*i + 5*(i%2))
			}
		}
		s := readings(t, 1, values...).ZeroFive()
		want, _ := binomialTail(60, count, big.NewRat(1, 5)).Float64()
		near(t, fmt.Sprintf("P of %d", count), s.P, want, 1e-10)
		if !s.Valid || s.Count != count || s.Flag != (want < FlagP) {
			t.Errorf("ZeroFive = %+v, want %d", s, count)
		}
	}
	for _, test := range [][2]int{{20, 10}, {30, 13}} { // domain notes 4.7
		if p := binomialAtLeast(test[0], test[1], 0.2); math.Round(p*1000) != 3 {
			t.Errorf("%d endings of %d: %v, want about 0.003", test[1], test[0], p)
		}
	}
}

// Published values of the assessment model, 8: Rockwell hardness with σ 1.5 read
// in steps of 0.5, forty certificates.
func TestIdenticalExpected(t *testing.T) {
	for m, want := range map[int]float64{5: .0056, 3: .64} {
		random := rand.New(rand.NewPCG(9, uint64(m)))
		sum, rounds := 0.0, 200
		for range rounds {
			certificates := make([]Readings, 40)
			for i := range certificates {
				certificates[i] = honest(random, m, 90, 3)
			}
			sum += Identical(certificates).Expected
		}
		if got := sum / float64(rounds); math.Abs(got-want) > .06*want {
			t.Errorf("%d readings: %.4f pairs are expected, want %v", m, got, want)
		}
	}
}

func TestIdentical(t *testing.T) {
	row := readings(t, 0.5, 44, 46.5, 45, 43, 47.5, 44.5, 46, 42.5)
	other := readings(t, 0.5, 45, 43.5, 46, 44, 44.5, 47, 42, 45.5)
	copied := Identical([]Readings{row, other, row})
	if !copied.Valid || copied.Count != 1 || !copied.Flag || copied.P >= FlagP {
		t.Errorf("a copied row gives %+v", copied)
	}
	apart := Identical([]Readings{row, other})
	if !apart.Valid || apart.Count != 0 || apart.Flag || apart.P != 1 {
		t.Errorf("different rows give %+v", apart)
	}
	short := readings(t, 0.5, 44, 46.5, 45)
	if s := Identical([]Readings{short, short}); !s.Valid || s.Flag {
		t.Errorf("three equal values give %+v", s)
	}
	for _, test := range []struct {
		certificates []Readings
		want         string
	}{
		{nil, "0 certificates, and a comparison needs at least 2"},
		{[]Readings{row}, "1 certificates, and a comparison needs at least 2"},
		{[]Readings{readings(t, 1, 4, 5), readings(t, 1, 4, 5)}, "2 readings on a certificate, and equal rows mean nothing below 3"},
		{[]Readings{row, short}, "the certificates hold different numbers of readings"},
		{[]Readings{short, readings(t, 1, 44, 46, 45)}, "the certificates were read with different gauge steps"},
		{[]Readings{readings(t, 1, 229, 229, 229), readings(t, 1, 229, 229, 229)}, "the readings spread by 0.0 gauge steps, so that equal rows are nothing unusual"},
		{[]Readings{readings(t, 1, 229, 230, 229), readings(t, 1, 229, 229, 230)}, "the readings spread by 0.6 gauge steps, so that equal rows are nothing unusual"},
	} {
		if s := Identical(test.certificates); s.Valid || s.Flag || s.P != 1 || s.Why != test.want {
			t.Errorf("Identical = %+v, want %q", s, test.want)
		}
	}
}

// With an even number of degrees of freedom the lower tail is a Poisson sum.
func TestSpread(t *testing.T) {
	r := readings(t, 0.01, 20.01, 20.02, 20.01, 20.02, 20.01, 20.02, 20.01, 20.02, 20.01)
	s := r.Spread(0.05)
	x := math.Pow((math.Sqrt(20.0/9)+1.5)/5, 2) / 2
	poisson, term := 0.0, math.Exp(-x)
	for j := range 4 {
		poisson += term
		term *= x / float64(j+1)
	}
	near(t, "P", s.P, 1-poisson, 1e-9)
	near(t, "statistic", s.Statistic, 20.0/9/25, 1e-9)
	if !s.Valid || !s.Flag || s.Expected != 8 {
		t.Errorf("Spread = %+v", s)
	}
	for _, sd := range []float64{0, -1, math.NaN(), math.Inf(1), 1e-300} {
		if s := r.Spread(sd); s.Valid || s.Flag || !strings.HasPrefix(s.Why, "the spread of the gauge is not known") {
			t.Errorf("Spread(%v) = %+v", sd, s)
		}
	}
	if s := readings(t, 1, 5).Spread(1); s.Valid || s.Why != "1 readings, and a spread needs at least 2" {
		t.Errorf("Spread of one reading = %+v", s)
	}
}

// However coarse the gauge, rounding does not accuse honest readings.
func TestSpreadFalseAlarms(t *testing.T) {
	random := rand.New(rand.NewPCG(10, 11))
	const columns = 4000
	for _, sd := range []float64{0.1, 0.3, 0.5, 1, 2, 8} {
		for _, n := range []int{2, 3, 5, 10, 30} {
			alarms := 0
			for range columns {
				if honest(random, n, 100+random.Float64(), sd).Spread(sd).Flag {
					alarms++
				}
			}
			if alarms > 12 { // 4 are promised; 13 have a chance of 0.0003
				t.Errorf("%d readings, gauge of %v steps: %d of %d are accused", n, sd, alarms, columns)
			}
		}
	}
}

// Every order of up to 6 values above and 6 below is counted out.
func TestRunsTail(t *testing.T) {
	for above := 1; above <= 6; above++ {
		for below := 1; below <= 6; below++ {
			n := above + below
			orders, atLeast := 0, make([]int, n+2)
			for mask := range 1 << n {
				signs, ones := runsOf(mask, n)
				if ones != above {
					continue
				}
				orders++
				for r := range signs + 1 {
					atLeast[r]++
				}
			}
			for r := 2; r <= n; r++ {
				want := float64(atLeast[r]) / float64(orders)
				if got := runsTail(above, below, r); math.Abs(got-want) > 1e-12 {
					t.Errorf("%d above, %d below, %d runs: %v, want %v", above, below, r, got, want)
				}
			}
		}
	}
}

// runsOf returns the runs and the ones among the lowest n bits of mask.
func runsOf(mask, n int) (runs, ones int) {
	for i := range n {
		bit := mask >> i & 1
		ones += bit
		if i == 0 || bit != mask>>(i-1)&1 {
			runs++
		}
	}
	return runs, ones
}

func TestOrder(t *testing.T) {
	alternating, drifting := make([]float64, 20), make([]float64, 20)
	for i := range alternating {
		alternating[i] = float64(100 + 3*(i%2) + i%3)
		drifting[i] = float64(100 + i)
	}
	if s := readings(t, 1, alternating...).Order(); !s.Flag || s.Statistic <= s.Expected {
		t.Errorf("alternating readings give %+v", s)
	}
	if s := readings(t, 1, drifting...).Order(); s.Flag || !s.Valid || s.Count != 2 || s.P < 0.999 || s.Expected != 11 {
		t.Errorf("drifting readings give %+v", s)
	}
	if s := readings(t, 1, alternating[:19]...).Order(); s.Valid || !strings.HasSuffix(s.Why, "readings differ from the median, and the order needs at least 20") {
		t.Errorf("19 readings give %+v", s)
	}
	if s := (Readings{}).Order(); s.Valid || s.Flag {
		t.Errorf("no readings give %+v", s)
	}
}

func TestLimitScreens(t *testing.T) {
	r := readings(t, 0.01, 10, 10.1, 10.05, 10.05, 10.09, 10.08, 10.02, 10.2)
	if s := r.MidLimit(10, 10.1); s.Count != 2 || s.Flag || s.Valid || s.Why != countOnly || s.Statistic != 2.0/8 {
		t.Errorf("MidLimit = %+v", s)
	}
	if s := r.Edge(10, 10.1); s.Count != 3 || s.Flag || s.Valid || s.Why != countOnly {
		t.Errorf("Edge = %+v", s)
	}
	for _, test := range []struct {
		lower, upper float64
		want         string
	}{
		{10, 10.11, "the middle of the limits is not a value the gauge shows"},
		{10.1, 10, "the lower limit is not below the upper"},
		{10.001, 10.1, "the limits are not values the gauge shows"},
		{math.Inf(-1), 10.1, "the limits are not values the gauge shows"},
	} {
		if s := r.MidLimit(test.lower, test.upper); s.Valid || s.Why != test.want || s.Count != 0 {
			t.Errorf("MidLimit(%v, %v) = %+v, want %q", test.lower, test.upper, s, test.want)
		}
	}
}

// Whatever was keyed in, a screen gives a chance, and it flags only what it
// calls valid.
func TestScreensProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		values := rapid.SliceOfN(rapid.IntRange(-300, 300), 0, 120).Draw(t, "values")
		floats := make([]float64, len(values))
		for i, v := range values {
			floats[i] = float64(v) / 10
		}
		r, err := NewReadings(floats, 0.1)
		if err != nil {
			t.Fatal(err)
		}
		gauge := rapid.Float64().Draw(t, "gauge")
		for _, s := range []ScreenResult{
			r.LastDigit(), r.ZeroFive(), r.Spread(gauge), r.Order(),
			r.MidLimit(-1, 1), r.Edge(-1, 1), Identical([]Readings{r, r}),
		} {
			switch {
			case !(s.P >= 0 && s.P <= 1):
				t.Fatalf("%+v: P is no chance", s)
			case s.Valid == (s.Why != ""), s.Flag && !s.Valid, !s.Valid && s.P != 1:
				t.Fatalf("%+v contradicts itself", s)
			}
		}
	})
}
