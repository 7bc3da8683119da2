package main

import (
	"strings"

	"gemba/tui"
)

// A walkWord is what a line of a walk without screens can begin with.
type walkWord struct {
	names string // what is typed, several with commas between
	about string
}

// walkWords are all of them, as help reads them out. What they are about is told
// in the language of the settings.
var walkWords = []walkWord{
	{"80 seen", "an answer, as gemba answer takes it: also population=240 fine=144 all, or refused --reason 'not today'; with --note TEXT, --observed 14:05"},
	{"visit order='PO 88120'", "the header of the visit"},
	{"next, back", "to the item after or before; an empty line is next"},
	{"skip", "to the item after, and this one stays open"},
	{"best", "to the question that can change most"},
	{"IN-03, go IN-03", "to an item; IN-03 and an answer does both"},
	{"note TEXT", "an observation on the item"},
	{"photo FILE", "a photograph or a paper, taken in on the item; more words are its caption"},
	{"undo", "takes back what the last line recorded; the history keeps both"},
	{"say", "the question once more"},
	{"takes", "what the item takes, each on a line"},
	{"show", "the item in full, with what was recorded"},
	{"open", "everything that is still open in the visit"},
	{"assess", "the assessment"},
	{"close", "closes the visit: from then on it is read-only"},
	{"report", "writes the report beside the visit; report md, csv or json instead of a page"},
	{"help", "these lines"},
	{"quit", "leave; so does the end of the input"},
}

// walkTable lays the words out for the help of the command.
func walkTable() string {
	const width = 19
	var b strings.Builder
	for _, w := range walkWords {
		names := "  " + w.names + strings.Repeat(" ", max(2, width-len(w.names)))
		if len(w.names) > width-1 {
			names = "  " + w.names + "\n" + strings.Repeat(" ", width+2)
		}
		b.WriteString(names + strings.Join(tui.Wrap(w.about, textWidth-width-2), "\n"+strings.Repeat(" ", width+2)) + "\n")
	}
	return b.String()
}

// help reads the words out, one on a line.
func (p *plainWalk) help() {
	for _, w := range walkWords {
		p.say(p.tell("%s: %s", w.names, p.tell(w.about)))
	}
}
