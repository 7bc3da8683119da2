package sampling

import (
	"errors"
	"math"
	"math/big"
	"testing"

	"pgregory.net/rapid"
)

func TestDiscoverySizeOfEverySmallList(t *testing.T) {
	levels := []risk{{0.5, big.NewRat(1, 2)}, {0.8, big.NewRat(4, 5)}, {0.9, big.NewRat(9, 10)}, {0.95, big.NewRat(19, 20)}, {0.99, big.NewRat(99, 100)}}
	for _, level := range levels {
		allowed := new(big.Rat).Sub(big.NewRat(1, 1), level.exact)
		for population := 1; population <= 60; population++ {
			for defective := 1; defective <= population; defective++ {
				want := 1
				for exactPMF(population, want, defective, 0).Cmp(allowed) > 0 {
					want++
				}
				got, err := DiscoverySize(population, defective, level.float)
				if err != nil || got != want {
					t.Errorf("DiscoverySize(%d, %d, %v) = %d, %v, want %d", population, defective, level.float, got, err, want)
				}
			}
		}
	}
}

// TestDiscoveryHoleIsTheSmallest measures the hole with the chance to find it.
func TestDiscoveryHoleIsTheSmallest(t *testing.T) {
	for population := 1; population <= 60; population++ {
		for n := 1; n <= population; n++ {
			hole, err := DiscoveryHole(population, n, 0.95)
			if err != nil || DiscoveryPower(population, hole, n) < 0.95-1e-9 || hole > 1 && DiscoveryPower(population, hole-1, n) >= 0.95 {
				t.Errorf("DiscoveryHole(%d, %d) = %d, %v", population, n, hole, err)
			}
		}
	}
	for _, bad := range [][2]int{{240, 0}, {240, 241}, {0, 1}, {-1, -1}} {
		if hole, err := DiscoveryHole(bad[0], bad[1], 0.95); !errors.Is(err, ErrInvalid) {
			t.Errorf("DiscoveryHole(%d, %d) = %d, %v", bad[0], bad[1], hole, err)
		}
	}
}

func TestDiscoverySizePublished(t *testing.T) {
	for _, test := range []struct{ population, defective, want int }{
		{240, 12, 52},
		{240, 24, 27},
		{100, 10, 25},
		{500, 25, 56},
		{20, 1, 19}, // reached exactly
		{1, 1, 1},
		{MaxPopulation, 1, 95_000_000},
	} {
		got, err := DiscoverySize(test.population, test.defective, 0.95)
		if err != nil || got != test.want {
			t.Errorf("DiscoverySize(%d, %d) = %d, %v, want %d", test.population, test.defective, got, err, test.want)
		}
	}
}

// Published values: domain notes 5.4, a list of 120 with 10, 20 and 40 % missing.
func TestDiscoveryPowerPublished(t *testing.T) {
	for _, test := range []struct {
		defective, n int
		want         float64
	}{
		{12, 5, .42},
		{12, 8, .58},
		{12, 13, .76},
		{12, 20, .90},
		{12, 32, .98},
		{24, 5, .68},
		{24, 8, .84},
		{24, 13, .95},
		{24, 20, .99},
		{48, 5, .93},
		{48, 8, .99},
	} {
		if got := DiscoveryPower(120, test.defective, test.n); math.Abs(got-test.want) > .0051 {
			t.Errorf("DiscoveryPower(120, %d, %d) = %.4f, want %v", test.defective, test.n, got, test.want)
		}
	}
}

func TestDiscoveryPowerOfNonsense(t *testing.T) {
	for _, s := range [][3]int{{0, 0, 0}, {-1, 0, 0}, {10, 11, 5}, {10, 5, 11}, {10, -1, 5}, {10, 5, -1}, {10, 0, 5}, {10, 5, 0}} {
		if got := DiscoveryPower(s[0], s[1], s[2]); got != 0 {
			t.Errorf("DiscoveryPower%v = %v, want 0", s, got)
		}
	}
}

func TestDiscoverySizeRefuses(t *testing.T) {
	for _, test := range []struct {
		population, defective int
		confidence            float64
		want                  string
	}{
		{0, 1, .95, "population is 0, and a list has at least one record"},
		{10, 0, .95, "defective is 0, and there must be at least one to discover"},
		{10, 11, .95, "defective is 11, more than the population of 10"},
		{10, 1, 1, "confidence is 1, not between 0 and 1"},
	} {
		got, err := DiscoverySize(test.population, test.defective, test.confidence)
		if !errors.Is(err, ErrInvalid) || err.Error() != test.want || got != 0 {
			t.Errorf("DiscoverySize = %d, %q, want %q", got, err, test.want)
		}
	}
}

// The size found has the power asked for, and one record less has not.
func TestDiscoveryAgrees(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		population := rapid.IntRange(1, MaxPopulation).Draw(t, "population")
		defective := rapid.IntRange(1, population).Draw(t, "defective")
		confidence := rapid.Float64Range(0.01, 0.999).Draw(t, "confidence")
		n, err := DiscoverySize(population, defective, confidence)
		if err != nil || n < 1 || n > population-defective+1 {
			t.Fatalf("DiscoverySize = %d, %v", n, err)
		}
		if DiscoveryPower(population, defective, n) < confidence-1e-9 {
			t.Fatalf("%d records have a power of %v", n, DiscoveryPower(population, defective, n))
		}
		if DiscoveryPower(population, defective, n-1) > confidence+1e-9 {
			t.Fatalf("%d records are enough", n-1)
		}
	})
}
