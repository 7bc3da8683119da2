package main

import (
	"strconv"
	"time"

	"gemba/checklist"
)

// timerInstrument keeps a stopwatch beside the levels of an item.
const timerInstrument = "timer"

// The parts of an answer that a stopwatch keeps.
const (
	timerStarted = "started"
	timerStopped = "stopped"
	timerMinutes = "minutes"
)

// growing reports whether an item keeps what is recorded before there is an
// answer: a clock, the quantities of a lot, values that were read, a
// table of people.
func growing(it *checklist.Item) bool {
	switch it.Instrument {
	case timerInstrument, balanceInstrument, readingsInstrument, staffingInstrument:
		return true
	}
	return it.Kind == checklist.Probe
}

// timerKeys are the parts of a stopwatch.
func (p *answerParser) timerKeys() []answerKey {
	keys := make([]answerKey, 0, 3)
	for _, name := range []string{timerStarted, timerStopped} {
		var text string
		k := timeKey(name, &text)
		keys = append(keys, answerKey{name, k.takes, func(value string) error {
			if err := k.set(value); err != nil {
				return err
			}
			p.setField(name, text)
			p.pressed = true
			return nil
		}})
	}
	return append(keys, answerKey{timerMinutes, "a number", func(value string) error {
		if value != "" && !checklist.IsNumber(value) {
			return errNoValue
		}
		p.setField(timerMinutes, value)
		p.timed = value != ""
		return nil
	}})
}

// setField sets one of the fields of an answer; an empty value takes it out.
func (p *answerParser) setField(name, value string) {
	if value == "" {
		delete(p.a.Fields, name)
		return
	}
	if p.a.Fields == nil {
		p.a.Fields = map[string]string{}
	}
	p.a.Fields[name] = value
}

// stopwatch takes the minutes from the times of the clock, where a call gives
// only those.
func (p *answerParser) stopwatch() {
	if !p.pressed || p.timed {
		return
	}
	p.setField(timerMinutes, "")
	started, stopped := checklist.Moment(p.a.Fields[timerStarted]), checklist.Moment(p.a.Fields[timerStopped])
	if !started.IsZero() && !stopped.IsZero() {
		p.setField(timerMinutes, strconv.FormatFloat(max(0, stopped.Sub(started).Minutes()), 'f', 1, 64))
	}
}

// open reports whether what was said is no answer yet: a probe without a word on
// what came, a stopwatch, quantities or values without a level, a table without
// a shift that was looked at.
func (p *answerParser) open() bool {
	switch {
	case p.it.Kind == checklist.Probe:
		return p.a.Disclosure.Given == ""
	case p.it.Instrument == staffingInstrument:
		return len(p.a.Counts) > 0 && (p.a.Fields["told"] == "" || p.a.Fields["seen"] == "")
	case growing(p.it):
		return p.it.Kind == checklist.Level && !p.leveled && !p.a.Confirmed && len(p.a.Fields)+len(p.a.Readings.Values) > 0
	}
	return false
}

// running reports whether the clock of an item runs.
func running(it *checklist.Item, a checklist.Answer) bool {
	switch d := &a.Disclosure; {
	case it.Kind == checklist.Probe:
		return d.Given == "" && d.InHand == "" && d.Started != ""
	case it.Instrument == timerInstrument:
		return a.Fields[timerStarted] != "" && a.Fields[timerStopped] == ""
	}
	return false
}

// clock adds what the clock of an item says.
func (t *partList) clock(it *checklist.Item, a checklist.Answer) {
	switch d := &a.Disclosure; {
	case it.Kind == checklist.Probe:
		t.add("asked at", momentText(d.Started))
		t.add("first answer", momentText(d.FirstAnswer)+afterText(d.Started, d.FirstAnswer))
		t.add("in hand", momentText(d.InHand)+afterText(d.Started, d.InHand))
	case it.Instrument == timerInstrument && it.Field(timerStarted) == nil:
		t.add("started", momentText(a.Fields[timerStarted]))
		t.add("stopped", momentText(a.Fields[timerStopped]))
		if m := a.Fields[timerMinutes]; m != "" {
			t.add("", m+" minutes by the clock")
		}
	}
}

// momentText prints a time of a clock; what cannot be read as it stands.
func momentText(s string) string {
	if t := checklist.Moment(s); !t.IsZero() {
		return t.Format("2006-01-02 15:04:05 -07:00")
	}
	return s
}

// afterText says how long after the first time the second one is.
func afterText(from, to string) string {
	a, b := checklist.Moment(from), checklist.Moment(to)
	if a.IsZero() || b.IsZero() {
		return ""
	}
	return ", after " + strconv.Itoa(int(max(0, b.Sub(a))/time.Minute)) + " min"
}
