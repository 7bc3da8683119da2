package tui

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// mostLines is what the text area holds: it cuts off the rest without a word.
const mostLines = 10_000

// mostLetters is how many characters a value of a visit file holds.
const mostLetters = 1_000_000

func lettersIn(texts ...string) (n int) {
	for _, s := range texts {
		n += utf8.RuneCountInString(s)
	}
	return n
}

func linesOf(text string) int { return strings.Count(text, "\n") + 1 }

// tooMuch says why a paste is not taken in: half of it would be worse than none.
func (sh *shell) tooMuch(n, most int, what string) {
	sh.say(fmt.Sprintf("this paste is not taken in: with it the text has %d %s, and %d are the most", n, what, most), "take it into the visit as a file with "+sh.key(roomWalk, "P"))
}

// breaks turns the line ends of a paste into line feeds.
var breaks = strings.NewReplacer("\r\n", "\n", "\r", "\n")
