package main

import (
	"strconv"
	"time"

	"gemba/checklist"
)

// growing reports whether an item keeps what is recorded before there is an
// answer: a clock, the quantities of a lot, values that were read, a
// table of people.
func growing(it *checklist.Item) bool {
	switch it.Instrument {
	case checklist.Timer, balanceInstrument, readingsInstrument, staffingInstrument:
		return true
	}
	return it.Kind == checklist.Probe
}

// timerKeys are the parts of a stopwatch.
func (p *answerParser) timerKeys() []answerKey {
	keys := make([]answerKey, 0, 3)
	for _, name := range []string{checklist.TimerStarted, checklist.TimerStopped} {
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
	return append(keys, answerKey{checklist.TimerMinutes, "a number", func(value string) error {
		if value != "" && !checklist.IsNumber(value) {
			return errNoValue
		}
		p.setField(checklist.TimerMinutes, value)
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
	p.setField(checklist.TimerMinutes, "")
	started, stopped := p.a.Stopwatch()
	if !started.IsZero() && !stopped.IsZero() {
		p.setField(checklist.TimerMinutes, checklist.TimerText(stopped.Sub(started)))
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

// clock adds what the clock of an item says.
func (t *partList) clock(it *checklist.Item, a checklist.Answer) {
	switch d := &a.Disclosure; {
	case it.Kind == checklist.Probe:
		t.add("asked at", momentText(d.Started))
		t.add("first answer", momentText(d.FirstAnswer)+afterText(d.Started, d.FirstAnswer))
		t.add("in hand", momentText(d.InHand)+afterText(d.Started, d.InHand))
	case it.Instrument == checklist.Timer && it.Field(checklist.TimerStarted) == nil:
		t.add("started", momentText(a.Fields[checklist.TimerStarted]))
		t.add("stopped", momentText(a.Fields[checklist.TimerStopped]))
		if m := a.Fields[checklist.TimerMinutes]; m != "" {
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
