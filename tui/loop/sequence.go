//go:build unix

package loop

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

// longest is how long an answer of the terminal may be: what is longer has no end.
// It is less than is read at once.
const longest = 2048

// The marks around what is pasted.
const (
	pasteBegin = "\x1b[200~"
	pasteEnd   = "\x1b[201~"
)

// form is what the first bytes of what a terminal sends are.
type form int

const (
	whole   form = iota // a character, a key or an answer
	begun               // one whose end is still to come
	unclear             // a key, or the beginning of more
	apart               // a key, and what follows does not belong to it
	torn                // one that has no end, and something else follows
	console             // a function key of the Linux console, which the decoder does not know
)

// next looks at the first thing of what was read. The number is its length where it
// is whole or torn.
func next(b []byte, pasting bool) (n int, is form) {
	switch {
	case b[0] < utf8.RuneSelf && b[0] != '\x1b':
		return 1, whole
	case b[0] != '\x1b':
		return character(b)
	case pasting:
		return escapeInPaste(b)
	case len(b) == 1:
		return 0, unclear
	}
	return sequence(b)
}

func character(b []byte) (n int, is form) {
	if !utf8.FullRune(b) {
		return 0, begun
	}
	_, n = utf8.DecodeRune(b)
	return n, whole
}

// escapeInPaste looks for the end of the paste only: what is pasted may hold
// anything.
func escapeInPaste(b []byte) (n int, is form) {
	switch {
	case bytes.HasPrefix(b, []byte(pasteEnd)):
		return len(pasteEnd), whole
	case bytes.HasPrefix([]byte(pasteEnd), b):
		return 0, begun
	}
	return 1, whole
}

// sequence looks at what begins with an escape and another byte.
func sequence(b []byte) (n int, is form) {
	switch b[1] {
	case '[':
		return control(b)
	case 'O':
		return functionKey(b)
	case ']', 'P', '_':
		return answer(b)
	case '\x1b':
		return twoEscapes(b)
	}
	n, is = character(b[1:]) // a key with alt
	return n + 1, is
}

// twoEscapes are two keys, or a key with alt on terminals that put an escape before
// its sequence.
func twoEscapes(b []byte) (n int, is form) {
	switch {
	case len(b) == 2:
		return 0, unclear
	case b[2] != '[' && b[2] != 'O':
		return 0, apart
	}
	n, is = sequence(b[1:])
	return n + 1, is
}

// control looks at a control sequence: parameters, and a letter that ends it. Two
// kinds have more behind the letter: function keys of the Linux console, and the
// mouse of terminals that know its oldest report only. One has no letter: a key with
// shift of rxvt.
func control(b []byte) (n int, is form) {
	switch {
	case len(b) == 2:
		return 0, unclear
	case b[2] == '[' && len(b) == 3, b[2] == 'M' && len(b) < 6:
		return 0, begun
	case b[2] == '[' && b[3] >= 'A' && b[3] <= 'E':
		return 4, console
	case b[2] == 'M':
		return 6, whole
	}
	for i, c := range b[2:min(len(b), longest)] {
		switch {
		case c >= '@' && c <= '~', c == '$' && isDigits(b[2:2+i]):
			return i + 3, whole
		case c < ' ' || c > '?':
			return i + 2, torn
		}
	}
	return tooLong(b)
}

func tooLong(b []byte) (n int, is form) {
	if len(b) >= longest {
		return longest, torn
	}
	return 0, begun
}

// functionKey looks at what may be a key of the keypad, or one of the first four
// function keys.
func functionKey(b []byte) (n int, is form) {
	switch {
	case len(b) == 2:
		return 0, unclear
	case strings.IndexByte("ABCDEFHMPQRSXabcdjklmnopqrstuvwxy", b[2]) < 0:
		return 0, apart
	}
	return 3, whole
}

// answer looks at what may be a string that the terminal answers with.
func answer(b []byte) (n int, is form) {
	if is := answering(b); is != begun {
		return 0, is
	}
	for i := 2; i < min(len(b), longest); i++ {
		switch {
		case b[i] == '\a':
			return i + 1, whole
		case b[i] == '\x1b' && i+1 == len(b):
			return 0, begun
		case b[i] == '\x1b' && b[i+1] == '\\':
			return i + 2, whole
		case b[i] < ' ':
			return i, torn
		}
	}
	return tooLong(b)
}

// answering says whether a string begins as answers do: with a number and a
// semicolon about a colour, with parameters and a sign about a setting, with G and
// what it is about for a picture. The same letters typed with alt are a key, and
// what comes then was typed too.
func answering(b []byte) form {
	start := b[2:]
	switch b[1] {
	case ']':
		return follows(start, "0123456789", ";")
	case 'P':
		return follows(start, "0123456789;<=>?!", "+$|{")
	}
	for i, set := range []string{"G", "abcdefghijklmnopqrstuvwxyzACHIMNOPQRSTUVWXYZ", "="} {
		switch {
		case i == len(start):
			return unclear
		case strings.IndexByte(set, start[i]) < 0:
			return apart
		}
	}
	return begun
}

// follows says whether a text has some of these, and then one of those.
func follows(text []byte, some, then string) form {
	rest := bytes.TrimLeft(text, some)
	switch {
	case len(rest) == 0:
		return unclear
	case len(rest) == len(text) || strings.IndexByte(then, rest[0]) < 0:
		return apart
	}
	return begun
}

// continues reports whether a text is the rest of what an escape began, and not
// something that is typed: nobody types two of these within one read.
func continues(text []byte) bool {
	if len(text) < 2 {
		return false
	}
	switch text[0] {
	case '[':
		if c := text[1]; (c < '0' || c > '?') && (c < 'A' || c > 'Z') {
			return false // two keys of ours
		}
	case ']', 'P', '_':
	default:
		return false
	}
	_, is := sequence(append([]byte{'\x1b'}, text...))
	return is == whole || is == begun
}

func isDigits(b []byte) bool { return len(b) > 0 && len(bytes.Trim(b, "0123456789")) == 0 }
