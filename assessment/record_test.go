package assessment

import (
	"strings"
	"testing"

	"gemba/checklist"
	"gemba/checklist/demo"
)

// demoVisit is the invented visit of a supplier.
func demoVisit(t *testing.T, supplier string) *checklist.Visit {
	t.Helper()
	for _, d := range demo.Visits() {
		if !strings.Contains(d.Fields[checklist.FieldSupplier], supplier) {
			continue
		}
		v := checklist.NewVisit("demo")
		for _, change := range d.Changes() {
			v.Apply(change)
		}
		return v
	}
	t.Fatalf("no visit of %s", supplier)
	return nil
}

// What is kept at the closing is what is computed, and every change of a number
// is found.
func TestRecord(t *testing.T) {
	c, v := checklist.Builtin(), demoVisit(t, "Hongyuan")
	s := NewSheet(c, v)
	if s.AsClosed(s.Result()) != nil {
		t.Fatal("an open visit has a result at its closing")
	}
	kept := s.Record(s.Result())
	v.Closed = &checklist.Closing{ID: "1", Model: Model, Checklist: c.Hash, Result: kept.Encode()}
	then := s.AsClosed(s.Result())
	if then.Record == nil || then.Record.Status != s.Result().Status || len(then.Differences) != 0 {
		t.Fatalf("%+v", then)
	}
	a := v.Answers["IN-03"]
	delete(v.Answers, "IN-03")
	s.Update("IN-03")
	then = s.AsClosed(s.Result())
	if len(then.Differences) == 0 || then.Record.Practice.Score == s.Result().Practice.Score {
		t.Error("an answer that went away makes no difference")
	}
	v.Answers["IN-03"] = a
	v.Closed.Result = []byte("[]")
	if then := s.AsClosed(s.Result()); then == nil || then.Record != nil {
		t.Error("what cannot be read is not said to be so")
	}
}

// A lifted cap leaves the computed grade alone; the grade without it is that of a
// visit in which it was disproved.
func TestLifted(t *testing.T) {
	c, v := checklist.Builtin(), demoVisit(t, "Hongyuan")
	s := NewSheet(c, v)
	before := s.Result()
	if len(before.Caps) == 0 {
		t.Fatal("the visit has no cap")
	}
	if status, lifted := s.Lifted(before); status != before.Status || lifted != nil {
		t.Fatalf("nobody lifted anything: %s, %v", status, lifted)
	}
	for _, k := range before.Caps {
		v.Lifts = append(v.Lifts, checklist.Lift{ID: k.Rule + k.Item, Rule: k.Rule, Item: k.Item, Reason: "known"})
	}
	after := s.Result()
	if after.Grade != before.Grade || after.Status != before.Status || after.Score != before.Score || len(after.Caps) != len(before.Caps) {
		t.Error("a lift changed what is computed")
	}
	if status, lifted := s.Lifted(after); len(lifted) != len(before.Caps) || strings.HasPrefix(status, "<=") {
		t.Errorf("%d of %d caps are lifted, and the status is %s", len(lifted), len(before.Caps), status)
	}
	v.Lifts = v.Lifts[:1]
	if status, _ := s.Lifted(after); after.Rated && strings.TrimSuffix(status, "?") != string(after.Caps[0].Without) {
		t.Errorf("one lift gives %s, the cap alone says %s", status, after.Caps[0].Without)
	}
}
