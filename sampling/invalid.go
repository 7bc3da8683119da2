package sampling

import (
	"errors"
	"fmt"
	"math"
)

// MaxPopulation is the longest list the package computes with. It is far above
// any list in a factory and keeps every computation within milliseconds.
const MaxPopulation = 100_000_000

// ErrInvalid is wrapped by every error of this package: the numbers or names
// given cannot be true or are not known.
var ErrInvalid = errors.New("invalid sample")

// An invalidError is the sentence that names what is wrong. It is an ErrInvalid
// without repeating its text.
type invalidError string

func (e invalidError) Error() string { return string(e) }

func (e invalidError) Unwrap() error { return ErrInvalid }

func invalidf(format string, args ...any) error {
	return invalidError(fmt.Sprintf(format, args...))
}

// checkPopulation refuses an empty list and one beyond MaxPopulation.
func checkPopulation(population int) error {
	switch {
	case population < 1:
		return invalidf("population is %d, and a list has at least one record", population)
	case population > MaxPopulation:
		return invalidf("population is %d, more than the %d this program computes with", population, MaxPopulation)
	}
	return nil
}

// checkFine refuses counts that cannot come from one sample.
func checkFine(drawn, fine int) error {
	switch {
	case drawn < 0:
		return invalidf("drawn is %d, less than none", drawn)
	case drawn > MaxPopulation:
		return invalidf("drawn is %d, more than the %d this program computes with", drawn, MaxPopulation)
	case fine < 0:
		return invalidf("fine is %d, less than none", fine)
	case fine > drawn:
		return invalidf("fine is %d, more than the %d drawn", fine, drawn)
	}
	return nil
}

// checkConfidence refuses anything but a number strictly between 0 and 1.
func checkConfidence(confidence float64) error {
	if !within(confidence) {
		return invalidf("confidence is %v, not between 0 and 1", confidence)
	}
	return nil
}

// within reports whether p lies strictly between 0 and 1; NaN does not. The
// largest float below 1 is refused as well: it leaves no risk to compute with.
func within(p float64) bool {
	return p > 0 && p < 1-0x1p-52 && !math.IsNaN(p)
}
