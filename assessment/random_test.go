package assessment_test

import (
	"strconv"

	"gemba/checklist"
)

// chooser makes visits from choices among n, so that one generator serves both
// rapid and a seeded source.
type chooser func(n int) int

func (pick chooser) one(table []checklist.Choice) string { return table[pick(len(table))].ID }

func (pick chooser) tri() checklist.Tri {
	return [...]checklist.Tri{"", checklist.Yes, checklist.No, checklist.Unknown}[pick(4)]
}

// answer makes an answer with a value that the item can have.
func (pick chooser) answer(c *checklist.Checklist, it *checklist.Item) checklist.Answer {
	a := checklist.Answer{State: checklist.Answered, Basis: pick.one(c.Bases)}
	switch it.Kind {
	case checklist.Level:
		a.Level = it.Set.Levels[pick(len(it.Set.Levels))].Score
	case checklist.Share:
		a.Sample = pick.sample(c, it)
	case checklist.Split:
		a.Fields = map[string]string{"early": strconv.Itoa(pick(40)), "late": strconv.Itoa(pick(40))}
	case checklist.Ratio:
		a.Fields = map[string]string{}
		for _, f := range it.Fields {
			switch f.Role {
			case "num":
				a.Fields[f.Name] = strconv.Itoa(pick(200))
			case "den":
				a.Fields[f.Name] = strconv.Itoa(1 + pick(200))
			}
		}
	case checklist.Probe:
		a.Disclosure = checklist.Disclosure{Given: pick.one(c.Disclosures), Outcome: pick.one(c.Outcomes), Latency: pick.one(c.Latencies)}
	case checklist.Gaps:
		for range 1 + pick(2) {
			a.Gaps = append(a.Gaps, checklist.Gap{CAPA: pick.tri(), Acted: pick.tri(), InternalAudit: pick.tri(), External: pick.tri()})
		}
	case checklist.Certificate:
		a.Fields = map[string]string{
			"status":       [...]string{"none", "expired", "valid", "valid"}[pick(4)],
			"site-covered": string(pick.tri()), "scope-covered": string(pick.tri()),
			"accredited": string(pick.tri()), "registered": string(pick.tri()),
		}
	default: // the other kinds record
	}
	return a
}

func (pick chooser) sample(c *checklist.Checklist, it *checklist.Item) checklist.Sample {
	s := checklist.Sample{Population: 1 + pick(300), Pick: pick.one(c.Picks)}
	s.Drawn = 1 + pick(min(s.Population, 60))
	if pick(6) == 0 {
		s.Drawn = s.Population
	}
	if it.Open || pick(8) == 0 {
		s.Open, s.Population = true, 0
	}
	s.Fine = s.Drawn - min(s.Drawn, pick(4)*pick(20))
	if pick(4) == 0 {
		s.Source = pick.one(c.ListSources)
	}
	return s
}

// any makes an answer in any state, with facts, and now and then nonsense.
func (pick chooser) any(c *checklist.Checklist, it *checklist.Item) checklist.Answer {
	a := pick.answer(c, it)
	switch pick(16) {
	case 0:
		a = checklist.Answer{State: checklist.NotSeen}
	case 1:
		a = checklist.Answer{State: checklist.NA, Reason: "as agreed"}
	case 2:
		a = checklist.Answer{State: checklist.Refused}
	case 3:
		a.Flagged = true
	case 4:
		a.Confirmed = pick(8) == 0
	case 5:
		a = pick.nonsense(a)
	}
	return a
}

func (pick chooser) nonsense(a checklist.Answer) checklist.Answer {
	number := func() int { return [...]int{-1, 0, 1, 7, 1 << 40, -1 << 62}[pick(6)] }
	a.Level = number()
	a.Basis = [...]string{"", "rumour"}[pick(2)]
	a.Sample = checklist.Sample{Population: number(), Drawn: number(), Fine: number(), Late: number(), Exempt: number(), Pick: "?"}
	a.Disclosure.Given = ""
	a.Gaps = nil
	for name := range a.Fields {
		a.Fields[name] = [...]string{"", "-3", "1e9", "९", "99999999999999999999"}[pick(5)]
	}
	return a
}

// visit makes a visit of which a share of the items, in parts of eight, has an
// answer in any state.
func (pick chooser) visit(c *checklist.Checklist) *checklist.Visit {
	v := checklist.NewVisit("random")
	v.Date = "2026-03-11"
	v.Scope = c.Scopes[pick(len(c.Scopes))].ID
	share := pick(9)
	for i := range c.Items {
		it := &c.Items[i]
		if pick(8) >= share {
			continue
		}
		a := pick.any(c, it)
		v.Answers[it.ID] = a
		if it.Kind == checklist.Share && a.Sample.Pick == "random" && pick(4) > 0 { // the rest is only somebody's word
			storeDraw(v, it.ID, a.Sample)
		}
		if pick(24) == 0 {
			v.Rivals[it.ID] = []checklist.Answer{pick.any(c, it)}
		}
	}
	if pick(2) == 0 {
		v.Answers["IN-02"] = checklist.Answer{State: checklist.Answered, Fields: map[string]string{"source": pick.one(c.ListSources), "lines": "240"}}
	}
	return v
}
