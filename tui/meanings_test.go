package tui

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"gemba/checklist"
)

// place is a screen that a visitor meets, and how it is reached.
type place struct {
	name   string
	screen screen
}

// everyPlace opens each kind of screen once, each instrument on its item.
func everyPlace(t *testing.T) []place { return placesIn(t, "en") }

// placesIn is everyPlace for a visitor who reads a language.
func placesIn(t *testing.T, own string) []place {
	t.Helper()
	var out []place
	add := func(name string, s screen) { out = append(out, place{name, s}) }
	l, doc := hongyuan()
	doc.visit.Observations = []checklist.Observation{{ID: "o", Item: "IN-01", Text: "clean", Entered: noon}}
	doc.conflicts = []Conflict{{Cell: checklist.Cell{Kind: checklist.KindVisit, Field: "site"}, Versions: []Version{{ID: "1", To: "a"}, {ID: "2", To: "b"}}}}
	d := drive(t, l, 120, 36)
	d.app.sh.own = own
	at := func(name, keys, back string) {
		t.Helper()
		before := d.app.top()
		d.keys(keys)
		if d.app.top() == before && keys != "g" {
			t.Fatalf("%s: %q opens nothing", name, keys)
		}
		add(name, d.app.top())
		d.keys(back)
	}
	at("visits", "g", "")
	at("new visit", "n", "esc")
	at("search", "/", "esc")
	at("merge", "m", "esc")
	at("walk", "enter", "")
	for _, s := range []struct{ name, keys string }{
		{"assessment", "a"},
		{"observation", "o"},
		{"observations", "O"},
		{"other than an answer", "x"},
		{"history", "H"},
		{"conflicts", "C"},
		{"the visit", "V"},
		{"ask for a record", "e"},
		{"records asked for", "E"},
		{"lot", "L"},
		{"places", "p"},
		{"photographs", "P"},
		{"open list", "!"},
		{"review", "v"},
		{"comparison", "c"},
		{"report", "r"},
		{"this page", "?"},
	} {
		d.on("IN-01")
		at(s.name, s.keys, "esc")
	}
	seen := map[string]bool{}
	for i := range doc.Checklist().Items {
		it := &doc.Checklist().Items[i]
		name := it.Instrument
		s := answerScreen(d.app.visit, it)
		if _, form := s.(*answering); form {
			name = "an answer"
		}
		if !seen[name] && name != "" {
			seen[name] = true
			add(strings.ReplaceAll(name, "-", " "), s)
		}
	}
	return out
}

// ownMeanings are the keys that mean several things on these screens, each with the
// reason. All others that have a name there mean the same everywhere.
var ownMeanings = map[string]string{
	"enter":  "opens or completes what is under the cursor, whatever that is",
	"esc":    "goes back; out of a text or a form it keeps what was typed, out of the first screen it quits",
	"space":  "the clock where there is one, else a page down, or the choice under the cursor",
	"n":      "the next best question in a visit, a new visit in the list, no as an answer to yes or no",
	"y":      "yes as an answer to yes or no; else of the instrument",
	"u":      "not known as an answer to yes or no; else of the instrument",
	"q":      "quits; closes a page of text",
	"f1":     "the keys; closes their page",
	"l":      "to the right",
	"right":  "to the right",
	"j":      "down: a row, a page, five fewer",
	"down":   "down",
	"tab":    "to the next",
	"+":      "one more of what the screen lists",
	"/":      "finds: in all visits, in a list of lines",
	"s":      "of the screen, and shown as a basis",
	"c":      "of the screen, and corroborated as a basis",
	"w":      "of the screen: numbers, period, who",
	"p":      "of the screen: places, slip, promise, who chose, the pen",
	"i":      "of the screen",
	"m":      "of the screen",
	"H":      "the history: of an answer, of the draws",
	"ctrl+t": "the host's language; in an observation, which has no such text, when it was observed",
	"ctrl+s": "keeps what was typed",
	"v":      "the review; of a photograph, the viewer",
	"a":      "the assessment explained; an entry of a table",
	"b":      "the basis; an entry of a table",
	"f":      "the plain form; final, among the stages of the tally",
	"e":      "ask for a record; seen as a basis",
	"0":      "digits are answers, marks or numbers",
	"1":      "a digit", "2": "a digit", "3": "a digit", "4": "a digit", "5": "a digit", "6": "a digit", "7": "a digit", "8": "a digit", "9": "a digit",
}

// TestOneMeaning: a key means one thing on every screen, but for those listed
// with a reason. Bases, stages and marks that the checklist names are answers.
func TestOneMeaning(t *testing.T) {
	meaning, where := map[string]string{}, map[string]string{}
	several := map[string]bool{}
	for _, p := range everyPlace(t) {
		for _, a := range p.screen.actions() {
			if a.name == "" {
				continue
			}
			for _, k := range a.keys {
				if was, ok := meaning[k]; ok && was != a.name {
					several[k] = true
					if ownMeanings[k] == "" {
						t.Errorf("%s is %q in %s and %q in %s", k, was, where[k], a.name, p.name)
					}
				}
				meaning[k], where[k] = a.name, p.name
			}
		}
	}
	for k, why := range ownMeanings {
		if !several[k] {
			t.Errorf("%s means one thing, %q, and is excused: %s", k, meaning[k], why)
		}
	}
}

// TestFixedMeanings: these letters do one thing wherever they stand in a table.
func TestFixedMeanings(t *testing.T) {
	fixed := map[string][]string{
		"t": {"中文"}, "o": {"note"}, "e": {"ask record", "ask", "seen"}, "n": {"next best", "new visit", "no"},
	}
	for _, p := range everyPlace(t) {
		for _, a := range p.screen.actions() {
			for _, k := range a.keys {
				if want, ok := fixed[k]; ok && a.name != "" && !slices.Contains(want, a.name) {
					t.Errorf("%s: %s is %q", p.name, k, a.name)
				}
			}
		}
	}
}

// keyTable prints the actions of every screen; what is the same in nearly all of
// them stands at the end, once.
func keyTable(t *testing.T) string {
	places := everyPlace(t)
	count := map[string]int{}
	row := func(a action) string { return fmt.Sprintf("`%s` | %s |\n", a.keyHint(), a.about) }
	for _, p := range places {
		for _, a := range p.screen.actions() {
			count[row(a)]++
		}
	}
	const common = 12
	var b strings.Builder
	b.WriteString("| where | keys | what they do |\n|---|---|---|\n")
	for _, p := range places {
		for _, a := range p.screen.actions() {
			if a.about != "" && count[row(a)] < common {
				b.WriteString("| " + p.name + " | " + row(a))
			}
		}
	}
	var rest []string
	for r, n := range count {
		if n >= common && !strings.Contains(r, "|  |") {
			rest = append(rest, r)
		}
	}
	slices.Sort(rest)
	for _, r := range rest {
		b.WriteString("| nearly everywhere | " + r)
	}
	for _, a := range (&shell{}).everywhere() {
		b.WriteString("| everywhere | " + row(a))
	}
	return b.String()
}
