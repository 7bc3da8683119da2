package main

import (
	"errors"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"gemba/checklist"
)

// clearWord takes an answer back: the item is as if nobody had asked.
const clearWord = "clear"

// parseAnswer reads the words of a call as an answer to an item. Words of the
// form key=value change what they name and leave the rest of base as it is; a
// level and "all" need no key, and one of the words not-seen, na, refused and
// clear stands alone. The reason belongs to the last four. The error is about
// usage and names what is valid.
func parseAnswer(c *checklist.Checklist, it *checklist.Item, base checklist.Answer, words []string, reason string) (checklist.Answer, error) {
	for _, w := range append([]string{reason}, words...) {
		if !utf8.ValidString(w) {
			return checklist.Answer{}, usage("give text in UTF-8", "%q is not text", w)
		}
	}
	if len(words) == 0 {
		return checklist.Answer{}, usage(takesHint(c, it), "%s needs a value", it.ID)
	}
	if state, ok := stateOf(c, words[0]); ok {
		return parseState(it, state, words, reason)
	}
	p := newAnswerParser(c, it, base)
	for _, w := range words {
		if err := p.word(w); err != nil {
			return checklist.Answer{}, err
		}
	}
	a, err := p.finish(base)
	if a.State == checklist.NotSeen {
		a.Reason = reason
	}
	return a, err
}

// stateOf returns the state that a word stands for.
func stateOf(c *checklist.Checklist, word string) (checklist.State, bool) {
	if word == clearWord {
		return checklist.Blank, true
	}
	return checklist.State(word), checklist.Pick(c.States, word) != nil
}

func parseState(it *checklist.Item, state checklist.State, words []string, reason string) (checklist.Answer, error) {
	switch {
	case len(words) > 1:
		return checklist.Answer{}, usage("say why with --reason", "%s stands alone, without %q", words[0], words[1])
	case state == checklist.NA && !it.NA:
		return checklist.Answer{}, usage("not-seen leaves it open", "%s cannot be marked as not applicable", it.ID)
	case state == checklist.NA && strings.TrimSpace(reason) == "":
		return checklist.Answer{}, usage("add --reason TEXT", "not applicable needs a reason")
	case state == checklist.Refused && strings.TrimSpace(reason) == "":
		return checklist.Answer{}, usage("add --reason with who refused what, and when", "a refusal caps the grade, so it needs a reason")
	case state == checklist.Blank:
		return checklist.Answer{}, nil
	}
	return checklist.Answer{State: state, Reason: reason}, nil
}

// answerParser reads the words of one call.
type answerParser struct {
	c    *checklist.Checklist
	it   *checklist.Item
	a    checklist.Answer
	keys []answerKey

	leveled bool // a level was given
	all     bool // the list was counted in full
	gaps    bool // a gap was begun: the old ones are replaced
	tactics bool
	pressed bool // a time of the stopwatch was given
	timed   bool // its minutes were given
	none    bool // it was looked at, and nothing was seen
	read    bool // values were given
}

// answerKey is the left side of key=value.
type answerKey struct {
	name  string
	takes string             // what may stand on the right, in words
	set   func(string) error // errNoValue: something else stands there
}

var errNoValue = errors.New("not a value")

func newAnswerParser(c *checklist.Checklist, it *checklist.Item, base checklist.Answer) *answerParser {
	p := &answerParser{c: c, it: it}
	if base.State != checklist.Blank { // also part of an answer, and what was worked before a refusal
		p.a, p.leveled = base, base.State == checklist.Answered
	}
	p.a.State, p.a.Reason = checklist.Answered, ""
	p.a.Fields = maps.Clone(p.a.Fields)
	p.a.Counts = maps.Clone(p.a.Counts)
	p.a.Gaps = slices.Clone(p.a.Gaps)
	p.a.Disclosure.Tactics = slices.Clone(p.a.Disclosure.Tactics)
	p.keys = p.allKeys()
	return p
}

// word takes one word in.
func (p *answerParser) word(w string) error {
	name, value, pair := strings.Cut(w, "=")
	switch {
	case !pair && p.it.Kind == checklist.Level:
		name, value = "level", w
	case w == noneWord && p.it.Instrument == tellsInstrument:
		p.none = true
		return nil
	case !pair && w == pickAll && p.it.Kind == checklist.Share:
		name, value = "pick", w
	case !pair:
		return usage(takesHint(p.c, p.it), "%q is not a value of %s", w, p.it.ID)
	}
	if part, ok := strings.CutPrefix(name, tallyPrefix); ok && p.it.Instrument == staffingInstrument {
		if !strings.Contains(part, "/") || p.shift(part, value) != nil {
			return usage("such as "+tallyPrefix+"told/night=12 or "+tallyPrefix+"seen/night/line 2=3: told, rostered or seen, the shift, and a station", "%q is not a count of a shift", w)
		}
		return nil
	}
	if part, ok := strings.CutPrefix(name, tallyPrefix); ok && p.it.Instrument == tallyInstrument {
		if p.tally(part, value) != nil {
			return usage("such as "+tallyPrefix+"incoming=12", "%q is not a count of a tally", w)
		}
		return nil
	}
	for _, k := range p.keys {
		if k.name != name {
			continue
		}
		err := k.set(value)
		if errors.Is(err, errNoValue) {
			err = usage(k.name+" takes "+k.takes, "%q is not a value of %s at %s", value, k.name, p.it.ID)
		}
		return err
	}
	return usage(takesHint(p.c, p.it), "%s has no %q", p.it.ID, name)
}

// finish completes what follows from what was said.
func (p *answerParser) finish(base checklist.Answer) (checklist.Answer, error) {
	s := &p.a.Sample
	p.stopwatch()
	if err := p.lots(base); err != nil {
		return p.a, err
	}
	switch {
	case p.all && (s.Open || s.Population == 0):
		return p.a, usage("add population=N, the lines in the list", "to count all of a list, its length must be known")
	case p.all && s.Drawn != base.Sample.Drawn && s.Drawn != s.Population:
		return p.a, usage("leave drawn out", "all of %d lines are not %d", s.Population, s.Drawn)
	case p.all:
		s.Drawn = s.Population
	case p.it.Kind == checklist.Level && !p.leveled && !p.a.Confirmed && !p.open():
		return p.a, usage(takesHint(p.c, p.it), "%s needs a level", p.it.ID)
	}
	if len(p.a.Fields) == 0 {
		p.a.Fields = nil
	}
	if len(p.a.Counts) == 0 {
		p.a.Counts = nil
	}
	if p.it.Kind != checklist.Level && !p.none && bareState(p.a) {
		return p.a, usage("the word clear takes an answer back", "nothing is left of the answer to %s", p.it.ID)
	}
	if p.open() {
		p.a.State = checklist.NotSeen
	}
	return p.a, nil
}

// level reads a level by its points or its key.
func (p *answerParser) level(value string) error {
	for _, byKey := range []bool{false, true} {
		for _, l := range p.it.Set.Levels {
			if !byKey && value == strconv.Itoa(l.Score) || byKey && value == l.Key {
				p.a.Level, p.leveled = l.Score, true
				return nil
			}
		}
	}
	return errNoValue
}

func (p *answerParser) pick(value string) error {
	switch {
	case value == pickAll:
		p.a.Sample.Pick, p.all = "", true
		return nil
	case value != "" && checklist.Pick(p.c.Picks, value) == nil:
		return errNoValue
	}
	p.a.Sample.Pick, p.all = value, false
	return nil
}

func (p *answerParser) population(value string) error {
	if value == "unknown" || value == "?" {
		p.a.Sample.Population, p.a.Sample.Open = 0, true
		return nil
	}
	p.a.Sample.Open = false
	return setCount(&p.a.Sample.Population)(value)
}

// gap begins a gap. The first one of a call replaces those recorded before.
func (p *answerParser) gap(what string) error {
	if !p.gaps {
		p.a.Gaps, p.gaps = nil, true
	}
	p.a.Gaps = append(p.a.Gaps, checklist.Gap{What: what})
	return nil
}

// layer returns how a layer of the factory is set in the gap begun last, or in
// the only one that is there.
func (p *answerParser) layer(part func(*checklist.Gap) *checklist.Tri) func(string) error {
	return func(value string) error {
		if len(p.a.Gaps) == 0 || !p.gaps && len(p.a.Gaps) > 1 {
			return usage("such as gap='96 receipts without a record' capa=no", "begin each gap with gap=WHAT")
		}
		return setTri(part(&p.a.Gaps[len(p.a.Gaps)-1]))(value)
	}
}

// tactic adds one. The first one of a call replaces those recorded before, and
// an empty one adds none.
func (p *answerParser) tactic(value string) error {
	if value != "" && checklist.Pick(p.c.Tactics, value) == nil {
		return errNoValue
	}
	d := &p.a.Disclosure
	if !p.tactics {
		d.Tactics, p.tactics = nil, true
	}
	if value != "" && !slices.Contains(d.Tactics, value) {
		d.Tactics = append(d.Tactics, value)
	}
	return nil
}
