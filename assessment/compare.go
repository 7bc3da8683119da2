package assessment

import (
	"cmp"
	"slices"

	"gemba/checklist"
)

// ChangeKind says how an item of one visit stands beside the same item of another.
type ChangeKind string

// The kinds of changes, in the order in which they are worth reading.
const (
	FoundAgain   ChangeKind = "found-again" // bad before, said to be fixed or promised, and bad again
	Worse        ChangeKind = "worse"       // its best case is lower
	Better       ChangeKind = "better"      // its best case is higher
	LessProven   ChangeKind = "less-proven" // the same best case, on weaker evidence
	BetterProven ChangeKind = "better-proven"
	NewlySeen    ChangeKind = "newly-seen"
	NotSeenAgain ChangeKind = "no-longer-seen"
)

// changeKinds returns the kinds in their order.
func changeKinds() []ChangeKind {
	return []ChangeKind{FoundAgain, Worse, Better, LessProven, BetterProven, NewlySeen, NotSeenAgain}
}

// weakBest is the best case below which an item counts as bad: the score between
// C and D.
const weakBest = 60 * point

// ItemChange is one item that differs between two visits.
type ItemChange struct {
	Item   string     `json:"item"`
	Kind   ChangeKind `json:"kind"`
	Before Range      `json:"before"`
	After  Range      `json:"after"`
	Share  int64      `json:"share"`             // of the difference of the practice scores, in milli-points
	Said   string     `json:"promise,omitempty"` // what was promised about it; may hold what somebody typed
}

// Comparison is one visit beside an earlier one.
type Comparison struct {
	Before *Result      `json:"before"`
	After  *Result      `json:"after"`
	Items  []ItemChange `json:"items"` // kind by kind, and within a kind the largest share first
	// Difference is the practice score after less that before, in milli-points.
	// The shares of the items and Rest add up to it exactly; Rest is what lies in
	// questions that only one of the two visits asked or to which one did not apply,
	// and in the weight that the others gain or lose by that.
	Difference int64 `json:"difference"`
	Rest       int64 `json:"rest"`
	// Unlike says in what the two visits cannot be compared like for like, such as
	// another checklist; empty where they can.
	Unlike []string `json:"unlike"`
}

// Visited is a visit with the checklist that it was made with.
type Visited struct {
	List  *checklist.Checklist
	Visit *checklist.Visit
}

// Compare sets a visit beside an earlier one of the same supplier, item by item.
func Compare(before, after Visited) *Comparison {
	b, a := NewSheet(before.List, before.Visit), NewSheet(after.List, after.Visit)
	out := &Comparison{Before: b.Result(), After: a.Result(), Items: []ItemChange{}}
	out.Unlike = Unlike(out.Before, out.After)
	out.Difference = out.After.Practice.Score - out.Before.Practice.Score
	lostBefore, lostAfter := losses(out.Before), losses(out.After)
	out.Rest = out.Difference
	for i := range after.List.Items {
		it := &after.List.Items[i]
		old := before.List.Item(it.ID)
		if old == nil || !it.Scored() {
			continue
		}
		ch, changed := change(b, a, old.Index, i)
		ch.Share = lostBefore[it.ID] - lostAfter[it.ID]
		if it.Axis != checklist.Practice {
			ch.Share = 0
		}
		if changed {
			out.Rest -= ch.Share
			out.Items = append(out.Items, ch)
		}
	}
	order := changeKinds()
	checklist.Arrange(out.Items, func(x, y ItemChange) int {
		return cmp.Or(cmp.Compare(slices.Index(order, x.Kind), slices.Index(order, y.Kind)), cmp.Compare(abs(y.Share), abs(x.Share)))
	})
	return out
}

// losses returns what each item takes from the practice score, proven or open.
func losses(r *Result) map[string]int64 {
	out := make(map[string]int64, len(r.Contributions))
	for i := range r.Contributions {
		out[r.Contributions[i].Item] += r.Contributions[i].Proven + r.Contributions[i].Open
	}
	return out
}

// change says how item i of the later sheet stands beside item j of the earlier
// one, and whether there is anything to say.
func change(b, a *Sheet, j, i int) (ItemChange, bool) {
	id := a.c.Items[i].ID
	was, now := &b.marks[j], &a.marks[i]
	ch := ItemChange{Item: id, Before: was.Range, After: now.Range}
	seenBefore, seenAfter := was.voice == spoken || was.refused, now.voice == spoken || now.refused
	switch {
	case !seenBefore && !seenAfter:
		return ch, false
	case !seenBefore:
		ch.Kind = NewlySeen
	case !seenAfter:
		ch.Kind = NotSeenAgain
	case was.Hi < weakBest && now.Hi < weakBest && promiseOn(b.v, id) != "":
		ch.Kind, ch.Said = FoundAgain, promiseOn(b.v, id)
	case now.Hi > was.Hi:
		ch.Kind = Better
	case now.Hi < was.Hi:
		ch.Kind = Worse
	case now.Lo > was.Lo:
		ch.Kind = BetterProven
	case now.Lo < was.Lo:
		ch.Kind = LessProven
	default:
		return ch, false
	}
	return ch, true
}

// promiseOn returns what was promised about an item and not broken: that it is
// fixed, or would be.
func promiseOn(v *checklist.Visit, item string) string {
	for i := range v.Commitments {
		p := &v.Commitments[i]
		if p.Item != item || p.State == promiseBroken {
			continue
		}
		if p.State == promiseKept || p.State == promiseLate {
			return p.What + " (said to be done)"
		}
		return p.What + " (promised)"
	}
	return ""
}
