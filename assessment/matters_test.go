package assessment

import (
	"slices"
	"strings"
	"testing"
	"time"

	"gemba/checklist"
)

func kindsOf(list []Matter) map[MatterKind][]string {
	out := map[MatterKind][]string{}
	for _, m := range list {
		out[m.Kind] = append(out[m.Kind], m.Item)
	}
	return out
}

// Each thing that is open is found once, under its kind, and goes when it is
// settled.
func TestMatters(t *testing.T) {
	c := checklist.Builtin()
	now := time.Date(2026, 3, 11, 12, 0, 0, 0, time.UTC)
	v := checklist.NewVisit("v")
	v.Scope = "day"
	blank := NewSheet(c, v)
	asked := len(kindsOf(blank.Matters(blank.Result(), now))[Unanswered])
	if asked < 50 {
		t.Fatalf("only %d questions are open in a blank visit", asked)
	}
	v.Answers["IN-01"] = checklist.Answer{State: checklist.Answered, Level: 80, Basis: "told"}
	v.Answers["IN-02"] = checklist.Answer{State: checklist.Answered, Level: 80, Basis: "seen"}
	v.Answers["IN-03"] = checklist.Answer{State: checklist.Answered, Sample: checklist.Sample{Population: 10, Drawn: 20, Fine: 3}}
	v.Answers["IN-05"] = checklist.Answer{State: checklist.NotSeen}
	v.Rivals["IN-02"] = []checklist.Answer{{State: checklist.Answered, Level: 40}}
	v.Disputed = []checklist.Cell{{Kind: checklist.KindVisit, Field: checklist.FieldSite}, {Kind: checklist.KindObservation, Key: "7", Field: "text"}}
	v.Observations = []checklist.Observation{{ID: "7", Item: "IN-07", Text: "a queue"}}
	v.Comments = []checklist.Comment{
		{ID: "1", Item: "IN-02", Type: checklist.TypeChallenge, Text: "show it"},
		{ID: "2", Item: "IN-02", Type: checklist.TypeObjection, Settled: "withdrawn"},
		{ID: "3", Item: "IN-02", Type: checklist.TypeComment},
	}
	v.Commitments = []checklist.Commitment{
		{ID: "1", Item: "IN-01", What: "the log", Due: "2026-03-10"}, {ID: "2", Due: "2026-03-11"}, {ID: "3", Due: "2026-03-01", State: "kept"},
	}
	v.Requests = []checklist.Request{
		{ID: "1", Item: "QA-01", What: "NCR 7", Asked: now.Add(-20 * time.Minute)}, {ID: "2", Asked: now, InHand: now}, {ID: "3", Asked: now, GivenUp: true},
	}
	s := NewSheet(c, v)
	got := kindsOf(s.Matters(s.Result(), now))
	for kind, want := range map[MatterKind][]string{
		Conflicting: {"IN-02", "", "IN-07"}, Invalid: {"IN-03"}, Challenged: {"IN-02"}, Overdue: {"IN-01"}, Waiting: {"QA-01"}, Bare: {"IN-01"},
	} {
		if !slices.Equal(got[kind], want) {
			t.Errorf("%s: %v, want %v", kind, got[kind], want)
		}
	}
	if n := len(got[Unanswered]); n != asked-3 || !slices.Contains(got[Unanswered], "IN-05") {
		t.Errorf("%d unanswered of %d", n, asked)
	}
	v.Observations = []checklist.Observation{{ID: "1", Item: "IN-01", Text: "the clerk said so"}}
	if got := kindsOf(s.Matters(s.Result(), now)); len(got[Bare]) != 0 {
		t.Errorf("a note is no evidence: %v", got[Bare])
	}
}

// A draw of which a part was produced names how many records are still out; one
// of which nothing is in stands among what was not answered. A record that is out
// for longer than expected says so.
func TestMattersOut(t *testing.T) {
	c, now := checklist.Builtin(), time.Date(2026, 3, 11, 15, 0, 0, 0, time.UTC)
	v := checklist.NewVisit("out")
	v.Scope = "day"
	v.Draws["IN-03"] = checklist.Draw{Lines: []int{4, 9, 17}, Second: []int{21}}
	out := func() []Matter {
		s := NewSheet(c, v)
		return slices.DeleteFunc(s.Matters(s.Result(), now), func(m Matter) bool { return m.Kind != Waiting })
	}
	if got := out(); len(got) != 0 {
		t.Errorf("nothing is in: %v", got)
	}
	v.Lines["IN-03"] = map[int]checklist.SampleLine{4: {Status: checklist.LineMatch}, 9: {Note: "being looked for"}}
	v.Answers["IN-03"] = v.Worked("IN-03", checklist.Answer{})
	if got := out(); len(got) != 1 || got[0].Item != "IN-03" || got[0].Words.String() != "3 of 4 drawn records are still out" {
		t.Errorf("one is in: %v", got)
	}
	v.Lines["IN-03"] = map[int]checklist.SampleLine{
		4: {Status: checklist.LineMatch}, 9: {Status: checklist.LineMissing}, 17: {Status: checklist.LineLate}, 21: {Status: checklist.LineMismatch},
	}
	if got := out(); len(got) != 0 {
		t.Errorf("all are settled: %v", got)
	}

	v.Requests = []checklist.Request{
		{ID: "1", Item: "IN-03", What: "a", Class: "file", Asked: now.Add(-3 * time.Hour)},
		{ID: "2", Item: "IN-03", What: "b", Class: "file", Asked: now.Add(-time.Minute)},
	}
	got := out()
	if len(got) != 2 || !strings.HasPrefix(got[0].Words.String(), "overdue: a: out for 3 h, ") || !strings.HasPrefix(got[1].Words.String(), "b: out for 1 min, ") {
		t.Errorf("records asked for: %v", got)
	}
}
