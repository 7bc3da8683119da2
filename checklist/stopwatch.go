package checklist

import (
	"strconv"
	"time"
)

// Timer is the instrument that keeps a stopwatch beside the levels of an item.
const Timer = "timer"

// The fields of an answer that a stopwatch keeps: two times, as [Moment] reads them,
// and the minutes between.
const (
	TimerStarted = "started"
	TimerStopped = "stopped"
	TimerMinutes = "minutes"
)

// Stopwatch returns when the stopwatch of an answer was started and stopped.
func (a Answer) Stopwatch() (started, stopped time.Time) {
	return Moment(a.Fields[TimerStarted]), Moment(a.Fields[TimerStopped])
}

// TimerText writes how long something took as a stopwatch keeps it: minutes to a
// tenth. Clocks of two computers may disagree; less than nothing is nothing.
func TimerText(d time.Duration) string {
	return strconv.FormatFloat(max(0, d.Minutes()), 'f', 1, 64)
}

// Running returns since when the clock of an item runs: that of a question to which
// nothing came yet, or that of a stopwatch. It is zero where none does.
func (a Answer) Running(it *Item) time.Time {
	switch d := &a.Disclosure; {
	case it.Kind == Probe:
		if d.Given == "" && d.InHand == "" {
			return Moment(d.Started)
		}
	case it.Instrument == Timer && a.Fields[TimerStopped] == "":
		return Moment(a.Fields[TimerStarted])
	}
	return time.Time{}
}
