package checklist

import (
	"testing"
	"time"
)

func TestRunning(t *testing.T) {
	const at = "2026-03-11T14:05:00+08:00"
	since, _ := time.Parse(time.RFC3339, at)
	watch := func(started, stopped string) Answer {
		return Answer{Fields: map[string]string{TimerStarted: started, TimerStopped: stopped}}
	}
	probe := func(started, given, inHand string) Answer {
		return Answer{Disclosure: Disclosure{Started: started, Given: given, InHand: inHand}}
	}
	for name, c := range map[string]struct {
		item Item
		a    Answer
		runs bool
	}{
		"a stopwatch":                {Item{Kind: Level, Instrument: Timer}, watch(at, ""), true},
		"a stopped one":              {Item{Kind: Level, Instrument: Timer}, watch(at, at), false},
		"one that nobody can read":   {Item{Kind: Level, Instrument: Timer}, watch("at noon", ""), false},
		"the fields of another item": {Item{Kind: Level}, watch(at, ""), false},
		"a question":                 {Item{Kind: Probe}, probe(at, "", ""), true},
		"one that something came to": {Item{Kind: Probe}, probe(at, "partial", ""), false},
		"one whose record is here":   {Item{Kind: Probe}, probe(at, "", at), false},
	} {
		want := time.Time{}
		if c.runs {
			want = since
		}
		if got := c.a.Running(&c.item); !got.Equal(want) {
			t.Errorf("%s runs since %v, want %v", name, got, want)
		}
	}
}

func TestTimerText(t *testing.T) {
	for d, want := range map[time.Duration]string{-time.Hour: "0.0", 0: "0.0", 763 * time.Second: "12.7", 100 * time.Hour: "6000.0"} {
		if got := TimerText(d); got != want {
			t.Errorf("%v: %q, want %q", d, got, want)
		}
	}
}
