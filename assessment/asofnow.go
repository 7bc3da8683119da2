package assessment

import (
	"maps"

	"gemba/checklist"
)

// The states of a commitment besides open.
const (
	promiseKept   = "kept"
	promiseLate   = "late"
	promiseBroken = "broken"
)

// AsOfNow returns the visit as its promises stand today, for a second
// assessment beside that of the day; the visit itself is left as it was made.
//
// A commitment acts on the probe that it names, if that is still waiting for
// its promise. Kept: what was promised came, and has not been checked. Late:
// the same, and it came after the visit. Broken: it did not come. Of several
// promises on one probe all must be kept; the worst one counts.
func AsOfNow(c *checklist.Checklist, v *checklist.Visit) *checklist.Visit {
	var answers map[string]checklist.Answer
	for i := range v.Commitments {
		id := v.Commitments[i].Item
		it := c.Item(id)
		a, ok := v.Answers[id]
		if it == nil || it.Kind != checklist.Probe || !ok || a.Disclosure.Outcome != outcomePending {
			continue
		}
		if !settle(&a.Disclosure, worstPromise(v.Commitments, id)) {
			continue
		}
		if answers == nil {
			answers = maps.Clone(v.Answers)
		}
		answers[id] = a
	}
	if answers == nil {
		return v
	}
	now := *v
	now.Answers = answers
	return &now
}

// settle turns a pending disclosure into what became of it, and reports
// whether it did.
func settle(d *checklist.Disclosure, state string) bool {
	switch state {
	case promiseKept:
		d.Outcome = outcomeUnchecked
	case promiseLate:
		d.Outcome, d.Latency = outcomeUnchecked, latencyAfter
	case promiseBroken:
		d.Outcome = outcomeBroken
	default:
		return false
	}
	return true
}

// worstPromise returns the state that decides among the commitments of an
// item: broken, then open, then late, then kept.
func worstPromise(commitments []checklist.Commitment, item string) string {
	order := func(state string) int {
		switch state {
		case promiseBroken:
			return 3
		case promiseLate:
			return 1
		case promiseKept:
			return 0
		}
		return 2
	}
	worst := promiseKept
	for i := range commitments {
		if c := &commitments[i]; c.Item == item && order(c.State) > order(worst) {
			worst = c.State
		}
	}
	return worst
}
