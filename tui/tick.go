package tui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"gemba/checklist"
)

// tickMsg comes while something waits for the time to pass: text that is typed
// is kept every second, and every other one an open visit looks at its file. N
// counts seconds.
type tickMsg struct{ n int }

// ticks is the clock of the program. It runs as slowly as what is on the screen
// allows: each tick wakes the computer up.
type ticks struct {
	n    int       // second at which the next tick is due
	step int       // how many seconds it took on its way; 0 where none is
	used time.Time // when a key was pressed last
}

// The steps of the clock, in seconds. Each is a part of the next one and of
// [lookEvery], so that whoever waits for every other second gets them all. After
// a minute without a key nobody works on the visit here, and what a colleague
// adds to it may take a moment longer to be seen.
const (
	everySecond = 1
	everyOther  = 2
	atRest      = 3 * lookEvery
	restAfter   = time.Minute
)

// step is how long the clock may sleep, 0 where nobody waits for it: a program
// that shows a list wakes up for a key only.
func (a *App) step() int {
	_, typing := a.top().(typist)
	switch {
	case typing, a.ahead.waiting > 0:
		return everySecond
	case a.visit == nil:
		return 0
	case a.visit.clockRuns():
		return everySecond
	case a.sh.now().Sub(a.ticks.used) < restAfter || a.trouble() != "" || a.out.last.Writing:
		return everyOther
	}
	return atRest
}

// tick starts the next one, unless one is on its way that comes soon enough.
func (a *App) tick() tea.Cmd {
	t, step := &a.ticks, a.step()
	if step == 0 || t.step > 0 && t.step <= step {
		return nil
	}
	was := t.n
	if t.step > 0 {
		was -= t.step // the one on its way is overtaken
	}
	t.n = (was/step + 1) * step
	t.step = t.n - was
	n := t.n
	return tea.Tick(time.Duration(t.step)*time.Second, func(time.Time) tea.Msg { return tickMsg{n} })
}

// ticked does what the time has come for.
func (a *App) ticked(msg tickMsg) tea.Cmd {
	if msg.n == a.ticks.n {
		a.ticks.step = 0
	}
	a.sayWaiting()
	return tea.Batch(a.keepDraft(), a.refresh(msg.n), a.watchFolder(msg.n))
}

// clockRuns reports whether a clock runs that is shown with its seconds: of an
// item of the visit, or of a record that was asked for.
func (vs *visiting) clockRuns() bool {
	for _, r := range vs.v.Requests {
		if r.Out() {
			return true
		}
	}
	for i := range vs.c.Items {
		if it := &vs.c.Items[i]; (it.Kind == checklist.Probe || it.Instrument == checklist.Timer) && !vs.running(it).IsZero() {
			return true
		}
	}
	return false
}
