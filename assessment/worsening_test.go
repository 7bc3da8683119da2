package assessment_test

import (
	"maps"
	"slices"
	"strconv"
	"testing"

	"pgregory.net/rapid"

	"gemba/assessment"
	"gemba/checklist"
)

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
		return pick.worseFields(it, a)
	case checklist.Probe:
		return pick.worseProbe(c, a)
	case checklist.Gaps:
		a.Gaps = append(a.Gaps, checklist.Gap{CAPA: pick.tri(), Acted: pick.tri(), InternalAudit: pick.tri(), External: pick.tri()})
		return "one more gap", a, len(a.Gaps) > 1
	default:
		return "", a, false
	}
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

func (pick chooser) worseFields(it *checklist.Item, a checklist.Answer) (string, checklist.Answer, bool) {
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
	default: // worsened elsewhere
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
