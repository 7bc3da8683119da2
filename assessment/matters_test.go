package assessment

import (
	"slices"
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
