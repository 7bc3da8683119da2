package main

import (
	"reflect"
	"testing"

	"gemba/checklist"
	"gemba/store"
)

func TestCopiesAmong(t *testing.T) {
	own, copies := copiesAmong([]string{
		"/l/a.gemba", "/l/a.sync-conflict-20260311-101010-ABCDEF.gemba", "/l/a (Ana's conflicted copy 2026-03-11).gemba",
		"/l/a (1).gemba", "/l/a b.gemba", "/l/b (2).gemba", "/l/a (draft).gemba",
	})
	if want := []string{"/l/a.gemba", "/l/a b.gemba", "/l/b (2).gemba", "/l/a (draft).gemba"}; !reflect.DeepEqual(own, want) {
		t.Errorf("own %q", own)
	}
	if got := copies["/l/a.gemba"]; len(got) != 3 || len(copies) != 1 {
		t.Errorf("copies %q", copies)
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
