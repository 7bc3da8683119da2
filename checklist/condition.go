package checklist

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Condition is when a branch brings items forward: one of the words answered,
// flagged and refused, or a comparison of a subject with a number.
type Condition struct {
	Subject string // answered, flagged, refused, best, level, missing or total
	Op      string // <, <=, >, >=; empty for a word
	Number  int
}

// Facts is what the conditions of one item's branches look at.
type Facts struct {
	Answered, Flagged, Refused bool
	Best                       int64 // best case of the item, milli-points
	Level                      int   // points; level items only
	Missing                    int   // lines not fine; share items only
	Total                      int   // all counts together; split items only
}

// parseCondition reads the text of a condition. The error wraps [ErrInvalid].
func parseCondition(s string) (Condition, error) {
	words := strings.Fields(s)
	if len(words) == 1 {
		switch words[0] {
		case "answered", "flagged", "refused":
			return Condition{Subject: words[0]}, nil
		}
	}
	if len(words) == 3 {
		n, err := strconv.Atoi(words[2])
		if err == nil && slices.Contains([]string{"best", "level", "missing", "total"}, words[0]) && slices.Contains([]string{"<", "<=", ">", ">="}, words[1]) {
			return Condition{Subject: words[0], Op: words[1], Number: n}, nil
		}
	}
	return Condition{}, fmt.Errorf("%w condition %q", ErrInvalid, s)
}

// Holds reports whether the condition holds. A comparison holds only for an
// item that was answered (or refused, which counts as its worst answer), so a
// blank opens nothing.
func (c Condition) Holds(f Facts) bool {
	switch c.Subject {
	case "answered":
		return f.Answered
	case "flagged":
		return f.Flagged
	case "refused":
		return f.Refused
	}
	if !f.Answered && !f.Refused {
		return false
	}
	switch c.Subject {
	case "best":
		return compare(f.Best, c.Op, int64(c.Number)*1000)
	case "level":
		return compare(int64(f.Level), c.Op, int64(c.Number))
	case "missing":
		return compare(int64(f.Missing), c.Op, int64(c.Number))
	case "total":
		return f.Answered && compare(int64(f.Total), c.Op, int64(c.Number))
	}
	return false
}

func compare(a int64, op string, b int64) bool {
	switch op {
	case "<":
		return a < b
	case "<=":
		return a <= b
	case ">":
		return a > b
	default:
		return a >= b
	}
}
