package report

import (
	"cmp"
	"slices"

	"gemba/assessment"
)

// waterfall shows where the points between 100 and the practice score went. Its
// tenths add up on paper.
type waterfall struct {
	All   step   // the 100
	Steps []step // from 100 to the score
	Rest  step   // the score
	Score string
	Cap   string // what the strictest cap takes besides; empty where it takes nothing
	Shown string // the score under the cap
	Sum   string // the whole as one sum
}

// step is one fall.
type step struct {
	ID     string // of the item; empty for a sum of several
	Label  text
	Points string
	X, W   int64 // of a thousand
	Kind   string
}

// named is how many items a waterfall names of each kind.
const named = 8

func (e *edition) waterfall() *waterfall {
	r := e.r
	a := r.Account()
	w := &waterfall{Score: tenths(a.Score), All: step{W: 1000, Kind: "range"}, Rest: step{W: a.Score, Kind: "rest"}}
	w.Sum = e.w("100 = %s practice score + %s proven lost + %s not yet proven", w.Score, tenths(a.Proven.Total), tenths(a.Open.Total))
	at := w.fall(e, 1000, "proven", "proven lost, other items", a.Proven.Parts)
	w.fall(e, at, "open", "not yet proven, other items", a.Open.Parts)
	if r.CapAdjust > 0 {
		w.Cap, w.Shown = assessment.Points(r.CapAdjust), assessment.Points(r.Score)
	}
	return w
}

// fall adds the steps of one kind, the largest first, and the others together.
func (w *waterfall) fall(e *edition, at int64, kind, others string, tenth []int64) int64 {
	order := make([]int, 0, len(tenth))
	for i := range tenth {
		if tenth[i] > 0 {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(tenth[b], tenth[a]) })
	rest := int64(0)
	for k, i := range order {
		it := e.c.Item(e.r.Contributions[i].Item)
		if k >= named || it == nil {
			rest += tenth[i]
			continue
		}
		at -= tenth[i]
		w.Steps = append(w.Steps, step{ID: it.ID, Label: e.asked(it), Points: tenths(tenth[i]), X: at, W: tenth[i], Kind: kind})
	}
	if rest > 0 {
		at -= rest
		w.Steps = append(w.Steps, step{Label: e.say(others), Points: tenths(rest), X: at, W: rest, Kind: kind})
	}
	return at
}

func tenths(t int64) string { return assessment.Points(100 * t) }
