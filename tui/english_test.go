package tui

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// latinWords are two or more words of Latin script that follow one another.
var latinWords = regexp.MustCompile(`[A-Za-z][A-Za-z'’]+(?: [A-Za-z][A-Za-z'’]+)+`)

// notEnglish are the words on a Chinese screen that stay: names, what was typed, and keys.
var notEnglish = regexp.MustCompile(`Hongyuan Valve|Ana Ruiz|English|^(?:enter|esc|tab|space|pgdn|pgup)(?: (?:enter|esc|tab|space|pgdn|pgup|IN|FN))*$`)

// inFixtures are words of the visits that the tests go through, names of things, and
// what is shown in the host's language on purpose.
var inFixtures = regexp.MustCompile(`^(?:Kaveri Pumps|RFQ pump housing|Sorrento Castings|bench log for every lot|Bo on|One day|gemba demo)$`)

// smallWords are English words of their own; keys and names of commands are not.
var (
	smallWords = regexp.MustCompile(`\b[a-z]{3,}\b`)
	keyWords   = []string{"enter", "esc", "ctrl", "tab", "space", "home", "end", "gemba", "backspace"}
)

// english collects what is said in English on screens in Chinese, each with where it
// was met first.
type english struct {
	words *regexp.Regexp
	stays func(line, words string) bool // what may be said in English
	found map[string]string
}

// newEnglish collects words that follow one another.
func newEnglish() *english {
	stays := func(_, words string) bool { return notEnglish.MatchString(words) || inFixtures.MatchString(words) }
	return &english{latinWords, stays, map[string]string{}}
}

// newSmallEnglish collects single words, but for names of keys and those that may stay.
func newSmallEnglish(may ...func(line, word string) bool) *english {
	may = append(may, func(_, word string) bool { return slices.Contains(keyWords, word) })
	stays := func(line, word string) bool {
		return slices.ContainsFunc(may, func(f func(line, word string) bool) bool { return f(line, word) })
	}
	return &english{smallWords, stays, map[string]string{}}
}

// spot looks through the lines of a text.
func (e *english) spot(place, text string) {
	for line := range strings.Lines(text) {
		for _, words := range e.words.FindAllString(line, -1) {
			if e.found[words] == "" && !e.stays(line, words) {
				e.found[words] = place + ": " + strings.TrimSpace(line)
			}
		}
	}
}

// report fails where anything was found.
func (e *english) report(t *testing.T) {
	t.Helper()
	for _, words := range slices.Sorted(maps.Keys(e.found)) {
		t.Errorf("%q in %s", words, e.found[words])
	}
}

// noEnglish finds no English word on the screen, but for names of keys and those that
// may stay.
func (d *driver) noEnglish(place string, may ...func(line, word string) bool) *driver {
	d.Helper()
	e := newSmallEnglish(may...)
	e.spot(fmt.Sprintf("%s, %d wide", place, d.app.w), d.frame())
	e.report(d.T)
	return d
}

// toWalk goes back to the walk.
func (d *driver) toWalk() {
	for len(d.app.stack) > 2 {
		d.app.back()
	}
}
