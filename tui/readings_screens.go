package tui

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"gemba/checklist"
	"gemba/sampling"
)

// finding is what one way to look at the readings saw, in words.
type finding struct {
	name, words string
	tell        string // entry of the table of tells with its innocent twin
	closer      bool   // look closer
	refused     bool   // the readings do not meet its conditions
}

// A count without a chance is worth a second look when it is large.
const (
	oftenCount = 5 // values
	oftenShare = 2 // half of them
)

func often(count, n int) bool { return count >= oftenCount && count*oftenShare >= n }

// findings look at the readings in every way that there is. The error says why
// they cannot be looked at.
func (s *readings) findings() ([]finding, error) {
	r := s.now()
	got, err := readingsOf(r)
	if err != nil {
		return []finding{{name: "decimals", words: err.Error(), tell: "decimals", closer: true}}, err
	}
	t := got.Tally()
	out := []finding{repeats(t), endings(got, t)}
	out = append(out, screened("last digit", "0-5", got.LastDigit(), func(x sampling.ScreenResult) string {
		return fmt.Sprintf("the commonest stands %d times of %d", x.Count, x.Readings)
	}))
	lower, okLower := number64(r.Lower)
	upper, okUpper := number64(r.Upper)
	if okLower && okUpper {
		out = append(out, counted("exactly at mid-limit", "mid-limit", got.MidLimit(lower, upper)), counted("on or just inside a limit", "edge", got.Edge(lower, upper)))
	} else {
		out = append(out, finding{name: "mid-limit, just inside", words: "the limits are not known: w takes them", refused: true})
	}
	gauge, _ := number64(r.Gauge)
	out = append(out,
		screened("spread", "tight", got.Spread(gauge), func(sampling.ScreenResult) string {
			return fmt.Sprintf("a standard deviation of %s, the gauge alone repeats within %s", short3(t.SD), short3(gauge))
		}),
		screened("sequence", "", got.Order(), func(x sampling.ScreenResult) string {
			return fmt.Sprintf("%d turns about the median, by chance %s", x.Count, short3(x.Expected))
		}),
		s.copies(r))
	checklist.Arrange(out, func(a, b finding) int { return a.rank() - b.rank() })
	return out, nil
}

// rank puts what is worth a closer look first, and what could not be looked at
// last.
func (f finding) rank() int {
	switch {
	case f.closer:
		return 0
	case f.refused:
		return 2
	}
	return 1
}

// short3 prints a number with three digits that mean something.
func short3(x float64) string { return fmt.Sprintf("%.3g", x) }

// repeats is what can be counted of equal values.
func repeats(t sampling.Tally) finding {
	words := fmt.Sprintf("%d different values of %d; the commonest stands %d times, %d in a row", t.Distinct, t.Readings, t.Commonest, t.LongestRun)
	return finding{name: "repeats", words: words, tell: "repeat", closer: often(t.Commonest, t.Readings)}
}

// endings compares the endings in 0 and 5 with a fifth, which chance leads to
// expect. Where the test is refused the count is said all the same.
func endings(r sampling.Readings, t sampling.Tally) finding {
	f := screened("endings in 0 and 5", "0-5", r.ZeroFive(), func(sampling.ScreenResult) string { return "" })
	words := fmt.Sprintf("%d of %d, by chance about %d", t.ZeroFive, t.Readings, int(math.Round(float64(t.Readings)/5)))
	if f.words != "" {
		words += "; " + f.words
	}
	f.words = words
	return f
}

// screened is a screen with a chance: its flag, or why it is refused.
func screened(name, tell string, x sampling.ScreenResult, words func(sampling.ScreenResult) string) finding {
	f := finding{name: name, tell: tell, closer: x.Flag, refused: !x.Valid}
	if f.refused {
		f.words = "not tested: " + x.Why
		return f
	}
	f.words = words(x)
	if x.Flag {
		if f.words != "" {
			f.words += "; "
		}
		f.words += "honest values look so less than once in 1000 times"
	}
	return f
}

// countedOnly begins the reason of a screen that counts and never flags.
const countedOnly = "counted only"

// counted is a screen that only counts: how the process is set and sorted
// decides how many are honest.
func counted(name, tell string, x sampling.ScreenResult) finding {
	if !x.Valid && !strings.HasPrefix(x.Why, countedOnly) {
		return finding{name: name, tell: tell, words: "not counted: " + x.Why, refused: true}
	}
	return finding{
		name: name, tell: tell, words: fmt.Sprintf("%d of %d", x.Count, x.Readings), closer: often(x.Count, x.Readings),
	}
}

// copies compares the readings with all others of the visit that are as many and
// of the same gauge.
func (s *readings) copies(r checklist.Readings) finding {
	f := finding{name: "same series elsewhere", tell: "row-copy"}
	step, _ := stepOf(r)
	own, err := readingsOf(r)
	if err != nil {
		return f
	}
	compared, equal := []sampling.Readings{own}, ""
	for _, o := range s.others() {
		o.Step = r.Step
		if other, _ := stepOf(o.Readings); len(o.Values) != len(r.Values) || other != step {
			continue
		}
		if rs, err := readingsOf(o.Readings); err == nil {
			compared = append(compared, rs)
			if sameValues(o.Values, r.Values) {
				equal += " " + o.name
			}
		}
	}
	if len(compared) == 1 {
		f.refused, f.words = true, fmt.Sprintf("not compared: no other lot of %d values in this visit; + takes one", len(r.Values))
		return f
	}
	f = screened(f.name, f.tell, sampling.Identical(compared), func(x sampling.ScreenResult) string {
		return fmt.Sprintf("%d equal pairs among %d lots", x.Count, len(compared))
	})
	if equal != "" {
		f.words = "equal to" + equal + "; " + f.words
	}
	return f
}

// sameValues reports whether two series are equal number for number.
func sameValues(a, b []string) bool {
	return slices.EqualFunc(a, b, func(x, y string) bool {
		m, ok := checklist.Decimal(x)
		n, okN := checklist.Decimal(y)
		return ok && okN && m.Cmp(n) == 0
	})
}
