package checklist

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// drawn is an answer as the instrument of an item makes it, of values that come again
// often: what is recorded twice must not be there twice.
func drawn(t *rapid.T, it *Item) Answer {
	a := Answer{State: rapid.SampledFrom([]State{Answered, NotSeen}).Draw(t, "state"), Basis: rapid.SampledFrom([]string{"", "seen"}).Draw(t, "basis")}
	fields := map[string]string{}
	for i := range it.Fields {
		f := &it.Fields[i]
		value := map[string][]string{
			"number": {"", "0", "3", "12"}, "tri": {"", "yes", "no"}, "tells": {"", "coached", "coached warehouse"},
		}[f.Type]
		if value == nil {
			value = []string{"", "one", "two lines\nof it"}
		}
		if v := rapid.SampledFrom(value).Draw(t, f.Name); v != "" {
			fields[f.Name] = v
		}
	}
	word := rapid.SampledFrom([]string{"", "receipts", "the gate"})
	tri := rapid.SampledFrom([]Tri{"", Yes, No})
	count := rapid.IntRange(0, 4)
	switch by := liningOf(it); {
	case by.counts:
		a.Counts = countsOf(t, count, "final", "incoming", "2026-01/final")
	case by.table:
		a.Counts = countsOf(t, count, "told/day", "seen/day", "rostered/day", "told/night", "seen/night")
		a.Fields = fields
		return AddUp(a)
	case by.gaps:
		for range rapid.IntRange(0, 3).Draw(t, "gaps") {
			a.Gaps = append(a.Gaps, Gap{What: word.Draw(t, "what") + "!", CAPA: tri.Draw(t, "capa"), External: tri.Draw(t, "external")})
		}
	case by.values:
		a.Readings.Step = word.Draw(t, "step")
		for range rapid.IntRange(0, 5).Draw(t, "values") {
			a.Readings.Values = append(a.Readings.Values, rapid.SampledFrom([]string{"1.2", "1,3", "-4"}).Draw(t, "value"))
		}
	case by.probe:
		a.Disclosure = Disclosure{
			Given: rapid.SampledFrom([]string{"", "full", "partial"}).Draw(t, "given"), Words: word.Draw(t, "words"), Asked: word.Draw(t, "asked"),
			Tactics: rapid.SampledFrom([][]string{nil, {"blame"}, {"blame", "shrink"}}).Draw(t, "tactics"),
		}
	case by.said:
		a.Words = strings.Join(rapid.SliceOfN(rapid.SampledFrom([]string{"IN-03: 2 of 29\n  host: agreed", "RA-01: read again", "RA-01: read again\n\tno"}), 0, 4).Draw(t, "said"), "\n")
	}
	if len(fields) > 0 {
		a.Fields = fields
	}
	return a
}

func countsOf(t *rapid.T, n *rapid.Generator[int], names ...string) map[string]int {
	counts := map[string]int{}
	for _, name := range names {
		if n := n.Draw(t, name); n > 0 {
			counts[name] = n
		}
	}
	return counts
}

// said is what an answer says, whichever of its gaps was found first.
func said(a Answer) string {
	a.Gaps = slices.SortedFunc(slices.Values(a.Gaps), func(a, b Gap) int { return cmp.Compare(fmt.Sprint(a.parts()), fmt.Sprint(b.parts())) })
	return a.Encode()
}

// asked is an answer whose state is known: of some instruments it follows from what
// they hold.
func asked(a Answer, state State) Answer {
	a.State = state
	return a
}

// TestRecordedOverAnother records answers one over the other, entry by entry and in
// sessions of their own. What stands is the last one, as if there had been no other;
// recorded as it stands it changes nothing, and taken back nothing is left.
func TestRecordedOverAnother(t *testing.T) {
	c := Builtin()
	for _, id := range []string{"IP-05", "QA-01", "IN-10", "RA-02", "RA-04", "CL-01", "DI-01", "VF-02", "CE-07", "CE-01"} {
		t.Run(id, func(t *testing.T) {
			it := c.Item(id)
			rapid.Check(t, func(t *rapid.T) {
				v, ids := NewVisit("v"), 0
				answers := rapid.Custom(func(t *rapid.T) Answer { return drawn(t, it) }).Filter(Answer.worked)
				record := func(v *Visit, a Answer, session string) []Change {
					changes := v.Split(it, AnswerChange(id, a, ""), session, func() string { ids++; return fmt.Sprintf("g%03d", ids) })
					for _, ch := range changes {
						if len(ch.Field) > longestField {
							t.Fatalf("an entry of a name too long: %q", ch.Field)
						}
						v.Apply(ch)
					}
					return changes
				}
				var last Answer
				for i := range rapid.IntRange(1, 3).Draw(t, "times") {
					last = answers.Draw(t, "answer")
					record(v, last, fmt.Sprintf("s%d", i))
				}
				alone := NewVisit("v")
				record(alone, last, "s9")
				if got, want := said(asked(alone.Answers[id], last.State)), said(last); got != want {
					t.Fatalf("of\n%s\nthere is\n%s", want, got)
				}
				want, got := said(alone.Answers[id]), said(v.Answers[id])
				if got != want {
					t.Fatalf("over others\n%s\nalone\n%s", got, want)
				}
				record(v, v.Answers[id], "s7")
				if again := said(v.Answers[id]); again != want {
					t.Fatalf("recorded as it stood\n%s\nit became\n%s", want, again)
				}
				record(v, Answer{}, "s8")
				if a, ok := v.Answers[id]; ok || len(v.Entries[id]) > 0 {
					t.Fatalf("taken back, and there is %s with %v", a.Encode(), slices.Sorted(maps.Keys(v.Entries[id])))
				}
			})
		})
	}
}

// changed is what recording an answer over what stands changes: entries by name, and
// those that go with a minus before them.
func changed(v *Visit, it *Item, a Answer) []string {
	var out []string
	n := 0
	for _, c := range v.Split(it, AnswerChange(it.ID, a, ""), "s2", func() string { n++; return fmt.Sprintf("new%d", n) }) {
		name := c.Field
		if c.Cleared {
			name = "-" + name
		}
		out = append(out, name)
		v.Apply(c)
	}
	return out
}

// TestOnlyWhatChanged: what is as it was is not recorded again, so that two people who
// work one item on two copies change each their own part of it.
func TestOnlyWhatChanged(t *testing.T) {
	gap := func(what string, capa Tri) Gap { return Gap{What: what, CAPA: capa} }
	for name, c := range map[string]struct {
		item    string
		was, is Answer
		want    []string
	}{
		"another count": {
			item: "IP-05", was: Answer{State: NotSeen, Counts: map[string]int{"final": 3, "incoming": 1}},
			is: Answer{State: NotSeen, Counts: map[string]int{"final": 5, "incoming": 1}}, want: []string{"count/s2/final"},
		},
		"a total that was typed": {
			item: "IP-05", was: Answer{State: NotSeen, Counts: map[string]int{"final": 3}},
			is: Answer{State: NotSeen, Counts: map[string]int{"final": 3}, Fields: map[string]string{"orders": "12"}}, want: []string{"field/orders"},
		},
		"a total that is empty": {
			item: "IP-05", was: Answer{State: NotSeen, Counts: map[string]int{"final": 3}, Fields: map[string]string{"orders": "12"}},
			is: Answer{State: NotSeen, Counts: map[string]int{"final": 3}}, want: []string{"-sum/s1/orders"},
		},
		"a row of people": {
			item: "QA-01", was: AddUp(Answer{State: NotSeen, Counts: map[string]int{"told/day": 4, "told/night": 2}}),
			is: AddUp(Answer{State: NotSeen, Counts: map[string]int{"told/day": 4, "seen/day": 3, "told/night": 2}}), want: []string{"row/day"},
		},
		"a row that goes": {
			item: "QA-01", was: AddUp(Answer{State: NotSeen, Counts: map[string]int{"told/day": 4, "told/night": 2}}),
			is: AddUp(Answer{State: NotSeen, Counts: map[string]int{"told/night": 2}}), want: []string{"-row/day"},
		},
		"a gap called otherwise": {
			item: "IN-10", was: Answer{State: Answered, Gaps: []Gap{gap("receipts", No), gap("gate", Yes)}},
			is: Answer{State: Answered, Gaps: []Gap{gap("receipts", No), gap("the gate", Yes)}}, want: []string{"gap/2/what"},
		},
		"a gap that goes": {
			item: "IN-10", was: Answer{State: Answered, Gaps: []Gap{gap("receipts", No), gap("gate", Yes)}},
			is: Answer{State: Answered, Gaps: []Gap{gap("gate", Yes)}}, want: []string{"-gap/1/capa", "-gap/1/what"},
		},
		"a gap before another": {
			item: "IN-10", was: Answer{State: Answered, Gaps: []Gap{gap("gate", Yes)}},
			is: Answer{State: Answered, Gaps: []Gap{gap("receipts", No), gap("gate", Yes)}}, want: []string{"gap/new1/capa", "gap/new1/what"},
		},
		"a reading": {
			item: "RA-02", was: Answer{State: NotSeen, Readings: Readings{Values: []string{"1", "2"}}},
			is: Answer{State: NotSeen, Readings: Readings{Values: []string{"1", "2.5", "3"}}}, want: []string{"value/s1/0002", "value/s2/0001"},
		},
		"a mark of a table": {
			item: "RA-04", was: Answer{State: Answered, Fields: map[string]string{"tells": "coached"}},
			is: Answer{State: Answered, Fields: map[string]string{"tells": "coached warehouse"}}, want: []string{"tell/tells/warehouse"},
		},
		"a part of a probe": {
			item: "DI-01", was: Answer{State: NotSeen, Disclosure: Disclosure{Asked: "owner", Words: "later"}},
			is: Answer{State: NotSeen, Disclosure: Disclosure{Asked: "owner", Words: "here", Tactics: []string{"blame"}}}, want: []string{"probe/tactic/blame", "probe/words"},
		},
		"what was answered to a paragraph": {
			item: "CL-01", was: Answer{State: Answered, Words: "IN-03: a\nRA-01: b"},
			is: Answer{State: Answered, Words: "IN-03: a\n  host: no\nRA-01: b"}, want: []string{"said/000100/c8f4acca"},
		},
		"the two numbers of a ratio are one value": {
			item: "CE-07", was: Answer{State: Answered, Fields: map[string]string{"declared": "10", "counted": "9", "auditor-days": "2"}},
			is: Answer{State: Answered, Fields: map[string]string{"declared": "10", "counted": "8", "auditor-days": "2"}}, want: []string{FieldValue},
		},
		"a field": {
			item: "VF-02", was: Answer{State: Answered, Fields: map[string]string{"asked": "the yard", "seen": "the hall"}},
			is: Answer{State: Answered, Fields: map[string]string{"asked": "the yard"}}, want: []string{"-field/seen"},
		},
		"what has too long a name stays in the frame": {
			item: "IP-05", was: Answer{State: NotSeen, Counts: map[string]int{strings.Repeat("x", longestField): 3}},
			is: Answer{State: NotSeen, Counts: map[string]int{strings.Repeat("x", longestField): 4}}, want: []string{FieldValue},
		},
	} {
		t.Run(name, func(t *testing.T) {
			v, it := NewVisit("v"), Builtin().Item(c.item)
			recorded(v, Builtin(), c.item, c.was)
			if got := changed(v, it, c.is); !slices.Equal(got, c.want) {
				t.Errorf("changes %q, want %q", got, c.want)
			}
			if got, want := said(v.Answers[c.item]), said(asked(c.is, v.Answers[c.item].State)); got != want {
				t.Errorf("there is %s, want %s", got, want)
			}
		})
	}
}

// TestSessionsInOrder: sessions that follow one another sort in that order, however
// fast they follow.
func TestSessionsInOrder(t *testing.T) {
	last := ""
	for range 5000 {
		s := NewSession()
		if s <= last {
			t.Fatalf("%s comes after %s", s, last)
		}
		last = s
	}
}
