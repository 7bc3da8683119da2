package tui

import (
	"slices"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"gemba/checklist"
)

// TestClock wakes up as often as what is on the screen needs, and no oftener.
func TestClock(t *testing.T) {
	l, _ := hongyuan()
	d := drive(t, l, 80, 24)
	a := d.app
	step := func(what string, want int) {
		t.Helper()
		if got := a.step(); got != want {
			t.Errorf("%s: every %d seconds, not %d", what, got, want)
		}
	}
	step("a list", 0)
	if a.tick() != nil {
		t.Error("a list has a clock")
	}
	a.await(func() tea.Msg { return nil })
	step("a visit that is being opened", everySecond)
	a.release()
	d.keys("enter")
	a.visit.v.Requests = nil // whose time is shown
	step("a visit", everyOther)
	d.later(2 * restAfter)
	step("a visit that nobody works on", atRest)
	d.keys("j")
	step("a key was pressed", everyOther)
	a.visit.v.Requests = []checklist.Request{{ID: "1", Asked: noon}}
	step("a record is out", everySecond)
	a.visit.v.Requests = nil
	d.keys("l l l o")
	step("a note", everySecond)
}

// TestTicks gives those who wait for every other second all of them, and lets a
// key cut a long sleep short.
func TestTicks(t *testing.T) {
	l, _ := hongyuan()
	d := drive(t, l, 80, 24).keys("enter")
	a := d.app
	a.visit.v.Requests = nil
	a.ticks = ticks{used: d.time}
	var seen []int
	for range 5 {
		if a.tick() == nil {
			t.Fatal("the clock stands")
		}
		if again := a.tick(); again != nil {
			t.Fatal("two clocks run")
		}
		seen = append(seen, a.ticks.n)
		a.ticked(tickMsg{a.ticks.n})
	}
	if want := []int{2, 4, 6, 8, 10}; !slices.Equal(seen, want) {
		t.Errorf("ticked at %d, not at %d", seen, want)
	}
	d.later(2 * restAfter)
	a.tick()
	if a.ticks.n != 12 || a.ticks.step != 2 {
		t.Errorf("at rest the next tick is at %d, in %d", a.ticks.n, a.ticks.step)
	}
	a.ticked(tickMsg{12})
	a.tick()
	if long := a.ticks; long.n != 24 || long.step != atRest {
		t.Errorf("and then at %d, in %d", long.n, long.step)
	}
	a.ticks.used = d.time
	if a.tick() == nil || a.ticks.n != 14 {
		t.Errorf("after a key it is at %d", a.ticks.n)
	}
	a.ticked(tickMsg{24}) // that was overtaken
	if a.tick() != nil {
		t.Error("a tick that was overtaken started another clock")
	}
	if time.Duration(a.ticks.step)*time.Second > 2*time.Second {
		t.Errorf("a key waits %d seconds for the clock", a.ticks.step)
	}
}
