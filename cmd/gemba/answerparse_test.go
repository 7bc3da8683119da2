package main

import (
	"errors"
	"strings"
	"testing"
	"time"

	"gemba/checklist"
	"gemba/checklist/demo"
)

// TestAnswerWords has every answer of the demonstration recorded by words.
func TestAnswerWords(t *testing.T) {
	c := checklist.Builtin()
	for _, v := range demo.Visits() {
		for id, a := range v.Answers {
			it := c.Item(id)
			words := answerWords(it, a)
			if it.Kind == checklist.Promises && len(words) == 0 {
				continue // recorded by the word none
			}
			got, err := parseAnswer(c, it, checklist.Answer{}, words, a.Reason)
			if err != nil || got.Encode() != a.Encode() {
				t.Errorf("%s %s: %q gives %s (%v), want %s", v.Name, id, words, got.Encode(), err, a.Encode())
			}
			if got, err = decodeAnswer(c, it, a.Encode()); err != nil || got.Encode() != a.Encode() {
				t.Errorf("%s %s: JSON gives %s (%v), want %s", v.Name, id, got.Encode(), err, a.Encode())
			}
			if text := answerText(c, it, a); text == "" || strings.Contains(text, "%!") {
				t.Errorf("%s %s: in words %q", v.Name, id, text)
			}
		}
	}
}

// TestStateInJSON: a state in JSON needs its reason, whatever the item is of.
func TestStateInJSON(t *testing.T) {
	c := checklist.Builtin()
	for _, id := range []string{"IN-01", "IN-03", "IN-10", "CL-02"} {
		for text, why := range map[string]string{`{"state":"refused"}`: "needs a reason", `{"state":"na"}`: "not applicable"} {
			if a, err := decodeAnswer(c, c.Item(id), text); !errors.Is(err, errUsage) || !strings.Contains(err.Error(), why) {
				t.Errorf("%s: %s gives %s (%v)", id, text, a.Encode(), err)
			}
		}
	}
}

func TestParseAnswer(t *testing.T) {
	c := checklist.Builtin()
	old := checklist.Answer{State: checklist.Answered, Level: 100, Basis: "seen"}
	sample := checklist.Answer{State: checklist.Answered, Sample: checklist.Sample{Population: 240, Drawn: 29, Fine: 27, Pick: "random"}}
	for _, a := range []struct {
		item, words, want string
		base              checklist.Answer
	}{
		{item: "IN-01", words: "8", want: `{"state":"answered","level":80}`},
		{item: "IN-01", words: "80", base: old, want: `{"state":"answered","level":80,"basis":"seen"}`},
		{item: "IN-01", words: "basis=told", base: old, want: `{"state":"answered","level":100,"basis":"told"}`},
		{item: "IN-01", words: "0", want: `{"state":"answered"}`},
		{item: "IN-01", words: "60", base: checklist.Answer{State: checklist.Refused, Reason: "no"}, want: `{"state":"answered","level":60}`},
		{item: "DI-01", words: "started=2026-03-11T10:00:00Z", want: `{"state":"not-seen","disclosure":{"started":"2026-03-11T10:00:00Z"}}`},
		{item: "TR-05", words: "started=2026-03-11T10:00:00Z stopped=2026-03-11T10:12:30Z", want: `{"state":"not-seen","fields":{"minutes":"12.5","started":"2026-03-11T10:00:00Z","stopped":"2026-03-11T10:12:30Z"}}`},
		{item: "TR-05", words: "started= stopped=", want: ""},
		{item: "TR-05", words: "minutes=many", want: ""},
		{item: "IN-01", words: "clear", base: old, want: `{}`},
		{item: "IN-03", words: "fine=28", base: sample, want: `{"state":"answered","sample":{"population":240,"drawn":29,"fine":28,"pick":"random"}}`},
		{item: "IN-03", words: "all fine=144", base: sample, want: `{"state":"answered","sample":{"population":240,"drawn":240,"fine":144}}`},
		{item: "IN-03", words: "population=?", base: sample, want: `{"state":"answered","sample":{"open":true,"drawn":29,"fine":27,"pick":"random"}}`},
		{item: "RA-04", words: "tells=heaping,repeats", want: ""},
		{item: "IN-10", words: "gap= capa=yes", want: `{"state":"answered","gaps":[{"capa":"yes"}]}`},
		{item: "IP-05", words: "count.incoming=3 early=1 late=2", want: `{"state":"answered","fields":{"early":"1","late":"2"},"counts":{"incoming":3}}`},
		{item: "IP-05", words: "count.incoming=0 early= late=", base: checklist.Answer{State: checklist.Answered, Counts: map[string]int{"incoming": 3}}, want: ""},
	} {
		got, err := parseAnswer(c, c.Item(a.item), a.base, strings.Fields(a.words), "")
		switch {
		case a.want == "" && !errors.Is(err, errUsage):
			t.Errorf("%s %s: %s, %v; want it refused", a.item, a.words, got.Encode(), err)
		case a.want != "" && (err != nil || got.Encode() != a.want):
			t.Errorf("%s %s: %s, %v; want %s", a.item, a.words, got.Encode(), err, a.want)
		}
	}
	if sample.Sample.Fine != 27 || old.Level != 100 {
		t.Error("the answer before was altered")
	}
}

// FuzzParseAnswer reads any words as an answer to any item. What is accepted
// comes back when it is written as words, and when it is said again.
func FuzzParseAnswer(f *testing.F) {
	c := checklist.Builtin()
	for _, v := range demo.Visits() {
		for id, a := range v.Answers {
			it := c.Item(id)
			f.Add(uint(it.Index), strings.Join(answerWords(it, a), "\n"), a.Reason)
		}
	}
	f.Add(uint(0), "clear", "")
	f.Add(uint(c.Item("DI-01").Index), "started=2026-03-11T10:00:00+08:00\ntactic=shrink", "")
	f.Add(uint(c.Item("TR-05").Index), "started=2026-03-11T10:00:00+08:00\nstopped=2026-03-11T10:12:30+08:00", "x")
	f.Add(uint(c.Item("TR-05").Index), "80\nminutes=3\nstarted=", "")
	f.Add(uint(c.Item("IN-03").Index), "population=3\nall\nfine=9", "\xff")
	f.Fuzz(func(t *testing.T, item uint, text, reason string) {
		it := &c.Items[item%uint(len(c.Items))]
		words := strings.Split(text, "\n")
		a, err := parseAnswer(c, it, checklist.Answer{}, words, reason)
		if err != nil {
			var h interface{ Hint() string }
			if !errors.Is(err, errUsage) || !errors.As(err, &h) || h.Hint() == "" {
				t.Fatalf("%s %q: %v", it.ID, words, err)
			}
			return
		}
		if b, err := checklist.DecodeAnswer(a.Encode()); err != nil || b.Encode() != a.Encode() {
			t.Fatalf("%s %q: %s is stored as %s (%v)", it.ID, words, a.Encode(), b.Encode(), err)
		}
		for _, again := range []struct {
			base  checklist.Answer
			words []string
		}{{checklist.Answer{}, answerWords(it, a)}, {a, words}} {
			b, err := parseAnswer(c, it, again.base, again.words, a.Reason)
			if err != nil || a.Encode() != b.Encode() {
				t.Fatalf("%s: %s becomes %s by %q (%v)", it.ID, a.Encode(), b.Encode(), again.words, err)
			}
		}
		if answerText(c, it, a) == "" {
			t.Fatalf("%s %q: no words", it.ID, words)
		}
	})
}

func TestObservedAt(t *testing.T) {
	now := time.Date(2026, 3, 11, 15, 0, 0, 0, time.FixedZone("", 8*3600))
	for text, want := range map[string]string{
		"14:05":                "2026-03-11T14:05:00+08:00",
		"2026-03-10 09:40":     "2026-03-10T09:40:00+08:00",
		"2026-03-10T09:40:12Z": "2026-03-10T09:40:12Z",
		"":                     "0001-01-01T00:00:00Z",
		"16:00":                "", // it has not come yet
		"tomorrow":             "",
	} {
		at, err := observedAt(text, now)
		if want == "" && !errors.Is(err, errUsage) || want != "" && (err != nil || at.Format(time.RFC3339) != want) {
			t.Errorf("%q: %s, %v; want %s", text, at.Format(time.RFC3339), err, want)
		}
	}
}

func TestTableText(t *testing.T) {
	got := tableText([]column{{"name", 6, false}, {"n", 3, true}}, [][]string{{"宏远阀门", "5"}, {"a\x1b[31m", "120"}})
	want := "name     n\n宏远…    5\na[31m  120\n"
	if got != want {
		t.Errorf("%q, want %q", got, want)
	}
}
