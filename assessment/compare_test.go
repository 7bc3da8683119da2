package assessment

import (
	"testing"

	"gemba/checklist"

	"pgregory.net/rapid"
)

func visited(v *checklist.Visit) Visited { return Visited{checklist.Builtin(), v} }

func levelled(points int, basis string) checklist.Answer {
	return checklist.Answer{State: checklist.Answered, Level: points, Basis: basis}
}

// Each kind of change is told from the others.
func TestCompare(t *testing.T) {
	a, b := checklist.NewVisit("a"), checklist.NewVisit("b")
	a.Scope, b.Scope = "day", "day"
	for item, pair := range map[string][2]checklist.Answer{
		"IN-01": {levelled(40, "seen"), levelled(80, "seen")},
		"IP-01": {levelled(80, "seen"), levelled(40, "seen")},
		"QA-07": {levelled(80, "told"), levelled(80, "corroborated")},
		"IP-03": {levelled(80, "seen"), levelled(80, "told")},
		"FN-02": {levelled(40, "seen"), levelled(40, "seen")},
		"FN-03": {{}, levelled(80, "seen")},
		"SU-01": {levelled(80, "seen"), {State: checklist.NotSeen}},
		"QA-03": {levelled(60, "seen"), levelled(60, "seen")},
	} {
		a.Answers[item], b.Answers[item] = pair[0], pair[1]
	}
	a.Commitments = []checklist.Commitment{{ID: "1", Item: "FN-02", What: "new fixture", State: "kept"}, {ID: "2", Item: "IN-01", What: "x", State: "broken"}}
	c := Compare(visited(a), visited(b))
	want := map[string]ChangeKind{
		"IN-01": Better, "IP-01": Worse, "QA-07": BetterProven, "IP-03": LessProven, "FN-02": FoundAgain, "FN-03": NewlySeen, "SU-01": NotSeenAgain,
	}
	for _, ch := range c.Items {
		it := checklist.Builtin().Item(ch.Item)
		if it.Kind != checklist.Level {
			t.Fatalf("%s is no level: choose another item for the test", ch.Item)
		}
		if want[ch.Item] != ch.Kind {
			t.Errorf("%s: %s, want %s", ch.Item, ch.Kind, want[ch.Item])
		}
		delete(want, ch.Item)
	}
	if len(want) > 0 {
		t.Errorf("not found: %v", want)
	}
	if c.Items[0].Kind != FoundAgain || c.Items[0].Said != "new fixture (said to be done)" {
		t.Errorf("%+v", c.Items[0])
	}
	b.Scope = "two-days"
	if c := Compare(visited(a), visited(b)); len(c.Unlike) != 1 {
		t.Errorf("%v", c.Unlike)
	}
}

// The shares of the items and the rest are the difference of the scores, to the
// milli-point; a visit beside itself differs in nothing.
func TestCompareAddsUp(t *testing.T) {
	c := checklist.Builtin()
	rapid.Check(t, func(t *rapid.T) {
		visit := func(name string) *checklist.Visit {
			v := checklist.NewVisit(name)
			v.Scope = rapid.SampledFrom([]string{"day", "two-days", "half-day"}).Draw(t, name+" scope")
			for i := range c.Items {
				it := &c.Items[i]
				if it.Kind != checklist.Level || !rapid.Bool().Draw(t, name+it.ID) {
					continue
				}
				v.Answers[it.ID] = levelled(it.Set.Levels[rapid.IntRange(0, len(it.Set.Levels)-1).Draw(t, "level")].Score, rapid.SampledFrom([]string{"told", "seen"}).Draw(t, "basis"))
				if it.NA && rapid.Bool().Draw(t, "na") {
					v.Answers[it.ID] = checklist.Answer{State: checklist.NA, Reason: "none"}
				}
			}
			return v
		}
		a, b := visit("a"), visit("b")
		cmp := Compare(visited(a), visited(b))
		sum := cmp.Rest
		for _, ch := range cmp.Items {
			sum += ch.Share
		}
		if sum != cmp.Difference || cmp.Difference != cmp.After.Practice.Score-cmp.Before.Practice.Score {
			t.Fatalf("%d, want %d", sum, cmp.Difference)
		}
		if same := Compare(visited(a), visited(a)); len(same.Items) != 0 || same.Rest != 0 || same.Difference != 0 {
			t.Fatalf("a visit differs from itself: %+v", same.Items)
		}
	})
}

func TestDistinguishable(t *testing.T) {
	for _, tc := range []struct {
		a, b Range
		want bool
	}{
		{Range{10, 50}, Range{60, 80}, true},
		{Range{10, 50}, Range{40, 80}, true},  // 10 of 40
		{Range{10, 50}, Range{30, 80}, true},  // 20 of 40: just half
		{Range{10, 50}, Range{29, 80}, false}, // more than half
		{Range{10, 90}, Range{40, 60}, false}, // the narrower lies within
		{Range{10, 90}, Range{40, 40}, false}, // a point within
		{Range{40, 40}, Range{41, 41}, true},  // two points
		{Range{40, 40}, Range{40, 40}, false}, // the same
		{Range{0, 100}, Range{0, 100}, false},
	} {
		if got := distinguishable(tc.a, tc.b); got != tc.want || got != distinguishable(tc.b, tc.a) {
			t.Errorf("%v and %v: %v", tc.a, tc.b, got)
		}
	}
}
