package tui

import (
	"testing"
	"time"

	"gemba/checklist"
)

func TestTimer(t *testing.T) {
	d, doc := aDay(t, "TR-05", 80, 24)
	d.keys("enter").expect("The clock stands still").keys("backspace").expect("has not been started").keys("space").later(12 * time.Minute).expect("12:00 the clock runs")
	d.keys("esc").expect("clock 12:00").later(40 * time.Second)
	d = restarted(d, doc, "TR-05").expect("clock 12:40").keys("enter space").expect("12:40 stopped", "12.7 minutes", "Complete within 30 minutes", "» fits the clock")
	if a := doc.visit.Answers["TR-05"]; a.State != checklist.NotSeen || a.Fields[checklist.TimerMinutes] != "12.7" {
		t.Fatalf("the clock chose a level: %+v", a)
	}
	// A stop too early is taken back: the clock has run on.
	d.keys("space").expect("the clock is stopped").later(40 * time.Minute).keys("backspace").expect("52:40 the clock runs").keys("space").expect("52:40 stopped")
	d.keys("4").expect("how do you know?").keys("e").expect("40 seen")
	a := doc.visit.Answers["TR-05"]
	if a.State != checklist.Answered || a.Level != 40 || a.Basis != "seen" || a.Fields[checklist.TimerMinutes] != "52.7" {
		t.Errorf("answer %+v", a)
	}
	if n := len(doc.saved); n != 9 { // each stop is a time and so many minutes, the one taken back too; a start, a level, a basis
		t.Errorf("%d facts %+v", n, doc.saved)
	}
	d.keys("9").keys("f").expect("How do you know").keys("ctrl+g esc").expect("52.7 minutes by the clock", "40 seen")
	// In the walk the level changes and the minutes stay.
	d.keys("6 e")
	if a := doc.visit.Answers["TR-05"]; a.Level != 60 || a.Fields[checklist.TimerMinutes] != "52.7" {
		t.Errorf("answer %+v", a)
	}
}

// TestTimerProposal reads the words of the levels.
func TestTimerProposal(t *testing.T) {
	d, doc := aDay(t, "TR-05", 120, 36)
	for _, c := range []struct {
		after time.Duration
		want  string
	}{{30 * time.Minute, "Complete within 30 minutes  »"}, {31 * time.Minute, "Complete the same day  »"}} {
		delete(doc.visit.Answers, "TR-05")
		d.keys("enter space").later(c.after).keys("space").expect(c.want).keys("esc")
	}
	delete(doc.visit.Answers, "TR-05")
	d.keys("enter space").later(20 * time.Hour).expect("20:00 h").keys("space").refuse("fits the clock")
	d.keys("backspace").later(40 * time.Hour).expect("2 days").keys("backspace")
	if _, ok := doc.visit.Answers["TR-05"]; ok {
		t.Error("an empty clock is left")
	}
}

func TestElapsed(t *testing.T) {
	for want, d := range map[string]time.Duration{
		"0:00": -time.Hour, "0:09": 9 * time.Second, "12:40": 760 * time.Second, "59:59": time.Hour - time.Second,
		"1:00 h": time.Hour, "1:52 h": 112 * time.Minute, "47:59 h": 48*time.Hour - time.Second, "2 days": 48 * time.Hour,
	} {
		if got := elapsed(d); got != want {
			t.Errorf("elapsed(%v) = %q, not %q", d, got, want)
		}
	}
}

func TestTimerGolden(t *testing.T) {
	for _, size := range sizes {
		d, _ := aDay(t, "TR-05", size[0], size[1])
		d.keys("enter space").later(760 * time.Second).keys("space 8").golden("timer")
	}
}

// TestResultInSight has what an instrument comes to, and what it is judged by, on
// a small window while one works: a running clock, quantities, levels under values.
func TestResultInSight(t *testing.T) {
	d, _ := aDay(t, "TR-05", 40, 20)
	d.keys("enter space").later(12*time.Minute).expect("If it stopped now: Complete", "within 30 minutes").keys("esc").expect("no level yet").refuse("not seen")
	d.keys("enter 8 e").expect("80 seen, worth")
	d, _ = aDay(t, "TR-02", 40, 20)
	d.keys("enter enter").typeText("1000").keys("tab").typeText("700").keys("tab").typeText("100").keys("tab").typeText("150").expect("50 kg", "missing, 5 %")
	d.keys("ctrl+s").expect("missing, 5 %").keys("4 e").expect("40 seen, worth")
	for _, size := range [][2]int{{80, 24}, {120, 36}} {
		d, _ = aDay(t, "RA-02", size[0], size[1])
		d.keys("enter enter").typeText("229 229 229 229 229 229 230 229 229 228").keys("esc").expect("look closer", "1   Nothing to look closer at", "4   Odd, not explained")
	}
}
