package assessment_test

import (
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"gemba/assessment"
	"gemba/checklist"
)

// drawing takes a visit's choices from rapid.
func drawing(t *rapid.T) chooser {
	rng := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 1))
	return rng.IntN
}

// properties checks what must hold of any result.
func properties(t fataler, r *assessment.Result) {
	t.Helper()
	for _, a := range []*assessment.Axis{&r.Practice, &r.Paper} {
		if a.Lo < 0 || a.Lo > a.Score || a.Score > a.Hi || a.Hi > assessment.Full || a.Evidence < 0 || a.Evidence > 1000 {
			t.Fatalf("axis out of bounds: %+v", a.Range)
		}
		left := assessment.Full
		exact := 2 * a.Den * assessment.Full
		for _, c := range a.Contributions {
			left -= c.Proven + c.Open
			exact -= 2*c.Weight*(assessment.Full-c.Hi) + c.Weight*(c.Hi-c.Lo)
			if c.Proven < 0 || c.Open < 0 {
				t.Fatalf("contribution %+v", c)
			}
		}
		if left != a.Score || exact != a.SumLo+a.SumHi {
			t.Fatalf("100 - proven - open = %d, score %d", left, a.Score)
		}
	}
	if r.Lo > r.Score || r.Score > r.Hi || r.Score+r.CapAdjust != r.Practice.Score {
		t.Fatalf("overall %d %d %d", r.Lo, r.Score, r.Hi)
	}
	if r.Best > r.Grade || r.Grade > r.Worst || r.Firm != (r.Best == r.Worst) {
		t.Fatalf("grades %s %s %s", r.Best, r.Grade, r.Worst)
	}
	for _, c := range r.Caps {
		if c.Grade > r.Best {
			t.Fatalf("cap %s above the best grade %s", c.Grade, r.Best)
		}
	}
	if !slices.IsSortedFunc(r.Caps, func(a, b assessment.Cap) int { return strings.Compare(string(b.Grade), string(a.Grade)) }) {
		t.Fatalf("caps out of order: %v", r.Caps)
	}
}

type fataler interface {
	Helper()
	Fatalf(format string, args ...any)
}

// Whatever is typed, there is a result within bounds, and the sheet that was
// kept up to date agrees with one made anew.
func TestAnyVisit(t *testing.T) {
	c := checklist.Builtin()
	visits := 10_000
	if testing.Short() {
		visits = 500
	}
	rng := rand.New(rand.NewPCG(2026, 3))
	pick := chooser(rng.IntN)
	for range visits {
		v := pick.visit(c)
		s := assessment.NewSheet(c, v)
		properties(t, s.Result())
		it := &c.Items[pick(len(c.Items))]
		v.Answers[it.ID] = pick.any(c, it)
		s.Update(it.ID)
		kept, anew := s.Result(), assessment.Evaluate(c, v)
		if kept.Practice.SumLo != anew.Practice.SumLo || kept.Practice.SumHi != anew.Practice.SumHi ||
			kept.Paper.SumLo != anew.Paper.SumLo || kept.Status != anew.Status || len(kept.Caps) != len(anew.Caps) {
			t.Fatalf("after %s the sheet says %s %d, a new one %s %d", it.ID, kept.Status, kept.Score, anew.Status, anew.Score)
		}
		s.Opened()
	}
}

// Blank items, and items not seen, never fire a cap, and paper never moves
// practice.
func TestBlanksAndPaper(t *testing.T) {
	c := checklist.Builtin()
	rapid.Check(t, func(t *rapid.T) {
		pick := drawing(t)
		v := pick.visit(c)
		r := assessment.Evaluate(c, v)
		for _, k := range r.Caps {
			for _, id := range k.Items {
				a := v.Answers[id]
				if said := a.State == checklist.Answered || a.State == checklist.Refused || a.Confirmed; !said && v.Rivals[id] == nil {
					t.Fatalf("%s fires on %s, which nobody answered", k.Rule, id)
				}
			}
		}
		for i := range c.Items {
			if it := &c.Items[i]; it.Axis == checklist.Paper {
				v.Answers[it.ID] = pick.answer(c, it)
				delete(v.Rivals, it.ID)
			}
		}
		after := assessment.Evaluate(c, v)
		if after.Practice.Range != r.Practice.Range || after.Practice.Score != r.Practice.Score {
			t.Fatalf("paper moved practice from %v to %v", r.Practice.Range, after.Practice.Range)
		}
	})
}

// A first answer narrows both ends: nothing that it says was not possible
// before. A blank lies between the worst and the best answer.
func TestFirstAnswerNests(t *testing.T) {
	c := checklist.Builtin()
	rapid.Check(t, func(t *rapid.T) {
		pick := drawing(t)
		v := pick.visit(c)
		it := &c.Items[pick(len(c.Items))]
		if !it.Scored() {
			return
		}
		delete(v.Rivals, it.ID)
		delete(v.Answers, it.ID)
		before := assessment.Evaluate(c, v)
		v.Answers[it.ID] = pick.answer(c, it)
		after := assessment.Evaluate(c, v)
		for _, a := range [][2]assessment.Range{{before.Practice.Range, after.Practice.Range}, {before.Paper.Range, after.Paper.Range}} {
			if a[1].Lo < a[0].Lo || a[1].Hi > a[0].Hi {
				t.Fatalf("%s: %v does not lie within %v", it.ID, a[1], a[0])
			}
		}
		v.Answers[it.ID] = checklist.Answer{State: checklist.Refused}
		worst := assessment.Evaluate(c, v)
		if worst.Score > before.Score || worst.Grade < before.Grade || worst.Score > after.Score {
			t.Fatalf("%s: refused %d, blank %d, answered %d", it.ID, worst.Score, before.Score, after.Score)
		}
	})
}

// Neither the order of the answers nor that of the items matters.
func TestOrder(t *testing.T) {
	c := checklist.Builtin()
	rapid.Check(t, func(t *rapid.T) {
		pick := drawing(t)
		v := pick.visit(c)
		r := assessment.Evaluate(c, v)

		again := *v
		again.Answers = map[string]checklist.Answer{}
		for _, id := range slices.Backward(slices.Sorted(maps.Keys(v.Answers))) {
			again.Answers[id] = v.Answers[id]
		}
		if same := assessment.Evaluate(c, &again); digest(same) != digest(r) {
			t.Fatalf("the order of answers matters")
		}

		shuffled := reorder(t, c, pick)
		o := assessment.Evaluate(shuffled, v)
		if o.Status != r.Status || o.Range != r.Range || o.Score != r.Score || o.Practice.Range != r.Practice.Range ||
			o.Paper.Range != r.Paper.Range || o.Gap != r.Gap {
			t.Fatalf("the order of items matters: %s %v, %s %v", r.Status, r.Range, o.Status, o.Range)
		}
		// Of a rule over several items, the first of them depends on the order.
		list := func(r *assessment.Result) []string {
			caps := fired(r)
			for i := range r.Caps {
				if len(r.Caps[i].Items) > 1 {
					caps[i] = r.Caps[i].Rule
				}
			}
			slices.Sort(caps)
			return caps
		}
		if !slices.Equal(list(o), list(r)) {
			t.Fatalf("caps %v, %v", list(r), list(o))
		}
	})
}

// reorder returns the checklist with its items in another order.
func reorder(t *rapid.T, c *checklist.Checklist, pick chooser) *checklist.Checklist {
	parts := strings.Split(c.Source, "[[item]]\n")
	rand.New(rand.NewPCG(uint64(pick(1<<30)), 2)).Shuffle(len(parts)-1, func(i, j int) {
		parts[1+i], parts[1+j] = parts[1+j], parts[1+i]
	})
	o, err := checklist.Parse("reordered", []byte(strings.Join(parts, "\n[[item]]\n")))
	if err != nil {
		t.Fatalf("%v", err)
	}
	return o
}

// Taking back the answer that fired a cap takes away that cap and no other,
// unless it belongs to a rule over several items.
func TestCapGoesWithItsCause(t *testing.T) {
	c := checklist.Builtin()
	rapid.Check(t, func(t *rapid.T) {
		v := drawing(t).visit(c)
		single := func(r *assessment.Result) []string {
			var list []string
			for i, k := range r.Caps {
				if len(k.Items) == 1 {
					list = append(list, fired(r)[i])
				}
			}
			return list
		}
		before := single(assessment.Evaluate(c, v))
		for i, k := range assessment.Evaluate(c, v).Caps {
			if len(k.Items) != 1 {
				continue
			}
			answer, rivals := v.Answers[k.Item], v.Rivals[k.Item]
			delete(v.Answers, k.Item)
			delete(v.Rivals, k.Item)
			want := slices.DeleteFunc(slices.Clone(before), func(s string) bool { return strings.HasSuffix(s, " "+k.Item) })
			if got := single(assessment.Evaluate(c, v)); !slices.Equal(got, want) {
				t.Fatalf("without %d %s: %v, want %v", i, k.Item, got, want)
			}
			v.Answers[k.Item] = answer
			if rivals != nil {
				v.Rivals[k.Item] = rivals
			}
		}
	})
}

// FuzzVisit makes a visit from bytes: each is one choice.
func FuzzVisit(f *testing.F) {
	f.Add([]byte{})
	f.Add([]byte("144 of 240 receipts"))
	c := checklist.Builtin()
	f.Fuzz(func(t *testing.T, choices []byte) {
		i := 0
		pick := chooser(func(n int) int {
			if len(choices) == 0 {
				return 0
			}
			i++
			return (int(choices[i%len(choices)])*31 + i) % n
		})
		v := pick.visit(c)
		s := assessment.NewSheet(c, v)
		properties(t, s.Result())
		s.Opened()
	})
}
