package store

import (
	"context"
	"encoding/json"
	"slices"
	"time"

	"gemba/checklist"
)

// sealing reports whether a cell holds a hash of what stands: a closing, or a
// signature.
func sealing(c checklist.Cell) bool {
	return c.Kind == checklist.KindSignature && c.Field == checklist.FieldValue || c.Kind == checklist.KindVisit && c.Field == checklist.FieldClosed
}

// sealOf returns the hash in the value of a closing or a signature.
func sealOf(value string) string {
	var s struct{ Heads string }
	_ = json.Unmarshal([]byte(value), &s) // what cannot be read names no hash
	return s.Heads
}

// addLater tells the closing and the signatures of a visit what is another since
// then. Nothing is read where everything stands.
func addLater(ctx context.Context, q querier, v *checklist.Visit, cells [][]*Fact, who people) error {
	var all *past
	for _, versions := range cells {
		f := versions[0]
		if !sealing(f.Cell) || f.Cleared {
			continue
		}
		to := sinceOf(v, f)
		switch {
		case to == nil:
			continue
		case sealOf(f.Value) == v.Heads:
			to.Known = true
			continue
		}
		if all == nil {
			facts, err := queryFacts(ctx, q, `fact f WHERE f.visit = ?`, f.Visit[:])
			if err != nil {
				return err
			}
			all = newPast(genuineOnly(facts))
		}
		*to = all.since(f, cells, who)
	}
	return nil
}

// sinceOf returns where the visit keeps what changed since a closing or a
// signature; nil where it does not know that.
func sinceOf(v *checklist.Visit, f *Fact) *checklist.Since {
	if f.Kind == checklist.KindVisit {
		if v.Closed == nil {
			return nil
		}
		return &v.Closed.Since
	}
	i := slices.IndexFunc(v.Signatures, func(s checklist.Signature) bool { return s.ID == f.Key })
	if i < 0 {
		return nil
	}
	return &v.Signatures[i].Since
}

// past is every version of a visit that the file has.
type past struct {
	facts []*Fact
	byID  map[ID]*Fact
}

func newPast(facts []*Fact) *past {
	p := &past{facts, make(map[ID]*Fact, len(facts))}
	for _, f := range facts {
		p.byID[f.ID] = f
	}
	return p
}

// signed returns the versions that a closing or a signature is about, and whether
// their hash is the one that it names. One from before they were kept with it is
// about what the file had by then, or about all that its author could have seen.
func (p *past) signed(seal *Fact) (ids []ID, known bool) {
	want := sealOf(seal.Value)
	if len(seal.Seen) > 0 {
		return seal.Seen, hashOf(seal.Seen) == want
	}
	for _, before := range []func(f *Fact) bool{
		func(f *Fact) bool { return f.seq < seal.seq },
		func(f *Fact) bool { return f.HLC < seal.HLC },
	} {
		if ids = p.standing(before); hashOf(ids) == want {
			return ids, true
		}
	}
	return ids, false
}

// standing returns the signable versions that nothing replaced, had there been
// only some of the facts.
func (p *past) standing(there func(*Fact) bool) []ID {
	replaced := map[ID]bool{}
	for _, f := range p.facts {
		if there(f) {
			for _, id := range f.Parents {
				replaced[id] = true
			}
		}
	}
	var ids []ID
	for _, f := range p.facts {
		if there(f) && !replaced[f.ID] && checklist.Signable(f.Cell) {
			ids = append(ids, f.ID)
		}
	}
	return sortedIDs(ids)
}

// since compares what stands with what a closing or a signature is about.
func (p *past) since(seal *Fact, cells [][]*Fact, who people) checklist.Since {
	ids, known := p.signed(seal)
	out := checklist.Since{Known: known}
	then, were := map[checklist.Cell][]*Fact{}, make(map[ID]bool, len(ids))
	for _, id := range ids {
		were[id] = true
		if f := p.byID[id]; f != nil {
			then[f.Cell] = append(then[f.Cell], f)
		} else {
			out.Missing++
		}
	}
	for _, versions := range cells {
		if !checklist.Signable(versions[0].Cell) {
			continue
		}
		beside := slices.ContainsFunc(versions, func(f *Fact) bool { return were[f.ID] })
		for _, f := range versions {
			if !were[f.ID] {
				out.Later = append(out.Later, laterOf(f, then[f.Cell], beside, who))
			}
		}
	}
	checklist.Arrange(out.Later, func(a, b checklist.Later) int { return a.Entered.Compare(b.Entered) })
	return out
}

func laterOf(f *Fact, then []*Fact, beside bool, who people) checklist.Later {
	l := checklist.Later{Change: f.change(who.name(f.Actor)), Arrived: time.UnixMilli(f.Arrived), Beside: beside}
	for _, t := range then {
		l.Before = append(l.Before, checklist.Stood{Value: t.Value, Cleared: t.Cleared, By: who.name(t.Actor), Entered: t.change("").Entered})
	}
	return l
}
