package checklist

import (
	"errors"
	"fmt"
	"strings"
)

// The errors that callers tell apart with errors.Is.
var (
	// ErrInvalid is wrapped by every error about input that has no meaning.
	ErrInvalid = errors.New("invalid")
	// ErrNotFound is wrapped where a visit, an item or a file is not there.
	ErrNotFound = errors.New("not found")
)

// Problem is one thing that is wrong with a checklist, where it is, and what to
// do about it.
type Problem struct {
	File string
	Line int
	What string
	Hint string
}

func (p Problem) String() string {
	return fmt.Sprintf("%s:%d: %s (%s)", p.File, p.Line, p.What, p.Hint)
}

// Problems is everything that is wrong with a checklist, in the order of its
// lines. It wraps [ErrInvalid].
type Problems []Problem

func (ps Problems) Error() string {
	lines := make([]string, len(ps))
	for i, p := range ps {
		lines[i] = p.String()
	}
	return strings.Join(lines, "\n")
}

// Unwrap makes errors.Is(err, ErrInvalid) hold.
func (ps Problems) Unwrap() error { return ErrInvalid }
