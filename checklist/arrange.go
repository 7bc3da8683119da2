package checklist

import "sort"

// Arrange puts a list in order; what is equal stays as it stood. It serves lists of
// records: [slices.SortStableFunc] is compiled anew for each type of them, about 8 KB a
// time, and this is not.
func Arrange[T any](list []T, compare func(a, b T) int) {
	sort.SliceStable(list, func(i, j int) bool { return compare(list[i], list[j]) < 0 })
}
