package tui

import (
	"strconv"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"gemba/checklist"
)

// timer is a stopwatch beside the levels of an item. Each press is a fact of
// its own, so the clock runs on while the visitor is elsewhere, and over the
// end of the program.
type timer struct {
	leveller

	from int // lines passed over on a small screen
}

func newTimer(vs *visiting, it *checklist.Item) *timer {
	return &timer{leveller: leveller{visiting: vs, it: it}}
}

// times are when the clock was started and stopped.
func (t *timer) times() (started, stopped time.Time) {
	return t.v.Answers[t.it.ID].Stopwatch()
}

// took is how long the clock has run.
func (t *timer) took() time.Duration {
	started, stopped := t.times()
	if started.IsZero() {
		return 0
	}
	if stopped.IsZero() {
		stopped = t.sh.now()
	}
	return max(0, stopped.Sub(started))
}

// press starts the clock, or stops it.
func (t *timer) press() tea.Cmd {
	started, stopped := t.times()
	now := checklist.FormatMoment(t.sh.now())
	switch {
	case started.IsZero():
		return t.set(func(a *checklist.Answer) { a.Fields[checklist.TimerStarted] = now })
	case stopped.IsZero():
		minutes := checklist.TimerText(t.took())
		return t.set(func(a *checklist.Answer) {
			a.Fields[checklist.TimerStopped], a.Fields[checklist.TimerMinutes] = now, minutes
		})
	}
	t.sh.say("the clock is stopped", "backspace lets it run on")
	return nil
}

// takeBack undoes the last press: a clock that was stopped runs on as if it had
// never been.
func (t *timer) takeBack() tea.Cmd {
	if _, stopped := t.times(); !stopped.IsZero() {
		return t.set(func(a *checklist.Answer) {
			delete(a.Fields, checklist.TimerStopped)
			delete(a.Fields, checklist.TimerMinutes)
		})
	}
	return t.set(func(a *checklist.Answer) { delete(a.Fields, checklist.TimerStarted) })
}

// withinMinutes finds the limit in the words of a level: "within 30 minutes".
var withinMinutes = checklist.Pattern(`(\d+) min`)

// proposal is the level whose words fit what the clock says, while it runs as if it
// stopped now; -1 where it stands still, or words and clock have nothing in common.
// It is never chosen by itself: that the list was complete is for the visitor to
// judge.
func (t *timer) proposal() int {
	started, stopped := t.times()
	if started.IsZero() {
		return -1
	}
	if stopped.IsZero() {
		stopped = t.sh.now()
	}
	for i, l := range t.it.Set.Levels {
		words := l.Text.In("en")
		if m := withinMinutes().FindStringSubmatch(words); m != nil {
			if n, err := strconv.Atoi(m[1]); err == nil && t.took() <= time.Duration(n)*time.Minute {
				return i
			}
		} else if strings.Contains(words, "same day") && sameDay(started, stopped) {
			return i
		}
	}
	return -1
}

func sameDay(a, b time.Time) bool {
	return a.In(b.Location()).Format(time.DateOnly) == b.Format(time.DateOnly)
}

func (t *timer) actions() []action {
	none := func() string {
		if started, _ := t.times(); started.IsZero() {
			return "the clock has not been started: space starts it"
		}
		return ""
	}
	acts := t.levelActions([]action{
		{keys: []string{"space"}, name: "clock", about: "start the clock; stop it", run: t.press},
		{keys: []string{"backspace"}, name: "take back", about: "take the last press of the clock back", when: none, run: t.takeBack},
	}, nil)
	acts = append(acts, scrolling(&t.from)...)
	acts = besides(t.visiting, t.it, acts)
	return append(acts, common(t.sh, t.sh.back)...)
}

// kept names the texts that may be unfinished, each with the key that goes on
// with it.
func (*timer) kept() map[string]string {
	return map[string]string{checklist.FieldValue: "f"}
}
