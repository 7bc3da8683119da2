package main

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"gemba/checklist"
	"gemba/sampling"
)

// requestWords has the words of a call alter a visit with one request, and
// returns what is written.
func requestWords(v *checklist.Visit, words []string) (string, error) {
	c, now := checklist.Builtin(), time.Date(2026, 3, 11, 15, 0, 0, 0, time.UTC)
	changes, err := parseRequest(c, v, c.Item("IN-03"), words, now, now)
	parts := make([]string, len(changes))
	for i, change := range changes {
		parts[i] = change.Field + "=" + change.Value
		v.Apply(change)
	}
	return strings.Join(parts, " "), err
}

func aRequest() *checklist.Visit {
	v := checklist.NewVisit("019cda6c-f660-7468-b5f5-54e35c45ace4")
	v.Requests = []checklist.Request{{ID: "abcd", Item: "IN-03", What: "x", Asked: time.Date(2026, 3, 11, 14, 0, 0, 0, time.UTC), GivenUp: true}}
	return v
}

func TestParseRequest(t *testing.T) {
	for words, want := range map[string]string{
		"request=x class=file asked=14:05": "item=IN-03 what=x class=file asked=2026-03-11T14:05:00Z",
		"request=x class=":                 "item=IN-03 what=x class= asked=2026-03-11T15:00:00Z",
		"id=ab view=in":                    "in-hand=2026-03-11T15:00:00Z view=in given-up=",
		"id=cd request=y":                  "what=y",
		"id=abcd given-up=no in-hand=":     "in-hand= given-up=",
		"id=abcd remove":                   checklist.FieldDeleted + "=1",
		"id=abcd in-hand=13:59":            "",
		"id=abcd":                          "",
		"id= view=in":                      "",
		"request=\xff":                     "",
		"request=x in-hand=16:00":          "",
	} {
		got, err := requestWords(aRequest(), strings.Fields(words))
		if want == "" && !errors.Is(err, errUsage) || want != "" && (err != nil || got != want) {
			t.Errorf("%s: %q, %v; want %q", words, got, err, want)
		}
	}
}

// FuzzParseRequest reads any words as a request. What is refused has a hint, and
// what is accepted leaves a request that can be.
func FuzzParseRequest(f *testing.F) {
	for _, words := range []string{
		"request=x\nclass=file\nasked=14:05", "id=ab\nview=out\nshown=y", "id=ab\nremove",
		"id=ab\nin-hand=\ngiven-up=yes", "request=\xff", "request=x\nanswered=14:00\nin-hand=13:00",
	} {
		f.Add(words)
	}
	f.Fuzz(func(t *testing.T, text string) {
		v := aRequest()
		_, err := requestWords(v, strings.Split(text, "\n"))
		if err != nil {
			var h interface{ Hint() string }
			if !errors.Is(err, errUsage) || !errors.As(err, &h) || h.Hint() == "" {
				t.Fatalf("%q: %v", text, err)
			}
			return
		}
		for _, q := range v.Requests {
			if q.Asked.IsZero() || q.Item != "IN-03" || strings.TrimSpace(q.What) == "" || q.GivenUp && !q.InHand.IsZero() || q.InHand.IsZero() && q.View != "" {
				t.Fatalf("%q leaves %+v", text, q)
			}
		}
	})
}

// TestSecondStage draws it as the longer draw by the same seed.
func TestSecondStage(t *testing.T) {
	c := checklist.Builtin()
	v := checklist.NewVisit("019cda6c-f660-7468-b5f5-54e35c45ace4")
	it := c.Item("IN-03")
	for _, words := range []string{"list.lines=40 draw.n=8 draw.nonce=4711 draw.staged=yes", "draw.second=yes"} {
		changes, err := parseSample(c, v, it, strings.Fields(words), "")
		if err != nil {
			t.Fatal(words, err)
		}
		for _, change := range changes {
			v.Apply(change)
		}
	}
	d := v.Draws["IN-03"]
	all := d.All()
	slices.Sort(all)
	want, err := sampling.Draw(sampling.Seed(v.ID, "IN-03", 40, "4711"), 40, 16)
	if err != nil || !slices.Equal(all, want) || len(d.Second) != 8 || !d.Staged {
		t.Errorf("%+v, want %v (%v)", d, want, err)
	}
}
