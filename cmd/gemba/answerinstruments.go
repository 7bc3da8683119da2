package main

import (
	"slices"
	"strings"

	"gemba/checklist"
)

// The instruments whose numbers no kind of answer has.
const (
	tallyInstrument     = "ncr-tally"
	readingsInstrument  = "readings"
	tellsInstrument     = "tells"
	balanceInstrument   = "mass-balance"
	threadInstrument    = "thread"
	staffingInstrument  = "staffing"
	remeasureInstrument = "remeasure"
)

// tallyPrefix stands before the name of a count of a tally.
const tallyPrefix = "count."

// tally sets one count of a tally; 0 and nothing take it out.
func (p *answerParser) tally(name, value string) error {
	var n int
	if name == "" || setCount(&n)(value) != nil {
		return errNoValue
	}
	p.setTally(name, n, n != 0)
	return nil
}

// setTally sets a count of the answer, or takes it out.
func (p *answerParser) setTally(name string, n int, stands bool) {
	if !stands {
		delete(p.a.Counts, name)
		return
	}
	if p.a.Counts == nil {
		p.a.Counts = map[string]int{}
	}
	p.a.Counts[name] = n
}

// shift sets one number of the table of people, COLUMN/SHIFT or
// COLUMN/SHIFT/STATION; nothing takes it out. What the table adds up to follows.
func (p *answerParser) shift(name, value string) error {
	parts := strings.SplitN(name, "/", 3)
	if len(parts) == 2 {
		parts = append(parts, "")
	}
	if !slices.Contains([]string{"told", "rostered", "seen"}, parts[0]) || parts[1] == "" {
		return errNoValue
	}
	var n int
	if err := setCount(&n)(value); err != nil {
		return err
	}
	p.setTally(strings.Join(parts, "/"), n, value != "")
	p.a = checklist.AddUp(p.a)
	return nil
}

func (p *answerParser) readings(value string) error {
	p.a.Readings.Values, p.read = nil, true
	for _, v := range strings.Fields(value) {
		if !checklist.IsNumber(v) {
			return errNoValue
		}
		p.a.Readings.Values = append(p.a.Readings.Values, v)
	}
	return nil
}
