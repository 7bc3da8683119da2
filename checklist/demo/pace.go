package demo

import (
	"slices"
	"time"

	"gemba/checklist"
)

// workday is how long a day of a visit lasts; what does not fit into it is
// done the next day at the same hour.
const workday = 8 * time.Hour

// pace gives the answers the times at which they were entered. An item with
// observations was answered when the last of them was written down. The others
// lie between those in the order of the walk, each taking its share of the time
// by the minutes that the checklist gives its item.
func pace(v *Visit) {
	c := checklist.Builtin()
	scope := c.Scope(v.Fields[checklist.FieldScope])
	if scope == nil {
		return
	}
	var walk []stop
	for i := range c.Items {
		if _, ok := v.Answers[c.Items[i].ID]; ok {
			walk = append(walk, stop{id: c.Items[i].ID, minutes: c.Items[i].Minutes})
		}
	}
	for i := range walk {
		for _, o := range v.Observations {
			if o.Item == walk[i].id {
				walk[i].at, walk[i].noted = v.worked(o.Entered), true
			}
		}
	}
	from, since := 0, time.Duration(0)
	for _, k := range chain(walk) {
		spread(walk[from:k+1], since, walk[k].at)
		from, since = k+1, walk[k].at
	}
	rest := walk[from:]
	total := 0
	for _, s := range rest {
		total += s.minutes
	}
	left := max(0, time.Duration(scope.Hours*float64(time.Hour))-since)
	spread(rest, since, since+min(left, time.Duration(total)*time.Minute))
	for _, s := range walk {
		a := v.Answers[s.id]
		a.Entered, a.By = v.clock(s.at), v.By
		v.Answers[s.id] = a
	}
}

// stop is one item of the walk.
type stop struct {
	id      string
	minutes int
	at      time.Duration // of work, when it was answered
	noted   bool          // the time is known from an observation
}

// chain returns the longest run of stops whose times are known and follow the
// order of the walk; of equals the one that ends last. The walk of a day goes
// back now and then: those times stand for their own item only.
func chain(walk []stop) []int {
	var best []int
	ending := make([][]int, len(walk))
	for i := range walk {
		if !walk[i].noted {
			continue
		}
		for j := range i {
			if walk[j].noted && walk[j].at <= walk[i].at && len(ending[j]) > len(ending[i]) {
				ending[i] = ending[j]
			}
		}
		ending[i] = append(slices.Clone(ending[i]), i)
		if n := len(best); len(ending[i]) > n || len(ending[i]) == n && walk[i].at > walk[best[n-1]].at {
			best = ending[i]
		}
	}
	return best
}

// spread gives stops without a time of their own their share of the time from
// one to another.
func spread(stops []stop, from, to time.Duration) {
	total, spent := 0, 0
	for _, s := range stops {
		total += s.minutes
	}
	for i := range stops {
		spent += stops[i].minutes
		if !stops[i].noted && total > 0 {
			stops[i].at = from + ((to - from) * time.Duration(spent) / time.Duration(total)).Truncate(time.Second)
		}
	}
}

// worked returns how much of the visit's hours had been worked at a time.
func (v Visit) worked(t time.Time) time.Duration {
	since := max(0, t.Sub(v.At))
	const day = 24 * time.Hour
	return since/day*workday + min(workday, since%day)
}

// clock returns the time at which so much had been worked.
func (v Visit) clock(worked time.Duration) time.Time {
	days := max(0, worked-1) / workday
	return v.At.Add(worked + days*(24*time.Hour-workday))
}
