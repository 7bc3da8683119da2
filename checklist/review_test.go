package checklist

import (
	"testing"
	"time"
)

// say records one value of the review.
func say(v *Visit, kind, key, field, value, by string) {
	v.Apply(Change{Cell: Cell{Kind: kind, Key: key, Field: field}, Value: value, By: by, Entered: time.Date(2026, 6, 1, 9, 0, 0, 0, time.UTC)})
}

func TestThreads(t *testing.T) {
	v := NewVisit("v")
	say(v, KindComment, "2", "item", "IN-03", "Bo")
	say(v, KindComment, "2", "type", TypeChallenge, "Bo")
	say(v, KindComment, "2", "text", "show the record", "Bo")
	say(v, KindComment, "1", "text", "read it all", "Bo")
	say(v, KindComment, "3", "to", "2", "Ana")
	say(v, KindComment, "3", "type", TypeAnswer, "Ana")
	if on := v.CommentsOn("IN-03"); len(on) != 1 || !on[0].Open() || on[0].By != "Bo" {
		t.Fatalf("%+v", on)
	}
	if v.Comments[0].ID != "1" || v.Comments[0].Open() || v.Comments[2].Open() {
		t.Error("the order is not that of the ids, or a comment waits to be settled")
	}
	say(v, KindComment, "2", "settled", "the record was shown", "Cy")
	if c := v.Comments[1]; c.Open() || c.SettledBy != "Cy" || c.By != "Bo" {
		t.Errorf("%+v", c)
	}
}

// A lift holds for one rule at one item until it is withdrawn, and never leaves
// the visit.
func TestLift(t *testing.T) {
	v := NewVisit("v")
	say(v, KindLift, "1", "rule", "K4", "Bo")
	say(v, KindLift, "1", "item", "IN-03", "Bo")
	say(v, KindLift, "1", "reason", "goods are inspected at our gate", "Bo")
	if v.LiftOf("K4", "IN-03") == nil || v.LiftOf("K4", "IN-04") != nil {
		t.Fatal("the lift is not that of its cap")
	}
	say(v, KindLift, "1", "withdrawn", "the gate was closed", "Cy")
	if v.LiftOf("K4", "IN-03") != nil || len(v.Lifts) != 1 || v.Lifts[0].By != "Bo" || v.Lifts[0].WithdrawnBy != "Cy" {
		t.Errorf("%+v", v.Lifts)
	}
}

// A closed visit is read-only until somebody takes the pen to that closing.
func TestClosing(t *testing.T) {
	v := NewVisit("v")
	say(v, KindVisit, "", FieldClosed, `{"id":"c1","model":"m"}`, "Ana")
	if !v.ReadOnly() || v.Closed.By != "Ana" || v.Closed.Model != "m" {
		t.Fatalf("%+v", v.Closed)
	}
	say(v, KindPen, "1", FieldValue, `{"closing":"c1","reason":"late record"}`, "Bo")
	if v.ReadOnly() || v.Pens[0].By != "Bo" || v.Pens[0].ID != "1" {
		t.Fatalf("%+v", v.Pens)
	}
	say(v, KindVisit, "", FieldClosed, `{"id":"c2"}`, "Bo")
	if !v.ReadOnly() {
		t.Error("closed again, it takes the pen of the closing before")
	}
	say(v, KindVisit, "", FieldClosed, `no JSON`, "Bo")
	if v.Closed != nil {
		t.Error("a closing that cannot be read closes")
	}
}

// What is signed is everything but signatures, pens and the closing.
func TestStands(t *testing.T) {
	v := NewVisit("v")
	v.Heads = "abc"
	say(v, KindSignature, "1", FieldValue, `{"heads":"abc","as":"reviewer"}`, "Bo")
	say(v, KindVisit, "", FieldClosed, `{"id":"c1"}`, "Bo")
	say(v, KindPen, "1", FieldValue, `{"closing":"c1"}`, "Bo")
	if !v.Stands(&v.Signatures[0]) {
		t.Fatal("signing changed what was signed")
	}
	say(v, KindVisit, "", FieldSupplier, "Acme", "Bo")
	if v.Stands(&v.Signatures[0]) {
		t.Error("a change went by unnoticed")
	}
	for _, c := range []Cell{{KindAnswer, "IN-03", FieldValue}, {KindCommitment, "1", "what"}, {KindVisit, "", FieldDate}, {KindObservation, "1", "text"}} {
		if Reviewing(c) {
			t.Errorf("%v can be changed in a closed visit", c)
		}
	}
	for _, c := range []Cell{{KindComment, "1", "text"}, {KindCommitment, "1", "state"}, {KindVisit, "", FieldClosed}} {
		if !Reviewing(c) {
			t.Errorf("%v cannot be changed in a closed visit", c)
		}
	}
}
