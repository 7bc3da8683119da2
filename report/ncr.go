package report

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"gemba/assessment"
	"gemba/checklist"
)

// tally is a log of nonconformances, counted by the stage at which they were
// found.
type tally struct {
	ID     string
	Prompt text
	Period text
	Total  int
	Stages []stage
	Months []month
	Raised []raiser
	Bar    *bar // the score of the split; nil where points are not shown
}

// stage is one stage with its part of the whole, in parts of a thousand.
type stage struct {
	Name    text
	Count   int
	Percent string
	X, W    int64
	Kind    int // which fill of the chart
}

// month is one month, with the counts in the order of the stages.
type month struct {
	Name   string
	Counts []int
}

type raiser struct {
	Name  text
	Count int
}

// raisedBy begins the names of counts by who raised a nonconformance.
const raisedBy = "raised/"

// tallies returns the counted logs.
func (e *edition) tallies() []tally {
	var list []tally
	for it, a := range e.answered(checklist.Split) {
		t := tally{ID: it.ID, Prompt: e.asked(it), Period: e.typed(a.Fields["period"])}
		if e.candid() {
			t.Bar = e.row(it).Range
		}
		ids := e.stages(&t, it, a)
		for _, s := range t.Stages {
			t.Total += s.Count
		}
		if t.Total == 0 {
			continue
		}
		t.share()
		t.months(a.Counts, ids)
		e.raised(&t, a.Counts)
		list = append(list, t)
	}
	return list
}

// share gives each stage its part of the whole; the parts add up to 100 %.
func (t *tally) share() {
	milli := make([]int64, len(t.Stages))
	for i := range t.Stages {
		milli[i] = int64(t.Stages[i].Count) * assessment.Full / int64(t.Total)
	}
	at := int64(0)
	for i, mille := range assessment.Shares(assessment.Full, milli) {
		t.Stages[i].X, t.Stages[i].W, t.Stages[i].Percent = at, mille, tenths(mille)+" %"
		at += mille
	}
}

// stages takes the counts by stage or, where only totals were typed, the item's
// own fields. It returns the ids of the stages that were counted.
func (e *edition) stages(t *tally, it *checklist.Item, a checklist.Answer) (ids []string) {
	add := func(name text, n int) {
		t.Stages = append(t.Stages, stage{Name: name, Count: min(max(n, 0), most), Kind: len(t.Stages) % 5})
	}
	for i := range e.c.NCRStages {
		if s := &e.c.NCRStages[i]; a.Counts[s.ID] != 0 {
			add(e.listed(s.Text), a.Counts[s.ID])
			ids = append(ids, s.ID)
		}
	}
	if len(ids) > 0 {
		return ids
	}
	for _, name := range []string{"incoming", "early", "late", "customer"} {
		f := it.Field(name)
		n, err := strconv.Atoi(strings.TrimSpace(a.Fields[name]))
		if f != nil && err == nil && n > 0 {
			add(e.listed(f.Label), n)
		}
	}
	return nil
}

// most is the largest count that is drawn.
const most = 1_000_000

// months takes the counts by month, which are kept as "2026-01/final".
func (t *tally) months(counts map[string]int, ids []string) {
	seen := map[string]bool{}
	for name := range counts {
		if m, _, ok := strings.Cut(name, "/"); ok && !strings.HasPrefix(name, raisedBy) {
			seen[m] = true
		}
	}
	for _, m := range slices.Sorted(maps.Keys(seen)) {
		row := month{Name: checklist.Line(m)}
		for _, id := range ids {
			row.Counts = append(row.Counts, counts[m+"/"+id])
		}
		t.Months = append(t.Months, row)
	}
}

func (e *edition) raised(t *tally, counts map[string]int) {
	for _, name := range slices.Sorted(maps.Keys(counts)) {
		if who, ok := strings.CutPrefix(name, raisedBy); ok && counts[name] != 0 {
			t.Raised = append(t.Raised, raiser{e.role(who), counts[name]})
		}
	}
}

// role names who raised a nonconformance.
func (e *edition) role(who string) text {
	if _, ok := chineseOf.find(who); ok {
		return e.say(who)
	}
	return e.typed(who)
}
