package store

import (
	"path/filepath"
	"slices"
	"testing"
	"time"

	"gemba/checklist"
)

// sign puts Ana's name under the visit as she sees it.
func (p *pair) sign(id string) *checklist.Visit {
	p.t.Helper()
	v := p.visit(p.ana)
	p.save(p.ana, (&checklist.Signature{ID: id, Heads: v.Heads, As: "reviewer", Status: "C"}).Change())
	return p.visit(p.ana)
}

// levelled is an answer with a level.
func levelled(item string, n int) checklist.Change {
	a := checklist.Answer{State: checklist.Answered, Level: n, Basis: "seen"}
	return checklist.Change{Cell: checklist.Cell{Kind: checklist.KindAnswer, Key: item, Field: checklist.FieldValue}, Value: a.Encode()}
}

// Whatever changes after a signature is told cell by cell: what was there, what is
// there now, by whom, and whether the one had seen the other. Comments, closings and
// pens are told or not as they are signed or not.
func TestLater(t *testing.T) {
	p := newPair(t)
	p.save(p.ana, levelled("IN-01", 80), reviewed(checklist.KindObservation, "o1", "text", "no reject area"))
	p.part()
	p.save(p.bo, levelled("IN-01", 40)) // without having seen that Ana signs
	p.save(p.ana, levelled("IN-01", 60))
	v := p.sign("s1")
	if s := v.Signatures[0]; !v.Stands(&s) || !s.Since.Known || len(s.Since.Later) != 0 {
		t.Fatalf("fresh: %+v", s.Since)
	}
	p.save(p.ana, reviewed(checklist.KindObservation, "o1", "text", "a small reject area"), reviewed(checklist.KindObservation, "o2", "item", "IN-01"), reviewed(checklist.KindObservation, "o2", "text", "new"))
	p.save(p.ana, reviewed(checklist.KindPen, "x", checklist.FieldValue, `{"closing":"c"}`))
	p.meet()
	for _, f := range []*File{p.ana, p.bo} {
		p.expectLater(p.visit(f))
	}
	seen, err := Peek(t.Context(), p.ana.Path())
	must(t, err)
	p.expectLater(seen[0])

	// A third copy that had Bo's answer first arrives at the same list.
	o := options(t.TempDir(), "Cy")
	cy := mustCreate(t, filepath.Join(t.TempDir(), "cy.gemba"), o)
	for _, f := range []*File{p.bo, p.ana} {
		if _, err := cy.Merge(t.Context(), f.Path()); err != nil {
			t.Fatal(err)
		}
	}
	p.expectLater(p.visit(cy))
}

func (p *pair) expectLater(v *checklist.Visit) {
	p.t.Helper()
	s := v.Signatures[0].Since
	if !s.Known || s.Missing != 0 || len(s.Later) != 4 || len(s.Told()) != 3 {
		p.t.Fatalf("%+v", s)
	}
	i := slices.IndexFunc(s.Later, func(l checklist.Later) bool { return l.Kind == checklist.KindAnswer })
	a := s.Later[i]
	if a.By != "Bo" || !a.Beside || len(a.Before) != 1 || a.Before[0].By != "Ana" || a.Value != levelled("", 40).Value || a.Before[0].Value != levelled("", 60).Value {
		p.t.Errorf("Bo's answer: %+v", a)
	}
	i = slices.IndexFunc(s.Later, func(l checklist.Later) bool { return l.Key == "o1" })
	if o := s.Later[i]; o.Beside || o.Value != "a small reject area" || len(o.Before) != 1 || o.Before[0].Value != "no reject area" {
		p.t.Errorf("the note: %+v", o)
	}
}

// A signature from before the versions were kept with it is understood by the order
// in which they came in, if the hash agrees; one whose hash fits nothing says so.
func TestLaterWithoutSeen(t *testing.T) {
	p := newPair(t)
	p.save(p.ana, levelled("IN-01", 80))
	v := p.visit(p.ana)
	id, _ := parseVisit(p.id)
	put := func(key, heads string) {
		t.Helper()
		cell := checklist.Cell{Kind: checklist.KindSignature, Key: key, Field: checklist.FieldValue}
		if _, err := p.ana.book.put(t.Context(), ID(p.ana.actor.ID), &edit{visit: id, Cell: cell, value: `{"heads":"` + heads + `"}`, at: p.anaClock.UnixMilli()}); err != nil {
			t.Fatal(err)
		}
	}
	put("s1", v.Heads)
	put("s2", "ff")
	p.save(p.ana, levelled("IN-01", 40))
	v = p.visit(p.ana)
	if s := v.Signatures[0].Since; !s.Known || len(s.Later) != 1 || len(s.Later[0].Before) != 1 {
		t.Errorf("by the order: %+v", s)
	}
	if s := v.Signatures[1].Since; s.Known || len(s.Later) != 1 {
		t.Errorf("a hash of nothing: %+v", s)
	}
}

// A closing keeps what stood too: what came in from another copy afterwards is told
// with when it arrived, and a closing of what is not there any more keeps nothing.
func TestLaterThanClosing(t *testing.T) {
	p := newPair(t)
	p.save(p.ana, levelled("IN-01", 80))
	p.part()
	p.save(p.bo, levelled("IN-03", 40))
	heads := p.visit(p.ana).Heads
	p.save(p.ana, (&checklist.Closing{ID: "c", Heads: heads, Result: []byte("{}")}).Change())
	p.anaClock = p.anaClock.Add(time.Hour)
	p.meet()
	c := p.visit(p.ana).Closed
	if len(c.Since.Later) != 1 || !c.Since.Known {
		t.Fatalf("%+v", c.Since)
	}
	if l := c.Since.Later[0]; l.Key != "IN-03" || l.By != "Bo" || len(l.Before) != 0 || l.Beside || l.Arrived.Sub(l.Entered) < time.Minute {
		t.Errorf("%+v", l)
	}
}
