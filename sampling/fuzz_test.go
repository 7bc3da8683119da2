package sampling

import (
	"errors"
	"testing"
)

func FuzzInterval(f *testing.F) {
	f.Add(240, false, 30, 25, 0.9)
	f.Add(0, true, 30, 25, 0.95)
	f.Add(10_000_000, false, 1, 1, 0.9)
	f.Add(-1, false, 1<<62, -5, 2.0)
	f.Fuzz(func(t *testing.T, population int, unknown bool, drawn, fine int, confidence float64) {
		l, err := Interval(population, unknown, drawn, fine, confidence)
		if err != nil {
			if !errors.Is(err, ErrInvalid) || l != (Limits{}) {
				t.Fatalf("Interval = %+v, %v", l, err)
			}
			return
		}
		if !(0 <= l.LowerShare && l.LowerShare <= l.UpperShare && l.UpperShare <= 1) {
			t.Fatalf("Interval = %+v", l)
		}
		if !unknown && (l.LowerCount < fine || l.UpperCount > population-drawn+fine) {
			t.Fatalf("Interval = %+v does not fit the sample", l)
		}
	})
}

func FuzzDraw(f *testing.F) {
	f.Add("demo-visit|in.coverage|240|4711", 240, 12)
	f.Add("s", 10_000_000, 29)
	f.Add("", -1, 5)
	f.Fuzz(func(t *testing.T, seed string, population, n int) {
		if n > 10_000 || population > 1_000_000 && n > population/8 {
			t.Skip("a draw of that length only takes time")
		}
		lines, err := Draw(seed, population, n)
		if err != nil {
			if !errors.Is(err, ErrInvalid) || lines != nil {
				t.Fatalf("Draw = %v, %v", lines, err)
			}
			return
		}
		checkDraw(t, lines, population, n)
	})
}
