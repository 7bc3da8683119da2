package store

import (
	"testing"

	"gemba/checklist"
)

func reviewed(kind, key, field, value string) checklist.Change {
	return checklist.Change{Cell: checklist.Cell{Kind: kind, Key: key, Field: field}, Value: value}
}

// The review of two people is a union, and the hash of what stands is the same in
// both copies, in a glance at the file and after it was opened again. Signatures
// leave it alone, anything else does not.
func TestReviewMerges(t *testing.T) {
	p := newPair(t)
	p.part()
	p.save(p.ana, reviewed(checklist.KindComment, "1", "type", checklist.TypeChallenge), reviewed(checklist.KindComment, "1", "text", "show the record"))
	p.save(p.bo, reviewed(checklist.KindLift, "2", "rule", "K4"), reviewed(checklist.KindLift, "2", "reason", "inspected at our gate"))
	p.meet()
	a, b := p.visit(p.ana), p.visit(p.bo)
	if len(a.Comments) != 1 || len(a.Lifts) != 1 || len(b.Comments) != 1 || len(b.Lifts) != 1 {
		t.Fatalf("the review is not joined: %+v %+v %+v %+v", a.Comments, a.Lifts, b.Comments, b.Lifts)
	}
	if a.Heads == "" || a.Heads != b.Heads {
		t.Fatalf("the copies differ: %s %s", a.Heads, b.Heads)
	}
	seen, err := Peek(t.Context(), p.ana.Path())
	if err != nil || len(seen) != 1 || seen[0].Heads != a.Heads {
		t.Fatalf("a glance sees another hash: %v", err)
	}
	p.save(p.ana, reviewed(checklist.KindSignature, "3", checklist.FieldValue, `{"heads":"`+a.Heads+`"}`))
	p.save(p.bo, reviewed(checklist.KindVisit, "", checklist.FieldClosed, `{"id":"c"}`))
	p.save(p.bo, reviewed(checklist.KindPen, "4", checklist.FieldValue, `{"closing":"c"}`))
	p.meet()
	if a = p.visit(p.ana); !a.Stands(&a.Signatures[0]) || a.ReadOnly() || len(a.Pens) != 1 {
		t.Fatalf("signed %+v, heads %s", a.Signatures, a.Heads)
	}
	p.save(p.bo, reviewed(checklist.KindComment, "1", "settled", "it was shown"))
	p.meet()
	if a = p.visit(p.ana); a.Stands(&a.Signatures[0]) {
		t.Error("what changed after the signature is not seen")
	}
	if c := p.conflicts(p.ana); len(c) != 0 {
		t.Errorf("the review made conflicts: %+v", c)
	}
}
