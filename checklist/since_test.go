package checklist

import (
	"slices"
	"testing"
)

// A new entry is told of in one line; a part of an old one that changed has its
// own.
func TestSinceTold(t *testing.T) {
	later := func(kind, key, field string, before ...Stood) Later {
		return Later{Change: Change{Cell: Cell{Kind: kind, Key: key, Field: field}}, Before: before}
	}
	s := &Since{Later: []Later{
		later(KindObservation, "1", "item"), later(KindObservation, "1", "text"),
		later(KindObservation, "2", "item", Stood{Value: "IN-03"}), later(KindObservation, "2", "text"),
		later(KindComment, "3", "type"), later(KindComment, "3", "text"),
		later(KindLift, "4", "rule"), later(KindLift, "4", "reason"),
		later(KindPhoto, "5", "item"),
	}}
	var told []string
	for _, l := range s.Told() {
		told = append(told, l.Key+" "+l.Field)
	}
	if want := []string{"1 text", "2 item", "2 text", "3 text", "4 reason", "5 item"}; !slices.Equal(told, want) {
		t.Errorf("told %q, not %q", told, want)
	}
	if len(s.Later) != 9 {
		t.Error("telling takes something away")
	}
}

func TestSinceChecklist(t *testing.T) {
	cell := Cell{Kind: KindVisit, Field: FieldChecklist}
	s := &Since{Later: []Later{
		{Change: Change{Cell: Cell{Kind: KindVisit, Field: FieldDate}, Value: "2026-03-11"}, Before: []Stood{{Value: "2026-03-10"}}},
		{Change: Change{Cell: cell, Value: "new"}, Before: []Stood{{Value: "old"}}},
	}}
	if got := s.Checklist(); got != "old" {
		t.Errorf("the checklist of then is %q", got)
	}
	s.Later = s.Later[:1]
	if got := s.Checklist(); got != "" {
		t.Errorf("a checklist that did not change is %q", got)
	}
}
