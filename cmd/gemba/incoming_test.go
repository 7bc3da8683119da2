package main

import (
	"reflect"
	"testing"

	"gemba/checklist"
	"gemba/store"
)

func TestBroughtBy(t *testing.T) {
	fact := func(by, kind, key string) store.NewFact {
		return store.NewFact{By: by, Cell: checklist.Cell{Kind: kind, Key: key, Field: "site"}}
	}
	got := broughtBy([]store.NewFact{
		fact("Bo", checklist.KindAnswer, "IN-03"), fact("", checklist.KindVisit, ""), fact("Bo", checklist.KindAnswer, "IN-01"),
		fact("Bo", checklist.KindAnswer, "IN-03"), fact("Bo", checklist.KindObservation, "x"),
	})
	want := []string{"Bo: IN-01, IN-03 (2), observations", "somebody without a name: the visit's site"}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %q", got)
	}
}
