package report_test

import (
	"errors"
	"reflect"
	"testing"
	"time"

	"gemba/checklist"
	"gemba/report"
)

func isInvalid(err error) bool { return errors.Is(err, checklist.ErrInvalid) }

// actor recorded everything in a full visit, and writes his name everywhere.
const actor = "Petra Lindqvist"

// fullVisit returns a visit that has something of everything that a visit can
// hold.
func fullVisit(t testing.TB) *checklist.Visit {
	t.Helper()
	v := demoVisit(t, "sorrento")
	at := func(minute int) time.Time { return time.Date(2026, 3, 2, 13, minute, 0, 0, time.UTC) }
	given := func(a checklist.Answer) checklist.Answer {
		a.State, a.By, a.Entered, a.Observed = checklist.Answered, actor, at(40), at(30)
		return a
	}
	v.Visitors = actor + ", 王小明"
	v.Answers["IP-05"] = given(checklist.Answer{Basis: "seen", Fields: map[string]string{"early": "3", "late": "31", "period": "six months"}, Counts: map[string]int{
		"in-process": 3, "final": 31, "2026-01/final": 11, "2026-02/in-process": 3, "raised/inspector": 30, "raised/line": 4,
	}})
	v.Answers["RA-02"] = given(checklist.Answer{Level: 40, Basis: "seen", Flagged: true, Explained: "sorted by " + actor, Readings: checklist.Readings{
		Values: []string{"20.01", "20.01", "20.02"}, Step: "0.01", Lower: "19.95", Upper: "20.05", Gauge: "0.004", Lot: "lot 7",
	}})
	v.Answers["QA-02"] = checklist.Answer{State: checklist.Refused, Reason: "the owner said no to " + actor, By: actor}
	v.Answers["IP-03"] = checklist.Answer{State: checklist.NotSeen, Reason: "line stopped"}
	v.Answers["DI-04"] = given(checklist.Answer{Disclosure: checklist.Disclosure{
		Given: "deflection", Outcome: "unchecked", Latency: "same-day", Tactics: []string{"call-first", "narrowed"}, Asked: "Line leader",
		By: "Quality manager", Promise: "tomorrow", Words: "Never happens", Started: "2026-03-02T13:02:00Z",
		FirstAnswer: "2026-03-02T13:05:00Z", InHand: "2026-03-02T13:44:00Z",
	}})
	v.Answers["DI-01"] = given(checklist.Answer{Disclosure: checklist.Disclosure{
		Given: "deflection", Outcome: "unchecked", Latency: "in-time", Tactics: []string{"shrink"}, Words: "Only once", Started: "2026-03-02T13:10:00Z",
	}})
	v.Answers["CL-04"] = given(checklist.Answer{Fields: map[string]string{"offers": "a dinner"}})
	v.Answers["CL-01"] = given(checklist.Answer{Words: "They agree with the count"})
	v.Rivals["IN-01"] = []checklist.Answer{given(checklist.Answer{Level: 60, Basis: "told"})}
	v.Lists["IN-05"] = checklist.List{Name: "Receipts of " + actor, Source: "erp-live", Lines: 240}
	v.Draws["IN-05"] = checklist.Draw{Pick: "random", Nonce: "4711", Seed: "demo|IN-05|240|4711", Lines: []int{15, 27, 112}, Second: []int{217}, Staged: true}
	v.Lines["IN-05"] = map[int]checklist.SampleLine{
		15:  {Status: checklist.LineMatch, Place: "folder 3", Marks: map[string]string{"at": "2026-03-02T13:02:00Z"}},
		27:  {Status: checklist.LineLate, Note: "brought by " + actor},
		217: {Status: checklist.LineMissing},
	}
	v.Requests = []checklist.Request{
		{ID: "r1", Item: "FN-02", What: "Bench log 77", Class: "screen", Asked: at(0), Answered: at(4), InHand: at(31), View: "out", Shown: "Bench log 78"},
		{ID: "r2", Item: "IN-03", What: "Receipt 4711", Class: "file", Asked: at(2)},
		{ID: "r3", Item: "DI-04", What: "Furnace chart", Asked: at(3), GivenUp: true},
	}
	v.Attachments = []checklist.Attachment{{
		ID: "a1", Item: "IN-01", Caption: "Bench, with " + actor, Mime: "image/jpeg", Name: "bench.jpg", SHA: "00ff", Taken: at(9), By: actor,
	}}
	v.Commitments = append(v.Commitments, checklist.Commitment{ID: "c9", Item: "DI-04", What: "Furnace chart", Role: "Melt shop", Due: "2026-03-09"})
	v.Observations = append(v.Observations, checklist.Observation{ID: "o9", Text: "A note on the visit.\nSecond line.", By: actor, Entered: at(50)})
	reviewIt(v, at)
	return v
}

// reviewIt adds what was said, lifted, closed and signed by others than those who
// made the visit.
func reviewIt(v *checklist.Visit, at func(int) time.Time) {
	v.Comments = []checklist.Comment{
		{ID: "k1", Item: "IN-01", Type: checklist.TypeChallenge, Text: "Show the bench record.", By: actor, Entered: at(55), Settled: "shown on 9 March", SettledBy: actor, SettledAt: at(58)},
		{ID: "k2", Item: "IN-01", Type: checklist.TypeAnswer, To: "k1", Text: "Attached.", By: actor, Entered: at(56)},
		{ID: "k3", Item: "FN-02", Type: checklist.TypeObjection, Text: "The bench is calibrated, " + actor + " saw it.", Role: "quality manager", By: actor, Entered: at(57)},
		{ID: "k4", Item: "DI-04", Type: checklist.TypeObjection, Text: "It was promised in time.", Role: "quality manager", By: actor, Entered: at(57)},
		{ID: "k5", Type: checklist.TypeComment, Text: "Read in one go.", By: actor, Entered: at(59)},
	}
	v.Lifts = []checklist.Lift{{ID: "l1", Rule: "K5", Item: "QA-02", Reason: "the owner was away", Withdrawn: "he was not", WithdrawnBy: actor, By: actor, Entered: at(59)}}
	v.Closed = &checklist.Closing{ID: "c1", Model: "older-model/1", Checklist: "00", Result: []byte(`{"status":"B?","practice":{"score":81000,"lo":70000,"hi":92000}}`), By: actor, Entered: at(51)}
	v.Pens = []checklist.Pen{{ID: "p1", Closing: "c1", Reason: "a record came by mail", By: actor, Entered: at(54)}}
	v.Signatures = []checklist.Signature{{ID: "s1", Heads: "00ff", As: "reviewer", Words: "signed unread", Status: "C?", By: actor, Entered: at(59)}}
}

// facts is a small fact log.
func facts() []report.Fact {
	return []report.Fact{{
		ID: "f1", Kind: "answer", Key: "IN-03", Field: "value", By: actor, Role: "buyer", Device: "laptop", Entered: made, Observed: made,
		Arrived: made, From: []string{"before"}, To: "after", Reason: "corrected by a recount", Stands: true, Suspect: true,
	}}
}

// everywhere puts a text into every string of a visit that anybody can type.
func everywhere(v *checklist.Visit, s string) {
	spread(reflect.ValueOf(v).Elem(), s)
	for id, a := range v.Answers {
		if a.State == checklist.Answered {
			a.Words, a.Explained = s, s
			a.Gaps = append(a.Gaps, checklist.Gap{What: s, CAPA: checklist.Tri(s)})
			a.Disclosure.Tactics = append(a.Disclosure.Tactics, s)
			v.Answers[id] = a
		}
	}
	for id, lines := range v.Lines {
		for n, l := range lines {
			l.Note, l.Place, l.Marks = s, s, map[string]string{s: s}
			v.Lines[id][n] = l
		}
	}
	v.Lines["IN-05"][99] = checklist.SampleLine{Status: checklist.LineStatus(s)}
}

func spread(v reflect.Value, s string) {
	switch v.Kind() {
	case reflect.String:
		if v.Type() == reflect.TypeFor[string]() {
			v.SetString(s)
		}
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[time.Time]() {
			return
		}
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() { // the others are worked out
				spread(v.Field(i), s)
			}
		}
	case reflect.Pointer:
		if !v.IsNil() {
			spread(v.Elem(), s)
		}
	case reflect.Slice:
		for i := range v.Len() {
			spread(v.Index(i), s)
		}
	case reflect.Map:
		for _, key := range v.MapKeys() {
			e := reflect.New(v.Type().Elem()).Elem()
			e.Set(v.MapIndex(key))
			if e.Kind() == reflect.Slice { // or the visit it was taken from would change
				c := reflect.MakeSlice(e.Type(), e.Len(), e.Len())
				reflect.Copy(c, e)
				e.Set(c)
			}
			spread(e, s)
			v.SetMapIndex(key, e)
		}
	default: // numbers and the like
	}
}
