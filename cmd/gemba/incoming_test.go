package main

import (
	"reflect"
	"testing"

	"gemba/checklist"
	"gemba/store"
)

// TestNotice counts in words that fit the number.
func TestNotice(t *testing.T) {
	for want, r := range map[string]store.Report{
		"1 change was recovered from a session that ended early; 1 change came in; 1 conflict": {New: 2, Recovered: 1, Conflicts: 1},
		"2 changes were recovered from a session that ended early; 2 conflicts":                {New: 2, Recovered: 2, Conflicts: 2},
		"the file was damaged: 1 change was recovered":                                         {New: 1, Damaged: true},
	} {
		if got := notice(&r); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

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
