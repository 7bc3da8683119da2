package sampling

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// A seed repeats its own lines and no others.
func TestRepeats(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		population := rapid.IntRange(1, 400).Draw(t, "population")
		n := rapid.IntRange(1, min(population, 90)).Draw(t, "n")
		seed := rapid.StringN(1, 20, -1).Draw(t, "seed")
		lines, err := Draw(seed, population, n)
		if err != nil {
			t.Fatal(err)
		}
		if !Repeats(seed, population, lines) {
			t.Fatalf("%q does not repeat %v of %d", seed, lines, population)
		}
		other := slices.Clone(lines)
		other[rapid.IntRange(0, n-1).Draw(t, "changed")] = rapid.IntRange(-1, population+1).Draw(t, "line")
		slices.Sort(other)
		if got := Repeats(seed, population, other); got != slices.Equal(other, lines) {
			t.Fatalf("%q repeats %v: %v, drawn %v", seed, other, got, lines)
		}
	})
	for _, test := range []struct {
		seed       string
		population int
		lines      []int
	}{
		{"", 5, []int{1}}, {"s", 0, []int{1}}, {"s", -1, nil}, {"s", 5, nil}, {"s", 2, []int{1, 2, 3}}, {"s", MaxPopulation + 1, []int{1}},
	} {
		if Repeats(test.seed, test.population, test.lines) {
			t.Errorf("%+v", test)
		}
	}
}
