package checklist

import (
	"cmp"
	"math/rand/v2"
	"slices"
	"testing"
)

// TestArrange expects the order that the standard library makes, of lists with many
// equal ones.
func TestArrange(t *testing.T) {
	type record struct{ key, at int }
	compare := func(a, b record) int { return cmp.Compare(a.key, b.key) }
	r := rand.New(rand.NewPCG(1, 2))
	for n := range 200 {
		list := make([]record, n)
		for i := range list {
			list[i] = record{r.IntN(1 + n/4), i}
		}
		want := slices.Clone(list)
		slices.SortStableFunc(want, compare)
		if Arrange(list, compare); !slices.Equal(list, want) {
			t.Fatalf("%d: %v, want %v", n, list, want)
		}
	}
}
