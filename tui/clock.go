package tui

import (
	"fmt"
	"time"

	"gemba/checklist"
)

// elapsed prints a running clock: "12:40" in minutes and seconds, from an hour
// on "1:52 h", from two days on "3 days". Clocks of two computers may disagree;
// less than nothing is nothing.
func elapsed(d time.Duration) string {
	d = max(0, d)
	switch {
	case d < time.Hour:
		return fmt.Sprintf("%d:%02d", int(d/time.Minute), int(d/time.Second)%60)
	case d < 48*time.Hour:
		return fmt.Sprintf("%d:%02d h", int(d/time.Hour), int(d/time.Minute)%60)
	}
	return fmt.Sprintf("%d days", int(d/(24*time.Hour)))
}

// wholeMinutes prints how long something took or may take: "38 min", from an
// hour on "1:05 h".
func (vs *visiting) wholeMinutes(d time.Duration) string {
	d = max(0, d)
	if d < time.Hour {
		return vs.tell("%d min", int(d/time.Minute))
	}
	return elapsed(d)
}

// running returns since when the clock of an item runs, or zero.
func (vs *visiting) running(it *checklist.Item) time.Time {
	return vs.v.Answers[it.ID].Running(it)
}

// standsAt is what the list of items says about one: its running clock, or its
// answer.
func (vs *visiting) standsAt(it *checklist.Item) string {
	if since := vs.running(it); !since.IsZero() {
		return vs.tell("clock %s", elapsed(vs.sh.now().Sub(since)))
	}
	if s := vs.short(it); s != "" {
		return s
	}
	return vs.recordOut(it.ID)
}

// recordOut says that a record asked for at an item has not come, or nothing.
func (vs *visiting) recordOut(item string) string {
	says := ""
	for _, r := range vs.v.Requests {
		switch {
		case r.Item != item || !r.Out():
		case vs.overdue(r):
			return vs.tell("record late")
		default:
			says = vs.tell("record out")
		}
	}
	return says
}

// expectedOf is how long a record of a class may take in this visit.
func (vs *visiting) expectedOf(class string) time.Duration {
	return checklist.Request{Class: class}.Expected(vs.c, vs.v.Interpreted(vs.c))
}

// expectedText says so, and why it is doubled.
func (vs *visiting) expectedText(class string) string {
	s := vs.wholeMinutes(vs.expectedOf(class))
	if vs.v.Interpreted(vs.c) {
		s += vs.tell(" with an interpreter")
	}
	return s
}

// dayAndTime is how a day with a time is written.
const dayAndTime = "2006-01-02 15:04"

// on prints a day with a time.
func on(t time.Time) string { return t.Format(dayAndTime) }

// stamp prints when something was observed: the time alone where it is the day
// of its entry.
func stamp(observed, entered time.Time) string {
	switch {
	case observed.IsZero():
		return clock(entered)
	case observed.Format(time.DateOnly) == entered.Format(time.DateOnly):
		return clock(observed)
	}
	return on(observed)
}

// clock prints the time of day.
func clock(t time.Time) string { return t.Format("15:04") }
