package report

import (
	"slices"
	"strconv"
	"time"

	"gemba/checklist"
)

// request is a record that was asked for.
type request struct {
	ID       string // of the item
	What     text
	Class    text
	Asked    string
	Answered string
	InHand   string
	Took     string // minutes
	Expected string // minutes
	View     text
	Shown    text // where another record came
	State    text
}

// requests returns the records asked for, in the order of asking.
func (e *edition) requests() []request {
	var list []request
	all := slices.Clone(e.v.Requests)
	checklist.Arrange(all, func(a, b checklist.Request) int { return a.Asked.Compare(b.Asked) })
	for _, r := range all {
		out := request{
			ID: e.about(r.Item), What: e.typed(r.What), Class: e.choice(e.c.Classes, r.Class), Asked: e.stamp(r.Asked), Answered: e.stamp(r.Answered),
			InHand: e.stamp(r.InHand), View: e.view(r.View), Expected: minutes(r.Expected(e.c, e.interpreted)), State: e.say("in hand"),
		}
		switch {
		case r.GivenUp:
			out.State = e.say("not expected any more")
		case r.Out():
			out.State = e.say("still out")
		case !r.Same():
			out.Shown, out.State = e.typed(r.Shown), e.say("another record came")
		}
		if !r.InHand.IsZero() && !r.Asked.IsZero() {
			out.Took = minutes(r.Waiting(r.InHand))
		}
		list = append(list, out)
	}
	return list
}

func (e *edition) view(v string) text {
	switch v {
	case "in":
		return e.say("in view")
	case "out":
		return e.say("out of view")
	}
	return e.typed(v)
}

// minutes prints a length of time in whole minutes.
func minutes(d time.Duration) string { return strconv.Itoa(int(d.Minutes())) }
