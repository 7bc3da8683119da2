package tui

import (
	"slices"
	"strings"
	"testing"
	"time"

	"gemba/checklist"
)

func TestProbe(t *testing.T) {
	d, doc := aDay(t, "DI-01", 120, 36)
	d.keys("enter").expect("space starts it when you have asked", "expected within 2 min", "counts as refused", "K5 caps at C")
	d.keys("space").later(31*time.Second).expect("0:31 since you asked at 14:32. Space: first answer", "so far: In time")
	if a := doc.visit.Answers["DI-01"]; a.State != checklist.NotSeen || a.Disclosure.Started != checklist.FormatMoment(noon) {
		t.Fatalf("answer %+v", a)
	}
	// Away and back while it runs; and over the end of the program.
	d.keys("esc").expect("clock 0:31", "the clock runs since 14:32: 0:31").later(9 * time.Second).send(tickMsg{1}).expect("clock 0:40")
	d = restarted(d, doc, "DI-01").expect("clock 0:40").keys("enter space").later(50 * time.Second)
	d.expect("first answer after 0:40; 1:30 by now").keys("space").expect("in hand after 1:30", "In time for this kind of record; expected within 2 min")
	d.keys("space").expect("the clock is stopped").keys("2").expect("worth 48.0–80.0", "✓ Shown after asking")
	d.keys("u 1").expect("worth 72.0–80.0", "Checked, and it matches")
	d.keys("w").typeText("operator").keys("tab").typeText("production manager").keys("tab y ctrl+s").expect("asked operator; production manager answered: speaker changed", "Speaker changes")
	d.keys("i").typeText("only once, 就一次").keys("esc").expect("only once, 就一次")
	var parts []string
	for _, c := range doc.saved {
		parts = append(parts, strings.TrimPrefix(c.Field, "probe/"))
	}
	want := []string{"started", "first-answer", "in-hand", "latency", "given", "outcome", "asked", "by", "tactic/speaker-swap", "words"}
	if !slices.Equal(parts, want) {
		t.Fatalf("facts about %v, not one for each of %v", parts, want)
	}
	a := doc.visit.Answers["DI-01"]
	if p := a.Disclosure; p.Latency != "in-time" || p.Asked != "operator" || p.By != "production manager" || p.Words == "" || p.Tactics[0] != speakerSwap {
		t.Errorf("probe %+v", p)
	}
	d.keys("esc").expect("prompted")
	// The plain form leaves the clock alone.
	d.keys("enter f").expect("What came").keys("esc").expect("in hand after 1:30")
	d.keys("f 1").keys("esc esc")
	if p := doc.visit.Answers["DI-01"].Disclosure; p.Given != "immediate" || p.Started != checklist.FormatMoment(noon) || p.InHand == "" {
		t.Errorf("probe %+v", p)
	}
}

// TestProbeLatency proposes how soon it was from the clock, doubled with an
// interpreter; the visitor may know better.
func TestProbeLatency(t *testing.T) {
	d, doc := aDay(t, "DI-05", 120, 36)
	given := func() checklist.Disclosure { return doc.visit.Answers["DI-05"].Disclosure }
	if c := checklist.Builtin().Item("DI-05").RecordClass; c != "screen" {
		t.Fatalf("class %q", c)
	}
	d.keys("enter space space").later(11 * time.Minute).expect("longer than expected").keys("space").expect("Later, before you left")
	if given().Latency != "same-day" {
		t.Errorf("probe %+v", given())
	}
	d.keys("backspace")
	if given().Latency != "" || given().InHand != "" || given().FirstAnswer == "" {
		t.Errorf("probe %+v", given())
	}
	doc.visit.Answers["VF-03"] = checklist.Answer{State: checklist.Answered, Fields: map[string]string{"interpreter": "host"}}
	d.keys("space").expect("expected within 20 min with an")
	if given().Latency != "in-time" {
		t.Errorf("probe %+v", given())
	}
	d.keys("c").expect("the clock says: In time").keys("3").expect("After the visit; by the clock: In time")
	d.keys("backspace")
	if given().Latency != "after" {
		t.Error("taking the clock back took what the visitor said")
	}
	d.keys("c 1 backspace backspace")
	if a := doc.visit.Answers["DI-05"]; a.Disclosure.Started != "" || a.State != checklist.NotSeen {
		t.Errorf("answer %+v", a)
	}
	d.keys("backspace").expect("has not been started")
	d.keys("esc")
	delete(doc.visit.Answers, "DI-05")
	d.keys("enter space").later(26 * time.Hour).expect("so far: After the visit")
}

// TestProbeTactics tags what was seen on the way.
func TestProbeTactics(t *testing.T) {
	d, doc := aDay(t, "DI-02", 80, 24)
	d.keys("enter y").expect("three different ones", "Past tense asked, rule given").keys("1").keys("2").keys("esc")
	d.refuse("ask again another way").keys("y j j j j space esc j j j j j").expect("3 different ones on one topic")
	d.keys("y 1 esc").refuse("different ones on one topic")
	if got := doc.visit.Answers["DI-02"].Disclosure.Tactics; len(got) != 2 || !slices.Contains(got, "certificate") || !slices.Contains(got, "blame") {
		t.Errorf("tactics %v", got)
	}
	if len(doc.saved) != 4 || doc.visit.Answers["DI-02"].State != checklist.NotSeen {
		t.Errorf("%d facts", len(doc.saved))
	}
}

// TestProbeRefused says what a refusal does, before and after.
func TestProbeRefused(t *testing.T) {
	d, doc := aDay(t, "DI-01", 120, 36)
	d.keys("enter 5").expect("K5 caps at C", "another key corrects it", "capped at C", "worth 0.0").keys("4").refuse("capped at C").expect("worth 12.0–20.0")
	if n := len(doc.saved); n != 2 {
		t.Errorf("%d facts", n)
	}
}

// TestProbePromise makes a commitment of what was promised, and takes what
// became of it as another fact.
func TestProbePromise(t *testing.T) {
	d, doc := aDay(t, "DI-04", 120, 36)
	d.keys("enter 3 p").expect("It goes to the promises of this visit").typeText("log of May").keys("tab tab").typeText("2026-03-").send(tickMsg{1})
	d = restarted(d, doc, "DI-04").expect("unfinished text").keys("enter").expect("p continues it").keys("p").expect("log of May", "2026-03-")
	d.typeText("18").keys("up").typeText("quality manager").keys("ctrl+s").expect("log of May, due 2026-03-18, quality manager", "Promised, with a date", "worth 20.0–50.0")
	want := checklist.Commitment{ID: doc.visit.Commitments[0].ID, Item: "DI-04", What: "log of May", Role: "quality manager", Due: "2026-03-18", State: "open"}
	if len(doc.visit.Commitments) != 1 || doc.visit.Commitments[0] != want || len(doc.drafts) != 0 {
		t.Fatalf("%+v, drafts %v", doc.visit.Commitments, doc.drafts)
	}
	// Another date is another fact of the same promise.
	n := len(doc.saved)
	d.keys("p tab tab").keys("backspace backspace").typeText("20").keys("ctrl+s")
	if got := fieldsSince(doc, n); got != "commitment/due=2026-03-20" {
		t.Errorf("saved %s", got)
	}
	// Weeks later it was broken.
	n = len(doc.saved)
	d.later(500*time.Hour).keys("u 4").expect("Promised and not kept", "worth 0.0–20.0")
	if len(doc.saved) != n+1 || doc.visit.Answers["DI-04"].Disclosure.Promise != "log of May" {
		t.Errorf("saved %+v", doc.saved[n:])
	}
}

// TestProbeKeys keeps the tables of the new screens in order, in every language
// and by the rows alone.
func TestProbeKeys(t *testing.T) {
	for item, keys := range map[string]string{"DI-01": "enter", "TR-05": "enter", "IP-05": "enter", "RA-10": "enter", "DI-02": "enter t", "IN-03": "E"} {
		d, _ := aDay(t, item, 80, 24)
		d.keys(keys)
		if item == "IP-05" {
			d.keys("esc")
		}
		here := soundTable(t, item, d.app.top(), 3)
		for _, k := range []string{"?", "q", "ctrl+t"} {
			if !slices.Contains(here, k) {
				t.Errorf("%s: no key %s", item, k)
			}
		}
		d.keys("ctrl+t ? esc ctrl+t")
	}
	d, doc := aDay(t, "DI-01", 40, 20)
	d.keys("enter T").expect("请教班组长").keys("T enter j enter j enter j enter enter")
	if p := doc.visit.Answers["DI-01"].Disclosure; p.Started == "" || p.Given != "prompted" || p.Outcome != "verified" {
		t.Errorf("probe %+v", p)
	}
}

func TestProbeGolden(t *testing.T) {
	for _, size := range sizes {
		d, _ := aDay(t, "DI-04", size[0], size[1])
		d.keys("enter space").later(95 * time.Second).golden("probe-asked").keys("esc").golden("probe-walk")
		d.keys("enter space").later(20 * time.Minute).keys("3 y 3 6 8").golden("probe-tactics").keys("esc")
		d.keys("p").typeText("NCR log of May").keys("tab").typeText("quality manager").keys("tab").typeText("2026-03-18").keys("ctrl+s")
		d.keys("i").typeText("那个月很忙，很快发给你。").keys("esc").golden("probe-given")
		d.keys("j j j j j j j").golden("probe-given-end")
	}
}
