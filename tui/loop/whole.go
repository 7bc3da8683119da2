//go:build unix

package loop

import (
	"bytes"
	"errors"
	"unicode/utf8"

	"github.com/muesli/cancelreader"
)

// longest is how long an answer of the terminal may be: what is longer has no end.
// It is less than is read at once.
const longest = 2048

// The marks around what is pasted.
const (
	pasteBegin = "\x1b[200~"
	pasteEnd   = "\x1b[201~"
)

// wholes reads from the terminal and gives whole characters and sequences. A slow
// line and a busy machine cut them anywhere, and the decoder takes a piece for all
// of it after 50 ms: half a Chinese character would be lost, the answer about a
// colour be typed into a note, and a paste whose end is missed never end. A lone
// escape is not held back: it may be the key.
type wholes struct {
	cancelreader.CancelReader
	held      []byte // that was read and not given yet
	pasting   bool
	err       error // that comes after what is held
	cancelled bool
}

func (w *wholes) Read(b []byte) (int, error) {
	for {
		if n := w.give(b); n > 0 {
			return n, nil
		}
		if w.err != nil {
			n := copy(b, w.held)
			if w.held = w.held[n:]; n > 0 {
				return n, nil
			}
			return 0, w.err
		}
		n, err := w.CancelReader.Read(b)
		w.held, w.err = append(w.held, b[:n]...), err
		w.cancelled = errors.Is(err, cancelreader.ErrCanceled)
	}
}

// give moves what is whole, as far as there is room for it.
func (w *wholes) give(b []byte) (given int) {
	for len(w.held) > 0 {
		n := w.next(w.held)
		if n == 0 || given+n > len(b) {
			break
		}
		copy(b[given:], w.held[:n])
		w.held, given = w.held[n:], given+n
	}
	return given
}

// next returns the length of the first character or sequence, 0 where its end is
// still to come.
func (w *wholes) next(b []byte) int {
	switch {
	case b[0] < utf8.RuneSelf && b[0] != '\x1b':
		return 1
	case b[0] != '\x1b':
		if !utf8.FullRune(b) {
			return 0
		}
		_, n := utf8.DecodeRune(b)
		return n
	case w.pasting:
		return w.escapeInPaste(b)
	case len(b) == 1:
		return 1
	}
	n := sequence(b)
	w.pasting = string(b[:n]) == pasteBegin
	return n
}

// escapeInPaste looks for the end of the paste only: what is pasted may hold
// anything.
func (w *wholes) escapeInPaste(b []byte) int {
	switch {
	case bytes.HasPrefix(b, []byte(pasteEnd)):
		w.pasting = false
		return len(pasteEnd)
	case bytes.HasPrefix([]byte(pasteEnd), b):
		return 0
	}
	return 1
}

// sequence returns the length of what begins with an escape and another byte, 0
// where its end is still to come.
func sequence(b []byte) int {
	switch b[1] {
	case '[':
		for i := 2; i < min(len(b), longest); i++ {
			if b[i] < ' ' || b[i] > '?' {
				return i + 1
			}
		}
	case ']', '_', 'P':
		if len(b) == 2 {
			return len(b) // alt with the key; an answer that is cut just here cannot be told from it
		}
		for i := 2; i < min(len(b), longest); i++ {
			switch {
			case b[i] == '\a':
				return i + 1
			case b[i] == '\x1b' && i+1 < len(b) && b[i+1] == '\\':
				return i + 2
			case b[i] == '\x1b' && i+1 < len(b):
				return i
			}
		}
	default:
		return 1
	}
	if len(b) >= longest {
		return 1
	}
	return 0
}
