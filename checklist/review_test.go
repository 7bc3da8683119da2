package checklist

import (
	"errors"
	"reflect"
	"slices"
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

// In a closed visit a change of the review is allowed, and no other, alone or among
// those that are.
func TestAllowed(t *testing.T) {
	v := NewVisit("v")
	seen, said := change(KindAnswer, "IN-01", FieldValue, ""), change(KindComment, "1", "text", "why?")
	if err := v.Allowed(seen, said); err != nil || v.Writable() != nil {
		t.Errorf("an open visit: %v", err)
	}
	say(v, KindVisit, "", FieldClosed, `{"id":"c1"}`, "An\x1ba")
	if err := v.Allowed(said); err != nil {
		t.Errorf("a comment: %v", err)
	}
	var closed *ClosedError
	if err := v.Allowed(said, seen); !errors.As(err, &closed) || closed.By != "An\x1ba" || err.Error() != "the visit was closed by Ana on 2026-06-01 and is read-only" {
		t.Errorf("an answer: %v", err)
	}
	if err := v.Writable(); !errors.As(err, &closed) {
		t.Errorf("on the floor: %v", err)
	}
}

// What records a comment, a lift, a pen, a signature or a closing is read back as it.
func TestReviewChanges(t *testing.T) {
	v := NewVisit("v")
	comment := Comment{ID: "1", Item: "IN-03", Type: TypeObjection, To: "0", Role: "owner", Text: "not so"}
	lift := Lift{ID: "2", Rule: "K4", Item: "IN-03", Reason: "at our gate"}
	signature := Signature{ID: "4", Heads: "ab", As: "reviewer", Words: "seen", Model: "m", Checklist: "c", Status: "B", Lo: 1, Hi: 3, Score: 2}
	closing := Closing{ID: "c1", Model: "m", Checklist: "c", Result: []byte(`{"a":1}`), Heads: "ab"}
	pen := Pen{ID: "3", Closing: "c1", Reason: "late"}
	changes := slices.Concat(comment.Changes(), lift.Changes(), []Change{closing.Change(), pen.Change(), signature.Change()})
	changes = append(changes, comment.Settle("shown"), lift.Withdraw("shut"))
	for _, c := range changes {
		v.Apply(c)
	}
	comment.Settled, lift.Withdrawn = "shown", "shut"
	got := []any{v.Comments[0], v.Lifts[0], v.Pens[0], v.Signatures[0], *v.Closed}
	if want := []any{comment, lift, pen, signature, closing}; !reflect.DeepEqual(got, want) {
		t.Errorf("%+v\nwant\n%+v", got, want)
	}
	if v.ReadOnly() {
		t.Error("the pen that was taken does not open the visit")
	}
	v.Apply(change(KindComment, "5", "to", "1"))
	if answers := v.Thread("1"); len(answers) != 1 || answers[0].ID != "5" || len(v.Thread("5")) != 0 {
		t.Errorf("answers %+v", answers)
	}
}
