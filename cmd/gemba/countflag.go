package main

import (
	"errors"
	"math"
	"strconv"
)

// A countFlag is a flag for a whole number in digits, and for the word unknown
// where that may stand. Whether the number makes sense is not its business.
type countFlag struct {
	n            int
	mayBeUnknown bool
	unknown      bool
}

func (c *countFlag) Set(s string) error {
	if s == "unknown" && c.mayBeUnknown {
		c.n, c.unknown = 0, true
		return nil
	}
	n, err := strconv.Atoi(s)
	switch {
	case errors.Is(err, strconv.ErrRange):
		return errors.New("the number is too large")
	case err != nil && c.mayBeUnknown:
		return errors.New("neither a whole number nor unknown")
	case err != nil:
		return errors.New("not a whole number")
	}
	c.n, c.unknown = n, false
	return nil
}

func (c *countFlag) String() string { return "" } // there is no default to show

func (c *countFlag) Type() string { return "number" }

// percent writes a chance with the digits it was given.
func percent(p float64) string {
	return strconv.FormatFloat(math.Round(p*1e8)/1e6, 'f', -1, 64) + " %"
}
