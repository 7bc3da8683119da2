package report

import (
	"strconv"
	"strings"

	"gemba/checklist"
)

// part is one part of an answer in words. A part without a label speaks for
// itself.
type part struct {
	Label text
	Text  text
}

// parts collects an answer in words.
type parts struct {
	tongue
	c    *checklist.Checklist
	list []part
}

func (e *edition) newParts() *parts { return &parts{tongue: e.tongue, c: e.c} }

// add adds a part with a label of the report's own, which may be empty.
func (p *parts) add(label string, t text) {
	if t.S == "" {
		return
	}
	l := text{}
	if label != "" {
		l = p.say(label)
	}
	p.list = append(p.list, part{l, t})
}

func (p *parts) count(label string, n int) {
	if n != 0 {
		p.add(label, own(strconv.Itoa(n)))
	}
}

func (l tongue) tri(value string) text {
	switch value {
	case string(checklist.Yes), string(checklist.No):
		return l.say(value)
	case string(checklist.Unknown):
		return l.say("not known")
	}
	return l.typed(value)
}

// plain joins the parts of an answer on one line.
func plain(list []part) string {
	words := make([]string, len(list))
	for i, p := range list {
		words[i] = p.Text.S
		if p.Label.S != "" {
			words[i] = p.Label.S + ": " + p.Text.S
		}
	}
	return strings.Join(words, "; ")
}
