package assessment_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strconv"
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
		for _, cap := range r.Caps {
			for _, id := range cap.Items {
				a := v.Answers[id]
				if said := a.State == checklist.Answered || a.State == checklist.Refused || a.Confirmed; !said && v.Rivals[id] == nil {
					t.Fatalf("%s fires on %s, which nobody answered", cap.Rule, id)
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
			for i, cap := range r.Caps {
				if len(cap.Items) == 1 {
					list = append(list, fired(r)[i])
				}
			}
			return list
		}
		before := single(assessment.Evaluate(c, v))
		for i, cap := range assessment.Evaluate(c, v).Caps {
			if len(cap.Items) != 1 {
				continue
			}
			answer, rivals := v.Answers[cap.Item], v.Rivals[cap.Item]
			delete(v.Answers, cap.Item)
			delete(v.Rivals, cap.Item)
			want := slices.DeleteFunc(slices.Clone(before), func(s string) bool { return strings.HasSuffix(s, " "+cap.Item) })
			if got := single(assessment.Evaluate(c, v)); !slices.Equal(got, want) {
				t.Fatalf("without %d %s: %v, want %v", i, cap.Item, got, want)
			}
			v.Answers[cap.Item] = answer
			if rivals != nil {
				v.Rivals[cap.Item] = rivals
			}
		}
	})
}

// Whatever makes an answer worse never makes the supplier look better.
func TestMonotone(t *testing.T) {
	c := checklist.Builtin()
	rapid.Check(t, func(t *rapid.T) {
		pick := drawing(t)
		v := pick.visit(c)
		for range 40 {
			it := &c.Items[pick(len(c.Items))]
			a := v.Answers[it.ID]
			if a.State != checklist.Answered && it.Kind != checklist.Fields {
				a = pick.answer(c, it)
				v.Answers[it.ID] = a
			}
			before := assessment.Evaluate(c, v)
			if slices.ContainsFunc(before.Faults, func(f assessment.Fault) bool { return f.Item == it.ID }) {
				continue // it counts as not asked; another answer may be better
			}
			how, b, ok := pick.worse(c, it, a)
			if !ok {
				continue
			}
			v.Answers[it.ID] = b
			after := assessment.Evaluate(c, v)
			if after.Score > before.Score || after.Lo > before.Lo || after.Hi > before.Hi ||
				after.Grade < before.Grade || after.Best < before.Best || after.Worst < before.Worst ||
				after.Paper.Lo > before.Paper.Lo || after.Paper.Hi > before.Paper.Hi {
				t.Fatalf("%s %s: %s %d %v became %s %d %v\n%s\n%s", it.ID, how, before.Grade, before.Score, before.Range,
					after.Grade, after.Score, after.Range, a.Encode(), b.Encode())
			}
		}
	})
}

// worse makes an answer worse in one way, and says in which.
func (pick chooser) worse(c *checklist.Checklist, it *checklist.Item, a checklist.Answer) (string, checklist.Answer, bool) {
	given := a.Fields
	a.Fields = map[string]string{}
	maps.Copy(a.Fields, given)
	a.Gaps = slices.Clone(a.Gaps)
	switch pick(6) {
	case 0:
		if it.ID == "VF-02" || it.ID == "IN-02" || it.Scored() {
			return "refused", checklist.Answer{State: checklist.Refused, Confirmed: a.Confirmed, Flagged: a.Flagged}, true
		}
	case 1:
		if it.Flags != "" && !a.Flagged {
			a.Flagged, a.Explained = true, ""
			return "flagged", a, true
		}
	case 2:
		if it.Knock != nil && !a.Confirmed {
			a.Confirmed = true
			return "confirmed", a, true
		}
	}
	switch it.Kind {
	case checklist.Level:
		return pick.worseLevel(c, it, a)
	case checklist.Share:
		return pick.worseSample(a)
	case checklist.Split, checklist.Ratio, checklist.Fields, checklist.Certificate:
		return pick.worseFields(c, it, a)
	case checklist.Probe:
		return pick.worseProbe(c, a)
	case checklist.Gaps:
		a.Gaps = append(a.Gaps, checklist.Gap{CAPA: pick.tri(), Acted: pick.tri(), InternalAudit: pick.tri(), External: pick.tri()})
		return "one more gap", a, len(a.Gaps) > 1
	}
	return "", a, false
}

// before returns the entry that stands before the given one in a table, which
// is the weaker one in the table of bases; after the one that stands after.
func before(table []checklist.Choice, id string) (string, bool) {
	i := slices.IndexFunc(table, func(e checklist.Choice) bool { return e.ID == id })
	if i < 1 {
		return "", false
	}
	return table[i-1].ID, true
}

func after(table []checklist.Choice, id string) (string, bool) {
	i := slices.IndexFunc(table, func(e checklist.Choice) bool { return e.ID == id })
	if i < 0 || i == len(table)-1 {
		return "", false
	}
	return table[i+1].ID, true
}

func (pick chooser) worseLevel(c *checklist.Checklist, it *checklist.Item, a checklist.Answer) (string, checklist.Answer, bool) {
	var ok bool
	if pick(2) == 0 {
		a.Basis, ok = before(c.Bases, a.Basis)
		return "weaker basis", a, ok
	}
	i := slices.IndexFunc(it.Set.Levels, func(l checklist.AnchorLevel) bool { return l.Score == a.Level })
	if i < 0 || i == len(it.Set.Levels)-1 {
		return "", a, false
	}
	a.Level = it.Set.Levels[i+1].Score
	return "lower level", a, true
}

func (pick chooser) worseSample(a checklist.Answer) (string, checklist.Answer, bool) {
	s := &a.Sample
	switch {
	case pick(3) == 0 && s.Fine > 0:
		s.Fine--
		return "one fewer fine", a, true
	case pick(2) == 0 && s.Pick == "random":
		s.Pick = "visitor"
		return "picked by the visitor", a, true
	case s.Pick == "random" || s.Pick == "visitor":
		s.Pick = "factory"
		return "picked by the factory", a, true
	case s.Source != "":
		s.Source = "typed"
		return "list typed", a, true
	}
	return "", a, false
}

func (pick chooser) worseFields(c *checklist.Checklist, it *checklist.Item, a checklist.Answer) (string, checklist.Answer, bool) {
	move := func(name string, by int) bool {
		n, err := strconv.Atoi(a.Fields[name])
		if err != nil || n+by < 0 || name == "told" && n+by == 0 {
			return false
		}
		a.Fields[name] = strconv.Itoa(n + by)
		return true
	}
	switch it.Kind {
	case checklist.Split:
		if pick(2) == 0 {
			return "one fewer early", a, move("early", -1) && a.Fields["early"]+a.Fields["late"] != "00"
		}
		return "one more late", a, move("late", 1) && a.Fields["early"]+a.Fields["late"] != "01"
	case checklist.Ratio:
		for _, f := range it.Fields {
			if f.Role == "num" {
				return "fewer", a, move(f.Name, -1)
			}
		}
	case checklist.Certificate:
		i := pick(5)
		if i == 4 {
			worse := map[string]string{"valid": "expired", "expired": "none"}[a.Fields["status"]]
			a.Fields["status"] = worse
			return "not in force", a, worse != ""
		}
		a.Fields[[...]string{"site-covered", "scope-covered", "accredited", "registered"}[i]] = "no"
		return "a part missing", a, a.Fields["status"] != "none"
	case checklist.Fields:
		if it.ID == "IN-02" && a.State == checklist.Answered {
			a.Fields["source"] = "typed"
			return "list typed for the visit", a, true
		}
	}
	return "", a, false
}

func (pick chooser) worseProbe(c *checklist.Checklist, a checklist.Answer) (string, checklist.Answer, bool) {
	var ok bool
	d := &a.Disclosure
	switch pick(3) {
	case 0:
		d.Given, ok = after(c.Disclosures, d.Given)
		return "less disclosed", a, ok
	case 1:
		d.Outcome, ok = after(c.Outcomes, d.Outcome)
		return "less verified", a, ok
	}
	d.Latency, ok = after(c.Latencies, d.Latency)
	return "slower", a, ok
}

// digest writes every integer, letter and id of a result.
func digest(r *assessment.Result) string {
	var b strings.Builder
	fmt.Fprintln(&b, r.Scope, r.Status, r.Grade, r.Best, r.Worst, r.Firm, r.Rated, r.Score, r.Range, r.Target, r.PointsShort, r.BlockedBy)
	for _, a := range []*assessment.Axis{&r.Practice, &r.Paper} {
		fmt.Fprintln(&b, a.Score, a.Range, a.Evidence, a.SumLo, a.SumHi, a.Den, a.NAOpen)
		for _, c := range a.Contributions {
			fmt.Fprintln(&b, c.Item, c.Range, c.Weight, c.Proven, c.Open)
		}
	}
	for _, th := range r.Themes {
		fmt.Fprintln(&b, th.ID, th.Score, th.Range, th.Evidence, th.Weight, th.Items)
	}
	fmt.Fprintln(&b, r.Gap, r.Level)
	for _, c := range r.Caps {
		fmt.Fprintln(&b, c.Rule, c.Grade, c.Item, c.Items, c.Without)
	}
	for _, h := range r.Holds {
		fmt.Fprintln(&b, h.Item, h.Grade)
	}
	for _, q := range r.Next {
		fmt.Fprintln(&b, q.Item, q.Gain, q.Minutes)
	}
	for _, f := range r.Flips {
		fmt.Fprintln(&b, f.Item, f.To, f.Grade, f.Need)
	}
	for _, f := range r.Faults {
		fmt.Fprintln(&b, f.Item)
	}
	return b.String()
}

// A stored result compares equal to itself, and every changed integer shows.
func TestVerify(t *testing.T) {
	c := checklist.Builtin()
	r := assessment.Evaluate(c, wenzhou("two-days"))
	stored, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	if diff, err := assessment.Verify(stored, r); err != nil || len(diff) != 0 {
		t.Fatal(diff, err)
	}
	for old, want := range map[string]string{
		`"score":46740`:        "practice.score: stored 46741, computed 46740",
		`"grade":"C","item":"`: "",
		`"gain":7000`:          "next[0].gain: stored 7001, computed 7000",
		`"proven":5460`:        "contributions[10].proven: stored 5461, computed 5460",
	} {
		if want == "" {
			continue
		}
		changed := strings.Replace(string(stored), old, old[:len(old)-1]+"1", 2)
		diff, err := assessment.Verify([]byte(changed), r)
		if err != nil || !slices.ContainsFunc(diff, func(d assessment.Difference) bool { return d.String() == want }) {
			t.Errorf("%s: %v %v, want %s", old, diff, err, want)
		}
	}
	reworded := strings.Replace(string(stored), "Not rated.", "No letter yet.", 1)
	if diff, err := assessment.Verify([]byte(reworded), r); err != nil || len(diff) != 0 {
		t.Error(diff, err)
	}
	for _, bad := range []string{"", "{", "[]", `"x"`} {
		if _, err := assessment.Verify([]byte(bad), r); err == nil {
			t.Errorf("%q was read", bad)
		}
	}
}
