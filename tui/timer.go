package tui

import (
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"gemba/checklist"
)

// The parts of an answer that a stopwatch keeps.
const (
	timerStarted = "started"
	timerStopped = "stopped"
	timerMinutes = "minutes"
)

// timer is a stopwatch beside the levels of an item. Each press is a fact of
// its own, so the clock runs on while the visitor is elsewhere, and over the
// end of the program.
type timer struct {
	*visiting
	it    *checklist.Item
	basis bool // a level was just given, and its basis is asked
	from  int  // lines passed over on a small screen
}

func newTimer(vs *visiting, it *checklist.Item) *timer { return &timer{visiting: vs, it: it} }

func (t *timer) enter() tea.Cmd {
	t.basis = false
	return nil
}

func (t *timer) update(tea.Msg) tea.Cmd { return nil }

func (t *timer) cursor(int, int) *tea.Cursor { return nil }

// set records a change of the answer. A clock without a level is no answer yet:
// the item stays open.
func (t *timer) set(change func(*checklist.Answer)) tea.Cmd {
	a := t.v.Answers[t.it.ID]
	a.Fields = maps.Clone(a.Fields)
	if a.Fields == nil {
		a.Fields = map[string]string{}
	}
	if a.State == checklist.Blank {
		a.State = checklist.NotSeen
	}
	change(&a)
	if a.State == checklist.NotSeen && len(a.Fields) == 0 {
		a = checklist.Answer{}
	}
	return t.answer(t.it.ID, a, "")
}

// times are when the clock was started and stopped.
func (t *timer) times() (started, stopped time.Time) {
	f := t.v.Answers[t.it.ID].Fields
	return moment(f[timerStarted]), moment(f[timerStopped])
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
	now := rfc(t.sh.now())
	switch {
	case started.IsZero():
		return t.set(func(a *checklist.Answer) { a.Fields[timerStarted] = now })
	case stopped.IsZero():
		minutes := strconv.FormatFloat(t.took().Minutes(), 'f', 1, 64)
		return t.set(func(a *checklist.Answer) {
			a.Fields[timerStopped], a.Fields[timerMinutes] = now, minutes
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
			delete(a.Fields, timerStopped)
			delete(a.Fields, timerMinutes)
		})
	}
	return t.set(func(a *checklist.Answer) { delete(a.Fields, timerStarted) })
}

// level records a level and asks for its basis.
func (t *timer) level(key string) tea.Cmd {
	i := slices.IndexFunc(t.it.Set.Levels, func(l checklist.AnchorLevel) bool { return l.Key == key })
	if i < 0 {
		t.sh.say("this question has no level "+key, "")
		return nil
	}
	t.basis = true
	cmd := t.set(func(a *checklist.Answer) {
		a.State, a.Level, a.Reason = checklist.Answered, t.it.Set.Levels[i].Score, ""
	})
	t.sh.say(askedBasis(t.c.Bases), "esc leaves it at "+basisName(t.v.Answers[t.it.ID].Basis))
	return cmd
}

// askedBasis asks for the basis of an answer.
func askedBasis(bases []checklist.Choice) string {
	text := "how do you know?"
	for _, b := range bases {
		text += "  " + b.Key + " " + checklist.Line(b.ID)
	}
	return text
}

func (t *timer) setBasis(id string) tea.Cmd {
	t.basis = false
	return t.set(func(a *checklist.Answer) { a.Basis = id })
}

// withinMinutes finds the limit in the words of a level: "within 30 minutes".
var withinMinutes = regexp.MustCompile(`(\d+) min`)

// proposal is the level whose words fit what the clock says, or -1 where words
// and clock have nothing in common. It is never chosen by itself: that the list
// was complete is for the visitor to judge.
func (t *timer) proposal() int {
	started, stopped := t.times()
	if stopped.IsZero() {
		return -1
	}
	for i, l := range t.it.Set.Levels {
		words := l.Text.In("en")
		if m := withinMinutes.FindStringSubmatch(words); m != nil {
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
	var acts []action
	if t.basis {
		for _, b := range t.c.Bases {
			acts = append(acts, action{keys: []string{b.Key}, name: checklist.Line(b.ID), about: b.Text.In("en"), run: func() tea.Cmd { return t.setBasis(b.ID) }})
		}
	}
	var keys []string
	for _, l := range t.it.Set.Levels {
		keys = append(keys, l.Key)
	}
	acts = append(acts,
		action{keys: []string{"space"}, name: "clock", about: "start the clock; stop it", run: t.press},
		action{keys: []string{"backspace"}, name: "take back", about: "take the last press of the clock back", when: none, run: t.takeBack},
		action{keys: keys, name: "level", about: "answer with a level; one more key says how you know", by: t.level},
	)
	acts = append(acts, scrolling(&t.from)...)
	acts = besides(t.visiting, t.it, acts)
	return append(acts, common(t.sh, t.sh.back)...)
}
