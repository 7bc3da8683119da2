package assessment

import "testing"

// The letters change exactly at 90, 80 and 60 points.
func TestLetters(t *testing.T) {
	for score, want := range map[int64]string{
		100_000: "A", 90_000: "A", 89_999: "B", 80_000: "B", 79_999: "C", 60_000: "C", 59_999: "D", 0: "D",
	} {
		if l := letterFor(score); string(l.grade()) != want || score < l.from() || score > l.limit() {
			t.Errorf("%d milli-points earn %s, which is %d to %d, not %s", score, l.grade(), l.from(), l.limit(), want)
		}
	}
}
