package sampling

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"math"
	"slices"
	"strconv"
)

// denseLimit is the longest list that Draw shuffles in an array. Longer ones
// keep only the places that were exchanged.
const denseLimit = 1 << 16

// Seed returns the text that decides a draw: the visit, the item, the number of
// lines of the list and a nonce, joined by bars as they stand. The nonce is
// typed by the visitor or thrown with dice and written down before the list is
// handed over; from then on nobody can steer the draw, and anybody who has the
// seed can repeat it.
func Seed(visit, item string, population int, nonce string) string {
	return fmt.Sprintf("%s|%s|%d|%s", visit, item, population, nonce)
}

// Draw returns the n line numbers, from 1 to population and in rising order,
// that the seed picks at random without replacement. The same seed always picks
// the same lines, and a longer draw with it holds every line of a shorter one:
// the lines of a declared second stage are those that the longer draw adds.
//
// A population or an n that cannot be, and an empty seed, are refused with
// [ErrInvalid].
func Draw(seed string, population, n int) ([]int, error) {
	if err := checkPopulation(population); err != nil {
		return nil, err
	}
	switch {
	case seed == "":
		return nil, invalidf("the seed is empty, so the draw could not be repeated")
	case n < 1:
		return nil, invalidf("the draw is of %d records, and it needs at least one", n)
	case n > population:
		return nil, invalidf("the draw is of %d records, more than the population of %d", n, population)
	}
	s := newStream(seed)
	var lines []int
	if population <= denseLimit || n > population/8 {
		lines = drawDense(s, population, n)
	} else {
		lines = drawSparse(s, population, n)
	}
	slices.Sort(lines)
	return lines, nil
}

// Repeats reports whether [Draw] picks exactly these lines, which stand in rising
// order, by the seed from a list of so many. It stops at the first line that
// does not fit, and needs no memory for a sample that one person can look at.
func Repeats(seed string, population int, lines []int) bool {
	const few = 64
	if n := len(lines); n > few {
		again, err := Draw(seed, population, n)
		return err == nil && slices.Equal(again, lines)
	}
	if checkPopulation(population) != nil || seed == "" || len(lines) == 0 || len(lines) > population {
		return false
	}
	var moved [few]struct{ place, line int } // as in drawSparse
	s := newStream(seed)
	for i := range lines {
		at := func(place int) int {
			for k := range moved[:i] {
				if m := moved[i-1-k]; m.place == place {
					return m.line
				}
			}
			return place + 1
		}
		j := i + s.below(population-i)
		if _, found := slices.BinarySearch(lines, at(j)); !found {
			return false
		}
		moved[i] = struct{ place, line int }{j, at(i)}
	}
	return true
}

// drawDense is the first n steps of the shuffle of Fisher and Yates.
func drawDense(s *stream, population, n int) []int {
	lines := make([]int, population)
	for i := range lines {
		lines[i] = i + 1
	}
	for i := range n {
		j := i + s.below(population-i)
		lines[i], lines[j] = lines[j], lines[i]
	}
	return slices.Clip(lines[:n])
}

// drawSparse is drawDense for a long list and a small n: a place that is not in
// the map still holds its own line.
func drawSparse(s *stream, population, n int) []int {
	moved := make(map[int]int, n)
	lines := make([]int, n)
	at := func(i int) int {
		if line, ok := moved[i]; ok {
			return line
		}
		return i + 1
	}
	for i := range n {
		j := i + s.below(population-i)
		lines[i] = at(j)
		moved[j] = at(i)
	}
	return lines
}

// A stream turns a seed into numbers: the first eight bytes, most significant
// first, of the SHA-256 of the seed, a bar and a counter that starts at 0. It
// can be repeated with any spreadsheet or script that knows SHA-256.
type stream struct {
	text    []byte // the seed and the bar, with room for the counter
	prefix  int
	counter uint64
}

func newStream(seed string) *stream {
	text := make([]byte, 0, len(seed)+24)
	text = append(append(text, seed...), '|')
	return &stream{text: text, prefix: len(text)}
}

func (s *stream) next() uint64 {
	s.text = strconv.AppendUint(s.text[:s.prefix], s.counter, 10)
	s.counter++
	sum := sha256.Sum256(s.text)
	return binary.BigEndian.Uint64(sum[:8])
}

// below returns a number from 0 to m−1. Numbers from ⌊2⁶⁴/m⌋·m upwards are thrown
// away, because they would favour the first lines.
func (s *stream) below(m int) int {
	u := uint64(m)
	excess := (math.MaxUint64%u + 1) % u // 2⁶⁴ mod m
	for {
		if v := s.next(); v <= math.MaxUint64-excess {
			return int(v % u)
		}
	}
}

// PageLine returns where line number lineNo of a bound book stands, if every
// page holds linesPerPage lines. All numbers count from 1; for a number below 1
// both results are 0.
func PageLine(lineNo, linesPerPage int) (page, line int) {
	if lineNo < 1 || linesPerPage < 1 {
		return 0, 0
	}
	return (lineNo-1)/linesPerPage + 1, (lineNo-1)%linesPerPage + 1
}
